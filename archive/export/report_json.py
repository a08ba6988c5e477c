"""`report.json` of a report: what the model knows of it, and what /compare/ shows of it, ready to be read; and the lists
that /compare/ has beside it: which reports there are to choose from, and what belongs to an indicator whatever report
states it.

overrides/assets/compare.js has no words, labels and dates of its own; all that it shows stands here, or on its page.
"""

import json
from decimal import Decimal
from typing import Any

from archive import addresses
from archive.export.tables import numbers
from archive.history.change import change_between
from archive.history.corrections import Corrected, corrected
from archive.history.coverage import by_place
from archive.history.plans import Announced, announced
from archive.literal import Bound, chinese_date, iso, plain
from archive.model import Archive, Figure, Report


def report_json(archive: Archive, report: Report) -> str:
    """`report.json` of a report: `report_data` as JSON text."""
    return _text(report_data(archive, report))


def reports_json(archive: Archive) -> str:
    """Which reports there are: by province each body with its name and its years, newest first, as JSON text.

    {"示例省": [["shili-ju", "示例市示例局", [2023, 2022]]]}
    """
    return _text(
        {
            place: [[body.id, body.name, [report.year for report in archive.reports_of(body.id)]] for body in bodies]
            for place, bodies in by_place(archive).items()
        }
    )


def indicators_json(archive: Archive) -> str:
    """What reports state, by topic each indicator with whose numbers they are, as JSON text.

    {"示例力量": {"leaflets": "本机关"}}
    """
    listed: dict[str, dict[str, str]] = {}
    for indicator in archive.stated:
        listed.setdefault(archive.concepts[indicator.concept].name, {})[indicator.id] = indicator.scope.label
    return _text(listed)


def _text(content: object) -> str:
    """As JSON text, with Chinese as it is."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def report_data(archive: Archive, report: Report) -> dict[str, Any]:
    """Everything the model knows of a report, in JSON's types; what is unknown, or is not, has no field.

    Days are YYYY-MM-DD. A figure's `value`, `value_low`, `value_high` and `step` are decimals in the unit, as strings, so
    that no reader's floating point changes them; a figure without `bound` is exact, one without `step` told to the unit.
    What belongs to the indicator stands in indicators.csv.
    """
    body, before = report.body, archive.before(report)
    older = before.figures if before else {}
    return _known(
        body={"id": body.id, "name": body.name, "region": body.region, "level": body.level.value},
        year=report.year,
        address=addresses.of(addresses.REPORT, report),
        label=f"{body.name} {report.year}年度",
        title=report.title,
        signed_by=report.signed_by,
        publisher=report.publisher,
        dated=iso(report.dated),
        published=iso(report.published),
        updated=iso(report.updated),
        punctuality=report.punctuality(archive.statute).value,
        wording=report.wording.value,
        source=_known(name=report.source.name, url=report.source.url),
        changes={day.isoformat(): what for day, what in report.changes.items()},
        corrections=[_correction(each) for each in corrected(archive, report)],
        shown=_shown(report),
        statute_items={
            item: _known(name=archive.statute.items[item], section=answer.section, note=answer.note)
            for item, answer in report.statute_items.items()
        },
        unstated=report.unstated,
        figures=[_figure(figure, older.get(figure.indicator.id)) for figure in report.figures.values()],
        plans={each.id: _plan(each) for each in announced(archive, report)},
        plan_results={
            plan_id: _known(outcome=result.outcome.value, section=result.section, note=result.note)
            for plan_id, result in report.plan_results.items()
        },
    )


def _known(**fields: Any) -> dict[str, Any]:
    """The fields that are not None."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}


def _shown(report: Report) -> dict[str, str]:
    """The facts that stand above the figures of a comparison, each under its name."""
    return {
        "题名": report.title or "未见",
        "文字": report.wording.label,
        "成文日期": chinese_date(report.dated),
        "发布日期": chinese_date(report.published),
        "来源": report.source.name,
    }


def _correction(each: Corrected) -> dict[str, Any]:
    correction = each.correction
    return _known(
        day=correction.day.isoformat(),
        what=correction.what,
        name=each.name,
        was=each.was,
        now=each.now,
        whose=correction.whose.value,
        why=correction.why,
    )


def _plan(each: Announced) -> dict[str, Any]:
    target, stated = each.target, each.stated
    return _known(
        title=each.plan.title,
        section=each.plan.section,
        indicator=target.indicator.id if target else None,
        target=target.text if target else None,
        next_year=stated.text if stated else None,
    )


def _figure(figure: Figure, older: Figure | None) -> dict[str, Any]:
    indicator, amount = figure.indicator, figure.amount
    exact, whole = amount and amount.bound is Bound.EXACT, amount and amount.step == 1
    return _known(
        indicator=indicator.id,
        name=indicator.name,
        unit=figure.unit,
        **{name: plain(cell) for name, cell in numbers(amount).items() if isinstance(cell, Decimal)},
        bound=amount.bound.value if amount and not exact else None,
        step=plain(amount.step) if amount and not whole else None,
        text=figure.text,
        note=figure.note,
        break_=figure.break_,
        same_fact=figure.same_fact,
        told=figure.told or None,
        change=change_between(older, figure) or None,
    )
