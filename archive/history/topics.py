"""A topic's values side by side: which bodies state which of its indicators, year by year.

Within a topic nothing is subtracted, ranked or added up: its indicators count unlike things.
"""

from dataclasses import dataclass, replace
from itertools import accumulate

from archive.history.series import Series, series_of
from archive.model import Archive, Concept, Figure, Indicator, Report


@dataclass(frozen=True)
class TopicYear:
    """A year's reports that state anything of a topic, in the archive's order, each with those figures."""

    year: int
    stated: tuple[tuple[Report, tuple[Figure, ...]], ...]

    @property
    def values(self) -> int:
        """How many figures there are."""
        return sum(len(figures) for _, figures in self.stated)

    def first(self, values: int) -> "TopicYear":
        """As many of the reports as reach a number of figures."""
        counts = accumulate(len(figures) for _, figures in self.stated)
        reports = next((number for number, count in enumerate(counts, 1) if count >= values), len(self.stated))
        return replace(self, stated=self.stated[:reports])


def indicators_of(archive: Archive, concept: Concept) -> list[Indicator]:
    """The indicators of a topic that some report states, in the archive's order."""
    return [each for each in archive.indicators.values() if each.concept == concept.id and archive.stating(each.id)]


def series_in(archive: Archive, concept: Concept) -> dict[str, list[Series]]:
    """The series of each of them, by its id."""
    return {indicator.id: series_of(archive, indicator) for indicator in indicators_of(archive, concept)}


def years_of(archive: Archive, concept: Concept) -> list[TopicYear]:
    """A topic year by year, newest first; years of which nobody states anything are left out."""
    years = archive.by_topic.get(concept.id, {})
    return [TopicYear(year, tuple(years[year])) for year in sorted(years, reverse=True)]


def topics_on(archive: Archive, year: int) -> list[tuple[Concept, TopicYear]]:
    """The topics of which the reports on a year state anything, in the archive's order, each with that year."""
    found = ((concept, archive.by_topic.get(concept.id, {}).get(year)) for concept in archive.concepts.values())
    return [(concept, TopicYear(year, tuple(stated))) for concept, stated in found if stated]
