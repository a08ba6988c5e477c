"""The archive as files to take away: each report's JSON and CSV and each indicator's CSV beside their pages, and the
whole of it below /data/.

What the files hold comes from the model alone, so the same archive gives the same bytes: no build time, no order but
that of the YAML. `tables` says what the tables hold, `csvfile`, `datapackage`, `database` and `report_json` what they
look like as files.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from archive import addresses
from archive.addresses import Website
from archive.export.csvfile import csv_text
from archive.export.database import database_of
from archive.export.datapackage import datapackage_json
from archive.export.report_json import indicators_json, report_json, reports_json
from archive.export.table import Row, Table
from archive.export.tables import FIGURES, OF_REPORT, TABLES
from archive.export.values import VALUES, values
from archive.export.zipped import zipped
from archive.history.series import series_of
from archive.model import Archive


def write_exports(archive: Archive, website: Website, site: Path) -> None:
    """Writes every file of data into the folder of the built site."""
    rows = {table: list(table.rows(archive, website)) for table in TABLES}
    figures = {key: list(own) for key, own in groupby(rows[FIGURES], key=lambda row: (row["body"], row["year"]))}
    for report in archive.reports.values():
        write(site / addresses.of(addresses.REPORT_JSON, report), report_json(archive, report))
        write(site / addresses.of(addresses.REPORT_CSV, report), csv_text(OF_REPORT, figures.get(report.key, [])))
    for indicator in archive.stated:
        stated = (row for _, row in values(series_of(archive, indicator), website))
        write(site / addresses.of(addresses.INDICATOR_CSV, indicator), csv_text(VALUES, stated, titled=True))
    write(site / addresses.REPORTS_JSON, reports_json(archive))
    write(site / addresses.INDICATORS_JSON, indicators_json(archive))
    data = site / addresses.DATA
    files = {table: _file(table, rows[table]) for table in TABLES}
    for table, content in files.items():
        write(data / table.file, content)
    write(data / "datapackage.json", datapackage_json(archive, website, files))
    write(data / "archive.db.zip", zipped("archive.db", database_of(rows)))


def _file(table: Table, rows: Iterable[Row]) -> bytes:
    content = csv_text(table.columns, rows).encode()
    return zipped(table.csv, content) if table.packed else content


def write_kept(archive: Archive, root: Path, site: Path) -> None:
    """Copies the documents that are kept of reports beside their pages, byte by byte."""
    for (body, year), ending in archive.kept.items():
        document = root / "data" / "reports" / body / f"{year}{ending}"
        write(site / f"{addresses.of(addresses.KEPT, archive.reports[body, year])}{ending}", document.read_bytes())


def write(path: Path, content: str | bytes) -> None:
    """Writes a file of the site, with `\\n` or whatever line ends its content has, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
