"""PDF files with text: their pages opened one by one, what is no text refused or told."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from archive.edit.blocks import Note
from archive.edit.letters import letters_of, lines_of, once
from archive.edit.paragraphs import Page, Ruled, pieces_of
from archive.edit.pieces import Reading
from archive.edit.refusals import damaged, encrypted, picture, refusal, unpacks_too_large
from archive.edit.streams import unpacked_size
from archive.findings import ArchiveError, Code, Finding

# What it says of a font that lacks a box is nothing that an editor could mend.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

_MOST_PAGES = 300
_MOST_DRAWING = 3_000_000
"""Bytes of what draws one page; a page of text has 50,000."""
_MOST_UNPACKED = 300_000_000
_MOST_EDGES = 5_000
"""Lines and boxes of a page in which tables are looked for."""
_POINTS = 28.35  # of a centimetre
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_MANY = 0.05


def read_pdf(data: bytes, name: str) -> Reading:
    """The paragraphs and ruled tables of a PDF; nothing in it runs, nothing that it names is loaded."""
    if b"%PDF-" not in data[:1024]:
        raise damaged(name, " PDF ")
    if (size := unpacked_size(data, _MOST_UNPACKED)) > _MOST_UNPACKED:
        raise unpacks_too_large(name, size, _MOST_UNPACKED)
    try:
        with pdfplumber.open(BytesIO(data)) as opened:
            pages = _read(opened.pages, name)
    except (PdfminerException, MalformedPDFException, PDFPasswordIncorrect, PDFEncryptionError) as error:
        causes = (error, *error.args)
        locked = any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes)
        raise encrypted(name) if locked else damaged(name, " PDF ") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError, RecursionError) as error:
        # The library trusts that a file is as programs write it; whatever it stumbles over, the file is not.
        raise damaged(name, " PDF ") from error
    _refuse_what_is_no_text(pages, name)
    pieces, notes = pieces_of(pages)
    return Reading(pieces, (*(note for page in pages for note in page.notes), *notes))


def _read(opened: list[Any], name: str) -> list[Page]:
    if len(opened) > _MOST_PAGES:
        message = f"文件有 {len(opened)} 页，最多 {_MOST_PAGES}"
        raise refusal(Code.LARGE_DOCUMENT, name, message, "看看是不是拿错了文件；只要报告那几页的，另存那几页，再导入")
    pages = []
    for number, page in enumerate(opened, start=1):
        if (size := _drawing(page)) > _MOST_DRAWING:
            raise unpacks_too_large(name, size, _MOST_DRAWING)
        pages.append(_page(page, number))
        page.close()
    return pages


def _drawing(page: Any) -> int:
    contents = resolve1(page.page_obj.contents) or []
    streams = contents if isinstance(contents, list) else [contents]
    return sum(len(stream.get_data()) for stream in map(resolve1, streams) if hasattr(stream, "get_data"))


def _page(page: Any, number: int) -> Page:
    chars = page.chars
    upright = letters_of(chars)
    letters = once(upright)
    ruled = list(_tables(page)) if len(page.edges) <= _MOST_EDGES else []
    inside = [
        letter
        for letter in letters
        if any(table.holds(letter.left, letter.right, letter.top, letter.bottom) for table in ruled)
    ]
    notes = [
        Note(f"第{number}页", text)
        for count, text in (
            (len(chars) - len(upright), "斜着印的字（水印）没有读入"),
            (len(upright) - len(letters), "重影的字（用来加粗的）只读了一次"),
        )
        if count
    ]
    held = set(inside)
    return Page(
        number,
        float(page.width),
        float(page.height),
        tuple(lines_of([letter for letter in letters if letter not in held])),
        tuple(table.with_letters(inside) for table in ruled),
        tuple((image["x0"], image["top"], image["x1"], image["bottom"]) for image in page.images),
        tuple(notes),
    )


def _tables(page: Any) -> Iterator[Ruled]:
    """The tables whose lines are drawn; one of a single row or column is a frame."""
    for found in page.find_tables():
        cells = [cell for cell in found.cells if cell]
        across, down = ({round(cell[side]) for cell in cells} for side in (0, 1))
        if len(across) > 1 and len(down) > 1:
            yield Ruled(tuple(cells))


def _refuse_what_is_no_text(pages: list[Page], name: str) -> None:
    if not any(page.text for page in pages):
        message = "PDF 里没有文字，多半是扫描的图片"
        mend = "向来源要 Word 文件或能选中文字的 PDF；没有的，用文字识别软件认出来，逐字核对，存成 .txt，再导入"
        raise refusal(Code.SCANNED, name, message, mend)
    letters = sum(len(page.text) for page in pages)
    unknown = sum(len(match.group()) for page in pages for match in _UNKNOWN.finditer(page.text))
    if unknown > _MANY * letters:
        message = "PDF 里的字没有编码，读出来是乱的"
        mend = "向来源要 Word 文件；没有的，打开它，全选、复制，看粘贴出来的字对不对，对的存成 .txt，再导入"
        raise refusal(Code.UNREADABLE_LETTERS, name, message, mend)
    if found := [finding for page in pages for finding in _pictures(page, name)]:
        raise ArchiveError(found)


def _pictures(page: Page, name: str) -> Iterator[Finding]:
    first = min((line.top for line in page.lines), default=0.0) if page.number == 1 else 0.0
    for left, top, right, bottom in page.pictures:
        width, height = (right - left) / _POINTS, (bottom - top) / _POINTS
        whole = (right - left) * (bottom - top) > 0.8 * page.width * page.height
        # Behind text a picture of the whole page is its background; above all text it is the head of a letter.
        if width >= 8 and height >= 3 and not (whole and page.text) and bottom > first:
            yield picture(name, f"第{page.number}页", f"（{width:.0f}×{height:.0f} 厘米）")
