"""What one body's reports state, over the years: the rows of the table on the body's page, under their topics.

Each value stands as its report writes it; against the year before it says what `change_between` allows.
"""

from dataclasses import dataclass

from archive.history.change import change_between
from archive.history.series import Point, Series, series_by
from archive.model import Archive, Body, Concept, Report


@dataclass(frozen=True)
class Cell:
    """A value, and how it stands to the year before's in words; empty where there is nothing to compare."""

    point: Point
    change: str


@dataclass(frozen=True)
class Row:
    """An indicator of the body: all its values as a series, and of each year of the table the value or None."""

    series: Series
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class OverYears:
    """The table."""

    reports: tuple[Report, ...]
    """Its columns: those of the newest reports that state anything, newest first."""
    older: tuple[Report, ...]
    """The others that state anything, which have no column."""
    topics: tuple[tuple[Concept, tuple[Row, ...]], ...]
    """In the archive's order, each with its indicators that the columns state."""

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that states anything, with a column or without one."""
        return (self.older or self.reports)[-1].year, self.reports[0].year


def over_years(archive: Archive, body: Body, most: int) -> OverYears:
    """The table of a body with at most so many columns."""
    stating = tuple(report for report in archive.reports_of(body.id) if report.figures)
    reports = stating[:most]
    by_topic: dict[str, list[Row]] = {}
    for series in series_by(archive, body):
        row = Row(series, tuple(_cell(archive, report, series) for report in reports))
        if any(row.cells):
            by_topic.setdefault(series.indicator.concept, []).append(row)
    topics = tuple((concept, tuple(by_topic[id_])) for id_, concept in archive.concepts.items() if id_ in by_topic)
    return OverYears(reports, stating[most:], topics)


def _cell(archive: Archive, report: Report, series: Series) -> Cell | None:
    figure = report.figures.get(series.indicator.id)
    if figure is None:
        return None
    before = archive.before(report)
    older = before.figures.get(series.indicator.id) if before else None
    return Cell(Point(report, figure), change_between(older, figure))
