"""Text files in the encodings that editors have, and Markdown without its marks."""

import pytest

from archive.edit.plain import read_markdown, read_text
from archive.findings import ArchiveError, Code


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("gb18030", 1)],
)
def test_a_text_is_read_in_the_encodings_that_editors_have(encoding: str, notes: int) -> None:
    reading = read_text("立案15起。\r\n\r\n䶮。".encode(encoding), "a.txt")
    assert [(piece.text, piece.place) for piece in reading.pieces] == [("立案15起。", "第1行"), ("䶮。", "第3行")]
    assert len(reading.notes) == notes


def test_another_encoding_is_refused() -> None:
    with pytest.raises(ArchiveError) as error:
        read_text(b"\xff\x80\x81", "a.txt")
    assert [finding.code for finding in error.value.findings] == [Code.UNKNOWN_ENCODING]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("## 一、做法", [("一、做法", 1)]),
        ("### （一）学法 ###", [("（一）学法", 2)]),
        ("# 年度报告", [("年度报告", 0)]),
        ("**立案**15起，__罚款__*2*次。", [("立案15起，罚款2次。", 0)]),
        ("- 立案\n* 罚款\n> 引文", [("立案", 0), ("罚款", 0), ("引文", 0)]),
        ("1. 立案。", [("1. 立案。", 0)]),
        ("见[纲要](https://example.com/a)和![图](a.png)。", [("见纲要和图。", 0)]),
        ("---\ntitle: 报告\n---\n立案。", [("立案。", 0)]),
        ("立案。\n\n---\n\n罚款。", [("立案。", 0), ("罚款。", 0)]),
        ("立案<!-- 伪造\n99起 -->。", [("立案", 0), ("。", 0)]),
        ("3 * 4 * 5", [("3 * 4 * 5", 0)]),
    ],
)
def test_markdown_is_read_without_its_marks(text: str, pieces: list[tuple[str, int]]) -> None:
    assert [(piece.text, piece.style) for piece in read_markdown(text.encode(), "a.md").pieces] == pieces


def test_a_table_of_markdown_is_a_table() -> None:
    text = "| 项目 | 数量 |\n|---|---:|\n| **立案** | 15起 |\n\n后面。"
    table, after = read_markdown(text.encode(), "a.md").pieces
    assert table.rows == ((" 项目 ", " 数量 "), (" 立案 ", " 15起 "))
    assert after.text == "后面。"


@pytest.mark.parametrize(
    "text", ["*" * 50_000, "[" * 50_000, "<!--" * 20_000, "- " * 50_000, "|" * 50_000, "---\n" * 20_000]
)
def test_no_text_takes_a_square_of_time(text: str) -> None:
    read_markdown(text.encode(), "a.md")
