"""Tables as CSV that spreadsheets open: UTF-8 with its mark, commas, CRLF (RFC 4180).

A spreadsheet takes a cell that begins with = + - or @ for a formula and may run it, whatever a reader thinks he opens.
So a text of that kind gets an apostrophe in front, and so does one that already begins with apostrophes before such a
character: taking one apostrophe from `'...=`, `'...+`, `'...-`, `'...@` gives every text back as it was. Numbers are
never touched; the archive has none below zero. The JSON files and the database hold every text as it is.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import StringIO

from archive.export.table import Cell, Column, Row
from archive.literal import plain

MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own character set."""
# Spreadsheets that trim cells, and those that read full-width signs as their half-width ones, are counted in.
_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]")


def csv_text(columns: Iterable[Column], rows: Iterable[Row], *, titled: bool = False) -> str:
    """Some columns of rows as the text of a CSV file, with their names in the first line, or their Chinese titles."""
    heads = {column.name: column.title if titled else column.name for column in columns}
    out = StringIO(newline="")
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(heads.values())
    writer.writerows([cell_text(row[name]) for name in heads] for row in rows)
    return out.getvalue()


def cell_text(cell: Cell) -> str:
    """A cell as it stands in the file: 728000, 2024-03-18; empty where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if _FORMULA.match(cell) else cell
    if isinstance(cell, Decimal):
        return plain(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
