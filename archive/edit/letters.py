"""The letters of a page, each with its place, put into lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

_SAME_LINE = 0.35
"""Of a letter's size, by which the feet of letters in one line may differ."""
_TWICE = 0.15
"""Of a letter's size, by which a second print of it stands off, where a program makes bold letters so."""
_GAP = 0.25


@dataclass(frozen=True)
class Letter:
    """A letter and its box; `foot` is the height from the page's bottom at which its line is written."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    foot: float
    size: float


@dataclass(frozen=True)
class Line:
    """A line of a page and its box, measured from the left and from the top."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def letters_of(chars: Iterable[dict[str, Any]]) -> list[Letter]:
    """The upright letters of a page; what stands askew is a watermark."""
    return [
        Letter(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], char["matrix"][5], char["size"])
        for char in chars
        if char["size"] > 0 and _is_upright(*char["matrix"][:2])
    ]


def _is_upright(along: float, across: float) -> bool:
    return along > 0 and abs(across) < 0.05 * along


def once(letters: list[Letter]) -> list[Letter]:
    """The letters without those that are printed over themselves."""
    kept: list[Letter] = []
    taken: dict[tuple[str, int, int], list[Letter]] = {}
    for letter in letters:
        step = max(letter.size * _TWICE, 0.1)
        column, row = int(letter.left / step), int(letter.foot / step)
        near = (
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in taken.get((letter.text, x, y), ())
        )
        if any(abs(o.left - letter.left) <= step and abs(o.foot - letter.foot) <= step for o in near):
            continue
        taken.setdefault((letter.text, column, row), []).append(letter)
        kept.append(letter)
    return kept


def lines_of(letters: list[Letter]) -> list[Line]:
    """The lines that letters stand in, from the top down."""
    return [_line(row) for row in _rows(sorted(letters, key=lambda letter: -letter.foot)) if _has_words(row)]


def _rows(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    row: list[Letter] = []
    for letter in letters:
        if row and row[0].foot - letter.foot > _SAME_LINE * max(letter.size, row[0].size):
            yield row
            row = []
        row.append(letter)
    if row:
        yield row


def _has_words(row: list[Letter]) -> bool:
    return any(letter.text.strip() for letter in row)


def _line(row: list[Letter]) -> Line:
    row = sorted(row, key=lambda letter: letter.left)
    inked = [letter for letter in row if letter.text.strip()]
    size = median(letter.size for letter in inked)
    text = ""
    for index, letter in enumerate(row):
        gap = letter.left - row[index - 1].right if index else 0
        text += (" " if gap > _GAP * size else "") + letter.text
    return Line(
        re.sub(r"\s+", " ", text).strip(),
        inked[0].left,
        max(letter.right for letter in inked),
        min(letter.top for letter in inked),
        max(letter.bottom for letter in inked),
        size,
    )
