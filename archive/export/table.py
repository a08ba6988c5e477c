"""What a table to take away is: its columns, its keys, and the rows that are made from the model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from archive.addresses import Website
from archive.model import Archive

Cell = str | int | Decimal | date | None
"""None is what is unknown, not given or not applicable: an empty cell."""
Row = Mapping[str, Cell]
Type = Literal["string", "year", "number", "date"]
"""Named as in Table Schema."""


@dataclass(frozen=True)
class Column:
    """A column: its name for programs, its name for people, and what it holds."""

    name: str
    type: Type
    title: str
    description: str
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    """What may stand in it, each with its Chinese word; empty where anything of the type may."""


@dataclass(frozen=True)
class Reference:
    """Columns that lead to the key of another table, or of the table itself."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """A table: its columns, the ones that identify a row, and its rows in the archive's order."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Archive, Website], Iterable[Row]]
    packed: bool = False
    """Whether its CSV file stands in a zip, as it grows with every figure."""

    @property
    def csv(self) -> str:
        """The name of its CSV file."""
        return f"{self.name}.csv"

    @property
    def file(self) -> str:
        """The name of what it stands in below /data/: the CSV file or the zip with it."""
        return f"{self.csv}.zip" if self.packed else self.csv
