"""The labels that Chinese documents number their headings with: 一、 （一） 1. （1）."""

import re
from dataclasses import dataclass

_CHINESE = "[一二三四五六七八九十]"
_LABELS = (
    # 一、二季度 counts quarters and is no label.
    (re.compile(rf"(?P<number>{_CHINESE}{{1,3}})[、．.](?!{_CHINESE}[、季])"), "{}、"),
    (re.compile(rf"（(?P<number>{_CHINESE}{{1,3}})）[、．.]?"), "（{}）"),
    (re.compile(r"(?P<number>[1-9１-９][0-9０-９]?)[.．、](?![0-9０-９])"), "{}."),
    (re.compile(r"（(?P<number>[1-9１-９][0-9０-９]?)）[、．.]?"), "（{}）"),
)
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""Of a year in Chinese digits: 二〇二四."""
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True)
class Label:
    """A label at the start of a text: its level from 1, its number, how it is written, and what follows it."""

    level: int
    number: int
    written: str
    rest: str


def label_of(text: str) -> Label | None:
    """The label that a text begins with."""
    for level, (pattern, written) in enumerate(_LABELS, start=1):
        if match := pattern.match(text):
            number = value(match["number"])
            spelled = match["number"] if level < 3 else str(number)
            return Label(level, number, written.format(spelled), text[match.end() :].lstrip())
    return None


def value(number: str) -> int:
    """The value of a label's number below a hundred: 十二 and 12 are 12."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(number, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)
