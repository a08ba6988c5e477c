"""A report's page: its facts, its text as an editor wrote it, and its figures, plans and neighbours."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from archive import addresses
from archive.addresses import Url, relative_to
from archive.check.rendered import Rendered
from archive.fields import Wording
from archive.history.change import change_between
from archive.history.corrections import Corrected, corrected
from archive.history.plans import Announced, announced
from archive.literal import chinese_date
from archive.model import Archive, Report
from archive.pages.html import Made, filled, inert
from archive.search.findable import findable_report
from archive.search.passages import Passage

WORDING_NOTICES = {
    Wording.OFFICIAL: "本页文字照录发布机关公布的原文；以发布机关公布的文本为准。",
    Wording.EDITED: "本页事实和数字依照公布的报告，文句由本站整理，不是原文；以发布机关公布的文本为准。",
    Wording.EXCERPT: "本页只摘录了报告的一部分，文句由本站整理，不是原文；以发布机关公布的文本为准。",
}


def report_page(archive: Archive, report: Report, rendered: Rendered, url: Url) -> Made:
    """`/reports/<body>/<year>/`: facts, wording notice and statutory items around its rendered text."""
    of_body = archive.reports_of(report.body.id)
    position = of_body.index(report)
    before = archive.before(report)
    plans, results = announced(archive, report), announced(archive, before) if before else []
    corrections = corrected(archive, report)
    html = filled(
        "report.html",
        archive=archive,
        report=report,
        notice=WORDING_NOTICES[report.wording],
        punctuality=report.punctuality(archive.statute),
        before=before,
        plans=plans,
        results=results,
        corrections=corrections,
        deadline=archive.statute.deadline_for(report.year),
        newer=of_body[position - 1] if position else None,
        older=of_body[position + 1] if position + 1 < len(of_body) else None,
        text=Markup(rendered.html),
        url=url,
    )
    description = f"{report.body.name}{report.year}年度法治政府建设年度报告：{report.wording.label}文本、数字和来源。"
    told = [*map(_correction, corrections), *_told(addresses.RESULT_ID, results), *_told(addresses.PLAN_ID, plans)]
    found = findable_report(archive, report, rendered.html, told)
    return Made(html, found, report.heading, description, rendered.headings)


def _told(row_id: str, listed: list[Announced]) -> list[Passage]:
    """Rows of plans as the search finds them: what was announced, what came of it, and any note."""
    return [Passage(addresses.of(row_id, each.id), each.plan.title, "\n".join(_told_of(each))) for each in listed]


def _told_of(each: Announced) -> Iterator[str]:
    """The lines of a plan's row below its title."""
    if each.target:
        yield f"{each.target.indicator.name}：{each.target.text}"
    yield each.outcome
    if each.result and each.result.note:
        yield each.result.note
    if each.target and each.next_report:
        yield f"{each.target.indicator.name}：{each.stated.text if each.stated else each.next_report.unstated}"


def _correction(each: Corrected) -> Passage:
    """A row of the corrections as the search finds it."""
    lines = (
        chinese_date(each.correction.day),
        each.was,
        each.now or "",
        each.correction.whose.label,
        each.correction.why,
    )
    return Passage(each.id, each.name, "\n".join(filter(None, lines)))


def figure_table(
    archive: Archive, report: Report, group: str, *, before: Report | None = None, anchored: bool = False
) -> Markup:
    """The report's figures of one group as an HTML table; empty where it has none.

    `before` is the report of the year before, against which changes are told. `anchored` gives each row its id, which
    a page may have only once.
    """
    figures = [figure for figure in report.figures.values() if figure.indicator.group == group]
    older = before.figures if before else {}
    changes = {figure.indicator.id: change_between(older.get(figure.indicator.id), figure) for figure in figures}
    context = {
        "archive": archive,
        "report": report,
        "figures": figures,
        "changes": changes,
        "before": before,
        "anchored": anchored,
    }
    url = relative_to(addresses.of(addresses.REPORT, report))
    return filled("figure_table.html", **context, url=url) if figures else Markup("")


def figure_tables(archive: Archive, report: Report, keep: Callable[[str], str] = str) -> str:
    """All figures of a report as Markdown: a heading and an HTML table for each group it has figures of; empty for none.

    `keep` may give another text for a table.
    """
    before = archive.before(report)
    tables = {group: figure_table(archive, report, group, before=before, anchored=True) for group in archive.groups}
    parts = [
        f"### {inert(archive.groups[group])} {{ #{addresses.of(addresses.GROUP_TABLE_ID, group)} }}\n\n{keep(table)}"
        for group, table in tables.items()
        if table
    ]
    return "\n\n".join([f"## 本报告的数字 {{ #{addresses.FIGURES} }}", *parts]) + "\n" if parts else ""
