"""The pages of topics: what bodies count under one subject, side by side, and what keeps it from being compared."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from archive.addresses import Url
from archive.charts.spec import Chart, charts_of
from archive.history.series import Series
from archive.history.topics import TopicYear, indicators_of, series_in, years_of
from archive.model import Archive, Concept
from archive.pages.html import Made, filled
from archive.pages.indicators import drawings
from archive.read.loading import Contents
from archive.search.findable import Findable, findable_topic

MOST_VALUES = 150
"""So many figures, and the year that reaches them to its end, stand on a topic's own page."""
MOST_OF_YEAR = 250
"""So many figures of a year stand on one page; the rest in the pages of indicators and the files."""
_MOST_CHARTS = 4


def topics_page(contents: Contents, url: Url) -> Made:
    """`/topics/`: every topic with what it holds."""
    archive = contents.archive
    topics = [(concept, indicators_of(archive, concept), years_of(archive, concept)) for concept in stated(archive)]
    return _listed("主题", filled("topics.html", archive=archive, topics=topics, url=url))


def topic_page(contents: Contents, concept: Concept, url: Url) -> Made:
    """`/topics/<concept>/`: what is counted and how it differs, the charts of single indicators, the newest years."""
    archive = contents.archive
    years = years_of(archive, concept)
    series = series_in(archive, concept)
    html = filled(
        "topic.html",
        archive=archive,
        concept=concept,
        series=series,
        charts=drawings(longest_charts(series.values(), _MOST_CHARTS), url, named={"indicator", "body"}),
        years=years,
        shown=[(year, year.first(MOST_OF_YEAR)) for year in _newest(years)],
        url=url,
    )
    title = f"{concept.name}：各机关的数字"
    return _listed(title, html, findable_topic(concept, title))


def topic_year_page(contents: Contents, of: tuple[Concept, int], url: Url) -> Made:
    """`/topics/<concept>/<year>/`: all that the reports on one year state of a topic."""
    archive = contents.archive
    concept, year = of
    years = years_of(archive, concept)
    shown = [(each, each.first(MOST_OF_YEAR)) for each in years if each.year == year]
    html = filled("topic_year.html", archive=archive, concept=concept, years=years, shown=shown, year=year, url=url)
    return _listed(f"{concept.name}：{year}年度各机关的数字", html)


def stated(archive: Archive) -> list[Concept]:
    """The topics of which some report states anything; each has a page."""
    return [concept for concept in archive.concepts.values() if concept.id in archive.by_topic]


def stated_years(archive: Archive) -> list[tuple[Concept, int]]:
    """Each of them with each year of which a report states anything."""
    return [(concept, each.year) for concept in stated(archive) for each in years_of(archive, concept)]


def _newest(years: list[TopicYear]) -> list[TopicYear]:
    shown: list[TopicYear] = []
    for year in years:
        if sum(each.values for each in shown) >= MOST_VALUES:
            break
        shown.append(year)
    return shown


def longest_charts(series: Iterable[Sequence[Series]], most: int) -> list[Chart]:
    """The charts of the longest series of some indicators, each of one indicator and one body, in the order given."""
    charts = [chart for own in series for chart in charts_of(own)]
    longest = sorted(charts, key=lambda chart: -len(chart.series.valued))[:most]
    return [each for each in charts if each in longest]


def _listed(title: str, html: Markup, found: Findable | None = None) -> Made:
    return Made(html, found, title, title)
