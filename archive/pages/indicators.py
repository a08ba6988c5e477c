"""The pages of indicators, and an indicator's charts and values wherever a page shows them."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate

from markupsafe import Markup

from archive import addresses
from archive.addresses import UNNAMED, Url
from archive.charts.draw import svg
from archive.charts.spec import Chart, charts_of, has_chart, legend
from archive.export.values import SHOWN, values
from archive.fields import Level
from archive.history.across import across
from archive.history.coverage import placed
from archive.history.parts import Part, split
from archive.history.series import Exactness, Series, series_of
from archive.model import Archive, Body, Indicator
from archive.pages.html import Made, figure_link, filled, inert
from archive.pages.parts import above, ways
from archive.pages.takeaway import citation, embedding, path_of
from archive.read.loading import Contents
from archive.search.findable import findable_indicator

MOST_ROWS = 150
"""Values that an indicator's page lists one below the other with all that is said of each; more stand across by years."""
MOST = 800
"""Values across on one page, each body counted as two more; where there are more they are split by place."""
_FIRST = 150
"""So many of them stand on the indicator's own page then."""


def indicators_page(contents: Contents, url: Url) -> Made:
    """`/indicators/`: every indicator that some report states, by groups; overrides/assets/indicators.js filters it."""
    archive = contents.archive
    groups = {
        group: [indicator for indicator in archive.stated if indicator.group == group] for group in archive.groups
    }
    html = filled("indicators.html", archive=archive, groups=groups, url=url)
    return Made(html, None, "指标", "指标")


def indicator_page(contents: Contents, indicator: Indicator, url: Url) -> Made:
    """`/indicators/<id>/`: what it means, charts of its values over the years, and all of them, or the ways to them."""
    archive = contents.archive
    series = series_of(archive, indicator)
    shown, part = charts_of(series), parts(archive, indicator)
    few = len(archive.stating(indicator.id)) <= MOST_ROWS
    table = across(archive, indicator, () if few else part.listed or _highest(archive, indicator))
    html = filled(
        "indicator.html",
        archive=archive,
        indicator=indicator,
        series=series,
        charts=drawings(shown, url, named={"body"}, whole=True),
        able=[each for each in series if has_chart(each)],
        shown=shown,
        columns=SHOWN,
        rows=list(values(series, UNNAMED)) if few else [],
        part=part,
        ways=ways(part, addresses.INDICATOR_IN, indicator),
        table=table,
        first=sum(len(own) for _, own in table.places),
        exactness=Exactness,
        url=url,
    )
    title = f"{indicator.name}：历年数字"
    return Made(html, findable_indicator(archive, indicator), title, title)


def indicator_part_page(contents: Contents, of_part: tuple[Indicator, Part], url: Url) -> Made:
    """`/indicators/<id>/in/<place>/`: its values in a place by body and year."""
    archive = contents.archive
    indicator, part = of_part
    html = filled(
        "indicator_in.html",
        indicator=indicator,
        part=part,
        above=above(part, addresses.INDICATOR_IN, indicator),
        ways=ways(part, addresses.INDICATOR_IN, indicator),
        table=across(archive, indicator, part.listed),
        url=url,
    )
    title = f"{indicator.name}：{part.title}各机关的数字"
    return Made(html, None, title, title)


def parts(archive: Archive, indicator: Indicator) -> Part:
    """The bodies that state an indicator, in parts; all of them in the whole where one page holds their values."""
    bodies = _stating(archive, indicator)
    return split(_in_order(archive, bodies), lambda body: bodies[body.id] + 2, MOST)


def split_indicators(archive: Archive) -> Iterator[tuple[Indicator, Part]]:
    """The indicators whose values are split, with each part that has a page."""
    return ((indicator, part) for indicator in archive.stated for part in parts(archive, indicator).every())


def _highest(archive: Archive, indicator: Indicator) -> list[Body]:
    """The bodies of the highest levels as far as their values have room on the page of an indicator; at least one."""
    bodies = _stating(archive, indicator)
    by_level = sorted(_in_order(archive, bodies), key=lambda body: [*Level].index(body.level))
    room = accumulate(bodies[body.id] + 2 for body in by_level)
    return [body for body, filled_up in zip(by_level, room, strict=True) if filled_up <= _FIRST] or by_level[:1]


def _stating(archive: Archive, indicator: Indicator) -> Counter[str]:
    return Counter(report.body.id for report in archive.stating(indicator.id))


def _in_order(archive: Archive, bodies: Iterable[str]) -> list[Body]:
    return [body for own in placed(archive.bodies[id_] for id_ in bodies).values() for body in own]


def former(archive: Archive) -> list[str]:
    """The ids of indicators that were merged into others that have a page."""
    return [old for indicator in archive.stated for old in indicator.former]


def former_page(contents: Contents, old: str, url: Url) -> Made:
    """`/indicators/<id>/` of an indicator that was merged into another: it leads on."""
    archive = contents.archive
    indicator = next(each for each in archive.stated if old in each.former)
    html = filled("former.html", archive=archive, indicator=indicator, url=url)
    return Made(html, None, indicator.name, indicator.name)


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
