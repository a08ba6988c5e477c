"""The ids of a page's text: none that the site puts on the page itself, and none twice, or a link would lead astray.

An id stands in the braces of attr_list or in HTML; a heading without one is given its words, as the build gives them.
"""

import re
from collections.abc import Iterator
from html import unescape

from pymdownx.slugs import slugify

from archive.addresses import is_reserved
from archive.findings import Code, Finding
from archive.read.text import PageText

_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}|<[A-Za-z][^<>]*>")
_ID = re.compile(r"(?<=[\s:{])#(?P<mark>[^\s{}]+)|\bid\s*=\s*[\"']?(?P<value>[^\s\"'{}<>]+)", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}(?P<words>[^\n]*)$|^(?P<over>[^\n#]++)\n(?:-++|=++)[ \t]*+$", re.MULTILINE)
_MARKS = re.compile(r"\]\([^()\n]*\)|[\[\]*`\\]|(?<!#)#++[ \t]*+$")
_TAG = re.compile(r"<[^>]*+(?:>|\Z)")
_slug = slugify(case="lower")


def ids_of_page(page: PageText, *, in_report: bool) -> Iterator[Finding]:
    """A finding for each id that is the site's own or that stands twice."""
    seen: set[str] = set()
    for offset, id_ in written(page.uncoded):
        place, mend = page.source.place(offset), "换一个词，或删去 { #… }"
        if is_reserved(id_, in_report=in_report):
            yield Finding(Code.SECTION_TWICE, place, f"{id_} 是网页自己用的地址", mend)
        elif id_ in seen:
            yield Finding(Code.SECTION_TWICE, place, f"地址 {id_} 用了两次", mend)
        seen.add(id_)
    for offset, words, id_ in headings(page):
        if not _ATTRIBUTES.search(words) and is_reserved(id_, in_report=in_report):
            place, mend = page.source.place(offset), "换一个标题，或在标题后面写另一个 { #… }"
            yield Finding(Code.SECTION_TWICE, place, f"这个标题的地址会是 {id_}，网页自己用了它", mend)


def written(text: str) -> Iterator[tuple[int, str]]:
    """Each id that is written in a text, with its offset."""
    for attributes in _ATTRIBUTES.finditer(text):
        for id_ in _ID.finditer(attributes.group()):
            yield attributes.start() + id_.start(), id_["mark"] or id_["value"]


def headings(page: PageText) -> Iterator[tuple[int, str, str]]:
    """Each heading of a text: its offset, its words and the id that they would give it."""
    for heading in _HEADING.finditer(page.visible):
        words = heading["words"] or heading["over"] or ""
        # Tags are taken out as the slug would do it, which reads a text again for each that is not closed.
        yield heading.start(), words, _slug(_TAG.sub(_kept, unescape(_MARKS.sub("", words)).strip()), "-")


def is_given(words: str) -> bool:
    """Whether a heading's words end in an id of its own, or hold one."""
    return any(True for _ in written(words))


def _kept(tag: re.Match[str]) -> str:
    return "" if tag.group().endswith(">") else tag.group().replace("<", "")
