"""The home page: what an editor wrote, a box to search in, the ways to the reports, and the newest of them."""

from markupsafe import Markup

from archive.addresses import COVERAGE, REPORTS, Url
from archive.charts.spec import Chart
from archive.history.coverage import by_place, coverage_of, reporting
from archive.history.topics import series_in, years_of
from archive.model import Archive, Concept
from archive.pages.html import Made, filled
from archive.pages.indicators import drawings
from archive.pages.lists import newest
from archive.pages.places import way_to
from archive.pages.topics import longest_charts, stated

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
        newest=newest(archive),
        coverage=coverage_of(archive, reporting(archive)),
        to_reports=way_to(archive, REPORTS),
        to_coverage=way_to(archive, COVERAGE),
        drawn=[(chart_of, drawings([chart], url, named={"indicator", "body"})) for chart_of, chart in _charts(archive)],
        url=url,
    )
    return Made(html, None, title, "")


def _charts(archive: Archive) -> list[tuple[Concept, Chart]]:
    """The topics with the longest series, each with the chart of it."""
    series = ((concept, series_in(archive, concept).values()) for concept in stated(archive))
    longest = [(concept, chart) for concept, own in series for chart in longest_charts(own, 1)]
    return sorted(longest, key=lambda each: -len(each[1].series.valued))[:_MOST_CHARTS]
