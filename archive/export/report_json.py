"""`report.json` of a report: what the model knows of it, and what /compare/ shows of it, ready to be read; and the list of
all reports to choose from there.

overrides/assets/compare.js has no words, labels and dates of its own; all that it shows stands here.
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
from archive.literal import chinese_date, iso, plain
from archive.model import Archive, Figure, Report


def report_json(archive: Archive, report: Report) -> str:
    """`report.json` of a report: `report_data` as JSON text, with Chinese as it is."""
    return json.dumps(report_data(archive, report), ensure_ascii=False, separators=(",", ":")) + "\n"


def reports_json(archive: Archive) -> str:
    """Which reports there are: by province each body with its name and its years, newest first, as JSON text.

    {"示例省": [["shili-ju", "示例市示例局", [2023, 2022]]]}
    """
    listed = {
        place: [[body.id, body.name, [report.year for report in archive.reports_of(body.id)]] for body in bodies]
        for place, bodies in by_place(archive).items()
    }
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n"


def report_data(archive: Archive, report: Report) -> dict[str, Any]:
    """Everything the model knows of a report, in JSON's types.

    Days are YYYY-MM-DD; what is unknown or does not apply is None. A figure's `value`, `value_low`, `value_high` and `step`
    are decimals in the unit, as strings, so that no reader's floating point changes them.
    """
    body, before = report.body, archive.before(report)
    older = before.figures if before else {}
    return {
        "body": {"id": body.id, "name": body.name, "region": body.region, "level": body.level.value},
        "year": report.year,
        "address": addresses.of(addresses.REPORT, report),
        "label": f"{body.name} {report.year}年度",
        "title": report.title,
        "heading": report.heading,
        "signed_by": report.signed_by,
        "publisher": report.publisher,
        "dated": iso(report.dated),
        "published": iso(report.published),
        "updated": iso(report.updated),
        "punctuality": report.punctuality(archive.statute).value,
        "wording": report.wording.value,
        "source": {"name": report.source.name, "url": report.source.url},
        "changes": {day.isoformat(): what for day, what in report.changes.items()},
        "corrections": [_correction(each) for each in corrected(archive, report)],
        "statute_items": {
            item: {"name": archive.statute.items[item], "section": answer.section, "note": answer.note}
            for item, answer in report.statute_items.items()
        },
        "shown": _shown(archive, report),
        "unstated": report.unstated,
        "figures": [_figure(archive, figure, older.get(figure.indicator.id)) for figure in report.figures.values()],
        "plans": {each.id: _plan(each) for each in announced(archive, report)},
        "plan_results": {
            plan_id: {"outcome": result.outcome.value, "section": result.section, "note": result.note}
            for plan_id, result in report.plan_results.items()
        },
    }


def _shown(archive: Archive, report: Report) -> dict[str, str]:
    """The facts that stand above the figures of a comparison, each under its name."""
    items = {
        archive.statute.items[item]: f"见{answer.section}" if answer.section else "未见"
        for item, answer in report.statute_items.items()
    }
    return {
        "题名": report.title or "未见",
        "文字": report.wording.label,
        "成文日期": chinese_date(report.dated),
        "发布日期": chinese_date(report.published),
        "来源": report.source.name,
        **items,
    }


def _correction(each: Corrected) -> dict[str, Any]:
    correction = each.correction
    return {
        "day": correction.day.isoformat(),
        "what": correction.what,
        "name": each.name,
        "was": each.was,
        "now": each.now,
        "whose": correction.whose.value,
        "why": correction.why,
    }


def _plan(each: Announced) -> dict[str, Any]:
    target, stated = each.target, each.stated
    return {
        "title": each.plan.title,
        "section": each.plan.section,
        "indicator": target.indicator.id if target else None,
        "target": target.text if target else None,
        "next_year": stated.text if stated else None,
    }


def _figure(archive: Archive, figure: Figure, older: Figure | None) -> dict[str, Any]:
    indicator, amount = figure.indicator, figure.amount
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "group": indicator.group,
        "group_name": archive.groups[indicator.group],
        "concept": indicator.concept,
        "concept_name": archive.concepts[indicator.concept].name,
        "unit": figure.unit,
        "kind": indicator.kind.value,
        "scope": indicator.scope.value,
        **{name: plain(cell) if isinstance(cell, Decimal) else None for name, cell in numbers(amount).items()},
        "bound": amount.bound.value if amount else None,
        "step": plain(amount.step) if amount else None,
        "spelling": amount.spelling if amount else None,
        "text": figure.text,
        "note": figure.note,
        "break": figure.break_,
        "same_fact": figure.same_fact,
        "facts": f"{indicator.scope.label} · 单位：{figure.unit}",
        "told": figure.told,
        "change": change_between(older, figure) or None,
    }
