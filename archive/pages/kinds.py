"""Every kind of page: a row says where its pages stand, what there is one of them for, and what makes them.

A new kind of page is an address in `addresses`, a row here, a builder and its template. The generated pages, the menu
of the sample and the order of mkdocs.yml's follow from the rows.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

from archive import addresses
from archive.addresses import Url, Website
from archive.charts.spec import Chart, charts_of
from archive.history.coverage import reporting
from archive.history.last import last_change_of
from archive.history.series import series_of
from archive.model import Archive, Report
from archive.pages.body import body_page
from archive.pages.coverage import coverage_page
from archive.pages.html import Made
from archive.pages.indicators import (
    former,
    former_page,
    indicator_page,
    indicator_part_page,
    indicators_page,
    split_indicators,
)
from archive.pages.items import item_page, item_part_page, split_items
from archive.pages.linked import linked_data
from archive.pages.lists import (
    compare_page,
    plans_page,
    plans_part_page,
    reports_page,
    search_page,
    split_plans,
    year_page,
)
from archive.pages.places import place_page, split_places
from archive.pages.text import whole_report
from archive.pages.topics import stated, stated_years, topic_page, topic_year_page, topics_page
from archive.pages.words import charts_in
from archive.read.loading import Contents


@dataclass(frozen=True)
class PageKind:
    """A kind of page that no editor writes."""

    path: str
    """As in `addresses`, to be filled in for each subject."""
    make: Callable[..., Made]
    """From the archive with its texts, the subject where there are several, and `url` to the page."""
    menu: str = ""
    """Its name in the menu, in which the rows stand in this order; empty for none."""
    subjects: Callable[[Archive], Iterable[Any]] | None = None
    """What there is a page for, each; None where there is one page."""

    def address(self, subject: Any) -> str:
        """The path of the page for a subject, which is a tuple where a path has two things to fill in."""
        return addresses.of(self.path, *(subject if isinstance(subject, tuple) else (subject,)))


KINDS = (
    PageKind(addresses.REPORTS, reports_page, "报告"),
    PageKind(addresses.BODY, body_page, subjects=reporting),
    PageKind(addresses.PLACE, place_page, subjects=split_places),
    PageKind(addresses.YEAR, year_page, subjects=lambda archive: archive.years),
    PageKind(addresses.COVERAGE, coverage_page, "收录"),
    PageKind(addresses.TOPICS, topics_page, "主题"),
    PageKind(addresses.TOPIC, topic_page, subjects=stated),
    PageKind(addresses.TOPIC_YEAR, topic_year_page, subjects=stated_years),
    PageKind(addresses.INDICATORS, indicators_page, "指标"),
    PageKind(addresses.INDICATOR, indicator_page, subjects=lambda archive: archive.stated),
    PageKind(addresses.INDICATOR_IN, indicator_part_page, subjects=split_indicators),
    PageKind(addresses.FORMER, former_page, subjects=former),
    PageKind(addresses.COMPARE, compare_page, "比较"),
    PageKind(addresses.PLANS, plans_page, "下年安排"),
    PageKind(addresses.PLANS_IN, plans_part_page, subjects=split_plans),
    PageKind(addresses.ITEM, item_page, subjects=lambda archive: archive.statute.items),
    PageKind(addresses.ITEM_IN, item_part_page, subjects=split_items),
    PageKind(addresses.SEARCH, search_page, "查找"),
)

MENU = {"首页": "index.md", **{kind.menu: addresses.source_of(kind.path) for kind in KINDS if kind.menu}}
"""The menu as far as every archive has it: names, and the sources of the pages."""


@dataclass(frozen=True)
class Build:
    """What one build makes its pages from."""

    contents: Contents
    website: Website

    @property
    def archive(self) -> Archive:
        """The archive."""
        return self.contents.archive

    def last_change(self, path: str) -> date:
        """The newest day on which something was done to the report whose page stands at a path, or else to any."""
        report = self.reports.get(path)
        return last_change_of([report]) if report else self._last_change

    @cached_property
    def _last_change(self) -> date:
        return last_change_of(self.archive.reports.values())

    @cached_property
    def reports(self) -> dict[str, Report]:
        """The reports by the paths of their pages."""
        return {addresses.of(addresses.REPORT, report): report for report in self.archive.reports.values()}

    @cached_property
    def pages(self) -> dict[str, Callable[[Url], Made]]:
        """What makes each page that is more than a text of an editor, by its path."""
        reports = {path: partial(whole_report, self.contents, report) for path, report in self.reports.items()}
        return {**dict(generated_pages(self.contents)), **reports}

    def source(self, path: str) -> str:
        """Where below docs/ the source of a page stands, or would."""
        return f"{path.rstrip('/')}.md" if path in self.reports else addresses.source_of(path)

    def linked(self, path: str) -> str | None:
        """What programs are told of the page at a path."""
        return linked_data(self.archive, self.website, path, self.reports.get(path))


def generated_pages(contents: Contents) -> Iterator[tuple[str, Callable[[Url], Made]]]:
    """The path of each page that no editor writes, and what makes it."""
    for number, path, subject in contents.archive.once(_addressed):
        yield path, partial(KINDS[number].make, contents, *subject)


def _addressed(archive: Archive) -> list[tuple[int, str, tuple[Any, ...]]]:
    """The number of its kind, the path and the subject of each page."""
    pages: list[tuple[int, str, tuple[Any, ...]]] = []
    for number, kind in enumerate(KINDS):
        if kind.subjects is None:
            pages.append((number, kind.path, ()))
        else:
            pages += ((number, kind.address(subject), (subject,)) for subject in kind.subjects(archive))
    return pages


def charts(contents: Contents) -> Iterator[Chart]:
    """Every chart that some page shows."""
    archive = contents.archive
    for indicator in archive.stated:
        yield from charts_of(series_of(archive, indicator))
    for (body, _), text in contents.texts.items():
        yield from charts_in(archive, text, body)
    for text in contents.pages:
        yield from charts_in(archive, text, None)
