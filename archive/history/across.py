"""An indicator's values as a table: bodies down, under their provinces, and years across, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.history.coverage import placed
from archive.history.series import Point
from archive.model import Archive, Body, Indicator


@dataclass(frozen=True)
class Row:
    """A body, and by the years of the table what it states; None where the archive has nothing of it."""

    body: Body
    cells: tuple[Point | None, ...]


@dataclass(frozen=True)
class Across:
    """The table."""

    years: tuple[int, ...]
    """Those of which any of the bodies states a value."""
    places: tuple[tuple[str, tuple[Row, ...]], ...]
    """By province, in the order of `placed`."""


def across(archive: Archive, indicator: Indicator, bodies: Iterable[Body]) -> Across:
    """The table of some bodies, each of which states the indicator."""
    stated = {body.id: (body, _points(archive, indicator, body)) for body in bodies}
    years = tuple(sorted({year for _, points in stated.values() for year in points}, reverse=True))
    rows = {id_: Row(body, tuple(map(points.get, years))) for id_, (body, points) in stated.items()}
    listed = placed(body for body, _ in stated.values())
    return Across(years, tuple((name, tuple(rows[body.id] for body in own)) for name, own in listed.items()))


def _points(archive: Archive, indicator: Indicator, body: Body) -> dict[int, Point]:
    return {
        report.year: Point(report, report.figures[indicator.id])
        for report in archive.reports_of(body.id)
        if indicator.id in report.figures
    }
