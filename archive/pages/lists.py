"""The pages that lead to reports: the lists by place and by year, comparisons, plans, and the search."""

from collections.abc import Iterator
from datetime import date

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from archive.addresses import PLANS, PLANS_IN, REPORTS, Url
from archive.history.coverage import by_place, coverage_of, placed, reporting
from archive.history.parts import Part, split
from archive.history.plans import Announced, announced
from archive.history.topics import topics_on
from archive.model import Archive, Body, Report
from archive.pages.html import Made, filled
from archive.pages.parts import above, ways
from archive.pages.places import places, way_to
from archive.pages.topics import stated
from archive.read.loading import Contents

_COMPARE_WORDS = {
    "choose": "请选两份报告。",
    "unknown": "没有这份报告：{keys}。请重新选。",
    "and": "、",
    "twice": "同一份报告选了两次。请换一份。",
    "loading": "正在取报告的数据…",
    "told": "{reports}份报告，{rows}个指标。",
    "failed": "没有取到报告的数据：网络不通，或者文件不在。",
    "unlisted": "没有取到报告的清单，不知道有哪些报告：网络不通，或者文件不在。",
    "again": "再试",
    "report": "报告{number}",
    "body": "机关",
    "choose_body": "选机关",
    "year": "年度",
    "of_year": "{year}年度",
    "more": "再加一份",
    "facts": "报告",
    "seen": "见{section}",
    "unseen": "未见",
    "indicator": "{scope} · 单位：{unit}",
    "siblings": "各写各的，口径不同，只并排看",
}
"""What overrides/assets/compare.js says; it has no words of its own."""
MOST_OF_YEAR = 300
"""Reports that the page of a year lists; where there are more it leads to places."""
MOST_PLANS = 300
"""Plans on one page, each body counted as one more."""
_MOST_WHOLE, _MOST_EXCERPTS = 6, 4


def reports_page(contents: Contents, url: Url) -> Made:
    """`/reports/`: every body with its years, by province and level."""
    archive = contents.archive
    listed = by_place(archive)
    if not places(archive).below:
        return _listed("报告", filled("reports.html", archive=archive, places=listed, url=url))
    html = filled(
        "reports_split.html",
        archive=archive,
        places=listed,
        coverage=coverage_of(archive, reporting(archive)),
        way_to=way_to(archive, REPORTS),
        newest=newest(archive),
        url=url,
    )
    return _listed("报告", html)


def year_page(contents: Contents, year: int, url: Url) -> Made:
    """`/years/<year>/`: every report on one year."""
    archive = contents.archive
    reports = archive.reports_on(year)
    html = filled(
        "year.html",
        archive=archive,
        year=year,
        reports=reports,
        places=placed(report.body for report in reports) if len(reports) > MOST_OF_YEAR else {},
        way_to=way_to(archive, REPORTS),
        topics=topics_on(archive, year),
        url=url,
    )
    return _listed(f"{year}年度的报告", html)


def compare_page(contents: Contents, url: Url) -> Made:
    """`/compare/`: two to four reports of any bodies, put side by side by overrides/assets/compare.js."""
    words = htmlsafe_json_dumps(_COMPARE_WORDS, ensure_ascii=False)
    return _listed("比较", filled("compare.html", words=words, url=url))


def plans_page(contents: Contents, url: Url) -> Made:
    """`/plans/`: for each body what was announced, and what the next report says of it, or the ways to them."""
    return plans_part_page(contents, plan_parts(contents.archive), url)


def plans_part_page(contents: Contents, part: Part, url: Url) -> Made:
    """`/plans/<place>/`: the same of the bodies of a place."""
    archive = contents.archive
    title = f"下年安排：{part.title}" if part.names else "下年安排"
    html = filled(
        "plans.html",
        part=part,
        title=title,
        above=[(PLANS, "下年安排"), *above(part, PLANS_IN)] if part.names else [],
        ways=ways(part, PLANS_IN),
        bodies=[(body, _plans_of(archive, body)) for body in part.listed],
        url=url,
    )
    return _listed(title, html)


def plan_parts(archive: Archive) -> Part:
    """The bodies that announce plans, in parts; all of them in the whole where one page holds their plans."""
    many = {body.id: sum(len(report.plans) for report in archive.reports_of(body.id)) for body in reporting(archive)}
    bodies = [body for own in by_place(archive).values() for body in own if many[body.id]]
    return split(bodies, lambda body: many[body.id] + 1, MOST_PLANS)


def split_plans(archive: Archive) -> Iterator[Part]:
    """The places whose plans have a page."""
    return plan_parts(archive).every()


def _plans_of(archive: Archive, body: Body) -> list[Announced]:
    return [plan for report in archive.reports_of(body.id) for plan in announced(archive, report)]


def search_page(contents: Contents, url: Url) -> Made:
    """`/search/`: the form and its help, and ways in where no script runs; overrides/assets/search/page.js does the rest."""
    archive = contents.archive
    return _listed(
        "查找",
        filled(
            "search.html",
            archive=archive,
            places=by_place(archive),
            way_to=way_to(archive, REPORTS),
            topics=stated(archive),
            url=url,
        ),
    )


def newest(archive: Archive) -> dict[str, list[Report]]:
    """A few reports, those with their whole text first, each sort from the newest year and the last day of publication."""
    newest = sorted(archive.reports.values(), key=lambda each: (each.year, each.published or date.min), reverse=True)
    whole = [report for report in newest if report.whole]
    excerpts = [report for report in newest if not report.whole]
    return {"收有全文的": whole[:_MOST_WHOLE], "只有摘录的": excerpts[:_MOST_EXCERPTS]}


def _listed(title: str, html: Markup) -> Made:
    return Made(html, None, title, title)
