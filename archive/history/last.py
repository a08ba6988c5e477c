"""When something was last changed, by what the reports say of themselves and not by the clock of a build."""

from collections.abc import Iterable
from datetime import date

from archive.model import Archive, Report


def last_change(archive: Archive, key: tuple[str, int] | None) -> date:
    """The newest day on which something was done to a report, or to all; an archive without one is as old as the calendar."""
    return last_change_of([archive.reports[key]] if key else archive.reports.values())


def last_change_of(reports: Iterable[Report]) -> date:
    """The newest day on which the archive did something to some reports."""
    return max((day for report in reports for day in report.days), default=date(1970, 1, 1))
