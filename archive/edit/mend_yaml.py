"""Slips in YAML that can be mended without a doubt: colons, tabs, digits, and spaces at the ends of lines.

Each step is taken only where the file says the same after it, the width of digits aside; or, of one that could not be
read, where it can be read after it and in one way only.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from archive.findings import Code, Place
from archive.literal import HALF_WIDTH, LiteralError
from archive.literal import parse as parsed_number
from archive.read.files import REGISTERS
from archive.read.source import Source
from archive.read.yamlfile import Document, Keys, parse

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_WIDTHS = (2, 4, 8)
"""What editors show a tab as."""
_ROUNDS = 3
"""Colons between braces show only once the others are mended."""
_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def mended_yaml(path: str, text: str, done: list[str]) -> str:
    """The text without its slips, with what was done added to `done`; nothing where it cannot be read all the same."""
    if _value(path, text) is None:
        text = _readable(path, text, done)
    steps: list[tuple[str, Callable[[str, str], str]]] = [("去掉行尾的空格", _without_trailing_spaces)]
    if path not in REGISTERS:
        steps.insert(0, ("全角数字改成半角", _with_half_width_digits))
    for words, step in steps if text else []:
        now = step(path, text)
        if now != text and _half(_value(path, now)) == _half(_value(path, text)):
            text = now
            done.append(words)
    return text


def _value(path: str, text: str) -> Any:
    """What a file says; None where it cannot be read."""
    document, findings = parse(Source(path, text))
    return None if findings else document.value


def _half(value: Any) -> Any:
    """A value with every text in it in half width, to compare what two say."""
    if isinstance(value, dict):
        return {_half(key): _half(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_half(each) for each in value]
    return value.translate(HALF_WIDTH) if isinstance(value, str) else value


def _readable(path: str, text: str, done: list[str]) -> str:
    """The text with its colons and its indentation mended; nothing where it cannot be read, or in more than one way."""
    ways = [_with_colons(path, _without_tabs(text, width)) for width in _WIDTHS]
    read = [(way, value) for way in ways if (value := _value(path, way)) is not None]
    if not read or any(value != read[0][1] for _, value in read):
        return ""
    if _without_tabs(text, _WIDTHS[0]) != text:
        done.append("缩进的 Tab 改成空格")
    if any(way == _without_tabs(text, width) for way, width in zip(ways, _WIDTHS, strict=True)):
        return read[0][0]
    done.append("键后面的冒号改成半角冒号加空格")
    return read[0][0]


def _without_tabs(text: str, width: int) -> str:
    return _INDENTATION.sub(lambda match: match[0].expandtabs(width), text)


def _with_colons(path: str, text: str) -> str:
    """The text with each colon after a key as the check wants it."""
    for _ in range(_ROUNDS):
        _, findings = parse(Source(path, text))
        lines = text.split("\n")
        for place in sorted((each.place for each in findings if each.code is Code.COLON), reverse=True):
            lines[place.line - 1] = _with_colon(lines[place.line - 1], place)
        if "\n".join(lines) == text:
            break
        text = "\n".join(lines)
    return text


def _with_colon(line: str, place: Place) -> str:
    """A line with one colon mended: a full-width one stands at the place, or a half-width one without a space before it."""
    left, right = line[: place.column - 1], line[place.column - 1 :]
    if right.startswith("："):
        left, right = left.rstrip(" "), right[1:]
        before = left.rstrip(_KEY)
        if before.rstrip(" ").endswith("，"):
            left = f"{before.rstrip(' ')[:-1]}, {left[len(before) :]}"
    elif left.endswith(":"):
        left = left[:-1]
    else:
        return line
    right = right.lstrip(" \u3000\u00a0")
    return f"{left}: {right}" if right else f"{left}:"


def _without_trailing_spaces(_: str, text: str) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def _with_half_width_digits(path: str, text: str) -> str:
    """The text of a report's data with its figures and days in half-width digits, where that makes them figures and days."""
    document, _ = parse(Source(path, text))
    lines = text.split("\n")
    for place, typed in _numbers(document):
        half, at = typed.translate(HALF_WIDTH), place.column - 1
        line = lines[place.line - 1]
        at += line[at : at + 1] in ("'", '"')
        if half != typed and line.startswith(typed, at) and _is_number(half):
            lines[place.line - 1] = line[:at] + half + line[at + len(typed) :]
    return "\n".join(lines)


def _is_number(typed: str) -> bool:
    try:
        parsed_number(typed, signed=True)
    except LiteralError:
        return bool(_DAY.fullmatch(typed))
    return True


def _numbers(document: Document) -> Iterator[tuple[Place, str]]:
    """Every text of a report's data where a figure or a day belongs, with its place."""
    for keys, place in document.places.items():
        if _holds_number(keys):
            value = document.value
            for key in keys:
                value = value[key]
            if isinstance(value, str):
                yield place, value
    for keys, place in document.key_places.items():
        if len(keys) == 2 and keys[0] == "changes":
            yield place, str(keys[1])


def _holds_number(keys: Keys) -> bool:
    match keys:
        case (
            ("dated" | "published" | "updated",) | ("figures", _) | ("figures", _, "value") | ("corrections", _, "day")
        ):
            return True
    return False
