"""What a report's YAML says, by itself: its dates, its figures, and where it answers the items of the statute."""

from collections.abc import Iterator
from datetime import date

from archive.fields import Kind, Wording, section_label
from archive.findings import Code, Finding, empty_field, missing_field, nearest, no_such_section
from archive.literal import Amount, Bound
from archive.model import Figure, Report
from archive.read.load import Loading, ReportFiles
from archive.read.yamlfile import Document


def facts(files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    """The findings of one report's data."""
    if files.report and files.document:
        yield from _seen(files.report, files.document)
        yield from _dates(files.report, files.document)
        yield from _figures(files.report, files.document)
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
        yield empty_field(document.place("title"), "title", "写上题名；只有摘录可以写 null")
    if "statute_items" not in document.value:
        mend = "写明五项法定内容各在哪一节；只有摘录可以不写"
        yield missing_field(document.place(), "statute_items", mend)


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
            place, mend = document.key_place("statute_items"), f"写明在哪一节，如 {item}: 一（二）；没有就写 null"
            yield missing_field(place, f"statute_items 里的 {item}（{loading.statute.items[item]}）", mend)
    for item, answer in answers.items():
        if item not in loading.statute.items:
            message = f"法定内容里没有 {item}{nearest(item, loading.statute.items)}"
            yield Finding(
                Code.UNKNOWN_FIELD, document.key_place("statute_items", item), message, "改正拼写，或删去这一行"
            )
        section = answer.get("section") if isinstance(answer, dict) else answer
        if files.page and isinstance(section, str) and section_label(section) not in files.page.labels:
            place = document.place("statute_items", item)
            yield no_such_section(place, section_label(section), files.page.labels)
