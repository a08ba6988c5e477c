"""Word documents (.docx): paragraphs with the labels that Word counts, tables, and what a reader of text would miss."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml.ns import qn
from lxml import etree

from archive.edit.blocks import Note
from archive.edit.inline import Inline, words_below
from archive.edit.numbering import Numbering
from archive.edit.package import looked_at
from archive.edit.pieces import Piece, Reading
from archive.edit.refusals import damaged, picture
from archive.edit.styles import Styles
from archive.findings import ArchiveError, Finding

_MOST_CELLS = 20_000
_ASIDE = {
    KIND.HEADER: "页眉",
    KIND.FOOTER: "页脚",
    KIND.FOOTNOTES: "脚注",
    KIND.ENDNOTES: "尾注",
    KIND.COMMENTS: "批注",
}


def read_word(data: bytes, name: str) -> Reading:
    """The paragraphs and tables of a .docx in order; nothing outside the file is opened, nothing in it runs."""
    looked_at(data, name)
    try:
        part = docx.Document(BytesIO(data)).part
        numbering, styles = _related(part, KIND.NUMBERING), _related(part, KIND.STYLES)
        notes = (*_aside(part), *_outside(part.package))
    except (ValueError, KeyError, AttributeError, IndexError, TypeError, etree.LxmlError, OSError) as error:
        # The library trusts that a file is as Word writes it; whatever it stumbles over, the file is not.
        raise damaged(name, " .docx ") from error
    reader = _Reader(name, Numbering.of(numbering), Styles(styles))
    pieces = tuple(reader.pieces(part.element.body))
    if reader.pictures:
        raise ArchiveError(reader.pictures)
    return Reading(pieces, (*reader.notes, *notes))


class _Reader:
    """Walks through a body once, counting paragraphs and lists on the way."""

    def __init__(self, name: str, numbering: Numbering, styles: Styles) -> None:
        self.name, self.numbering, self.styles = name, numbering, styles
        self.pictures: list[Finding] = []
        self._notes: list[Note] = []
        self._paragraphs = self._tables = self._labels = 0
        self._carried = ""

    @property
    def notes(self) -> tuple[Note, ...]:
        counted = Note("全文", f"自动编号已经写成文字，共 {self._labels} 处")
        return (*([counted] if self._labels else []), *self._notes)

    def pieces(self, container: Any) -> Iterator[Piece]:
        for element in container:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in (qn("w:sdt"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), qn("w:sdtContent")):
                yield from self.pieces(element)
            elif element.tag == qn("w:altChunk"):
                self._notes.append(Note(f"第{self._paragraphs}段之后", "嵌在里面的另一个文件没有读入"))

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        read = Inline.of(paragraph)
        if read.text.strip() or self._carried:
            self._paragraphs += 1
        place = f"第{max(self._paragraphs, 1)}段"
        self._tell(place, read)
        if self.styles.is_contents(paragraph):
            self._notes.append(Note(place, f"目录没有读入：{read.text[:30]}"))
            return
        text = self._carried + read.text
        self._carried = ""
        if not text.strip():
            return
        if _mark_is_deleted(paragraph):
            self._carried = text
            return
        label = self._label(paragraph)
        for number, line in enumerate(text.split("\n")):
            yield Piece(label + line if not number else line, place, style=self.styles.heading(paragraph))

    def _label(self, paragraph: Any) -> str:
        number, level, style = self.styles.list_of(paragraph)
        if not number:
            return ""
        label = self.numbering.label(number, self.numbering.level_of(number, style) if level is None else level)
        self._labels += bool(label)
        return label

    def _tell(self, place: str, read: Inline) -> None:
        self._notes += [Note(place, told) for told in read.told]
        for width, height in read.pictures:
            size = f"（{width:.0f}×{height:.0f} 厘米）"
            # What stands above all text is the head of a letter; what is small is a seal or a mark.
            if width >= 8 and height >= 3 and self._paragraphs:
                self.pictures.append(picture(self.name, place, size))
            else:
                self._notes.append(Note(place, f"图片没有读入{size}"))

    def _table(self, table: Any) -> Iterator[Piece]:
        self._tables += 1
        place = f"第{self._tables}个表"
        rows = _rows(table, self.name)
        if len(rows) == 1 and len(set(rows[0])) == 1:
            # A table of one cell is a frame around paragraphs.
            yield from self.pieces(next(table.iterdescendants(qn("w:tc"))))
            return
        for paragraph in table.iterdescendants(qn("w:p")):
            self._tell(place, Inline.of(paragraph))
        if rows:
            yield Piece("", place, tuple(rows))


def _rows(table: Any, name: str) -> list[tuple[str, ...]]:
    """The cells of a table by row, a merged cell repeated in each place that it covers."""
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in _below(table, "w:tr"):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        found = [""] * _number(row, "w:trPr", "w:gridBefore", 0)
        for cell in _below(row, "w:tc"):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
            above = rows[-1][len(found)] if goes_on and rows and len(found) < len(rows[-1]) else None
            text = "".join(Inline.of(each).text for each in cell.iterdescendants(qn("w:p")))
            found += [text if above is None else above] * _number(cell, "w:tcPr", "w:gridSpan", 1)
        cells += len(found)
        if cells > _MOST_CELLS:
            raise damaged(name, " .docx ")
        rows.append(tuple(found))
    return rows


def _below(owner: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also where a form's field holds them."""
    for element in owner:
        if element.tag == qn(name):
            yield element
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _below(element, name)


def _number(owner: Any, properties: str, name: str, otherwise: int) -> int:
    found = owner.find(f"{qn(properties)}/{qn(name)}")
    text = "" if found is None else str(found.get(qn("w:val")) or "")
    return min(int(text), 100) if text.isdecimal() and len(text) < 5 else otherwise


def _mark_is_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph is struck out, so that the next one follows without a break."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _related(part: Any, kind: str) -> Any:
    """The root of a part that the document has at most one of."""
    try:
        related = part.part_related_by(kind)
    except KeyError:
        return None
    return getattr(related, "element", None)


def _aside(part: Any) -> Iterator[Note]:
    """What stands beside the text: running heads, footnotes, comments."""
    seen: set[tuple[str, str]] = set()
    for relation in part.rels.values():
        what = _ASIDE.get(relation.reltype)
        if what is None or relation.is_external:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(relation.target_part.blob, parser)
        text = "".join(words_below(root)).strip()
        if text and (what, text) not in seen:
            seen.add((what, text))
            yield Note(what, f"{what}没有读入：{text[:60]}")


def _outside(package: Any) -> Iterator[Note]:
    """Links by which the file would load something from elsewhere; a link to click is none."""
    for relation in package.iter_rels():
        if relation.is_external and relation.reltype != KIND.HYPERLINK:
            what = relation.reltype.rpartition("/")[2]
            yield Note("全文", f"文件连着外面的东西（{what}：{relation.target_ref[:60]}），没有打开")
