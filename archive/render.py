"""From the model to HTML: the archive's own templates (archive/templates), filled and escaped by Jinja.

Every string of the YAML is escaped by the templates' autoescape. `url` turns an address from the site's root
(`reports/a/2023/`) into one relative to the page, so that the site works below any path.
"""

import re
from collections.abc import Callable, Container
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from archive.change import change_between
from archive.chart import axis_of, description, drawn, has_chart, legend, spec, title
from archive.compare import compared
from archive.draw import svg
from archive.literal import plain
from archive.model import Archive, Body, Figure, Level, Report, Wording
from archive.plans import announced
from archive.sections import anchor_of, same_label
from archive.series import COLUMNS, Series, sentence_anchor, series_of, stated_indicators, table

Url = Callable[[str], str]

ROOT_OF_REPORT = "../../../"
"""From a report's page to the site's root."""
FIGURES_ANCHOR = "figures"
"""Of the tables of its figures at the end of a report's page."""
KINDS = ("正文", "指标", "说明")
"""What can be found: the texts of reports, what indicators mean, and the pages that explain."""

WORDING_NOTICES = {
    Wording.OFFICIAL: "本页文字照录发布机关公布的原文；以发布机关公布的文本为准。",
    Wording.EDITED: "本页事实和数字依照公布的报告，文句由本站整理，不是原文；以发布机关公布的文本为准。",
    Wording.EXCERPT: "本页只摘录了报告的一部分，文句由本站整理，不是原文；以发布机关公布的文本为准。",
}


def chinese_date(day: date | None) -> str:
    """2024年3月18日, without leading zeros (GB/T 9704); 未知 for an unknown one."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "未知"


def inert(text: str) -> Markup:
    """A text escaped for HTML on one line, with what Markdown would read as its own as numeric entities."""
    html = " ".join(escape(text).split())
    return Markup(re.sub(r"[\\`*_{}\[\]()|~!:]", lambda match: f"&#{ord(match.group())};", html))


def data_element(figure: Figure, text: str) -> Markup:
    """`<data class="fig" value="728000">72.8万元</data>`; the value is in the indicator's unit."""
    if figure.amount is None:
        return Markup('<span class="fig">{}</span>').format(text)
    return Markup('<data class="fig" value="{}">{}</data>').format(plain(figure.amount.value), text)


def figure_link(figure: Figure, element: Markup, *, root: str, first: bool = False) -> Markup:
    """A figure's element as a link to its indicator's page, which lists it beside other years and bodies.

    `root` leads from the page to the site's root; `first` gives it the address that the indicator's page leads to.
    """
    anchor = Markup(' id="{}"').format(sentence_anchor(figure.indicator.id)) if first else ""
    address = f"{root}indicators/{figure.indicator.id}/"
    return Markup('<a class="fig-link"{} href="{}">{}</a>').format(anchor, address, element)


_templates = Environment(
    loader=PackageLoader("archive"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
_templates.filters["chinese_date"] = chinese_date
_templates.filters["anchor_of"] = anchor_of
_templates.filters["same_label"] = same_label
_templates.globals["data_element"] = data_element


def figure_table(report: Report, group: str, *, before: Report | None = None, anchored: bool = False) -> Markup:
    """The report's figures of one group as an HTML table; empty where it has none.

    `before` is the report of the year before, against which changes are told. `anchored` gives each row the address
    `#fig-<indicator>`, which a page may have only once.
    """
    figures = [figure for figure in report.figures.values() if figure.indicator.group == group]
    older = before.figures if before else {}
    changes = {figure.indicator.id: change_between(older.get(figure.indicator.id), figure) for figure in figures}
    context = {"figures": figures, "changes": changes, "before": before, "anchored": anchored, "root": ROOT_OF_REPORT}
    return _render("figure_table.html", **context) if figures else Markup("")


def figure_tables(archive: Archive, report: Report) -> str:
    """All figures of a report as Markdown: a heading and an HTML table for each group it has figures of; empty for none."""
    before = archive.before(report)
    tables = {group: figure_table(report, group, before=before, anchored=True) for group in archive.groups}
    parts = [
        f"### {inert(archive.groups[group])} {{ #figures-{group} }}\n\n{table}"
        for group, table in tables.items()
        if table
    ]
    return "\n\n".join([f"## 本报告的数字 {{ #{FIGURES_ANCHOR} }}", *parts]) + "\n" if parts else ""


def report_page(archive: Archive, report: Report, text: Markup, url: Url) -> Markup:
    """A report's page: its facts, wording notice and statutory items around `text`, the rendered Markdown."""
    of_body = archive.reports_of(report.body.id)
    position = of_body.index(report)
    before = archive.before(report)
    return _render(
        "report.html",
        archive=archive,
        report=report,
        notice=WORDING_NOTICES[report.wording],
        punctuality=report.punctuality(archive.statute),
        before=before,
        plans=announced(archive, report),
        results=announced(archive, before) if before else [],
        deadline=archive.statute.deadline_for(report.year),
        newer=of_body[position - 1] if position else None,
        older=of_body[position + 1] if position + 1 < len(of_body) else None,
        text=text,
        url=url,
    )


def home(archive: Archive, text: Markup, url: Url) -> Markup:
    """The home page: its Markdown, then the newest reports, those with their whole text first."""
    reports = archive.reports.values()
    newest = sorted(reports, key=lambda report: (report.wording is Wording.EXCERPT, -report.year))[:10]
    return _render("home.html", archive=archive, newest=newest, text=text, url=url)


def reports_page(archive: Archive, url: Url) -> Markup:
    """`/reports/`: every body with its years, by province and level."""
    places: dict[str, list[Body]] = {}
    levels = list(Level)
    for body in sorted(archive.bodies.values(), key=lambda body: levels.index(body.level)):
        if archive.reports_of(body.id):
            places.setdefault(body.province, []).append(body)
    return _render("reports.html", archive=archive, places=places, url=url)


def body_page(archive: Archive, body: str, url: Url) -> Markup:
    """`/reports/<body>/`: one body's reports in a row."""
    return _render("body.html", archive=archive, body=archive.bodies[body], reports=archive.reports_of(body), url=url)


def compare_page(archive: Archive, url: Url) -> Markup:
    """`/compare/`: any reports side by side, put together by overrides/assets/compare.js from the list given here."""
    listed = [
        (body.id, {"name": body.name, "years": [report.year for report in reports]})
        for body in archive.bodies.values()
        if (reports := archive.reports_of(body.id))
    ]
    return _render("compare.html", archive=archive, listed=htmlsafe_json_dumps(listed), url=url)


def compare_years_page(archive: Archive, older: Report, newer: Report, url: Url) -> Markup:
    """`/reports/<body>/<year>/compare/`: a report beside the one of the year before."""
    groups = compared(archive, older, newer)
    context = {"archive": archive, "older": older, "newer": newer, "groups": groups}
    return _render("compare_years.html", **context, url=url)


def plans_page(archive: Archive, url: Url) -> Markup:
    """`/plans/`: for each body what was announced, and what the next report says of it."""
    plans = [
        (body, [plan for report in archive.reports_of(body.id) for plan in announced(archive, report)])
        for body in archive.bodies.values()
    ]
    return _render("plans.html", bodies=[(body, of_body) for body, of_body in plans if of_body], url=url)


def year_page(archive: Archive, year: int, url: Url) -> Markup:
    """`/years/<year>/`: every report on one year."""
    reports = [report for report in archive.reports.values() if report.year == year]
    return _render("year.html", archive=archive, year=year, reports=reports, url=url)


def search_page(archive: Archive, url: Url) -> Markup:
    """`/search/`: the form and its help; what is found is put in by overrides/assets/search/page.js."""
    return _render("search.html", archive=archive, kinds=KINDS, url=url)


def indicators_page(archive: Archive, url: Url) -> Markup:
    """`/indicators/`: every indicator that some report states, by groups; overrides/assets/indicators.js filters it."""
    stated = {indicator.id: series_of(archive, indicator.id) for indicator in stated_indicators(archive)}
    return _render("indicators.html", archive=archive, stated=stated, url=url)


def indicator_page(archive: Archive, indicator: str, url: Url) -> Markup:
    """`/indicators/<id>/`: what it means, charts of its values over the years, and all of them in a table."""
    series = series_of(archive, indicator)
    return _render(
        "indicator.html",
        archive=archive,
        indicator=archive.indicators[indicator],
        series=series,
        charts=charts(drawn(series), url, named={"body"}),
        able=[each for each in series if has_chart(each)],
        shown=drawn(series),
        stated={other.id for other in stated_indicators(archive)},
        columns=COLUMNS,
        rows=table(series),
        url=url,
    )


def charts(series: list[Series], url: Url, *, named: Container[str]) -> Markup:
    """Charts beside each other with a legend in words, as one block of HTML without empty lines.

    `named` says what the page does not: "indicator", "body" or both head each chart.
    """
    if not series:
        return Markup("")
    axis = axis_of(series)
    drawings = [(each, title(each), svg(spec(each, axis), title(each), description(each))) for each in series]
    html = _render("charts.html", drawings=drawings, legend=legend(series), named=named, url=url)
    return Markup(re.sub(r"\n+", "\n", html))


def latest(series: list[Series], root: str, *, named: bool) -> Markup:
    """Each body's one value of an indicator with its year, for want of a chart; `named`: with the body's name."""
    points = [(each.valued or each.points)[-1] for each in series]
    return Markup("；").join(
        Markup("{}{}年{}").format(
            inert(point.report.body.name) if named else "",
            point.year,
            figure_link(point.figure, data_element(point.figure, inert(point.figure.text)), root=root),
        )
        for point in points
    )


def _render(template: str, **context: object) -> Markup:
    return Markup(_templates.get_template(template).render(**context))
