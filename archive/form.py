"""The form of a Markdown page: what would be printed as it stands, or hide from the other checks."""

import re
from collections.abc import Iterator

from archive.findings import Code, Finding
from archive.references import blank, macros
from archive.sections import COMMENT, FENCED
from archive.source import Source
from archive.yamlfile import parse

_HEADER = re.compile(r"\A---\n(?P<fields>.*?\n)---\n", re.DOTALL)
_LIKE_A_HEADER = re.compile(r"\A\s*(?:-{3,}|\.{3,}|[A-Za-z0-9_-]+[ \t]*:)")
_FIELDS = {"title", "description", "hide", "render_macros"}
_TITLE = re.compile(r"^#(?!#).*|^[^\n]+\n=+[ \t]*$", re.MULTILINE)
_OWN_ADDRESS = re.compile(
    r"^#{2,6}(?:[^\n]*\{[^}\n]*#(?:s\d|statute|figures|fig-)[^}\n]*\}|[ \t]*(?:s\d[\d-]*|statute|figures|fig-[\w-]+)[ \t]*$)",
    re.MULTILINE,
)
_CODE = (
    FENCED,
    re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)"),
    COMMENT,
    re.compile(r"</?[A-Za-z][^>\n]*>|\]\([^)\n]*\)|!\[[^\]\n]*\]"),
)
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
    for heading in _OWN_ADDRESS.finditer(text):
        message = "标题用了页面自己的固定地址"
        yield Finding(Code.SECTION_TWICE, page.place(heading.start()), message, "换一个词，或删去 { #… }")
    code = [match.span() for pattern in _CODE for match in pattern.finditer(page.text)]
    for macro in macros(page.text):
        if any(start <= macro.start() < end for start, end in code) or _indented(page.text, macro.start()):
            mend = "把它移到句子里；行首不要空四格，前后不要反引号"
            message = f"{macro.group()} 在代码、批注、链接或标记里，会原样印出来"
            yield Finding(Code.BROKEN_MACRO, page.place(macro.start()), message, mend)


def is_printed_as_it_stands(page: Source) -> bool:
    """Whether a page's header says `render_macros: false`, so that no macro of it is run."""
    return _fields(page).get("render_macros") == "false"


def form_of_page(page: Source) -> Iterator[Finding]:
    """Another page may have a header between two lines `---`, with a few plain fields."""
    yield from _active(page)
    header = _HEADER.match(page.text)
    if header is None:
        if like := _LIKE_A_HEADER.match(page.text):
            mend = "文件头写在两行 --- 之间，--- 后面不要空格"
            yield Finding(Code.BROKEN_MACRO, page.place(like.start()), "文件头的写法不对", mend)
        return
    _, findings = parse(Source(page.path, "\n" + header["fields"]))
    yield from findings
    fields = _fields(page)
    wrong = [name for name, value in fields.items() if name not in _FIELDS or re.search(r"[<>]", str(value))]
    for name in wrong:
        yield Finding(
            Code.UNKNOWN_FIELD, page.place(0), f"文件头里不能写 {name}", f"只能是 {'、'.join(sorted(_FIELDS))}"
        )


def _active(page: Source) -> Iterator[Finding]:
    """Nothing in a text may run in a reader's browser or load from elsewhere."""
    for match in _ACTIVE.finditer(page.text):
        message = f"正文里不能有会运行或另外载入的东西（{match.group()[:30]}）"
        yield Finding(Code.UNKNOWN_WORD, page.place(match.start()), message, "删去这段 HTML，只写文字和 Markdown")


def _fields(page: Source) -> dict[str, object]:
    header = _HEADER.match(page.text)
    document, findings = parse(Source(page.path, header["fields"])) if header else (None, [])
    return document.value if document and not findings and isinstance(document.value, dict) else {}


def _indented(text: str, offset: int) -> bool:
    """Whether an offset stands in a paragraph that its indentation makes code, not in one of a list."""
    lines = text[:offset].split("\n")
    if not re.match(r" {4}| {0,3}\t", lines[-1]):
        return False
    before = [line for line in lines[:-1] if line.strip() and not re.match(r" {4}| {0,3}\t", line)]
    return not (before and _LIST_ITEM.match(before[-1]))
