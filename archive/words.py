"""The words an editor can use: `fig`, `fig_of` and `table` in a report, `chart` on any page.

They are plain objects over the archive and trust it: `references` and `check` have refused whatever they cannot answer.
A figure becomes a `<data>` element: the value for machines, the report's own spelling for readers.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from archive.chart import drawn, has_chart
from archive.model import Archive, Figure, Report
from archive.render import ROOT_OF_REPORT, charts, data_element, figure_link, figure_table, inert, latest
from archive.series import series_of

WORDS = ("fig", "fig_of", "table", "chart")
FORMS = ("cn",)


class FigureWord:
    """What `fig.<id>` gives; printed, a `<data>` element that leads to its indicator, then a link to any note of it."""

    def __init__(self, figure: Figure, *, noted: bool, first: bool) -> None:
        self._figure, self._noted, self._first = figure, noted, first

    def __str__(self) -> str:
        """Number and unit in digits."""
        return self._element(self._figure.text)

    @property
    def cn(self) -> Markup:
        """Number and unit in Chinese words: 八年."""
        return self._element(self._figure.chinese)

    def _element(self, text: str) -> Markup:
        element = figure_link(
            self._figure, data_element(self._figure, inert(text)), root=ROOT_OF_REPORT, first=self._first
        )
        if self._noted and self._figure.note:
            element += Markup('<a class="fig-note" href="#fig-{}" title="{}">注</a>').format(
                self._figure.indicator.id, inert(self._figure.note)
            )
        return element


class Figures:
    """What `fig` is: the figures of one report by indicator id."""

    def __init__(self, report: Report, *, noted: bool = True) -> None:
        self._report, self._noted = report, noted
        self._used: set[str] = set()

    def __getattr__(self, indicator: str) -> FigureWord:
        """The figure; AttributeError where the report has none, which Jinja turns into an error of the page."""
        if indicator not in self._report.figures:
            raise AttributeError(indicator)
        # The report's own figures have an address where they first stand; those of other years lead to it elsewhere.
        first = self._noted and indicator not in self._used
        self._used.add(indicator)
        return FigureWord(self._report.figures[indicator], noted=self._noted, first=first)


def words(archive: Archive, report: Report) -> Mapping[str, Any]:
    """The words for the page of `report`."""
    return {
        "fig": Figures(report),
        "fig_of": _figures_of(archive, report),
        "table": _table(report),
        "chart": _chart(archive, ROOT_OF_REPORT, report.body.id),
    }


def page_words(archive: Archive, root: str) -> Mapping[str, Any]:
    """The words for a page that is no report; `root` leads from it to the site's root."""
    return {"chart": _chart(archive, root, None)}


def environment() -> Environment:
    """A Jinja environment as strict as the build's."""
    return Environment(undefined=StrictUndefined)


def _figures_of(archive: Archive, report: Report) -> Callable[[int], Figures]:
    return lambda year: Figures(archive.reports[report.body.id, year], noted=False)


def _table(report: Report) -> Callable[[str], Markup]:
    return lambda group: figure_table(report, group)


def _chart(archive: Archive, root: str, body: str | None) -> Callable[[str], Markup]:
    """`chart("<id>")`: lines over the years, of one body or of all; the figures themselves where none has two."""

    def chart(indicator: str) -> Markup:
        series = [each for each in series_of(archive, indicator) if body in (None, each.body.id)]
        able = [each for each in series if has_chart(each)]
        if able:
            named = {"indicator"} if body else {"indicator", "body"}
            return charts(drawn(able), lambda address: root + address, named=named)
        return latest(series, root, named=body is None)

    return chart
