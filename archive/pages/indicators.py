"""The pages of indicators, and an indicator's charts and values wherever a page shows them."""

import re
from collections.abc import Container, Sequence

from markupsafe import Markup

from archive.addresses import UNNAMED, Url
from archive.charts.draw import svg
from archive.charts.spec import Chart, charts_of, has_chart, legend
from archive.export.values import SHOWN, values
from archive.history.series import Exactness, Series, series_of
from archive.model import Archive, Indicator
from archive.pages.html import Made, figure_link, filled, inert
from archive.pages.takeaway import citation, embedding, path_of
from archive.read.load import Contents
from archive.search.findable import findable_indicator


def indicators_page(contents: Contents, url: Url) -> Made:
    """`/indicators/`: every indicator that some report states, by groups; overrides/assets/indicators.js filters it."""
    archive = contents.archive
    groups = {
        group: [indicator for indicator in archive.stated if indicator.group == group] for group in archive.groups
    }
    html = filled("indicators.html", archive=archive, groups=groups, url=url)
    return Made(html, None, "指标", "指标", ("navigation", "toc"))


def indicator_page(contents: Contents, indicator: Indicator, url: Url) -> Made:
    """`/indicators/<id>/`: what it means, charts of its values over the years, and all of them in a table."""
    archive = contents.archive
    series = series_of(archive, indicator)
    shown = charts_of(series)
    html = filled(
        "indicator.html",
        archive=archive,
        indicator=indicator,
        series=series,
        charts=drawings(shown, url, named={"body"}, whole=True),
        able=[each for each in series if has_chart(each)],
        shown=shown,
        columns=SHOWN,
        rows=list(values(series, UNNAMED)),
        exactness=Exactness,
        url=url,
    )
    title = f"{indicator.name}：历年数字"
    return Made(html, findable_indicator(archive, indicator), title, title, ("navigation", "toc"))


def former(archive: Archive) -> list[str]:
    """The ids of indicators that were merged into others that have a page."""
    return [old for indicator in archive.stated for old in indicator.former]


def former_page(contents: Contents, old: str, url: Url) -> Made:
    """`/indicators/<id>/` of an indicator that was merged into another: it leads on."""
    archive = contents.archive
    indicator = next(each for each in archive.stated if old in each.former)
    html = filled("former.html", archive=archive, indicator=indicator, url=url)
    return Made(html, None, indicator.name, indicator.name, ("navigation", "toc"))


def drawings(charts: Sequence[Chart], url: Url, *, named: Container[str], whole: bool = False) -> Markup:
    """Charts beside each other with a legend in words, as one block of HTML without empty lines; empty for none.

    `named` says what the page does not: "indicator", "body" or both head each chart. `whole` offers below each all that
    can be taken away, which else stands one step away.
    """
    if not charts:
        return Markup("")
    drawn = [(each, svg(each)) for each in charts]
    take = {"path_of": path_of, "citation": citation, "embedding": embedding}
    html = filled("charts.html", drawn=drawn, legend=legend(charts), named=named, whole=whole, url=url, **take)
    return Markup(re.sub(r"\n+", "\n", html))


def latest(archive: Archive, series: Sequence[Series], url: Url, *, named: bool) -> Markup:
    """Each body's one value of an indicator with its year, for want of a chart; `named`: with the body's name."""
    points = [(each.valued or each.points)[-1] for each in series]
    return Markup("；").join(
        Markup("{}{}年{}").format(
            inert(point.report.body.name) if named else "",
            point.year,
            figure_link(archive, point.report, point.figure, point.figure.text, url),
        )
        for point in points
    )
