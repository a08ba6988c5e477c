"""Documents that were imported and are kept beside the data of their reports, as far as the check looks at them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

BYTES = 20_000_000
"""The most bytes of one."""
ENDINGS = (".docx", ".pdf", ".txt")
"""How the name of one ends. A page of the web is not kept: in a site it would run."""
BEGINS = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-", ".txt": b""}


@dataclass(frozen=True)
class Kept:
    """A kept document: its path from the archive's root, its size, its first bytes, and its hash where it is not too large."""

    path: str
    ending: str
    size: int
    begin: bytes
    sha256: str


def kept(root: Path, name: str) -> Kept:
    """The document at a path from the archive's root."""
    path = root / name
    size = path.stat().st_size
    data = path.read_bytes() if size <= BYTES else b""
    return Kept(name, path.suffix, size, data[:8], hashlib.sha256(data).hexdigest() if data else "")
