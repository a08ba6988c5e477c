"""The text of a rendered page by its sections, as a reader sees it: what the search finds things in.

Read from the HTML that Markdown gives, before the theme puts navigation, notices and footers around it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "li", "td", "th", "tr", "div", "br", "dt", "dd", "blockquote", "pre", "table", "ul", "ol", *_HEADINGS}
_NOT_TEXT = {("a", "headerlink"), ("a", "fig-note"), ("table", "figures"), ("svg", "")}
"""Links that are no part of a sentence, the tables made of figures, whose rows are found alone, and drawings."""
_FIGURE = re.compile(r'<a class="fig-link"[^<>]*><(?:data value|span class)="[^<>"]*">([^<>]*)</(?:data|span)></a>')
"""A figure in a text, as `pages/html` writes it. Two of three elements are of one, and say no more than their words."""
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+\n\s*+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section: its anchor (empty before the first heading), its heading and the text below it."""

    anchor: str
    title: str
    text: str


def passages(html: str, title: str) -> list[Passage]:
    """The sections of a page's rendered text in order; what stands before the first heading is under `title`."""
    reader = _Reader(title)
    reader.feed(_FIGURE.sub(r"\1", html))
    reader.close()
    return [
        Passage(anchor, _tidy(heading), _tidy(text))
        for anchor, heading, text in reader.sections
        if _tidy(heading) or _tidy(text)
    ]


def _tidy(parts: Iterable[str]) -> str:
    return _LINE_END.sub("\n", "".join(parts)).strip()


class _Reader(HTMLParser):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str], list[str]]] = [("", [title], [])]
        self._in_heading = False
        self._skipped = ""
        """The element that is no text and is being passed over; empty for none."""
        self._depth = 0
        """So many of its kind are open."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if self._skipped:
            self._depth += tag == self._skipped
        elif any((tag, name) in _NOT_TEXT for name in ["", *(given.get("class") or "").split()]):
            self._skipped, self._depth = tag, 1
        elif tag in _HEADINGS and given.get("id"):
            # A page's own h1 heads the opening section, which has its title already.
            opening = tag == "h1" and len(self.sections) == 1
            if opening:
                self.sections[0][1].clear()
            else:
                self.sections.append((given["id"] or "", [], []))
            self._in_heading = True
        elif tag in _BLOCKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._depth -= tag == self._skipped
            self._skipped = self._skipped if self._depth else ""
        elif tag in _HEADINGS:
            self._in_heading = False
        elif tag in _BLOCKS:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._add(data)

    def _add(self, text: str) -> None:
        _, heading, body = self.sections[-1]
        (heading if self._in_heading else body).append(text)
