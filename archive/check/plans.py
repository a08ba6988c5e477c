"""What a report announces for the next year and what it says of the year before's: sections, results and targets."""

from collections.abc import Iterator

from archive.check.led_to import section_led_to
from archive.fields import Kind, Outcome, Wording
from archive.findings import Code, Finding, nearest, unknown_indicator
from archive.literal import LiteralError, parse
from archive.model import Plan, Report
from archive.read.loading import Loading, ReportFiles
from archive.read.yamlfile import Document


def plans(
    files: ReportFiles, report: Report, document: Document, before: ReportFiles | None, loading: Loading
) -> Iterator[Finding]:
    """The findings of a report's plans, and of its results of those of the year before."""
    yield from _plan_sections(files, report, document)
    yield from _results(report, document, before)
    for plan_id, plan in report.plans.items():
        yield from _target(plan_id, plan, report, document, loading)


def _target(plan_id: str, plan: Plan, report: Report, document: Document, loading: Loading) -> Iterator[Finding]:
    """A target is a number as a figure is written, and of an indicator that there is."""
    if plan.target is None and plan.indicator is None:
        return
    if plan.target is None or plan.indicator is None:
        written, missing = ("target", "indicator") if plan.target else ("indicator", "target")
        place, message = document.key_place("plans", plan_id, written), f"{plan_id} 写了 {written}，没有写 {missing}"
        yield Finding(Code.HALF_A_TARGET, place, message, f"补上 {missing}，或删去 {written}；两个都写，或者都不写")
        return
    known = loading.typed_indicators()
    if known is not None and plan.indicator not in known:
        place = document.place("plans", plan_id, "indicator")
        yield unknown_indicator(Code.UNKNOWN_INDICATOR, place, plan.indicator, known, loading.former)
    indicator = loading.indicators.get(plan.indicator)
    signed = indicator is not None and indicator.kind is Kind.CHANGE
    try:
        parse(plan.target, signed=signed, printed=report.wording is Wording.OFFICIAL)
    except LiteralError as error:
        place = document.place("plans", plan_id, "target")
        yield Finding(error.code, place, f"{plan_id} 的 target：{error.message}", error.mend)


def _plan_sections(files: ReportFiles, report: Report, document: Document) -> Iterator[Finding]:
    """A plan, and a result that says something, name a section of the text."""
    named = {("plans", plan_id): plan.section for plan_id, plan in report.plans.items()}
    for plan_id, result in report.plan_results.items():
        place = document.key_place("plan_results", plan_id)
        if result.section:
            named["plan_results", plan_id] = result.section
        elif result.outcome is not Outcome.NOT_MENTIONED:
            message = f"{plan_id} 的结果没有写明在哪一节"
            yield Finding(Code.MISSING_FIELD, place, message, "补上 section；没有提到就写 outcome: not_mentioned")
    if files.page is None:
        return
    for keys, section in named.items():
        yield from section_led_to(section, document.place(*keys, "section"), files.page)


def _results(report: Report, document: Document, before: ReportFiles | None) -> Iterator[Finding]:
    """Results are of plans that the report of the year before announced; a report seen whole answers all of them."""
    if before is not None and before.report is None:
        return  # what is wrong with it has findings of its own
    announced = before.report.plans if before and before.report else {}
    for plan_id in report.plan_results:
        if plan_id not in announced:
            where = f"{before.data_path} 的 plans 里没有 {plan_id}" if before else f"没有 {report.year - 1} 年的报告"
            message = f"{where}{nearest(plan_id, announced)}"
            mend = "改正拼写；上一年没有宣布过的事不写在 plan_results 里"
            yield Finding(Code.NO_SUCH_PLAN, document.key_place("plan_results", plan_id), message, mend)
    if not report.whole:
        return
    # One that is awaited has a finding of its own.
    typed = document.value.get("plan_results")
    for plan_id in sorted(set(announced) - set(typed if isinstance(typed, dict) else ())):
        message = f"上一年宣布的 {plan_id}（{announced[plan_id].title}）没有写结果"
        mend = f"在 plan_results 里写 {plan_id}；报告没有提到就写 {{outcome: not_mentioned}}"
        place = document.key_place("plan_results") if report.plan_results else document.place()
        yield Finding(Code.PLAN_WITHOUT_RESULT, place, message, mend)
