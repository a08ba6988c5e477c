"""Two reports of one body on neighbouring years, side by side: the rows of the page 与上年比较.

A row is an indicator that at least one of the two states; what only one states is said so, never taken for zero.
"""

from dataclasses import dataclass

from archive.history.change import change_between
from archive.model import Archive, Figure, Indicator, Report


@dataclass(frozen=True)
class Row:
    """An indicator with its figure of the year before, its figure, and the change told in words."""

    indicator: Indicator
    older: Figure | None
    newer: Figure | None

    @property
    def change(self) -> str:
        """As `change_between` tells it, or which of the two does not state the figure."""
        if self.newer is None:
            return "本年没有写"
        return change_between(self.older, self.newer) if self.older else "上年没有写"


def compared(archive: Archive, older: Report, newer: Report) -> dict[str, list[Row]]:
    """The rows by the name of their group, groups and indicators in the archive's order."""
    groups: dict[str, list[Row]] = {}
    stated = {*older.figures, *newer.figures}
    for group, name in archive.groups.items():
        of_group = [each for each in archive.indicators.values() if each.group == group and each.id in stated]
        if of_group:
            groups[name] = [Row(each, older.figures.get(each.id), newer.figures.get(each.id)) for each in of_group]
    return groups
