"""The passages of a document in which numerals stand, paragraph by paragraph and cell by cell, each accounted for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.edit.blocks import Block
from archive.edit.clues import Seen
from archive.edit.numerals import Account, Stated, accounted
from archive.edit.units import units_pattern


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading or a cell of a table."""

    block: int
    text: str
    headings: str
    """Those above it; of a cell also what stands at the head of its row and its column."""
    lead: str
    """What a cell counts, by its row and column."""
    account: Account
    row: int = 0
    column: int = 0

    def seen(self) -> Iterator[Seen]:
        """Its figures with the words around them."""
        figures, shift = self.account.figures, len(self.lead)
        for number, each in enumerate(figures):
            before = figures[number - 1].end + shift if number else 0
            after = figures[number + 1].start + shift if number + 1 < len(figures) else None
            moved = replace(each, start=each.start + shift, end=each.end + shift)
            yield Seen(moved, self.lead + self.text, self.headings, before, after)


def passages(blocks: Sequence[Block], known: frozenset[str]) -> Iterator[Passage]:
    """The passages of a document in order, `known` being the units of the indicators."""
    above: list[tuple[int, str]] = []
    for number, block in enumerate(blocks):
        if block.kind == "table":
            yield from _cells(number, block, _together(above), known)
            continue
        if block.kind == "heading":
            above = [each for each in above if each[0] < block.level]
        yield Passage(number, block.text, _together(above), "", accounted(block.text, known))
        if block.kind == "heading":
            above.append((block.level, block.text))


def _together(above: Sequence[tuple[int, str]]) -> str:
    return "。".join(text for _, text in above)


def _cells(number: int, block: Block, headings: str, known: frozenset[str]) -> Iterator[Passage]:
    head = block.rows[0] if block.rows else ()
    for row, cells in enumerate(block.rows):
        for column, text in enumerate(cells):
            names = [cells[0] if column else "", head[column] if row and column < len(head) else ""]
            account = accounted(text, known)
            if text.strip() and all(each.unit == "" for each in account.figures):
                account = replace(account, figures=_counted_in(account.figures, _unit(names, known)))
            lead = "".join(name for name in names if name and name != text)
            yield Passage(number, text, "。".join([headings, *filter(None, names)]), lead, account, row, column)


def _unit(names: Sequence[str], known: frozenset[str]) -> str:
    """The unit that the head of a column or row gives: 队伍（支）."""
    pattern = re.compile(rf"（(?:单位：?)?(?P<unit>{units_pattern(known)}|%)）")
    return next((found["unit"] for name in names if (found := pattern.search(name))), "")


def _counted_in(figures: Sequence[Stated], unit: str) -> tuple[Stated, ...]:
    return tuple(replace(each, unit=unit) for each in figures)
