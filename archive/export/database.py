"""`archive.db`, in a zip: the tables as one SQLite database, with primary and foreign keys, made with sqlite-utils.

The bytes depend on the archive and on the SQLite that writes them, on nothing else. It opens in Datasette, in DB
Browser for SQLite and wherever SQLite is read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from archive.export.table import Cell, Row, Table
from archive.export.tables import BODIES, CONCEPTS, CORRECTIONS, FIGURES, INDICATORS, REPORTS

_TYPES = {"string": str, "year": int, "number": float, "date": str}


def database_of(rows: Mapping[Table, Iterable[Row]]) -> bytes:
    """The rows of all tables as the bytes of a database file."""
    # It imports pandas where that is installed, which takes a second and 60 MB that only a build is to pay.
    from sqlite_utils import Database

    database = Database(memory=True)
    try:
        for table in (BODIES, CONCEPTS, INDICATORS, REPORTS, FIGURES, CORRECTIONS):  # those that others lead to first
            created = database.table(table.name).create(
                {column.name: _TYPES[column.type] for column in table.columns},
                pk=table.key if len(table.key) > 1 else table.key[0],
                foreign_keys=[
                    (reference.columns, reference.table, reference.key)
                    if len(reference.key) > 1
                    else (reference.columns[0], reference.table, reference.key[0])
                    for reference in table.references
                ],
                not_null={column.name for column in table.columns if column.required},
            )
            stored = ({name: _stored(cell) for name, cell in row.items()} for row in rows[table])
            created.insert_all(stored, batch_size=1000)
        return bytes(database.conn.serialize())
    finally:
        database.close()


def _stored(cell: Cell) -> str | int | float | None:
    """A cell in SQLite's types; fifteen digits, the most a figure may have, survive as a float."""
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell
