"""What the archive holds, as one picture: of each body and year whether there is a report, and whether it came in time.

It tells of the archive alone. A report that is not here may well have been published, and one whose day of publication
is unknown is never late.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.fields import Level, Punctuality
from archive.model import Archive, Body, Report, Statute


@dataclass(frozen=True)
class Covered:
    """A report that the archive holds, against the statute's date."""

    report: Report
    punctuality: Punctuality
    days_late: int
    """From the statute's date to the day of publication; 0 where it was not late or the day is unknown."""


@dataclass(frozen=True)
class Count:
    """How many reports the archive holds of some bodies and years, and how many of them came when."""

    reports: int
    whole: int
    in_time: int
    late: int
    unknown: int

    @property
    def excerpts(self) -> int:
        """Those of which only part is here."""
        return self.reports - self.whole


@dataclass(frozen=True)
class Row:
    """One body: what the archive holds of it, by the years of the picture; None for no report."""

    body: Body
    cells: tuple[Covered | None, ...]


@dataclass(frozen=True)
class Place:
    """The bodies of one province that have a report, with their counts by year and together."""

    name: str
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]
    total: Count


@dataclass(frozen=True)
class Coverage:
    """The picture."""

    years: tuple[int, ...]
    """From the newest year with a report to the oldest, those between without any among them."""
    places: tuple[Place, ...]
    counts: tuple[Count, ...]
    """By year."""
    total: Count

    @property
    def most(self) -> int:
        """The greatest count of a place and year."""
        return max((count.reports for place in self.places for count in place.counts), default=0)

    @property
    def bodies(self) -> int:
        """How many bodies it shows."""
        return sum(len(place.rows) for place in self.places)


_RANKS = {level: rank for rank, level in enumerate(Level)}


def coverage_of(archive: Archive, bodies: Iterable[Body]) -> Coverage:
    """The picture of an archive, as far as some of its bodies are concerned."""
    years = _years(archive)
    places = tuple(_place(archive, name, own, years) for name, own in placed(bodies).items())
    rows = [row for place in places for row in place.rows]
    return Coverage(years, places, *_counts(rows))


def row_of(archive: Archive, body: Body) -> dict[int, Covered | None]:
    """A body's row of the picture by the years of it."""
    return {year: _cell(archive, body, year) for year in _years(archive)}


def by_place(archive: Archive) -> dict[str, list[Body]]:
    """The bodies that have a report by province, higher levels first, else in the archive's order."""
    return placed(reporting(archive))


def placed(bodies: Iterable[Body]) -> dict[str, list[Body]]:
    """Some bodies in the same order."""
    places = dict[str, list[Body]]()
    for body in sorted(bodies, key=lambda body: _RANKS[body.level]):
        places.setdefault(body.province, []).append(body)
    return places


def reporting(archive: Archive) -> list[Body]:
    """The bodies that have a report, in the archive's order; each has a page."""
    return [body for body in archive.bodies.values() if archive.reports_of(body.id)]


def covered(report: Report, statute: Statute) -> Covered:
    """A report against the statute's date (督察工作规定 art. 24: 每年4月1日之前)."""
    punctuality = report.punctuality(statute)
    late = report.published if punctuality is Punctuality.LATE else None
    return Covered(report, punctuality, (late - statute.deadline_for(report.year)).days if late else 0)


def _years(archive: Archive) -> tuple[int, ...]:
    return tuple(range(archive.years[0], archive.years[-1] - 1, -1)) if archive.years else ()


def _place(archive: Archive, name: str, bodies: Iterable[Body], years: tuple[int, ...]) -> Place:
    rows = tuple(Row(body, tuple(_cell(archive, body, year) for year in years)) for body in bodies)
    return Place(name, rows, *_counts(rows))


def _cell(archive: Archive, body: Body, year: int) -> Covered | None:
    report = archive.reports.get((body.id, year))
    return covered(report, archive.statute) if report else None


def _counts(rows: Iterable[Row]) -> tuple[tuple[Count, ...], Count]:
    """The counts of some rows by year, and of all years together."""
    columns = [[cell for cell in column if cell] for column in zip(*(row.cells for row in rows), strict=True)]
    by_year = tuple(_count(column) for column in columns)
    return by_year, _count([cell for column in columns for cell in column])


def _count(cells: list[Covered]) -> Count:
    came = [cell.punctuality for cell in cells]
    return Count(len(cells), sum(cell.report.whole for cell in cells), *(came.count(each) for each in Punctuality))
