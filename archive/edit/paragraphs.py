"""The lines of a PDF's pages made into paragraphs: running heads and page numbers left out, lines rejoined."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from archive.edit.around import STOPS
from archive.edit.blocks import Note
from archive.edit.labels import label_of
from archive.edit.letters import Letter, Line, lines_of
from archive.edit.pieces import Piece, tidy

_MARGIN = 0.14
"""Of a page's height, at its top and bottom, where running heads and page numbers stand."""
_FEW = 5
_PAGE_NUMBER = re.compile(r"[-—–－·\s]*(?:第?\d{1,4}页?)(?:[,，/\s]*共?\d{1,4}页?)?[-—–－·\s]*")


@dataclass(frozen=True)
class Ruled:
    """A table whose lines are drawn: the boxes of its cells (left, top, right, bottom), and what stands in them."""

    cells: tuple[tuple[float, float, float, float], ...]
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def top(self) -> float:
        """The height of its upper edge, from the top of the page."""
        return min(cell[1] for cell in self.cells)

    def holds(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Whether the middle of a box lies in a cell."""
        return any(_inside(cell, (left + right) / 2, (top + bottom) / 2) for cell in self.cells)

    def with_letters(self, letters: list[Letter]) -> "Ruled":
        """The table with the letters that stand in it; a merged cell is repeated in each place that it covers."""
        across, down = (_edges(self.cells, side) for side in (0, 1))
        words = {cell: _words(cell, letters) for cell in self.cells}
        rows = [[self._at((a + b) / 2, (c + d) / 2, words) for a, b in across] for c, d in down]
        return Ruled(self.cells, tuple(map(tuple, rows)))

    def _at(self, x: float, y: float, words: dict[tuple[float, float, float, float], str]) -> str:
        return next((words[cell] for cell in self.cells if _inside(cell, x, y)), "")


@dataclass(frozen=True)
class Page:
    """A page: its lines outside tables, its tables, and the boxes of its pictures."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Ruled, ...] = ()
    pictures: tuple[tuple[float, float, float, float], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(line.text for line in self.lines) + "".join(
            cell for table in self.tables for row in table.rows for cell in row
        )


@dataclass(frozen=True)
class _Frame:
    """Where the lines of a page begin and end, and how far one stands below another."""

    left: float
    right: float
    leading: float


def pieces_of(pages: list[Page]) -> tuple[tuple[Piece, ...], list[Note]]:
    """The paragraphs and tables of pages in order, and what was left out."""
    heads = _running_heads(pages)
    notes = [Note("各页", f"页眉或页脚没有读入：{text}") for text in sorted({head[0] for head in heads})]
    kept = {page.number: [line for line in page.lines if not _is_head(line, page, heads)] for page in pages}
    numbers = [line for page in pages for line in kept[page.number] if _is_page_number(line, page)]
    if numbers:
        notes.append(Note("各页", f"页码没有读入，共 {len(numbers)} 处：{tidy(numbers[0].text)} 等"))
    texts = {page.number: [line for line in kept[page.number] if not _is_page_number(line, page)] for page in pages}
    frames = _frames(texts)
    pieces: list[Piece] = []
    before: tuple[int, Line] | None = None
    for page in pages:
        items: list[Line | Ruled] = [*texts[page.number], *page.tables]
        for item in sorted(items, key=lambda item: item.top):
            if isinstance(item, Ruled):
                pieces.append(Piece("", f"第{page.number}页", item.rows))
                before = None
                continue
            goes_on = before is not None and _goes_on(before[1], item, frames[page.number], before[0] == page.number)
            if before and goes_on and before[0] == page.number:
                pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {item.text}")
            else:
                pieces.append(Piece(item.text, f"第{page.number}页", follows=goes_on))
            before = page.number, item
    return tuple(pieces), notes


def _goes_on(before: Line, line: Line, frame: _Frame, on_one_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    size = max(before.size, line.size)
    if line.left > frame.left + 0.8 * size or abs(before.size - line.size) > 0.12 * size:
        return False
    if on_one_page and line.top - before.top > 1.45 * frame.leading:
        return False
    finished = before.text.endswith(tuple(STOPS))
    if finished and label_of(tidy(line.text)):
        return False
    missing = frame.right - before.right
    # A number that is not cut at the line's end leaves room for a few letters; a heading leaves half a line.
    return missing <= 3 * size or (not finished and missing <= 0.35 * (frame.right - frame.left))


def _frames(texts: dict[int, list[Line]]) -> dict[int, _Frame]:
    """The frame of each page; a page of few lines has that of the others."""
    own = {number: _frame(lines) for number, lines in texts.items() if len(lines) >= _FEW}
    known = list(own.values()) or [_frame([line for lines in texts.values() for line in lines])]
    usual = _Frame(*(median(getattr(frame, side) for frame in known) for side in ("left", "right", "leading")))
    return {number: own.get(number, usual) for number in texts}


def _frame(lines: list[Line]) -> _Frame:
    if not lines:
        return _Frame(0, 0, 0)
    widest = max(line.right - line.left for line in lines)
    wide = [line for line in lines if line.right - line.left > 0.6 * widest]
    steps = [below.top - line.top for line, below in pairwise(lines) if 0 < below.top - line.top < 3 * line.size]
    leading = median(steps) if steps else 2 * lines[0].size
    return _Frame(min(line.left for line in wide), max(line.right for line in wide), leading)


def _running_heads(pages: list[Page]) -> set[tuple[str, int]]:
    """What stands at one height in the margin of half of the pages and more, by its words without numbers."""
    counted = Counter(head for page in pages for head in {_head(line) for line in page.lines if _in_margin(line, page)})
    return {head for head, count in counted.items() if count > 1 and count * 2 >= len(pages) and head[0].strip("#-—– ")}


def _head(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", tidy(line.text)), round(line.top / 3)


def _is_head(line: Line, page: Page, heads: set[tuple[str, int]]) -> bool:
    return _in_margin(line, page) and _head(line) in heads


def _is_page_number(line: Line, page: Page) -> bool:
    return _in_margin(line, page) and bool(_PAGE_NUMBER.fullmatch(line.text))


def _in_margin(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _inside(cell: tuple[float, float, float, float], x: float, y: float) -> bool:
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _edges(cells: tuple[tuple[float, float, float, float], ...], side: int) -> list[tuple[float, float]]:
    """The columns (side 0) or rows (side 1) that the edges of cells make; edges that nearly meet are one."""
    edges: list[float] = []
    for edge in sorted(cell[index] for cell in cells for index in (side, side + 2)):
        if not edges or edge - edges[-1] > 2:
            edges.append(edge)
    return list(pairwise(edges))


def _words(cell: tuple[float, float, float, float], letters: list[Letter]) -> str:
    inside = [
        letter
        for letter in letters
        if _inside(cell, (letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2)
    ]
    return " ".join(line.text for line in lines_of(inside))
