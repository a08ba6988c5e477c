"""The form of a Markdown page: what would be printed as it stands, or hide from the other checks."""

import re
from collections.abc import Iterator

from archive.findings import Code, Finding
from archive.read.macros import blank, macros
from archive.read.sections import COMMENT, FENCED
from archive.read.source import Source
from archive.read.text import UNREAD, PageText

_LIKE_A_HEADER = re.compile(r"\A\s*(?:-{3,}|\.{3,}|[A-Za-z0-9_-]+[ \t]*:)")
# Plain words only, so that MkDocs' reading of a header cannot differ from this one's.
_FIELD = re.compile(r"(?:title|description): [^\s\"'|>&*!{\[#%@`<][^<>]*|" + UNREAD)
_TITLE = re.compile(r"^#(?!#).*|^[^\n]+\n=+[ \t]*$", re.MULTILINE)
_CODE = (
    FENCED,
    re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)"),
    COMMENT,
    re.compile(r"</?[A-Za-z][^>\n]*>|\]\([^)\n]*\)|!\[[^\]\n]*\]"),
)
_LINK = re.compile(r"(?<![!\\])\[(?P<words>(?:\{\{.*?\}\}|[^\[\]\n])+)\](?:\(|\[)")
_ACTIVE = re.compile(
    r"<\s*(?:script|iframe|object|embed|style|link|meta|base|form)\b|<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE
)
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])\s")


def form_of_report(page: Source) -> Iterator[Finding]:
    """A report has neither header nor title of its own, and its macros stand in sentences."""
    yield from _active(page)
    if header := _LIKE_A_HEADER.match(page.text):
        mend = "删去它；题名、日期等写在数据文件里，正文从文字或 ## 标题开始"
        yield Finding(Code.BROKEN_MACRO, page.place(header.start()), "报告正文不写文件头", mend)
    text = page.text
    for pattern in (FENCED, COMMENT):
        text = blank(pattern, text)
    for title in _TITLE.finditer(text):
        mend = "删去这一行，题名由 YAML 的 title 给出；正文的标题从 ## 开始"
        yield Finding(Code.TITLE_TWICE, page.place(title.start()), "报告正文里有一级标题", mend)
    code = [match.span() for pattern in _CODE for match in pattern.finditer(page.text)]
    for macro in macros(page.text):
        if any(start <= macro.start() < end for start, end in code) or _indented(page.text, macro.start()):
            mend = "把它移到句子里；行首不要空四格，前后不要反引号"
            message = f"{macro.group()} 在代码、批注、链接或标记里，会原样印出来"
            yield Finding(Code.BROKEN_MACRO, page.place(macro.start()), message, mend)
    for link in _LINK.finditer(text):
        for macro in macros(link["words"]):
            mend = "把数字移到链接的文字外面"
            message = f"{macro.group()} 在链接的文字里，而数字自己就是链接"
            yield Finding(Code.BROKEN_MACRO, page.place(link.start("words") + macro.start()), message, mend)


def form_of_page(text: PageText) -> Iterator[Finding]:
    """Another page may have a header between two lines `---`, of a few plain fields."""
    page, lines = text.source, text.header
    yield from _active(page)
    like = _LIKE_A_HEADER.match(page.text)
    wrong = [line for line in lines if not _FIELD.fullmatch(line) or lines.count(line) > 1]
    if wrong or (like and not lines):
        mend = "文件头写在两行 --- 之间，里面只有 title: …、description: … 或 render_macros: false"
        yield Finding(Code.UNKNOWN_FIELD, page.place(0), "文件头的写法不对", mend)


def _active(page: Source) -> Iterator[Finding]:
    """Nothing in a text may run in a reader's browser or load from elsewhere."""
    for match in _ACTIVE.finditer(page.text):
        message = f"正文里不能有会运行或另外载入的东西（{match.group()[:30]}）"
        yield Finding(Code.UNKNOWN_WORD, page.place(match.start()), message, "删去这段 HTML，只写文字和 Markdown")


def _indented(text: str, offset: int) -> bool:
    """Whether an offset stands in a paragraph that its indentation makes code, not in one of a list."""
    lines = text[:offset].split("\n")
    if not re.match(r" {4}| {0,3}\t", lines[-1]):
        return False
    before = [line for line in lines[:-1] if line.strip() and not re.match(r" {4}| {0,3}\t", line)]
    return not (before and _LIST_ITEM.match(before[-1]))
