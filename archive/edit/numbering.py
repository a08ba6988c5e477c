"""Word's automatic numbering: a label like （一） is not in a paragraph's text but counted by the rules of a list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import cn2an
from docx.oxml.ns import qn

_LEVELS = 9


def _chinese(number: int) -> str:
    return str(cn2an.an2cn(str(number)))


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    steps = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
    words = ""
    for step, letter in steps.items():
        words += letter * (number // step)
        number %= step
    return words


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: _chinese(number) if number == 10 else _digits(number),
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": lambda number: str(cn2an.an2cn(str(number), "up")),
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
    "decimalEnclosedCircleChinese": lambda number: chr(0x245F + number) if number <= 20 else str(number),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "bullet": lambda number: "",
    "none": lambda number: "",
}
"""How a number is written; decimal in all its kinds is what is left."""
_UNMARKED = ("bullet", "none")


@dataclass
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    style: str = ""


@dataclass
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _counted: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: Any) -> "Numbering":
        """Those that numbering.xml defines; None where there is no such file."""
        if numbering is None:
            return cls()
        abstract = {
            each.get(qn("w:abstractNumId")): dict(_levels(each)) for each in numbering.findall(qn("w:abstractNum"))
        }
        lists = {each.get(qn("w:numId")): _list(each, abstract) for each in numbering.findall(qn("w:num"))}
        return cls(lists)

    def level_of(self, number: str, style: str) -> int:
        """The level of a list that a style stands for."""
        levels = self._lists[number].levels if number in self._lists else {}
        return next((level for level, each in levels.items() if style and each.style == style), 0)

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph at a level of a list; empty for a bullet and for a list that there is not."""
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counts = self._counted.setdefault(found.abstract, [0] * _LEVELS)
        start = found.starts.get(level)
        if start is not None and (number, level) not in self._begun:
            counts[level] = start - 1
        elif not counts[level]:
            counts[level] = found.levels[level].start - 1
        self._begun.add((number, level))
        counts[level] += 1
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return _written(found.levels, level, counts)


def _written(levels: dict[int, _Level], level: int, counts: list[int]) -> str:
    own = levels[level]
    if own.format in _UNMARKED:
        return ""
    text = own.text
    for index in range(level + 1):
        each = levels.get(index, _Level())
        number = counts[index] or each.start
        write = str if own.legal else _FORMATS.get(each.format, str)
        text = text.replace(f"%{index + 1}", write(number))
    return text


def _levels(owner: Any) -> Iterator[tuple[int, _Level]]:
    for each in owner.findall(qn("w:lvl")):
        level = _number(each.get(qn("w:ilvl")), 0)
        if 0 <= level < _LEVELS:
            yield (
                level,
                _Level(
                    start=_number(_value(each, "w:start"), 1),
                    format=_value(each, "w:numFmt") or "decimal",
                    text=_value(each, "w:lvlText"),
                    legal=each.find(qn("w:isLgl")) is not None,
                    style=_value(each, "w:pStyle"),
                ),
            )


def _list(number: Any, abstract: dict[str, dict[int, _Level]]) -> _List:
    name = _value(number, "w:abstractNumId")
    levels, starts = dict(abstract.get(name, {})), {}
    for override in number.findall(qn("w:lvlOverride")):
        level = _number(override.get(qn("w:ilvl")), 0)
        if start := _value(override, "w:startOverride"):
            starts[level] = _number(start, 1)
        levels.update(_levels(override))
    return _List(name, levels, starts)


def _value(owner: Any, name: str) -> str:
    found = owner.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val")) or "")


def _number(text: str | None, otherwise: int) -> int:
    # A document may say anything; what is no small number is none.
    return int(text) if text and text.isdecimal() and len(text) < 5 else otherwise
