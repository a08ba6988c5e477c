"""The files to take away: written for an archive, and read back."""

import csv
import re
import sqlite3
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from archive.addresses import Website
from archive.export.write import write_exports
from archive.model import Archive

EXAMPLE = Website(name="示例档案", description="示例", address="https://example.org/")


def exported(archive: Archive, folder: Path, website: Website = EXAMPLE) -> Path:
    """The folder with the archive's files in it."""
    write_exports(archive, website, folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, or of one in a zip, by the names of its columns."""
    return list(csv.DictReader(StringIO(content_of(path).decode("utf-8-sig"), newline="")))


def content_of(path: Path) -> bytes:
    """The bytes of a file, or of the one file in a zip."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with ZipFile(path) as packed:
        (name,) = packed.namelist()
        assert path.name == f"{name}.zip"
        return packed.read(name)


def database_in(path: Path) -> sqlite3.Connection:
    """The database in a zip, open."""
    database = sqlite3.connect(":memory:")
    database.deserialize(content_of(path))
    return database


def read_back(cell: str) -> str:
    """The text that a cell was written for, as archive/export/csvfile.py and /data/ say how to have it back."""
    return cell[1:] if re.match(r"'[\s']*[=+\-@＝＋－＠]", cell) else cell


def files_in(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
