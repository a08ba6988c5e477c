"""From a figure as an editor types it to the model: a literal, or a literal with a note or a break."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from archive import literal
from archive.fields import Kind, ReportKey, Text, Wording
from archive.findings import Code, Finding, Place, unknown_indicator
from archive.model import Figure, Indicator, Report
from archive.pending import AWAITED, Pending, is_pending_id
from archive.read.shape import shaped
from archive.read.yamlfile import Document


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class FigureFields:
    """What may be typed at a figure."""

    value: Text | None
    unit: Text | None = None
    note: Text | None = None
    break_: Annotated[Text | None, Field(alias="break")] = None
    same_fact: ReportKey | None = None


def read_figure(
    figure_id: str,
    typed: Any,
    document: Document,
    indicators: Mapping[str, Indicator],
    known: Collection[str] | None,
    former: Mapping[str, str],
) -> tuple[Figure | Pending | None, list[Finding]]:
    """The figure typed at `figures: <figure_id>`, what it is as long as it is none, or None; and what is wrong with it.

    `known` are the ids of indicators.yml, also of those that are wrong there; None where it could not be read. `former`
    are the ids that were merged into others.
    """
    findings: list[Finding] = []
    keys: tuple[str, ...] = ("figures", figure_id)
    if is_pending_id(figure_id):
        return _without_indicator(figure_id, typed, document)
    if known is not None and figure_id not in known:
        findings.append(unknown_indicator(Code.UNKNOWN_INDICATOR, document.key_place(*keys), figure_id, known, former))
    if isinstance(typed, list):
        mend = "只写一个数字；几个数就登记几个指标"
        message = f"{figure_id} 应当是一个数字，这里是一个列表"
        return None, [*findings, Finding(Code.WRONG_SHAPE, document.place(*keys), message, mend)]
    if isinstance(typed, dict):
        if "break" in typed and not str(typed["break"] or "").strip():
            mend = "写明口径从这一年起怎么变了；没有变就删去 break"
            message = f"{figure_id} 写了 break，没有写原因"
            return None, [
                *findings,
                Finding(Code.BREAK_WITHOUT_REASON, document.key_place(*keys, "break"), message, mend),
            ]
        fields, wrong = shaped(FigureFields, typed, document, keys)
        findings += wrong
        keys = (*keys, "value")
    else:
        fields = FigureFields(value=typed or None)
    if fields is None:
        return None, findings
    if fields.value is None and not fields.note:
        mend = "报告没写就删去这一行；不适用就写 {value: null, note: 原因}"
        return None, [
            *findings,
            Finding(Code.NULL_WITHOUT_NOTE, document.key_place(*keys), f"{figure_id} 是空的", mend),
        ]
    if fields.value == AWAITED:
        return _awaited(figure_id, document.place(*keys), findings)
    signed = figure_id in indicators and indicators[figure_id].kind is Kind.CHANGE
    try:
        printed = document.value.get("wording") == Wording.OFFICIAL.value
        amount = literal.parse(fields.value, signed=signed, printed=printed) if fields.value is not None else None
    except literal.LiteralError as error:
        message = f"{figure_id}：{error.message}"
        return None, [*findings, Finding(error.code, document.place(*keys), message, error.mend)]
    if figure_id not in indicators:
        return None, findings
    indicator = indicators[figure_id]
    if fields.unit and fields.unit not in indicator.measure_words:
        allowed = "、".join(indicator.measure_words)
        mend = (
            f"只能是 {allowed}；与单位一样就不写"
            if allowed
            else "删去；意思确实一样，就写进 indicators.yml 的 measure_words"
        )
        message = f"{figure_id} 的单位是“{indicator.unit}”，这里写了“{fields.unit}”"
        findings.append(Finding(Code.OTHER_MEASURE_WORD, document.place("figures", figure_id, "unit"), message, mend))
    figure = Figure(
        indicator=indicator,
        amount=amount,
        measure_word=fields.unit,
        note=fields.note,
        break_=fields.break_,
        same_fact=fields.same_fact,
    )
    return figure, findings


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class UnnamedFields:
    """What may be typed at a figure whose indicator is not chosen yet."""

    value: Text
    unit: Text | None = None
    note: Text | None = None


def _without_indicator(figure_id: str, typed: Any, document: Document) -> tuple[Pending | None, list[Finding]]:
    keys = ("figures", figure_id)
    fields, findings = shaped(UnnamedFields, typed if isinstance(typed, dict) else {"value": typed}, document, keys)
    if fields is None:
        return None, findings
    spelling = "" if fields.value == AWAITED else fields.value
    pending = Pending(id=figure_id, spelling=spelling, unit=fields.unit or "")
    mend = f"用 python -m archive find 查指标，没有就用 register 登记，再把数据和正文里的 {figure_id} 都换成它的代号"
    message = f"{figure_id}（{pending.text}）还没有定是哪个指标"
    return pending, [Finding(Code.NO_INDICATOR_YET, document.key_place(*keys), message, mend)]


def _awaited(figure_id: str, place: Place, findings: list[Finding]) -> tuple[Pending, list[Finding]]:
    mend = "照报告写上数字；报告没写，就把这一行和正文里的 {{ fig." + figure_id + " }} 都删去"
    told = Finding(Code.AWAITED_FIGURE, place, f"{figure_id} 还是“{AWAITED}”", mend)
    return Pending(id=figure_id), [*findings, told]


def with_corrections(report: Report) -> Report:
    """The report with what was corrected of its figures beside each of them."""
    if not report.corrections:
        return report
    figures = {}
    for figure_id, figure in report.figures.items():
        own = tuple(each for each in report.corrections if each.what in (figure_id, *figure.indicator.former))
        figures[figure_id] = replace(figure, corrections=own)
    return replace(report, figures=figures)
