"""What the words of editors become: `fig`, `fig_of` and `table` in a report, `chart` on any page.

They are plain objects over the archive and trust it: `read/macros` and the checks have refused whatever they cannot
answer. A figure becomes a `<data>` element: the value for machines, the report's own spelling for readers. The words run
in a sandbox that reaches nothing else, so that what the checks might miss runs into nothing.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from archive import addresses
from archive.addresses import Url
from archive.charts.spec import Chart, charts_of
from archive.history.series import Series, series_of
from archive.model import Archive, Figure, Report
from archive.pages.html import figure_link, inert
from archive.pages.indicators import drawings, latest
from archive.pages.report import figure_table
from archive.pending import Pending
from archive.read.hidden import covered, within
from archive.read.macros import FIRST, FORMS, ChartUse, macros
from archive.read.text import PageText


class FigureWord:
    """What `fig.<id>` gives; printed, a `<data>` element that leads to its indicator, then a link to any note of it."""

    def __init__(self, figure: Figure, link: Callable[..., Markup], *, noted: bool, first: bool) -> None:
        self._figure, self._link, self._noted, self._first = figure, link, noted, first

    def __str__(self) -> str:
        """Number and unit in digits."""
        return self._element(self._figure.text)

    @property
    def cn(self) -> Markup:
        """Number and unit in Chinese words: 八年."""
        return self._element(self._figure.chinese)

    def _element(self, text: str) -> Markup:
        element = self._link(self._figure, text, first=self._first)
        if self._noted and self._figure.note:
            element += Markup('<a class="fig-note" href="#{}" title="{}">注</a>').format(
                addresses.of(addresses.ROW_ID, self._figure.indicator), inert(self._figure.note)
            )
        if self._noted and self._figure.corrections:
            told = inert(self._figure.corrected(self._figure.corrections[-1]))
            element += Markup('<a class="fig-note" href="#{}" title="{}">更正</a>').format(addresses.CORRECTIONS, told)
        return element


class PendingWord(FigureWord):
    """What `fig.<id>` gives of a figure that is none yet: marked, for the preview of who writes it."""

    def __init__(self, pending: Pending, name: str) -> None:
        self._pending, self._name = pending, name

    def __str__(self) -> str:
        """Number and unit as far as they are known."""
        return self._marked(self._pending.text)

    @property
    def cn(self) -> Markup:
        """The same in Chinese words, where its spelling has them."""
        return self._marked(self._pending.chinese)

    def _marked(self, text: str) -> Markup:
        return Markup('<span class="pending" title="{}">{}</span>').format(inert(self._name), inert(text))


class Figures:
    """What `fig` is: the figures of one report by indicator id.

    `noted` links each to its note in the tables of the same page; `first` gives it the id of its first place.
    """

    def __init__(self, archive: Archive, report: Report, url: Url, *, noted: bool = True, first: bool = False) -> None:
        self._archive, self._report, self._noted, self._first = archive, report, noted, first
        self._link = lambda figure, text, first: figure_link(archive, report, figure, text, url, first=first)

    def __getattr__(self, indicator: str) -> FigureWord:
        """The figure; AttributeError where the report has none, which Jinja turns into an error of the page."""
        if pending := self._report.pending.get(indicator):
            known = self._archive.indicators.get(indicator)
            return PendingWord(pending, known.name if known else f"{indicator}：还没有定是哪个指标")
        if indicator not in self._report.figures:
            raise AttributeError(indicator)
        return FigureWord(self._report.figures[indicator], self._link, noted=self._noted, first=self._first)


class AskedWord:
    """A word that is asked in brackets: `table("<group>")`."""

    def __init__(self, answer: Callable[[Any], object]) -> None:
        self._answer = answer

    def __call__(self, asked: object) -> object:
        """What the word gives for what stands in its brackets."""
        return self._answer(asked)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without its globals, filters, tests and files, in which only the words have attributes and can be called."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, loader=DictLoader({}))
        for reachable in (self.globals, self.filters, self.tests):
            reachable.clear()

    def wrap_str_format(self, value: object) -> None:
        """No method of a text is let through, not even one that the sandbox would watch."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether an attribute may be read: a figure of a report, a form of a figure."""
        return (isinstance(obj, Figures) and isinstance(value, FigureWord)) or (
            isinstance(obj, FigureWord) and attr in FORMS
        )

    def is_safe_callable(self, obj: object) -> bool:
        """Whether something may be called: a word that is asked."""
        return isinstance(obj, AskedWord)


_sandbox = _Sandbox()
_NOTHING = _sandbox.from_string("")
_HEADING = re.compile(
    r"^[^\n]*#[^\n]*$|^[^\n]*+\n[ \t>]*+(?:-++|=++)[ \t]*+$|<h[1-6](?s:.*)", re.MULTILINE | re.IGNORECASE
)
"""A line that may be a heading, or all from the first one that is written in HTML."""


def rendered(markdown: str, words: Mapping[str, Any], keep: Callable[[str], str] = str) -> str:
    """A page's Markdown with its macros filled in; raises jinja2.TemplateError where one asks for more than the words.

    `keep` may give another text for what a macro becomes, but not in a heading, whose words make its id and stand in the
    table of contents.
    """
    headings = covered(heading.span() for heading in _HEADING.finditer(markdown))
    # One for all macros of the page, which is half the work of filling one in alone.
    context = _NOTHING.new_context(dict(words))
    parts, position, trimmed = [], 0, False
    for macro in macros(markdown):
        before, written = markdown[position : macro.start()], macro.group()
        before = before.lstrip() if trimmed else before
        said = "".join(_template(written).root_render_func(context))
        parts += [
            before.rstrip() if written.startswith("{{-") else before,
            said if within(macro.start(), headings) else keep(said),
        ]
        position, trimmed = macro.end(), written.endswith("-}}")
    return "".join([*parts, markdown[position:].lstrip() if trimmed else markdown[position:]])


@lru_cache(maxsize=2000)
def _template(macro: str) -> Template:
    """A macro alone, since the same few stand on every page, each of which would be another template."""
    return _sandbox.from_string(macro)


def report_words(archive: Archive, report: Report) -> Mapping[str, Any]:
    """The words for the page of `report`, and the one by which `PageText.prepared` tells first places."""
    url = addresses.relative_to(addresses.of(addresses.REPORT, report))
    return {
        "fig": Figures(archive, report, url),
        FIRST: Figures(archive, report, url, first=True),
        "fig_of": AskedWord(lambda year: Figures(archive, archive.reports[report.body.id, year], url, noted=False)),
        "table": AskedWord(lambda group: figure_table(archive, report, group)),
        "chart": _chart(archive, url, report.body.id),
    }


def page_words(archive: Archive, page: str) -> Mapping[str, Any]:
    """The words for a page that is no report, at a path from the site's root."""
    return {"chart": _chart(archive, addresses.relative_to(page), None)}


def charts_in(archive: Archive, text: PageText, body: str | None) -> list[Chart]:
    """The charts that a text asks for, on the page of a report of `body` or on another."""
    asked = [use.indicator for use in text.uses if isinstance(use, ChartUse)]
    return [chart for indicator in asked for chart in charts_of(_series(archive, indicator, body))]


def _series(archive: Archive, indicator: str, body: str | None) -> list[Series]:
    return [each for each in series_of(archive, archive.indicators[indicator]) if body in (None, each.body.id)]


def _chart(archive: Archive, url: Url, body: str | None) -> AskedWord:
    """`chart("<id>")`: lines over the years, of one body or of all; the figures themselves where none has two."""

    def chart(indicator: str) -> Markup:
        series = _series(archive, indicator, body)
        named = {"indicator"} if body else {"indicator", "body"}
        shown = drawings(charts_of(series), url, named=named)
        return shown or latest(archive, series, url, named=body is None)

    return AskedWord(chart)
