"""What a page's text may not hold, told with its place in the Markdown."""

import re
from collections.abc import Iterator

from archive.check.active import Refused, refused
from archive.check.allowed import PLACEHOLDER, WRITTEN
from archive.check.rendered import html_of, without_words
from archive.findings import Code, Finding
from archive.read.hidden import blanked, code
from archive.read.text import PageText

_SHOWN = 40
_TELLING = 4
"""Characters of a value that hardly stands in a text by chance."""
_OF_TABLES = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_OPENS_FENCE = re.compile(r"[`~]++[ ]*+[\w+#.-]*+(?:[ ]+title=\"[^\"\n]*+\")?[ \t]*+")
_LEFT_OPEN = re.compile(r"<(?=[A-Za-z/!?])[^<>]*(?=<|\Z)")


def inert_page(page: PageText) -> Iterator[Finding]:
    """A finding for whatever a page's rendered text holds and may not."""
    text = without_words(page)
    for start, end in page.fences:
        line = text[start:end].partition("\n")[0]
        if not _OPENS_FENCE.fullmatch(line):
            message = f"代码块的第一行里不能有这些：{line.lstrip('`~').strip()[:_SHOWN]}"
            yield Finding(Code.ACTIVE, page.source.place(start), message, '只写语言，要题目就加 title="…"')
            text = blanked(text, [(start, end)])
    for tag in _LEFT_OPEN.finditer(page.uncoded):
        told = tag.group()[:_SHOWN].strip()
        mend = "补上 >；不是标签，就把 < 写成 &lt;"
        yield Finding(Code.UNBALANCED, page.source.place(tag.start()), f"{told} 没有收尾，后面的正文和表格会乱", mend)
    found = refused(html_of(text), WRITTEN)
    if not found:
        return
    places = _Places(text, blanked(text, [*page.hidden, *code(text)]))
    for each in found:
        yield _finding(each, page, places.of(each))


def _finding(one: Refused, page: PageText, offset: int) -> Finding:
    place, tag = page.source.place(offset), f"<{one.part.name[:_SHOWN]}>"
    value = re.sub(f"{PLACEHOLDER}+", "{{ … }}", one.value)[:_SHOWN]
    if one.unclosed and one.part.kind == "end":
        return Finding(Code.UNBALANCED, place, f"多了 </{one.part.name}>，它前面没有开头的标签", "删去它")
    if one.unclosed and one.part.name in _OF_TABLES:
        mend = "用 Markdown 写表格：| 甲 | 乙 |，第二行 |---|---|"
        return Finding(Code.UNBALANCED, place, f"{tag} 不能这样放在这里，HTML 的表格会乱", mend)
    if one.unclosed:
        what = tag if one.part.kind in ("start", "end") else "这一段 HTML"
        mend = "补上收尾的标签，或删去这段 HTML，只写文字和 Markdown"
        return Finding(Code.UNBALANCED, place, f"{what} 没有收尾，或不能放在这里，后面的正文会乱", mend)
    if one.attribute in ("href", "src") and one.value:
        wanted = "链接只能是站内的相对地址，或以 http://、https://、mailto: 开头"
        mend = wanted if one.attribute == "href" else "图片放在报告旁边，写它的文件名"
        return Finding(Code.ACTIVE, place, f"正文里不能用这个地址：{value}", mend)
    what = f"{tag} 的 {one.attribute}" if one.attribute else tag
    told = f"={value}" if one.attribute and one.value else ""
    mend = "删去它，只写文字和 Markdown"
    return Finding(Code.ACTIVE, place, f"正文里不能有 {what}{told}", mend)


class _Places:
    """Finds in a Markdown text what stood in its HTML; each place once where something stands several times."""

    def __init__(self, text: str, searched: str) -> None:
        self._text, self._searched, self._last = text, searched, dict[str, int]()
        self._of_parts: dict[int, int] = {}

    def of(self, one: Refused) -> int:
        """The offset of what was refused; the beginning of its line where it is spelled otherwise."""
        # Several attributes of one tag stand in one place.
        return self._of_parts.setdefault(id(one.part), self._find(one))

    def _find(self, one: Refused) -> int:
        for pattern in self._spellings(one):
            if match := re.compile(pattern, re.IGNORECASE).search(self._searched, self._last.get(pattern, 0)):
                self._last[pattern] = match.end()
                return match.start()
        return self._line(one)

    def _spellings(self, one: Refused) -> Iterator[str]:
        if one.part.written:
            yield re.escape(one.part.written)
        if one.value:
            yield rf"(?<![\w-]){re.escape(one.attribute)}\s*=\s*[\"']?{re.escape(one.value)}"
            yield rf"(?<=[\s:{{])[#.]{re.escape(one.value)}(?![\w-])"
        if len(one.value) >= _TELLING:
            yield re.escape(one.value)
        if one.attribute:
            yield rf"(?<![\w-]){re.escape(one.attribute)}\s*="
        if one.part.kind == "start":
            yield rf"<\s*{re.escape(one.part.name)}\b"

    def _line(self, one: Refused) -> int:
        """The beginning of the first line up to which the same is refused."""
        lines = self._text.splitlines(keepends=True)
        low, high = 1, len(lines)
        while low < high:
            middle = (low + high) // 2
            if one in refused(html_of("".join(lines[:middle])), WRITTEN):
                high = middle
            else:
                low = middle + 1
        return sum(map(len, lines[: low - 1]))
