"""A body's page: its place among the others, its years at a glance, its figures over the years, its plans and reports."""

from markupsafe import Markup

from archive.addresses import REPORTS, Url
from archive.charts.spark import spark
from archive.charts.spec import has_chart
from archive.history.coverage import row_of
from archive.history.over_years import OverYears, over_years
from archive.history.plans import announced
from archive.model import Archive, Body
from archive.pages.html import Made, filled
from archive.pages.places import way_to
from archive.read.loading import Contents
from archive.search.findable import findable_body

MOST_YEARS = 5
"""So many years have a column in the table of figures; a drawing in its row has all of them."""


def body_page(contents: Contents, body: Body, url: Url) -> Made:
    """`/reports/<body>/`: what a citizen of its place would keep."""
    archive = contents.archive
    reports = archive.reports_of(body.id)
    table = over_years(archive, body, MOST_YEARS)
    html = filled(
        "body.html",
        archive=archive,
        body=body,
        row=row_of(archive, body),
        below=_below(archive, body),
        reports=reports,
        way_to=way_to(archive, REPORTS),
        table=table,
        bare=[report for report in reports if not report.figures],
        sparks=_sparks(table),
        plans=[plan for report in reports for plan in announced(archive, report)],
        url=url,
    )
    title = f"{body.name}的法治政府建设年度报告"
    return Made(html, findable_body(archive, body), title, title)


def _below(archive: Archive, body: Body) -> dict[str, list[Body]]:
    """The bodies that answer to it: its departments, which have its level, and bodies of a lower one."""
    below = [other for other in archive.bodies.values() if other.parent == body.id]
    return {
        "部门": [other for other in below if other.level is body.level],
        "下级": [other for other in below if other.level is not body.level],
    }


def _sparks(table: OverYears) -> dict[str, Markup]:
    """The drawings of the table's rows by indicator, empty for a single value; none at all where no row has two."""
    series = [row.series for _, rows in table.topics for row in rows]
    if not any(has_chart(each) for each in series):
        return {}
    return {each.indicator.id: spark(each, *table.span) if has_chart(each) else Markup("") for each in series}
