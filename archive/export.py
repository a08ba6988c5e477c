"""The archive as files to take away: each report's JSON and CSV beside its page, and the whole of it below /data/.

What the files hold comes from the model alone, so the same archive gives the same bytes: no build time, no order but
that of the YAML. `write_exports` writes them; `tables` says what the tables hold, `csvfile`, `datapackage` and
`database` what they look like as files, and `feed` and `opensearch` are what programs of readers come for.
"""

import json
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from archive.csvfile import csv_text
from archive.database import write_database
from archive.datapackage import datapackage_json
from archive.feed import feed_xml
from archive.literal import plain
from archive.model import Archive, Figure, Report
from archive.opensearch import opensearch_xml
from archive.tables import FIGURES, TABLES
from archive.website import Website, path_of


def write_exports(archive: Archive, website: Website, site: Path) -> None:
    """Writes every file made beside the pages into the folder of the built site."""
    rows = {table: list(table.rows(archive, website)) for table in TABLES}
    figures = {key: list(own) for key, own in groupby(rows[FIGURES], key=lambda row: (row["body"], row["year"]))}
    for report in archive.reports.values():
        folder = site / path_of(report)
        _write(folder / "report.json", report_json(archive, report))
        _write(folder / "figures.csv", csv_text(FIGURES.columns, figures.get(report.key, [])))
    files = {table: csv_text(table.columns, rows[table]).encode() for table in TABLES}
    for table, content in files.items():
        _write(site / "data" / table.file, content)
    _write(site / "data" / "datapackage.json", datapackage_json(archive, website, files))
    write_database(rows, site / "data" / "archive.db")
    _write(site / "feed.xml", feed_xml(archive, website))
    if description := opensearch_xml(website):
        _write(site / "opensearch.xml", description)


def report_json(archive: Archive, report: Report) -> str:
    """`report.json` of a report: `report_data` as JSON text, with Chinese as it is."""
    return json.dumps(report_data(archive, report), ensure_ascii=False, separators=(",", ":")) + "\n"


def report_data(archive: Archive, report: Report) -> dict[str, Any]:
    """Everything the model knows of a report, in JSON's types.

    Days are YYYY-MM-DD; what is unknown or does not apply is None. A figure's `value` and `step` are decimals in the
    unit, as strings, so that no reader's floating point changes them.
    """
    body = report.body
    return {
        "body": {"id": body.id, "name": body.name, "region": body.region, "level": body.level.value},
        "year": report.year,
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
        "statute_items": {
            item: {"name": archive.statute.items[item], "section": answer.section, "note": answer.note}
            for item, answer in report.statute_items.items()
        },
        "figures": [_figure(archive, figure) for figure in report.figures.values()],
        "plans": {plan_id: {"title": plan.title, "section": plan.section} for plan_id, plan in report.plans.items()},
        "plan_results": {
            plan_id: {"outcome": result.outcome.value, "section": result.section, "note": result.note}
            for plan_id, result in report.plan_results.items()
        },
    }


def _figure(archive: Archive, figure: Figure) -> dict[str, str | None]:
    indicator, amount = figure.indicator, figure.amount
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "group": indicator.group,
        "group_name": archive.groups[indicator.group],
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "scope": indicator.scope.value,
        "value": plain(amount.value) if amount else None,
        "bound": amount.bound.value if amount else None,
        "step": plain(amount.step) if amount else None,
        "spelling": amount.spelling if amount else None,
        "text": figure.text,
        "note": figure.note,
        "break": figure.break_,
    }


def iso(day: date | None) -> str | None:
    """YYYY-MM-DD, or None."""
    return day.isoformat() if day else None


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
