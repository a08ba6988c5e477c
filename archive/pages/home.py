"""The home page: what an editor wrote, a box to search in, the ways to the reports, and the newest of them."""

from datetime import date

from markupsafe import Markup

from archive.addresses import Url
from archive.charts.spec import Chart
from archive.history.coverage import by_place, coverage_of
from archive.history.topics import years_of
from archive.model import Archive, Concept, Report
from archive.pages.html import Made, filled
from archive.pages.indicators import drawings
from archive.pages.topics import longest_charts, stated

_MOST_WHOLE, _MOST_EXCERPTS = 6, 4
_MOST_CHARTS = 3


def home_page(archive: Archive, title: str, text: str, url: Url) -> Made:
    """`/`: its Markdown, the search, ways in by place, year and topic, the newest reports, and what topics look like."""
    topics = stated(archive)
    html = filled(
        "home.html",
        archive=archive,
        text=Markup(text),
        places=by_place(archive),
        topics=[(concept, sum(each.values for each in years_of(archive, concept))) for concept in topics],
        newest=_newest(archive),
        coverage=coverage_of(archive),
        drawn=[(chart_of, drawings([chart], url, named={"indicator", "body"})) for chart_of, chart in _charts(archive)],
        url=url,
    )
    return Made(html, None, title, "", ("navigation", "toc"))


def _newest(archive: Archive) -> dict[str, list[Report]]:
    """A few reports, those with their whole text first, each sort from the newest year and the last day of publication."""
    newest = sorted(archive.reports.values(), key=lambda each: (each.year, each.published or date.min), reverse=True)
    whole = [report for report in newest if report.whole]
    excerpts = [report for report in newest if not report.whole]
    return {"收有全文的": whole[:_MOST_WHOLE], "只有摘录的": excerpts[:_MOST_EXCERPTS]}


def _charts(archive: Archive) -> list[tuple[Concept, Chart]]:
    """The topics with the longest series, each with the chart of it."""
    longest = [(concept, chart) for concept in stated(archive) for chart in longest_charts(archive, concept, 1)]
    return sorted(longest, key=lambda each: -len(each[1].series.valued))[:_MOST_CHARTS]
