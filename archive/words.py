"""The words an editor can use in a report: `fig`, `fig_of`, `table`.

They are plain objects over the archive and trust it: `references` and `check` have refused whatever they cannot answer.
A figure becomes a `<data>` element: the value for machines, the report's own spelling for readers.
"""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from archive.model import Archive, Figure, Report
from archive.render import data_element, figure_table, inert

WORDS = ("fig", "fig_of", "table")
FORMS = ("cn",)


class FigureWord:
    """What `fig.<id>` gives; printed, a `<data>` element, followed by a link to its note where it has one."""

    def __init__(self, figure: Figure, *, noted: bool) -> None:
        self._figure, self._noted = figure, noted

    def __str__(self) -> str:
        """Number and unit in digits."""
        return self._element(self._figure.text)

    @property
    def cn(self) -> Markup:
        """Number and unit in Chinese words: 八年."""
        return self._element(self._figure.chinese)

    def _element(self, text: str) -> Markup:
        element = data_element(self._figure, inert(text))
        if self._noted and self._figure.note:
            element += Markup('<a class="fig-note" href="#fig-{}" title="{}">注</a>').format(
                self._figure.indicator.id, inert(self._figure.note)
            )
        return element


class Figures:
    """What `fig` is: the figures of one report by indicator id."""

    def __init__(self, report: Report, *, noted: bool = True) -> None:
        self._report, self._noted = report, noted

    def __getattr__(self, indicator: str) -> FigureWord:
        """The figure; AttributeError where the report has none, which Jinja turns into an error of the page."""
        try:
            return FigureWord(self._report.figures[indicator], noted=self._noted)
        except KeyError:
            raise AttributeError(indicator) from None


def words(archive: Archive, report: Report) -> Mapping[str, Any]:
    """The words for the page of `report`."""
    return {"fig": Figures(report), "fig_of": _figures_of(archive, report), "table": _table(report)}


def environment() -> Environment:
    """A Jinja environment as strict as the build's."""
    return Environment(undefined=StrictUndefined)


def _figures_of(archive: Archive, report: Report) -> Callable[[int], Figures]:
    return lambda year: Figures(archive.reports[report.body.id, year], noted=False)


def _table(report: Report) -> Callable[[str], Markup]:
    return lambda group: figure_table(report, group)
