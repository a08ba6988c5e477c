"""One report in five formats is one document; what stands around it is left out and told."""

import hashlib
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import reports
import unreadable

from archive.edit.blocks import Block, Document
from archive.edit.document import read_document
from archive.findings import ArchiveError, Code

FORMATS: dict[str, Callable[[], str | bytes]] = {
    "plain.txt": reports.plain_text,
    "lines.txt": lambda: re.sub("示例局把(?=这项)", "示例局把\n\n", reports.plain_text()),
    "plain.md": lambda: f"# {reports.plain_text()}",
    "typed.docx": reports.word,
    "automatic.docx": lambda: reports.word(automatic=True),
    "plain.pdf": reports.pdf,
    "bold.pdf": lambda: reports.pdf(bold=True, head="示例局年度报告"),
    "page.html": reports.page,
    "old page.htm": lambda: reports.page(charset="gb2312").encode("gb18030"),
}


def read(folder: Path, name: str, text: str | bytes) -> Document:
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return read_document(path)


def said(blocks: tuple[Block, ...]) -> list[tuple[str, int, str, bool]]:
    return [(block.kind, block.level, block.text, block.run_in) for block in blocks]


def expected() -> list[tuple[str, int, str, bool]]:
    blocks = [("paragraph", 0, reports.OPENING, False)]
    headings = iter(reports.HEADINGS)
    for level, _, text in reports.SECTIONS:
        blocks.append(("heading", level, next(headings), level == 2))
        blocks += [("paragraph", 0, text, False)] if text else []
    return blocks


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_read_alike_from_every_format(name: str, tmp_path: Path) -> None:
    document = read(tmp_path, name, FORMATS[name]())
    assert (document.title, document.signed_by, document.dated) == (reports.TITLE, reports.SIGNED, reports.DATED)
    assert said(document.blocks) == expected()
    assert all(block.place for block in document.blocks)


@pytest.mark.parametrize("name", FORMATS)
def test_the_file_is_known_by_its_name_and_hash(name: str, tmp_path: Path) -> None:
    document = read(tmp_path, name, FORMATS[name]())
    assert document.name == name
    assert document.sha256 == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lines.txt", "示例局把｜这项工作"),
        ("typed.docx", f"文号没有放进正文：{reports.NUMBER}"),
        ("automatic.docx", "自动编号已经写成文字，共 8 处"),
        ("plain.pdf", "页码没有读入，共 4 处：—1— 等"),
        ("plain.pdf", "与上一段接成一段："),
        ("bold.pdf", "页眉或页脚没有读入：示例局年度报告"),
        ("bold.pdf", "重影的字（用来加粗的）只读了一次"),
        ("page.html", "不显示的文字没有读入：隐藏的99起。"),
    ],
)
def test_what_was_left_out_or_rejoined_is_told(name: str, told: str, tmp_path: Path) -> None:
    notes = read(tmp_path, name, FORMATS[name]()).notes
    assert [note for note in notes if told in note.text and note.place], notes


@pytest.mark.parametrize("name", ["table.docx", "table.pdf"])
def test_a_table_keeps_its_cells_and_its_place(name: str, tmp_path: Path) -> None:
    make = {"table.docx": reports.word, "table.pdf": reports.pdf}[name]
    *_, last = read(tmp_path, name, make(table=True)).blocks
    assert last.kind == "table"
    assert last.rows[-2:] == reports.TABLE[1:]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for name, make in FORMATS.items():
        read(tmp_path, name, make())


@pytest.mark.parametrize("name", [*unreadable.FILES, unreadable.LARGE])
def test_a_file_that_cannot_be_read_gets_one_coded_line_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    path = unreadable.write(tmp_path, name)
    with pytest.raises(ArchiveError) as refused:
        read_document(path)
    (finding,) = refused.value.findings
    assert finding.code.value.startswith("DOC")
    assert finding.place.path == name
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as refused:
        read_document(tmp_path / "年报.docx")
    assert refused.value.findings[0].code is Code.DAMAGED_DOCUMENT


def test_a_report_that_is_a_table_alone_is_read(tmp_path: Path) -> None:
    table = read(tmp_path, "表.md", "| 项目 | 数量 |\n|---|---|\n| 示例市示例局全年立案查处的案件 | 15起 |\n").blocks[0]
    assert table.rows[1] == ("示例市示例局全年立案查处的案件", "15起")


def test_a_text_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as refused:
        read(tmp_path, "长.txt", "示例局全年立案。\n" * 40_000)
    assert refused.value.findings[0].code is Code.LARGE_DOCUMENT


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.txt", "a.md"])
@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html>"])
def test_bytes_of_any_kind_under_any_name_are_read_or_refused(name: str, start: bytes, tmp_path: Path) -> None:
    try:
        read(tmp_path, name, start + bytes(range(1, 256)) * 40)
    except ArchiveError as error:
        assert all(finding.code.value.startswith("DOC") for finding in error.findings)
