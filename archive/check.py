"""Everything that must hold before a page is made: within a report's figures and facts, and between data and text.

`checked` is the one entry: it loads, runs each check on what could be read, and gives the archive or raises with all
findings at once. Not an error, because it is true of real reports: persons and firms fined that do not add up to the
cases, a bureau's fines beside its district's, a report dated before its year ended, an unknown publication date.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from archive.check_definitions import definitions
from archive.check_years import over_years
from archive.findings import Code, Finding, nearest
from archive.form import form_of_page, form_of_report, is_printed_as_it_stands
from archive.literal import Amount, Bound
from archive.load import Loading, ReportFiles, load
from archive.model import Archive, Figure, Kind, Report, Wording
from archive.prose import numbers_in_prose
from archive.references import ChartUse, FigureUse, TableUse, Use, references
from archive.sections import same_label, sections
from archive.source import Source
from archive.yamlfile import Document

_INDICATORS = "data/indicators.yml"


def checked(root: Path) -> Archive:
    """The archive below `root`; raises ArchiveError with every finding."""
    loading = load(root)
    loading.findings += definitions(loading)
    loading.findings += over_years(loading)
    for files in loading.reports.values():
        loading.findings += _report(files, loading)
    for page in loading.pages:
        loading.findings += _page_without_report(page, loading)
    return loading.archive()


def _report(files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    if not files.has_page:
        place = files.document.place() if files.document else Document(files.data_path).place()
        yield Finding(Code.NO_TEXT, place, f"有数据，没有正文 {files.page_path}", "补上正文，或删去这个数据文件")
    if not files.has_data:
        place = Source(files.page_path, "").place(0)
        yield Finding(Code.NO_DATA, place, f"有正文，没有数据 {files.data_path}", "补上数据，或删去这个正文文件")
    if files.report and files.document:
        yield from _seen(files.report, files.document)
        yield from _dates(files.report, files.document)
        yield from _figures(files.report, files.document)
    if files.page and files.has_data:
        yield from _text(files.page, files, loading)
    if files.document:
        yield from _statute_items(files, files.document, loading)


def _seen(report: Report, document: Document) -> Iterator[Finding]:
    """What may be missing only where just a part of the report was seen, and what must then be there."""
    if report.wording is Wording.EXCERPT:
        if not report.source.url:
            message = "摘录没有写明来源的网址，读者找不到全文"
            yield Finding(Code.NO_SOURCE_ADDRESS, document.place("source", "url"), message, "在 source 下写 url: …")
        return
    if not report.title:
        yield Finding(Code.MISSING_FIELD, document.place("title"), "title 是空的", "写上题名；只有摘录可以写 null")
    if "statute_items" not in document.value:
        mend = "写明五项法定内容各在哪一节；只有摘录可以不写"
        yield Finding(Code.MISSING_FIELD, document.place(), "缺少 statute_items", mend)


def _dates(report: Report, document: Document) -> Iterator[Finding]:
    for name, day in (("dated", report.dated), ("published", report.published)):
        if day and day < date(report.year, 1, 1):
            yield Finding(
                Code.DATES_OUT_OF_ORDER,
                document.place(name),
                f"{name} {day} 早于报告年度 {report.year} 年开始",
                "核对日期和文件名里的年份",
            )
    if report.dated and report.published and report.published < report.dated:
        message = f"发布日期 {report.published} 早于成文日期 {report.dated}"
        yield Finding(Code.DATES_OUT_OF_ORDER, document.place("published"), message, "核对两个日期；不知道的写 null")


def _figures(report: Report, document: Document) -> Iterator[Finding]:
    for indicator_id, figure in report.figures.items():
        indicator = figure.indicator
        place = document.place("figures", indicator_id)
        if indicator.kind is Kind.RATE and figure.amount and not 0 <= figure.amount.value <= 100:
            yield Finding(
                Code.RATE_OUT_OF_RANGE,
                place,
                f"{indicator_id} 是比率，{figure.text} 不在 0 到 100 之间",
                "核对报告里的数",
            )
        if indicator.kind is Kind.RANK and figure.amount and not _is_rank(figure.amount):
            yield Finding(
                Code.UNREADABLE_NUMBER,
                place,
                f"{indicator_id} 是名次，{figure.amount.spelling} 不是",
                "写 1、2、3 这样的整数",
            )
        parts = [report.figures[part] for part in indicator.parts if part in report.figures]
        if len(parts) == len(indicator.parts) > 0 and (problem := _sum(figure, parts)):
            yield Finding(
                Code.PARTS_DO_NOT_ADD_UP,
                place,
                problem,
                "核对总数和各部分；报告本身如此就在 indicators.yml 里去掉 parts",
            )
        whole = report.figures.get(indicator.part_of or "")
        if (
            whole
            and figure.amount
            and whole.amount
            and figure.amount.value > whole.amount.value
            and whole.amount.bound in (Bound.EXACT, Bound.AT_MOST)
        ):
            message = f"{indicator_id}（{figure.text}）大于它所属的 {whole.indicator.id}（{whole.text}）"
            yield Finding(Code.PART_ABOVE_WHOLE, place, message, "核对两个数")


def _is_rank(amount: Amount) -> bool:
    return amount.bound is Bound.EXACT and amount.step == 1 and amount.value >= 1


def _sum(whole: Figure, parts: list[Figure]) -> str:
    """What does not add up, or nothing; only exact numbers written to the last unit can be added."""
    amounts = [figure.amount for figure in (whole, *parts)]
    if any(amount is None or amount.bound is not Bound.EXACT or amount.step > 1 for amount in amounts):
        return ""
    total = sum(part.amount.value for part in parts if part.amount)
    sum_text = " + ".join(part.text for part in parts)
    return (
        ""
        if whole.amount and total == whole.amount.value
        else f"{whole.indicator.id} 是 {whole.text}，各部分却是 {sum_text}"
    )


def _statute_items(files: ReportFiles, document: Document, loading: Loading) -> Iterator[Finding]:
    """Each item of the statute has an answer, and each answer a section that stands in the text."""
    answers = document.value.get("statute_items")
    if not isinstance(answers, dict) or not loading.statute:
        return
    for item in loading.statute.items:
        if item not in answers:
            message = f"statute_items 缺少 {item}（{loading.statute.items[item]}）"
            yield Finding(
                Code.MISSING_FIELD,
                document.key_place("statute_items"),
                message,
                f"写明在哪一节，如 {item}: 一（二）；没有就写 null",
            )
    labels = [section.label for section in sections(files.page)] if files.page else []
    for item, answer in answers.items():
        if item not in loading.statute.items:
            message = f"法定内容里没有 {item}{nearest(item, loading.statute.items)}"
            yield Finding(
                Code.UNKNOWN_FIELD, document.key_place("statute_items", item), message, "改正拼写，或删去这一行"
            )
        section = answer.get("section") if isinstance(answer, dict) else answer
        if files.page and isinstance(section, str) and same_label(section) not in labels:
            message = f"正文里没有第“{section}”节{nearest(same_label(section), labels)}"
            yield Finding(
                Code.NO_SUCH_SECTION,
                document.place("statute_items", item),
                message,
                "写成 一 或 一（二）这样，与正文标题的编号一致",
            )


def _text(page: Source, files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    yield from form_of_report(page)
    uses, findings = references(page)
    yield from findings
    for use in uses:
        yield from _use(use, files, loading)
    if files.stated is not None and files.document:
        used = {use.indicator for use in uses if isinstance(use, FigureUse) and use.year is None}
        # A macro that is broken has its own finding; the figure it meant is not called unused as well.
        meant = set(re.findall(r"[.．。]\s*([a-z]\w*)", page.text)) if findings else set()
        known = loading.typed_ids(_INDICATORS, "indicators") or frozenset()
        for unused in sorted((files.stated & known) - used - meant):
            message = f"{unused} 在正文里没有用到"
            yield Finding(
                Code.UNUSED_FIGURE,
                files.document.key_place("figures", unused),
                message,
                f"在正文里写 {{{{ fig.{unused} }}}}，或删去这一行",
            )
    yield from numbers_in_prose(page, files.report)
    seen: set[str] = set()
    for section in sections(page):
        if section.label in seen:
            yield Finding(Code.SECTION_TWICE, page.place(section.start), f"有两个“{section.label}”", "改正标题的编号")
        seen.add(section.label)


def _use(use: Use, files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    if isinstance(use, TableUse):
        stated = (
            {figure.indicator.group for figure in files.report.figures.values()} if files.report else loading.groups
        )
        if loading.groups and use.group not in loading.groups:
            yield Finding(
                Code.UNKNOWN_GROUP,
                use.place,
                f"没有分组 {use.group}{nearest(use.group, loading.groups)}",
                f"只能是 {'、'.join(loading.groups)}",
            )
        elif use.group not in stated:
            message = f"本报告没有 {use.group} 这一组的数字"
            yield Finding(Code.UNKNOWN_GROUP, use.place, message, "删去这张表，或在数据文件里写上数字")
        return
    if isinstance(use, ChartUse):
        own = [each for (body, _), each in loading.reports.items() if body == files.body]
        yield from _chart(use, own, f"{files.body} 的报告", loading)
        return
    known = loading.typed_ids(_INDICATORS, "indicators")
    other = files if use.year is None else loading.reports.get((files.body, use.year))
    if known is not None and use.indicator not in known:
        yield _unknown(use, known)
    elif other is None:
        yield Finding(
            Code.NO_SUCH_REPORT, use.place, f"没有 {files.body} {use.year} 年的报告", "改年份，或先加入那一年的报告"
        )
    elif other.stated is not None and use.indicator not in other.stated:
        message = f"{other.data_path} 里没有写 {use.indicator}{nearest(use.indicator, other.stated)}"
        yield Finding(
            Code.ABSENT_FIGURE, use.place, message, f"在那个文件的 figures 下写上 {use.indicator}: …，或改用别的指标"
        )


def _unknown(use: FigureUse | ChartUse, known: Collection[str]) -> Finding:
    message = f"没有指标 {use.indicator}{nearest(use.indicator, known)}"
    return Finding(Code.UNKNOWN_FIGURE, use.place, message, "改正拼写，或先在 data/indicators.yml 登记")


def _chart(use: ChartUse, reports: Collection[ReportFiles], whose: str, loading: Loading) -> Iterator[Finding]:
    """A chart needs an indicator that some of the reports it is drawn from state."""
    known = loading.typed_ids(_INDICATORS, "indicators")
    if known is not None and use.indicator not in known:
        yield _unknown(use, known)
    elif all(report.stated is not None and use.indicator not in report.stated for report in reports):
        stated = {indicator for report in reports for indicator in report.stated or ()}
        message = f"{whose}里没有一份写了 {use.indicator}{nearest(use.indicator, stated)}"
        yield Finding(Code.ABSENT_FIGURE, use.place, message, "删去这张图，或改用别的指标")


def _page_without_report(page: Source, loading: Loading) -> Iterator[Finding]:
    yield from form_of_page(page)
    if is_printed_as_it_stands(page):
        return
    uses, findings = references(page)
    yield from findings
    for use in uses:
        if isinstance(use, ChartUse):
            yield from _chart(use, loading.reports.values(), "所有报告", loading)
            continue
        yield Finding(
            Code.NOT_IN_REPORT,
            use.place,
            "这一页不是报告，没有自己的数字",
            "只在 docs/reports/ 的报告正文里用；要把写法原样印出来，就在文件头写 render_macros: false",
        )
