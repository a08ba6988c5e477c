"""The passages of a document: a cell of a table is read with the heads of its row and its column."""

import pytest

from archive.edit.blocks import Block
from archive.edit.passages import passages

UNITS = frozenset({"支", "人", "起", "%"})
TABLE = (("类别", "队伍（支）", "人数（单位：人）"), ("街道", "11", "413"), ("行业", "22", "555"))


def test_a_cell_takes_its_unit_from_the_head_of_its_column() -> None:
    found = [each.stated for part in passages([Block("table", "", rows=TABLE)], UNITS) for each in part.seen()]
    assert [(each.literal, each.unit) for each in found] == [("11", "支"), ("413", "人"), ("22", "支"), ("555", "人")]


def test_a_cell_that_gives_its_own_unit_keeps_it() -> None:
    rows = (("类别", "数量（支）"), ("立案", "15起"))
    (stated,) = [each.stated for part in passages([Block("table", "", rows=rows)], UNITS) for each in part.seen()]
    assert (stated.written, stated.unit) == ("15起", "起")


def test_what_a_cell_counts_stands_at_the_head_of_its_row_and_its_column() -> None:
    blocks = [Block("heading", "一、示例力量", 1), Block("table", "", rows=TABLE)]
    first = next(each for part in passages(blocks, UNITS) for each in part.seen())
    assert first.near.startswith("街道队伍（支）")
    assert first.headings == "一、示例力量。街道。队伍（支）"
    assert first.text[first.stated.start : first.stated.end] == "11"


@pytest.mark.parametrize(
    ("levels", "above"), [((1, 2), "甲。乙"), ((1, 1), "乙"), ((2, 1), "乙")], ids=["below", "beside", "above"]
)
def test_a_paragraph_stands_below_the_headings_above_it(levels: tuple[int, int], above: str) -> None:
    blocks = [Block("heading", "甲", levels[0]), Block("heading", "乙", levels[1]), Block("paragraph", "立案15起。")]
    assert [part.headings for part in passages(blocks, UNITS)][-1] == above
