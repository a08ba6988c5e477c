"""What reports were corrected of after they were published: what it was, what it is, and where that stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive import addresses
from archive.fields import Wording
from archive.literal import chinese_date
from archive.model import BEGINNING, FACTS, Archive, Correction, Figure, Indicator, Report


@dataclass(frozen=True)
class Corrected:
    """A correction of a report, in the words that readers see."""

    report: Report
    correction: Correction
    name: str
    """Of what was corrected: 罚款, 成文日期, 正文一（二）."""
    was: str
    now: str | None
    """None for a text, which stands in its section."""
    address: str
    """The path of what was corrected."""
    indicator: Indicator | None = None
    """Where it is a figure."""

    @property
    def id(self) -> str:
        """Of its row on the report's page: by its number in the file, where the newest stands last."""
        return addresses.of(addresses.CORRECTION_ID, str(self.report.corrections.index(self.correction) + 1))

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        now = f"，现为{self.now}" if self.now else ""
        day, whose = chinese_date(self.correction.day), self.correction.whose.label
        return f"{day}{whose}：{self.name}原为{self.was}{now}。原因：{self.correction.why}"


def corrected(archive: Archive, report: Report) -> list[Corrected]:
    """A report's corrections, the newest day first."""
    found = [_corrected(archive, report, each) for each in report.corrections]
    return sorted(found, key=lambda each: each.correction.day, reverse=True)


def all_corrected(archive: Archive) -> Iterator[Corrected]:
    """The corrections of all reports, in the order of the archive."""
    for report in archive.reports.values():
        yield from corrected(archive, report)


def _corrected(archive: Archive, report: Report, correction: Correction) -> Corrected:
    page = addresses.of(addresses.REPORT, report)
    later = _next(report, correction)
    if correction.what in FACTS:
        was, now = (_words(correction.what, each) for each in (correction.was, later or report.fact(correction.what)))
        return Corrected(report, correction, FACTS[correction.what], was, now, page)
    if indicator := _indicator(archive, correction.what):
        figure = report.figures.get(indicator.id)
        spelled = figure or Figure(indicator=indicator, amount=None)
        now = spelled.spelled(later) if later else figure.text if figure else "不再列出"
        row = addresses.of(addresses.ROW, report, indicator) if figure else page
        return Corrected(report, correction, indicator.name, spelled.spelled(correction.was), now, row, indicator)
    name = f"正文{correction.what}"
    place = addresses.of_section(report, correction.what) if correction.what != BEGINNING else page
    return Corrected(report, correction, name, f"“{correction.was}”", None, place)


def _next(report: Report, correction: Correction) -> str | None:
    """What the same was before the next correction of it, which is what this one made of it."""
    later = [each for each in report.corrections if each.what == correction.what and each.day > correction.day]
    return min(later, key=lambda each: each.day).was if later else None


def _words(name: str, typed: str) -> str:
    """A fact as readers see it; what is no day and no choice, as it is typed."""
    if name == "wording":
        return next((each.label for each in Wording if each.value == typed), typed)
    try:
        return chinese_date(date.fromisoformat(typed)) if typed else "未知"
    except ValueError:
        return typed


def _indicator(archive: Archive, what: str) -> Indicator | None:
    """The indicator that an id stands for, also one that was merged into it."""
    merged = (each for each in archive.indicators.values() if what in each.former)
    return archive.indicators.get(what) or next(merged, None)
