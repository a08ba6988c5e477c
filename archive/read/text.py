"""A page as an editor wrote it, with what stands in it: its sections and what its macros refer to, each read once.

`prepared` is the Markdown that the build goes on with: permanent ids at the numbered headings, and the first place of
each of the report's own figures told apart, so that nothing must be counted while pages are made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.findings import Finding
from archive.pending import ALONE, AWAITED
from archive.read.hidden import Span, blanked, code, comments, covered, fences
from archive.read.macros import FIRST, FigureUse, Use, references, without_macros
from archive.read.sections import Section, below, sections
from archive.read.source import Source

UNREAD = "render_macros: false"
"""In the header of a page whose double braces are printed as they stand."""
_HEADER = re.compile(r"\A---\n(?P<fields>.*?\n)---\n", re.DOTALL)
_FIG = re.compile(r"\bfig\b")


@dataclass(frozen=True)
class PageText:
    """A Markdown page."""

    source: Source

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its numbered sections, in order."""
        return tuple(sections(self.visible))

    @cached_property
    def fences(self) -> list[Span]:
        """Where its blocks of code stand."""
        return list(fences(self.source.text))

    @cached_property
    def comments(self) -> list[Span]:
        """Where its comments stand."""
        return list(comments(blanked(self.source.text, self.fences)))

    @cached_property
    def hidden(self) -> list[Span]:
        """Where its blocks of code and its comments stand."""
        return covered([*self.fences, *self.comments])

    @cached_property
    def visible(self) -> str:
        """The text with blocks of code and comments turned into spaces; line ends and offsets stay."""
        return blanked(self.source.text, self.hidden)

    @cached_property
    def uncoded(self) -> str:
        """The same without the code within lines."""
        return blanked(self.visible, code(self.visible))

    @cached_property
    def labels(self) -> list[str]:
        """The labels of its sections."""
        return [section.label for section in self.sections]

    def below(self, label: str) -> str:
        """The Markdown below the heading of a numbered section, with the sections under it."""
        section = self.sections[self.labels.index(label)]
        start, end = below(self.visible, self.sections, section)
        return self.source.text[start:end]

    @cached_property
    def _header(self) -> re.Match[str] | None:
        return _HEADER.match(self.source.text)

    @cached_property
    def header(self) -> list[str]:
        """The lines of its header, between two lines `---` at its beginning; none where it has no header."""
        return self._header["fields"].splitlines() if self._header else []

    @property
    def body(self) -> int:
        """Where the text after its header begins."""
        return self._header.end() if self._header else 0

    @property
    def uses(self) -> list[Use]:
        """What its macros refer to, in order; none where its header says that none of them is run."""
        return self._references[0]

    @property
    def broken(self) -> list[Finding]:
        """What is wrong with how its macros are written."""
        return self._references[1]

    @cached_property
    def _references(self) -> tuple[list[Use], list[Finding]]:
        return ([], []) if UNREAD in self.header else references(self.source)

    def prepared(self) -> str:
        """The Markdown with the ids of its sections, `first_fig` where a figure of its own report stands first, and 待填 marked."""
        text, parts, position = self.source.text, [], 0
        for start, end, written in sorted([*self._ids(), *self._firsts(), *self._marked()]):
            parts += [text[position:start], written]
            position = end
        return "".join([*parts, text[position:]])

    @cached_property
    def awaited(self) -> list[re.Match[str]]:
        """Where its words are still to be written."""
        return list(ALONE.finditer(without_macros(self.uncoded))) if AWAITED in self.uncoded else []

    def _marked(self) -> Iterator[tuple[int, int, str]]:
        for match in self.awaited:
            yield *match.span(), f'<span class="pending">{match.group()}</span>'

    def _ids(self) -> Iterator[tuple[int, int, str]]:
        for section in self.sections:
            yield section.title_end, section.end, f" {{ #{section.id} }}"

    def _firsts(self) -> Iterator[tuple[int, int, str]]:
        seen: set[str] = set()
        for use in self.uses:
            if isinstance(use, FigureUse) and use.year is None and use.indicator not in seen:
                seen.add(use.indicator)
                if word := _FIG.search(self.source.text, use.offset):
                    yield *word.span(), FIRST
