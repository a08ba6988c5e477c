"""The form of a report's Markdown: what would be printed as it stands, or hide from the other checks."""

import re
from collections.abc import Iterator

from archive.check.header import begins_like_a_header
from archive.findings import Code, Finding
from archive.read.hidden import Span, code, covered, within
from archive.read.macros import macros, without_macros
from archive.read.text import PageText

_TITLE = re.compile(r"^#(?!#).*|^[^\n]++\n=++[ \t]*+$", re.MULTILINE)
# Each stops where another of its kind begins, so that many beginnings without an end are read once.
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*+>|\]\((?:[^)\n\]]|\](?!\())*+\)|!\[(?:[^\]\n!]|!(?!\[))*+\]")
_LINK = re.compile(r"(?<![!\\])\[(?P<words>[^\[\]\n]++)\](?:\(|\[)")
_INDENTED = re.compile(r" {4}| {0,3}\t")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")


def form_of_report(page: PageText) -> Iterator[Finding]:
    """A report has neither header nor title of its own, and its macros stand in sentences."""
    source = page.source
    if header := begins_like_a_header(page):
        mend = "删去它；题名、日期等写在数据文件里，正文从文字或 ## 标题开始"
        yield Finding(Code.BROKEN_MACRO, source.place(header.start()), "报告正文不写文件头", mend)
    for title in _TITLE.finditer(page.visible):
        mend = "删去这一行，题名由 YAML 的 title 给出；正文的标题从 ## 开始"
        yield Finding(Code.TITLE_TWICE, source.place(title.start()), "报告正文里有一级标题", mend)
    yield from _misplaced_macros(page)


def _misplaced_macros(page: PageText) -> Iterator[Finding]:
    text = page.source.text
    marked = [match.span() for match in _MARKUP.finditer(text)]
    unread = covered([*page.hidden, *code(text), *marked, *_indented(text)])
    # Without its macros, so that nothing in one is taken for the end of a link.
    links = [match.span("words") for match in _LINK.finditer(without_macros(page.visible))]
    for macro in macros(text):
        if within(macro.start(), unread):
            place = page.source.place(macro.start())
            mend = "把它移到句子里；行首不要空四格，前后不要反引号"
            message = f"{macro.group()} 在代码、批注、链接或标记里，会原样印出来"
            yield Finding(Code.BROKEN_MACRO, place, message, mend)
        if within(macro.start(), links):
            place = page.source.place(macro.start())
            mend = "把数字移到链接的文字外面"
            message = f"{macro.group()} 在链接的文字里，而数字自己就是链接"
            yield Finding(Code.BROKEN_MACRO, place, message, mend)


def _indented(text: str) -> Iterator[Span]:
    """The lines of paragraphs that their indentation makes code, not paragraphs of a list."""
    start, in_list = 0, False
    for line in text.split("\n"):
        if line.startswith((" ", "\t")) and _INDENTED.match(line):
            if not in_list:
                yield start, start + len(line)
        elif line.strip():
            in_list = bool(_LIST_ITEM.match(line))
        start += len(line) + 1
