"""A chart to take away: how it is cited and embedded, and the files that it is beside its indicator's page.

`/indicators/<indicator>/charts/<body>/` is a page of the chart alone, for an `<iframe>` elsewhere: without the theme and
without scripts. MkDocs does not know it; it is written at the end of a build, like the files of data. The drawings are
those of the site's other pages.
"""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from archive import addresses
from archive.addresses import LANGUAGE, Website, relative_to
from archive.charts.draw import svg
from archive.charts.spec import Chart, legend
from archive.charts.standalone import alone, standalone
from archive.export.write import write
from archive.history.last import last_change_of
from archive.history.series import exactness_words
from archive.pages.html import filled
from archive.pages.policy import without_scripts

_EMBED = Markup('<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>')
_AROUND, _ROW, _LINE, _CHARACTERS = 560, 34, 23, 20
"""Pixels of a page's height: without its table, for each row of it, for each further line, which has so many characters."""


def path_of(chart: Chart) -> str:
    """Where the page of a chart stands."""
    return addresses.of(addresses.CHART, chart.series.indicator, chart.series.body)


def as_of(chart: Chart) -> str:
    """The day on which a report that a chart draws from was last changed in the archive: 2024-05-06."""
    return last_change_of(point.report for point in chart.series.points).isoformat()


def citation(chart: Chart, website: Website) -> str:
    """A chart as it is cited; its address is absolute where the site's is known."""
    return f"{chart.named}。{website.name}，数据截至{as_of(chart)}，{website.address_of(path_of(chart))}"


def embedding(chart: Chart, website: Website) -> str:
    """The HTML that shows a chart in a page elsewhere, as a text."""
    points = chart.series.points
    lines = sum(len(" ".join(point.figure.told)) // _CHARACTERS for point in points)
    height = _AROUND + _ROW * len(points) + _LINE * lines
    return str(_EMBED.format(website.address_of(path_of(chart)), chart.named, height))


def write_charts(charts: Iterable[Chart], website: Website, site: Path) -> None:
    """Writes the page and the file of each chart; of two of one body and indicator, of the first."""
    first = {path_of(chart): chart for chart in reversed([*charts])}
    for path, chart in first.items():
        write(site / path / "index.html", chart_page(chart, website))
        write(
            site / addresses.of(addresses.CHART_SVG, chart.series.indicator, chart.series.body),
            svg_file(chart, website),
        )


def chart_page(chart: Chart, website: Website) -> str:
    """The page of a chart alone: its title, the drawing, what it shows in words, its values, and whence it comes."""
    html = filled(
        "chart.html",
        chart=chart,
        drawing=alone(svg(chart), chart),
        legend=legend([chart]),
        exactness_words=exactness_words,
        noted=any(point.figure.told for point in chart.series.points),
        as_of=as_of(chart),
        language=LANGUAGE,
        url=relative_to(path_of(chart), website),
    )
    return without_scripts(html)


def svg_file(chart: Chart, website: Website) -> str:
    """The drawing as a file of its own."""
    whence = f"{website.name}，数据截至{as_of(chart)}"
    return standalone(svg(chart), chart, [whence, *([website.address_of(path_of(chart))] if website.address else [])])
