"""The pages of a PDF: lines into paragraphs, what stands in the margins left out, tables by their ruled lines."""

import base64
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
import reports
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from unreadable import png

from archive.edit import pdf
from archive.edit.letters import Letter, lines_of, once
from archive.edit.pdf import read_pdf
from archive.edit.streams import unpacked_size
from archive.findings import ArchiveError, Code

FULL = "示例局把这项工作放在全年的安排里来做，逐月查看进度，遇到难处"  # 30 letters, a line of the pages here
SIZE, LEFT, TOP, LEADING = 14, 80, 700, 24


def lines(*texts: str, top: float = TOP, size: float = SIZE) -> Callable[[Canvas], None]:
    """Draws lines below one another; one that begins with 　　 is indented."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", size)
        for number, text in enumerate(texts):
            indent = 2 * size if text.startswith("　　") else 0
            canvas.drawString(LEFT + indent, top - number * LEADING, text.strip("　"))

    return draw


def both(*drawings: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for each in drawings:
            each(canvas)

    return draw


def texts(*pages: Callable[[Canvas], None]) -> list[tuple[str, bool]]:
    return [(piece.text, piece.follows) for piece in read_pdf(reports.pages(*pages), "a.pdf").pieces]


def code_of(data: bytes) -> list[Code]:
    with pytest.raises(ArchiveError) as error:
        read_pdf(data, "a.pdf")
    return [finding.code for finding in error.value.findings]


@pytest.mark.parametrize(
    ("page", "paragraphs"),
    [
        (["　　" + FULL[:28], FULL, "就开会。"], [f"{FULL[:28]} {FULL} 就开会。"]),
        (
            ["　　" + FULL[:28], "就开会。", "　　" + FULL[:28], FULL, "进度。"],
            [f"{FULL[:28]} 就开会。", f"{FULL[:28]} {FULL} 进度。"],
        ),
        (
            ["　　" + FULL[:27] + "。", "　　" + FULL[:28], FULL, FULL, "进度。"],
            [FULL[:27] + "。", f"{FULL[:28]} {FULL} {FULL} 进度。"],
        ),
        ([FULL, "就开会。", FULL, FULL, "进度。"], [f"{FULL} 就开会。", f"{FULL} {FULL} 进度。"]),
        ([FULL[:27], FULL, FULL, FULL, "进度。"], [f"{FULL[:27]} {FULL} {FULL} {FULL} 进度。"]),
        (["一、做法", FULL, FULL, FULL, "进度。"], ["一、做法", f"{FULL} {FULL} {FULL} 进度。"]),
    ],
    ids=["indented", "two paragraphs", "one of a full line", "not indented", "a number that left room", "a heading"],
)
def test_lines_are_rejoined_into_paragraphs(page: list[str], paragraphs: list[str]) -> None:
    assert [text for text, _ in texts(lines(*page))] == paragraphs


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [(FULL, "进度。", True), (FULL, "　　进度。", False), ("就开会。", "进度。", False)],
    ids=["goes on", "indented", "the last line is short"],
)
def test_a_paragraph_goes_on_over_a_page(first: str, second: str, follows: bool) -> None:
    full = ["　　" + FULL[:28], FULL, FULL, FULL]
    pages = texts(lines(*full, first), lines(second, *full))
    assert [each for _, each in pages].count(True) == follows


def test_a_wider_gap_and_another_size_begin_a_paragraph() -> None:
    page = both(
        lines(FULL, FULL, FULL, FULL),
        lines(FULL, top=TOP - 5.5 * LEADING),
        lines("小字。", top=TOP - 6.5 * LEADING, size=9),
    )
    assert [text for text, _ in texts(page)] == [f"{FULL} {FULL} {FULL} {FULL}", FULL, "小字。"]


def test_what_stands_over_half_of_the_pages_and_their_numbers_are_left_out() -> None:
    pages = [
        both(lines(f"示例局第{number}号", top=800), lines(FULL, "进度。"), lines(f"- {number} -", top=40))
        for number in (1, 2)
    ]
    reading = read_pdf(reports.pages(*pages), "a.pdf")
    assert [piece.text for piece in reading.pieces] == [f"{FULL} 进度。"] * 2
    assert [note.text for note in reading.notes] == [
        "页眉或页脚没有读入：示例局第#号",
        "页码没有读入，共 2 处：- 1 - 等",
    ]


def test_a_line_in_the_margin_of_one_page_stays() -> None:
    assert [text for text, _ in texts(lines("示例局文件", top=800), lines(FULL))] == ["示例局文件", FULL]


def test_letters_that_are_printed_twice_are_read_once_and_real_pairs_stay() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(LEFT + shift, TOP, "人人有责1100次。")

    reading = read_pdf(reports.pages(draw), "a.pdf")
    assert [piece.text for piece in reading.pieces] == ["人人有责1100次。"]
    assert [note.text for note in reading.notes] == ["重影的字（用来加粗的）只读了一次"]


def test_what_stands_askew_is_told_and_left_out() -> None:
    def watermark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.rotate(45)
        canvas.drawString(500, 100, "内部资料")
        canvas.restoreState()

    reading = read_pdf(reports.pages(both(lines(FULL), watermark)), "a.pdf")
    assert [piece.text for piece in reading.pieces] == [FULL]
    assert [note.text for note in reading.notes] == ["斜着印的字（水印）没有读入"]


def letter(text: str, left: float, foot: float = 0, size: float = 10) -> Letter:
    return Letter(text, left, left + size, -foot - size, -foot, foot, size)


@pytest.mark.parametrize(
    ("letters", "read"),
    [
        ([letter("乙", 10), letter("甲", 0)], ["甲乙"]),
        ([letter("甲", 0), letter("乙", 25)], ["甲 乙"]),
        ([letter("甲", 0), letter("1", 10, foot=2), letter("乙", 0, foot=-15)], ["甲1", "乙"]),
        ([letter(" ", 0), letter(" ", 5, foot=30)], []),
    ],
)
def test_letters_at_one_height_are_a_line(letters: list[Letter], read: list[str]) -> None:
    assert [line.text for line in lines_of(letters)] == read


@pytest.mark.parametrize(("shift", "count"), [(0.0, 1), (1.4, 1), (-1.4, 1), (1.7, 2), (10.0, 2)])
def test_a_second_print_is_one_that_stands_off_by_less_than_a_seventh(shift: float, count: int) -> None:
    assert len(once([letter("甲", 100), letter("甲", 100 + shift)])) == count
    assert len(once([letter("甲", 100), letter("乙", 100 + shift)])) == 2


# Tables


def grid(*boxes: tuple[float, float, float, float, str]) -> Callable[[Canvas], None]:
    """Draws cells: left, foot, width, height and text."""

    def draw(canvas: Canvas) -> None:
        for left, foot, width, height, text in boxes:
            canvas.rect(left, foot, width, height)
            canvas.drawString(left + 4, foot + height / 2, text)

    return draw


def test_a_ruled_table_keeps_its_place_and_repeats_merged_cells() -> None:
    cells = grid(
        (80, 600, 100, 60, "项目"), (180, 630, 200, 30, "年度"), (180, 600, 100, 30, "去年"), (280, 600, 100, 30, "今年"),
        (80, 570, 100, 30, "立案"), (180, 570, 100, 30, "13起"), (280, 570, 100, 30, ""),
    )  # fmt: skip
    before, table, after = read_pdf(
        reports.pages(both(lines("表前。"), cells, lines("表后。", top=520))), "a.pdf"
    ).pieces
    assert (before.text, after.text) == ("表前。", "表后。")
    assert table.rows == (("项目", "年度", "年度"), ("项目", "去年", "今年"), ("立案", "13起", ""))


def test_a_frame_around_text_is_no_table() -> None:
    boxes = grid((80, 630, 300, 30, "框里的话。"), (80, 600, 300, 30, "还有一句。"))
    (piece,) = read_pdf(reports.pages(boxes), "a.pdf").pieces
    assert (piece.rows, piece.text) == ((), "框里的话。 还有一句。")


# The file


def picture(width: float, height: float, foot: float = 300) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawImage(ImageReader(BytesIO(png())), 50, foot, width, height)


@pytest.mark.parametrize(
    ("pages", "codes"),
    [
        ([both(lines(FULL), picture(400, 200))], [Code.PICTURE_OF_TEXT]),
        ([lines(FULL), picture(500, 700)], [Code.PICTURE_OF_TEXT]),
        ([picture(500, 700), picture(500, 700)], [Code.SCANNED]),
    ],
    ids=["a table", "one scanned page", "scanned"],
)
def test_pictures_in_place_of_text_are_refused(pages: list[Callable[[Canvas], None]], codes: list[Code]) -> None:
    assert code_of(reports.pages(*pages)) == codes


@pytest.mark.parametrize(
    "drawn", [picture(100, 100), picture(595, 842, 0), picture(400, 100, 730)], ids=["a seal", "a background", "a head"]
)
def test_a_seal_a_background_and_the_head_of_a_letter_are_let_be(drawn: Callable[[Canvas], None]) -> None:
    assert [text for text, _ in texts(both(drawn, lines(FULL)))] == [FULL]


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    [
        ("_MOST_UNPACKED", 1000, Code.UNPACKS_TOO_LARGE),
        ("_MOST_DRAWING", 100, Code.UNPACKS_TOO_LARGE),
        ("_MOST_PAGES", 3, Code.LARGE_DOCUMENT),
    ],
)
def test_what_grows_too_large_is_refused(limit: str, most: int, code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, limit, most)
    assert code_of(reports.pdf()) == [code]


def packed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return b"1 0 obj<<>>\nstream\n" + data + b"\nendstream endobj\n"


@pytest.mark.parametrize(
    ("data", "least"),
    [
        (packed(bytes(5000)), 5000),
        (packed(bytes(5000)) * 3, 15000),
        (b"stream\n" + base64.a85encode(zlib.compress(bytes(5000))) + b"~>endstream", 5000),
        (packed(bytes(5_000_000), times=2), 20_001),
        (packed(bytes(5_000_000)), 20_001),
        (b"stream\n" + zlib.compress(bytes(5000)), 0),
        (b"stream\nno packed bytes\nendstream", 0),
    ],
)
def test_packed_parts_are_counted_up_to_the_limit(data: bytes, least: int) -> None:
    assert least <= unpacked_size(data, 20_000) <= 20_001


def test_a_file_that_is_locked_against_printing_alone_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(LEFT, TOP, "Report of 2023")

    locked = reports.pages(draw, lock=StandardEncryption("", "owner", canPrint=0))
    assert b"/Encrypt" in locked
    assert [piece.text for piece in read_pdf(locked, "a.pdf").pieces] == ["Report of 2023"]
