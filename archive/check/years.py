"""What must hold between the reports of one body: plans and what came of them, and no report that is a copy."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from archive.check.plans import plans
from archive.findings import Code, Finding
from archive.literal import Amount
from archive.model import Report
from archive.read.loading import Loading, ReportFiles
from archive.read.yamlfile import Document

_COPIED = 5
"""So many figures in common, all the same, are no chance."""


def over_years(loading: Loading) -> Iterator[Finding]:
    """The findings of every report that come from itself and the body's other years, or from another body's report."""
    by_body: dict[str, list[ReportFiles]] = {}
    for files in loading.reports.values():
        by_body.setdefault(files.body, []).append(files)
    for body, reports in by_body.items():
        texts = [loading.sources.get(path) for files in reports for path in (files.data_path, files.page_path)]
        given = loading.definitions, texts
        yield from loading.last.of(("over years", body), given, partial(_of_body, reports, loading))
    for files in loading.reports.values():
        if files.report and files.document:
            yield from _same_facts(files.report, files.document, loading)


def _of_body(reports: Sequence[ReportFiles], loading: Loading) -> list[Finding]:
    of_year, found = {files.year: files for files in reports}, list[Finding]()
    for files in reports:
        if files.report and files.document:
            found += plans(files, files.report, files.document, of_year.get(files.year - 1), loading)
            found += _copied(files.report, files.document, reports)
    return found


def _copied(report: Report, document: Document, reports: Sequence[ReportFiles]) -> Iterator[Finding]:
    """The figures of a report are not those of an earlier one, pasted."""
    stated = _typed(report)
    for files in reports:
        if files.year >= report.year or not files.report:
            continue
        other = _typed(files.report)
        shared = set(stated) & set(other)
        if len(shared) >= _COPIED and all(stated[id_] == other[id_] for id_ in shared):
            message = f"与 {files.data_path} 共有的 {len(shared)} 个数字全都一样，像是整份粘贴的"
            mend = "照这一年的报告逐个核对；确实都一样，就给其中一个数字加 note，写明核对过"
            yield Finding(Code.COPIED_REPORT, document.key_place("figures"), message, mend)


def _same_facts(report: Report, document: Document, loading: Loading) -> Iterator[Finding]:
    """What two bodies tell of one fact is equal, and stands in a report that there is."""
    for figure in report.figures.values():
        if not figure.same_fact:
            continue
        body, _, year = figure.same_fact.partition("/")
        files = loading.reports.get((body, int(year)))
        other = files.report.figures.get(figure.indicator.id) if files and files.report else None
        place = document.place("figures", figure.indicator.id, "same_fact")
        if body == report.body.id or ((files is None or files.report) and other is None):
            message = f"{figure.same_fact} 不是另一个机关写了 {figure.indicator.id} 的报告"
            yield Finding(Code.NOT_THE_SAME_FACT, place, message, "写成 机关代号/年份，那份报告里要有同一个指标")
        elif other and (other.amount is None or figure.amount is None or _ends(other.amount) != _ends(figure.amount)):
            message = f"这里是 {figure.text}，{figure.same_fact} 是 {other.text}，不会是同一件事"
            yield Finding(Code.NOT_THE_SAME_FACT, place, message, "核对两个数；不是同一件事就删去 same_fact")


def _ends(amount: Amount) -> tuple[Decimal, Decimal | None]:
    return amount.value, amount.upper


def _typed(report: Report) -> dict[str, tuple[str, str | None]]:
    return {id_: (figure.amount.spelling, figure.note) for id_, figure in report.figures.items() if figure.amount}
