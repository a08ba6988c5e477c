"""Marks of other kinds of Markdown, which this site would print as they stand, and lists that it would number anew."""

import re
from collections.abc import Iterator

from archive.check.links import definitions
from archive.findings import Code, Finding
from archive.read.text import PageText

_ANYWHERE = re.compile(
    r"(?P<strike>~~(?=[^\s~])[^~\n]++~~)"
    r"|(?P<mark>(?<![=\w])==(?=[^\s=])[^=\n]++==(?!=))"
    r"|^ {0,3}(?:"
    r"(?P<box>!!!|\?\?\?\+?)(?=[ ]+\w)"
    r'|(?P<tab>===)(?=[ !+]+")'
    r"|(?P<short>\*\[[^\[\]\n]++\]:)"
    r"|(?P<deep>#{7,}+)(?=[ ]*[^\s#])"
    r"|#{1,6}(?!#)[^\n{]*+(?P<open>\{:?[ ]*[#.][^{}\n]*+)$)",
    re.MULTILINE,
)
_BEGINS = re.compile(r"~~|==|!!!|\?\?\?|\*\[|#{7}|\{:?[ ]*[#.]")
"""Without any of these nothing of that stands in a text, which is soon seen."""
_MENDS = {
    "strike": ("删除线", "删去 ~~"),
    "mark": ("高亮", "删去 =="),
    "box": ("提示框", "写成一段文字，或用 > 引用"),
    "tab": ("选项卡", "写成几段文字"),
    "short": ("缩写", "删去这一行，在句子里写明"),
    "deep": ("这样的标题", "标题最多六个 #"),
    "open": ("没有收尾的标签", "在行末补上 }，或删去它"),
}
_FENCE = re.compile(r"^(?:`{3,}+[^`\n]*+|~{3,}+[^\n]*+)$", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![!\\\]])!?\[(?P<words>[^\[\]\n]++)\] ?\[(?P<name>(?!\^)[^\[\]\n]*+)\]")
_TOC = re.compile(r"\{[^{}\n]*?(?P<word>\bdata-toc-[\w-]++)")
_ITEM = re.compile(r" {0,3}(?P<number>\d{1,9})\.[ \t]+(?=\S)")


def foreign_marks(page: PageText) -> Iterator[Finding]:
    """The findings of a page's marks."""
    for match in _ANYWHERE.finditer(page.uncoded) if _BEGINS.search(page.uncoded) else ():
        kind = match.lastgroup or ""
        what, mend = _MENDS[kind]
        yield _told(page, match.start(kind), f"没有{what}：{match[kind][:20]} 会原样印出来", mend)
    for fence in _FENCE.finditer(page.visible) if "```" in page.visible or "~~~" in page.visible else ():
        mend = "在代码后面另起一行，写同样的几个符号"
        yield _told(page, fence.start(), f"代码块 {fence.group()[:20]} 没有收尾，会原样印出来", mend)
    yield from _references(page)
    for match in _TOC.finditer(page.uncoded):
        message, mend = f"正文里不能有 {match['word']}：标题和目录会不一样", "删去它"
        yield Finding(Code.ACTIVE, page.source.place(match.start("word")), message, mend)
    yield from _numbered_anew(page)


def _references(page: PageText) -> Iterator[Finding]:
    if "][" not in page.uncoded and "] [" not in page.uncoded:
        return
    known = {" ".join(name.split()).casefold() for name in definitions(page.uncoded)}
    for match in _REFERENCE.finditer(page.uncoded):
        name = match["name"].strip() or match["words"]
        if " ".join(name.split()).casefold() not in known:
            message = f"没有写 [{name[:20]}] 是哪个网址，{match.group()[:40]} 会原样印出来"
            place = page.source.place(match.start())
            yield Finding(Code.BROKEN_LINK, place, message, "写成 [文字](网址)，或在文末写 [名字]: 网址")


def _numbered_anew(page: PageText) -> Iterator[Finding]:
    """Markdown looks at the first number of a list alone and counts on from it."""
    last: int | None = None
    begins, offset = True, 0  # whether a list may begin here: after an empty line
    for line in page.uncoded.split("\n"):
        item = _ITEM.match(line)
        if item and (last is not None or begins):
            number = int(item["number"])
            if last is not None and number != last + 1:
                message = f"列表里的“{number}.”会印成“{last + 1}.”"
                mend = "编号逐一往下写；本来就不连着的，写成 （五） 这样，或每段前后空行、不用列表"
                yield _told(page, offset + item.start("number"), message, mend)
            last = number
        elif line.strip() and begins and not line.startswith((" ", "\t")):
            last = None
        begins = not line.strip()
        offset += len(line) + 1


def _told(page: PageText, offset: int, message: str, mend: str) -> Finding:
    return Finding(Code.OTHER_MARKDOWN, page.source.place(offset), message, mend)
