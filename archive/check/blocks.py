"""Tables and footnotes that would be printed as they stand, marks and all, and words that make a block within a line."""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

from archive.findings import Code, Finding
from archive.read.hidden import blanked
from archive.read.macros import macros
from archive.read.text import PageText

_PARAGRAPH = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))++", re.MULTILINE)
_MARKS_AT_START = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*+")
_RUN = re.compile(r"(?:^ {0,3}\|[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MAKES_BLOCK = re.compile(r"\{\{-?\s*(?:table|chart)\b")
_NOTE = re.compile(r"(?P<defined>^ {0,3})?(?<!\\)\[\^(?P<name>[^\]\n]+)\](?P<colon>:?)", re.MULTILINE)
# The build's own reading of a table.
_TABLE = TableProcessor(Markdown().parser, {"use_align_attribute": False})


def blocks_of_page(page: PageText) -> Iterator[Finding]:
    """The findings of a page's tables, charts and footnotes."""
    if "|" in page.visible:
        yield from _tables(page, page.uncoded)
        yield from _lost_cells(page, page.visible)
    yield from _not_alone(page, page.uncoded)
    if "[^" in page.uncoded:
        yield from _footnotes(page, page.uncoded)


def _tables(page: PageText, text: str) -> Iterator[Finding]:
    """Rows of a table need a line of dashes under the first, and an empty line before it."""
    for rows in _RUN.finditer(text):
        before = text[text.rfind("\n", 0, max(rows.start() - 1, 0)) + 1 : rows.start()].strip()
        block = rows.group().strip("\n")
        if "\n" not in block:
            continue
        place = page.source.place(rows.start())
        if not _TABLE.test(None, block):  # type: ignore[arg-type]
            mend = "在第一行下面补一行 |---|---|，格数与第一行一样"
            yield Finding(Code.NO_TABLE, place, "表格的第二行不是 |---| 这样的横线，会原样印出来", mend)
        elif before and not before.startswith(("#", "<")):
            yield Finding(Code.NO_TABLE, place, "表格紧跟在一段文字后面，会原样印出来", "在表格前面空一行")


def _lost_cells(page: PageText, text: str) -> Iterator[Finding]:
    """A row has no more cells than the first; the build leaves out those that have no head."""
    for paragraph in _PARAGRAPH.finditer(text):
        lines = paragraph.group().rstrip("\n").split("\n")
        # Also within a list or a quotation, whose marks are no part of the table.
        marks = [len(match.group()) if (match := _MARKS_AT_START.match(line)) else 0 for line in lines]
        rows = [line[mark:] for line, mark in zip(lines, marks, strict=True)]
        if "|" not in rows[0] or not _TABLE.test(None, "\n".join(rows)):  # type: ignore[arg-type]
            continue
        most, offset = len(_TABLE.separator), paragraph.start()
        for line, mark, row in zip(lines, marks, rows, strict=True):
            cells = len(_TABLE._split_row(row.strip(" ")))
            if cells > most:
                message = f"这一行有 {cells} 格，表头只有 {most} 格，多出来的不会印出来"
                mend = "在表头和横线里补上格，或删去多出来的；文字里的竖线写成 \\|"
                yield Finding(Code.NO_TABLE, page.source.place(offset + mark), message, mend)
            offset += len(line) + 1


def _not_alone(page: PageText, text: str) -> Iterator[Finding]:
    """A word that becomes a table or a chart has lines of its own, and an empty one before and after."""
    seen: set[str] = set()
    lines = ["", *blanked(text, [(0, page.body)]).split("\n"), ""]
    for macro in macros(text):
        written = macro.group()
        if not _MAKES_BLOCK.match(written):
            continue
        place = page.source.place(macro.start())
        before, line, after = lines[place.line - 1 : place.line + 2]
        told = re.sub(r"[\s'\"-]", "", written)
        if told in seen:
            mend = "只留一个；每一个都要画，网页会很大"
            yield Finding(Code.NOT_ALONE, place, f"{written[:40]} 在这一页放了两次", mend)
        seen.add(told)
        if line.rstrip() != written or before.strip() or after.strip():
            message = f"{written[:40]} 没有单独占一行，前后的文字会乱"
            mend = "让它单独占一行，行首不空格，前后各空一行"
            yield Finding(Code.NOT_ALONE, place, message, mend)


def _footnotes(page: PageText, text: str) -> Iterator[Finding]:
    """Each footnote has one text and is referred to."""
    uses: dict[str, int] = {}
    texts: dict[str, int] = {}
    for note in _NOTE.finditer(text):
        name, start = note["name"], note.start("name") - 2
        if note["defined"] is None or not note["colon"]:
            uses.setdefault(name, start)
        elif name in texts:
            yield Finding(
                Code.FOOTNOTE, page.source.place(start), f"脚注 [^{name}] 的注文写了两次", "删去一个，或换一个号"
            )
        else:
            texts[name] = start
    for name in uses.keys() - texts.keys():
        message, mend = f"脚注 [^{name}] 没有注文，会原样印出来", f"在文末另起一段写 [^{name}]: 注文"
        yield Finding(Code.FOOTNOTE, page.source.place(uses[name]), message, mend)
    for name in texts.keys() - uses.keys():
        message, mend = f"脚注 [^{name}] 有注文，正文里没有用到", f"在正文里写 [^{name}]，或删去注文"
        yield Finding(Code.FOOTNOTE, page.source.place(texts[name]), message, mend)
