"""An indicator's table as CSV that spreadsheets open: UTF-8 with its mark, commas, CRLF (RFC 4180)."""

import csv
from collections.abc import Iterable
from io import StringIO

from archive.series import COLUMNS


def csv_bytes(root: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    """The file: COLUMNS, then the rows, whose last cell becomes an address below `root`."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows((*map(_inert, row[:-1]), root + row[-1]) for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _inert(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula; an apostrophe goes before one that it would."""
    return f"'{cell}" if cell.lstrip(" \t\r\n'")[:1] in tuple("=+-@＝＋－＠") else cell
