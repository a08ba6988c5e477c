"""An indicator's table as CSV, written as csvfile writes every table; its columns are those of the page, in Chinese."""

import csv
from collections.abc import Iterable
from io import StringIO

from archive.csvfile import MARK, cell_text
from archive.series import COLUMNS


def csv_bytes(root: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    """The file: COLUMNS, then the rows, whose last cell becomes an address below `root`."""
    out = StringIO(newline="")
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows((*map(cell_text, row[:-1]), root + row[-1]) for row in rows)
    return out.getvalue().encode()
