"""What is read of a document, whatever its format: headings, paragraphs and tables, and what was left out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Note:
    """What an editor must know of how a document was read: where, and what (in Chinese)."""

    place: str
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or table of a document, in order."""

    kind: Literal["heading", "paragraph", "table"]
    text: str
    """Of a heading with its label as typed or resolved (一、… / （一）… / 1.…); brackets and spaces made one way."""
    level: int = 0
    """1 for 一、, 2 for （一）, 3 for 1., 4 for （1）; 0 for none."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, merged cells repeated."""
    place: str = ""
    """Where in the document, for an editor: 第3页, 第12段, 第5行."""
    run_in: bool = False
    """Whether a heading is the first sentence of the paragraph after it; the 。 between them is not in its text."""


@dataclass(frozen=True)
class Document:
    """What was read of a file: title, blocks, signature, day as written, and what was damaged or left out."""

    title: str
    blocks: tuple[Block, ...]
    signed_by: str
    dated: str
    """2024年3月18日 as written, damage and all; empty where there is none."""
    notes: tuple[Note, ...]
    """What was dropped, rejoined or is damaged, each with its place."""
    name: str
    sha256: str
    """Of the file."""
