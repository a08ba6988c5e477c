"""When something was last changed, by what the reports say of themselves and not by the clock of a build."""

from collections.abc import Iterable
from datetime import date

from archive.model import Report


def last_change_of(reports: Iterable[Report]) -> date:
    """The newest day on which the archive did something to some reports; without any it is as old as the calendar."""
    return max((day for report in reports for day in report.days), default=date(1970, 1, 1))
