"""What a report's YAML says, by itself: its dates, its figures, and where it answers the items of the statute."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from archive.check.days import days
from archive.check.led_to import section_led_to
from archive.check.titles import title
from archive.fields import Kind, section_label
from archive.findings import Code, Finding, empty_field, missing_field, nearest
from archive.literal import Amount, Bound
from archive.model import Figure, Report
from archive.pending import AWAITED
from archive.read.loading import Loading, ReportFiles
from archive.read.yamlfile import Document

_COUNTED = re.compile(
    "起|件|宗|例|次|场|场次|人次|件次|家次|户次|批|批次|期|轮|届|家|户|名|人|位|支|个|处|所|座|项|条|类|大类"
    "|部|篇|份|册|本|张|幅|封|则|题|台|辆|套|间|方阵"
)
"""Units of what comes whole."""


def facts(files: ReportFiles, loading: Loading, today: date) -> Iterator[Finding]:
    """The findings of one report's data, as of `today`."""
    if files.report and files.document:
        yield from _seen(files.report, files.document)
        yield from days(files.report, files.document, today)
        yield from title(files.report, files.document, (body.name for body in loading.bodies.values()))
        yield from _figures(files.report, files.document)
    if files.document:
        yield from _statute_items(files, files.document, loading)


def _seen(report: Report, document: Document) -> Iterator[Finding]:
    """What may be missing only where just a part of the report was seen, and what must then be there."""
    if not report.whole:
        if not report.source.url and document.value["source"].get("url") != AWAITED:
            message = "摘录没有写明来源的网址，读者找不到全文"
            yield Finding(Code.NO_SOURCE_ADDRESS, document.place("source", "url"), message, "在 source 下写 url: …")
        return
    if not report.title:
        yield empty_field(document.place("title"), "title", "写上题名；只有摘录可以写 null")
    if "statute_items" not in document.value:
        mend = "写明五项法定内容各在哪一节；只有摘录可以不写"
        yield missing_field(document.place(), "statute_items", mend)


def _figures(report: Report, document: Document) -> Iterator[Finding]:
    for indicator_id, figure in report.figures.items():
        indicator = figure.indicator
        place = document.place("figures", indicator_id)
        if (
            indicator.kind is Kind.RATE
            and figure.amount
            and not 0 <= figure.amount.value <= _greatest(figure.amount) <= 100
        ):
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
        if _COUNTED.fullmatch(figure.unit) and figure.amount and figure.amount.step < 1:
            message = f"{indicator_id}：“{figure.amount.spelling}”有小数，而“{figure.unit}”不会有零头"
            yield Finding(Code.FRACTION, place, message, "核对报告里的数；“万”“亿”写在数字里")
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
            and figure.amount.value > _greatest(whole.amount)
            and whole.amount.bound in (Bound.EXACT, Bound.AT_MOST, Bound.BETWEEN)
        ):
            message = f"{indicator_id}（{figure.text}）大于它所属的 {whole.indicator.id}（{whole.text}）"
            yield Finding(Code.PART_ABOVE_WHOLE, place, message, "核对两个数")


def _greatest(amount: Amount) -> Decimal:
    return amount.value if amount.upper is None else amount.upper


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
        if files.page and isinstance(section, str) and section != AWAITED:
            yield from section_led_to(section_label(section), document.place("statute_items", item), files.page)
