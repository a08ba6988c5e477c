"""A page's text against the data: how it is written, what its macros refer to, and numbers that have no source."""

import re
from collections.abc import Collection, Iterator

from archive.check.around import around_figures
from archive.check.awaited import awaited_in_text
from archive.check.blocks import blocks_of_page
from archive.check.foreign import foreign_marks
from archive.check.header import header_of_page
from archive.check.ids import ids_of_page
from archive.check.links import Site, links_of_page
from archive.check.markdown import form_of_report
from archive.check.numbers import numbers_in_prose
from archive.check.page import inert_page
from archive.check.set_aside import set_aside
from archive.check.typed import typed_page
from archive.findings import Code, Finding, empty_field, nearest, unknown_indicator
from archive.pending import is_pending_id
from archive.read.loading import Loading, ReportFiles
from archive.read.macros import ChartUse, FigureUse, TableUse, Use
from archive.read.text import PageText


def text_of_report(files: ReportFiles, loading: Loading, site: Site) -> Iterator[Finding]:
    """The findings of a report's text, as far as its data are there to be looked at."""
    if files.page and files.has_data:
        yield from form_of_report(files.page)
        yield from _any_text(files.page, site, in_report=True)
        yield from _against_data(files.page, files, loading)


def _any_text(page: PageText, site: Site, *, in_report: bool) -> Iterator[Finding]:
    """What holds for the text of a report and of any other page."""
    yield from typed_page(page, in_report=in_report)
    yield from inert_page(page)
    yield from ids_of_page(page, in_report=in_report)
    yield from blocks_of_page(page)
    yield from foreign_marks(page)
    yield from links_of_page(page, site)
    yield from page.broken


def _against_data(page: PageText, files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    for use in page.uses:
        yield from _use(use, files, loading)
    aside, wrong = set_aside(files)
    yield from wrong
    yield from around_figures(page, files, loading, aside)
    if files.stated is not None and files.document:
        used = {use.indicator for use in page.uses if isinstance(use, FigureUse) and use.year is None}
        # A macro that is broken has its own finding; the figure it meant is not called unused as well.
        meant = set(re.findall(r"[.．。]\s*([a-z]\w*)", page.source.text)) if page.broken else set()
        known = loading.typed_indicators() or frozenset()
        to_be_used = {id_ for id_ in files.stated if id_ in known or is_pending_id(id_)}
        for unused in sorted(to_be_used - used - meant):
            message = f"{unused} 在正文里没有用到"
            yield Finding(
                Code.UNUSED_FIGURE,
                files.document.key_place("figures", unused),
                message,
                f"在正文里写 {{{{ fig.{unused} }}}}，或删去这一行",
            )
    yield from numbers_in_prose(page, files.report, aside)
    yield from awaited_in_text(page)
    seen: set[str] = set()
    for section in page.sections:
        if section.label in seen:
            place = page.source.place(section.start)
            yield Finding(Code.SECTION_TWICE, place, f"有两个“{section.label}”", "改正标题的编号")
        seen.add(section.label)


def _use(use: Use, files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    if isinstance(use, TableUse):
        # Where a figure is wrong, or the register could not be read, nobody knows which groups are stated.
        figures = files.report.figures if files.report else {}
        whole = files.stated == set(figures)
        stated = {figure.indicator.group for figure in figures.values()} if whole else loading.groups
        if loading.groups and use.group not in loading.groups:
            yield Finding(
                Code.UNKNOWN_GROUP,
                use.place,
                f"没有分组 {use.group}{nearest(use.group, loading.groups)}",
                f"只能是 {'、'.join(loading.groups)}",
            )
        elif loading.groups and use.group not in stated:
            message = f"本报告没有 {use.group} 这一组的数字"
            yield Finding(Code.UNKNOWN_GROUP, use.place, message, "删去这张表，或在数据文件里写上数字")
        return
    if isinstance(use, ChartUse):
        own = [each for (body, _), each in loading.reports.items() if body == files.body]
        yield from _chart(use, own, f"{files.body} 的报告", loading)
        return
    known = loading.typed_indicators()
    chosen = not is_pending_id(use.indicator)
    other = files if use.year is None else loading.reports.get((files.body, use.year))
    if known is not None and use.indicator not in known and chosen:
        yield unknown_indicator(Code.UNKNOWN_FIGURE, use.place, use.indicator, known, loading.former)
    elif other is None:
        yield Finding(
            Code.NO_SUCH_REPORT, use.place, f"没有 {files.body} {use.year} 年的报告", "改年份，或先加入那一年的报告"
        )
    elif other.stated is not None and use.indicator not in other.stated:
        message = f"{other.data_path} 里没有写 {use.indicator}{nearest(use.indicator, other.stated)}"
        yield Finding(
            Code.ABSENT_FIGURE, use.place, message, f"在那个文件的 figures 下写上 {use.indicator}: …，或改用别的指标"
        )


def _chart(use: ChartUse, reports: Collection[ReportFiles], whose: str, loading: Loading) -> Iterator[Finding]:
    """A chart needs an indicator that some of the reports it is drawn from state."""
    known = loading.typed_indicators()
    if known is not None and use.indicator not in known:
        yield unknown_indicator(Code.UNKNOWN_FIGURE, use.place, use.indicator, known, loading.former)
    elif all(report.stated is not None and use.indicator not in report.stated for report in reports):
        stated = {indicator for report in reports for indicator in report.stated or ()}
        message = f"{whose}里没有一份写了 {use.indicator}{nearest(use.indicator, stated)}"
        yield Finding(Code.ABSENT_FIGURE, use.place, message, "删去这张图，或改用别的指标")


def text_of_page(page: PageText, loading: Loading, site: Site) -> Iterator[Finding]:
    """The findings of a page that is no report."""
    if not page.visible[page.body :].strip():
        yield empty_field(page.source.place(0), "网页", "写上文字，或删去这个文件")
    yield from header_of_page(page)
    yield from _any_text(page, site, in_report=False)
    for use in page.uses:
        if isinstance(use, ChartUse):
            yield from _chart(use, loading.reports.values(), "所有报告", loading)
            continue
        yield Finding(
            Code.NOT_IN_REPORT,
            use.place,
            "这一页不是报告，没有自己的数字",
            "只在 docs/reports/ 的报告正文里用；要把写法原样印出来，就在文件头写 render_macros: false",
        )
