"""Texts are typed as they are read: no letters that nobody sees, and in reports none by their numbers or names.

`&#x39;` would be printed as 9 and pass by every check of numbers; what Markdown needs, like `&lt;`, may stand.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from archive.findings import Code, Finding
from archive.read.letters import unseen_letters
from archive.read.text import PageText

_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
# Signs that Markdown or HTML would take for their own, and spaces.
_NEEDED = frozenset("&<>\"'`*_#[](){}|\\~!:=/@ \xa0\u2002\u2003\u3000")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def typed_page(page: PageText, *, in_report: bool) -> Iterator[Finding]:
    """The findings of a page's letters."""
    for offset, told in unseen_letters(page.source.text):
        yield Finding(Code.ODD_LETTER, page.source.place(offset), f"这里有{told}", "删去它，重新输入前后几个字")
    if in_report:
        yield from _entities(page)
        yield from _radicals(page)


def _entities(page: PageText) -> Iterator[Finding]:
    for entity in _ENTITY.finditer(page.uncoded):
        written, read = entity.group(), unescape(entity.group())
        if read != written and not _NEEDED.issuperset(read):
            shown = read if read.isprintable() else "看不见的字符"
            message, mend = f"{written} 会印成“{shown}”，检查看不到它", "直接写要印的字"
            yield Finding(Code.ODD_LETTER, page.source.place(entity.start()), message, mend)


def _radicals(page: PageText) -> Iterator[Finding]:
    """Parts of letters that look like whole ones, as some PDF files give them: ⼗ for 十."""
    for radical in _RADICAL.finditer(page.uncoded):
        letter, usual = radical.group(), unicodedata.normalize("NFKC", radical.group())
        message = f"“{letter}”（U+{ord(letter):04X}）是部首，不是汉字"
        mend = f"改成“{usual}”" if usual != letter else "删去它，重新输入"
        yield Finding(Code.ODD_LETTER, page.source.place(radical.start()), message, mend)
