"""The pages that no editor writes: lists of reports, bodies, years and indicators, and the search.

Each names its file, its title and how its HTML is made; `hooks` adds them to the site.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from archive.indicator_csv import csv_bytes
from archive.model import Archive
from archive.render import (
    Url,
    body_page,
    compare_page,
    compare_years_page,
    indicator_page,
    indicators_page,
    plans_page,
    reports_page,
    search_page,
    year_page,
)
from archive.series import series_of, stated_indicators, table


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from the model alone: where its source would stand in docs/, its title, and its HTML."""

    src_uri: str
    title: str
    html: Callable[[Url], Markup]


def generated_pages(archive: Archive) -> Iterator[GeneratedPage]:
    """Every generated page of the archive; a body without a report has none."""
    yield GeneratedPage("search/index.md", "查找", partial(search_page, archive))
    yield GeneratedPage("compare.md", "比较", partial(compare_page, archive))
    yield GeneratedPage("plans.md", "下年安排", partial(plans_page, archive))
    yield GeneratedPage("reports/index.md", "报告", partial(reports_page, archive))
    for body in archive.bodies.values():
        if archive.reports_of(body.id):
            title = f"{body.name}的法治政府建设年度报告"
            yield GeneratedPage(f"reports/{body.id}/index.md", title, partial(body_page, archive, body.id))
    for report in archive.reports.values():
        if before := archive.before(report):
            title = f"{report.body.name}：{before.year}年度与{report.year}年度"
            src_uri = f"reports/{report.body.id}/{report.year}/compare.md"
            yield GeneratedPage(src_uri, title, partial(compare_years_page, archive, before, report))
    for year in archive.years():
        yield GeneratedPage(f"years/{year}.md", f"{year}年度的报告", partial(year_page, archive, year))
    yield GeneratedPage("indicators/index.md", "指标", partial(indicators_page, archive))
    for indicator in stated_indicators(archive):
        page = partial(indicator_page, archive, indicator.id)
        yield GeneratedPage(f"indicators/{indicator.id}/index.md", f"{indicator.name}：历年数字", page)


def generated_files(archive: Archive, root: str) -> Iterator[tuple[str, bytes]]:
    """Path and content of the files beside generated pages; `root` is the site's address, empty where unknown."""
    for indicator in stated_indicators(archive):
        rows = (row for _, row in table(series_of(archive, indicator.id)))
        yield f"indicators/{indicator.id}/figures.csv", csv_bytes(root, rows)
