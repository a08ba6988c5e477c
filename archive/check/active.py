"""Nothing in a text may run in a reader's browser, load from elsewhere, hide or swallow the page.

The rendered text is read twice: as it stands, and as nh3 leaves it, which parses like a browser and keeps only what
`allowed` lists. What the two do not have in common is refused, so whatever nobody thought of is refused as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import chain

import nh3

from archive.check.allowed import Allowed
from archive.check.rendered import BACKLINK_TITLE, PERMALINK_TITLE

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What Markdown adds itself with classes that hide: only in this very form, so that no editor can use them.
_MARKDOWNS_OWN = re.compile(
    rf'<a class="headerlink" href="#[^"<>]*" title="{PERMALINK_TITLE}">#</a>'
    rf'|<a class="footnote-backref" href="#fnref\d*:[^"<>]*" title="{BACKLINK_TITLE.format("[0-9]+")}">&#8617;</a>'
)
_PLAIN_TAG = re.compile(r'/?[A-Za-z][A-Za-z0-9]*(?: [A-Za-z][A-Za-z:-]*="[^"<>]*")*(?: ?/)?')
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True)
class Part:
    """One piece of HTML: a start tag, an end tag, a text, a comment, or another declaration."""

    kind: str
    name: str
    attributes: frozenset[tuple[str, str | None]] = frozenset()
    written: str = field(default="", compare=False)


@dataclass(frozen=True)
class Refused:
    """What may not stand in a text: an element, an attribute of it, or the value of that; or what is not closed."""

    part: Part
    attribute: str = ""
    value: str = ""
    unclosed: bool = False


class _Reader(HTMLParser):
    """Collects the parts of a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        self.parts.append(Part("start", tag, frozenset(attrs), self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        """An end tag; elements that have none are told by their start alone."""
        if tag not in _VOID:
            self.parts.append(Part("end", tag, written=f"</{tag}"))

    def handle_data(self, data: str) -> None:
        """A text, in one piece however it was read."""
        if self.parts and self.parts[-1].kind == "text":
            data = self.parts.pop().name + data
        self.parts.append(Part("text", data, written=data))

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.parts.append(Part("comment", data, written=data))

    def handle_decl(self, decl: str) -> None:
        """A declaration such as a doctype."""
        self._other(f"!{decl}")

    def handle_pi(self, data: str) -> None:
        """An instruction of XML."""
        self._other(f"?{data}")

    def unknown_decl(self, data: str) -> None:
        """A declaration that is none, such as CDATA."""
        self._other(f"![{data}")

    def _other(self, name: str) -> None:
        self.parts.append(Part("other", name, written=f"<{name}"))


def refused(html: str, allowed: Allowed) -> list[Refused]:
    """What a text's HTML holds and may not; empty where nh3 leaves it as it is."""
    html = _MARKDOWNS_OWN.sub("", html)
    if _is_plain(html, allowed):
        return []
    parts = parsed(html)
    found = [*_not_listed(parts, allowed), *_not_closed(parts, allowed)]
    if not found and (kept := parsed(_kept(html, allowed))) != parts:
        found.append(Refused(_where_they_part(parts, kept), unclosed=True))
    return found


def _is_plain(html: str, allowed: Allowed) -> bool:
    """Whether a text, as most are, is written so plainly that nothing can be refused; it is soon told."""
    parts = at_once(html)
    if parts is None:
        return False
    tags = [part for part in parts if isinstance(part, Part)]
    refused_ = chain(_not_listed(set(tags), allowed), _not_closed(tags, allowed))
    return next(refused_, None) is None and at_once(_kept(html, allowed)) == parts


def at_once(html: str) -> list[Part | str] | None:
    """The parts of a text whose every `<` begins a plain tag, with texts as they are read; None of any other."""
    first, *others = html.split("<")
    parts: list[Part | str] = [unescape(first)] if first else []
    for other in others:
        tag, end, text = other.partition(">")
        if not end or not (read := _tag(tag)):
            return None
        parts += read
        if text:
            parts.append(unescape(text))
    return parts


@lru_cache(maxsize=10_000)
def _tag(tag: str) -> list[Part]:
    """What is read of a tag between < and >; nothing where it is not plain, or the text after it is read otherwise."""
    reader = _Reader()
    if _PLAIN_TAG.fullmatch(tag):
        reader.feed(f"<{tag}>")
    return reader.parts if reader.cdata_elem is None else []


def parsed(html: str) -> list[Part]:
    """The parts of any text, as the parser reads them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.parts


def _kept(html: str, allowed: Allowed) -> str:
    return _cleaner(allowed).clean(html)


@cache
def _cleaner(allowed: Allowed) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(allowed.elements),
        attributes={element: set(attributes) for element, attributes in allowed.elements.items()},
        attribute_filter=lambda element, name, value: value if allowed.has(element, name.lower(), value) else None,
        url_schemes=_SCHEMES,
        strip_comments=False,
        link_rel=None,
    )


def _where_they_part(parts: list[Part], kept: list[Part]) -> Part:
    """The first tag or comment that is not kept in its place, which is easier to find than a text; else what differs."""
    first = next((index for index, pair in enumerate(zip(parts, kept, strict=False)) if pair[0] != pair[1]), len(kept))
    left = parts[first:] or parts
    return next((part for part in left if part.kind != "text"), left[0])


def _not_listed(parts: Iterable[Part], allowed: Allowed) -> Iterator[Refused]:
    for part in parts:
        if part.kind == "other" or (part.kind == "start" and part.name not in allowed.elements):
            yield Refused(part)
        elif part.kind == "start":
            for name, value in sorted(part.attributes, key=lambda attribute: attribute[0]):
                if not allowed.has(part.name, name, value):
                    yield Refused(part, name, value or "")


def _not_closed(parts: list[Part], allowed: Allowed) -> Iterator[Refused]:
    """Elements without an end, and ends without an element, of those that are allowed."""
    opened: list[Part] = []
    for part in parts:
        if part.name in _VOID or (part.kind in ("start", "end") and part.name not in allowed.elements):
            continue
        if part.kind == "start":
            opened.append(part)
        elif part.kind == "end" and opened and opened[-1].name == part.name:
            opened.pop()
        elif part.kind == "end" and all(one.name != part.name for one in opened):
            yield Refused(part, unclosed=True)
        elif part.kind == "end":
            while (last := opened.pop()).name != part.name:
                yield Refused(last, unclosed=True)
    for part in opened:
        yield Refused(part, unclosed=True)
