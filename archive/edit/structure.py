"""Pieces made into a document: paragraphs that a page cut rejoined, headings known by their labels."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.edit.around import STOPS
from archive.edit.blocks import Block, Document, Note
from archive.edit.ends import without_ends
from archive.edit.labels import Label, label_of
from archive.edit.pieces import Piece, Reading, tidied

_FINISHED = re.compile(rf"(?:[{STOPS}!?;:…]|(?<=[A-Za-z])\.)[”’）》」』】)]*$")
_SENTENCE = re.compile(r"[。！？]")
_FIGURE = re.compile(r"[0-9０-９]")
_HEADING = {1: 60, 2: 60, 3: 30, 4: 30}
"""The most characters of a heading by its level; an item of a list is longer."""
_LINE = 15
"""Characters; a shorter line without a stop is a caption, an item or a name, and does not go on."""
_ITEM = 30
_SHOWN = 8


def document(reading: Reading, name: str, sha256: str, *, printed: bool = False) -> Document:
    """The document that the pieces of a file make; `printed` as the body wrote it, brackets and all."""
    pieces, changed = tidied(reading.pieces, printed=printed)
    ends = without_ends(pieces, reading.title)
    rejoined, seams = _rejoined(ends.body)
    made = [each for piece in rejoined for each in _blocks(piece)]
    blocks = [each for each in made if isinstance(each, Block)]
    odd = [each for each in made if isinstance(each, Note)]
    notes = (*reading.notes, *changed, *ends.notes, *seams, *odd, *_out_of_order(blocks))
    return Document(ends.title, tuple(blocks), ends.signed_by, ends.dated, notes, name, sha256)


def _rejoined(pieces: tuple[Piece, ...]) -> tuple[list[Piece], list[Note]]:
    joined: list[Piece] = []
    notes: list[Note] = []
    for piece in pieces:
        if not joined or not _goes_on(joined[-1], piece):
            joined.append(piece)
            continue
        before = joined[-1]
        between = " " if re.search(r"[A-Za-z]$", before.text) and re.match(r"[A-Za-z]", piece.text) else ""
        joined[-1] = replace(before, text=before.text + between + piece.text)
        seam = f"…{before.text[-_SHOWN:]}｜{piece.text[:_SHOWN]}…"
        notes.append(Note(piece.place, f"与上一段接成一段：{seam}"))
        if before.text[-1] == piece.text[0]:
            notes.append(Note(piece.place, f"接缝两边都是“{piece.text[0]}”，原文可能多印了一个字，照原样留着：{seam}"))
    return joined, notes


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a paragraph that does not end goes on in the next piece."""
    if before.rows or piece.rows or before.style or piece.style:
        return False
    if piece.follows:
        return True
    if _FINISHED.search(before.text) or label_of(piece.text):
        return False
    label = label_of(before.text)
    if label and label.level < 3 and _is_whole(label):
        return False
    if label and label.level >= 3 and len(before.text) < _ITEM:
        return False
    return len(before.text) >= _LINE or before.text[-1] in "，、,"


def _is_whole(label: Label) -> bool:
    """Whether what follows a label is a heading in a line of its own."""
    return len(label.rest) <= _HEADING[label.level] and not re.search(r"[。，、]$|。", label.rest)


def _blocks(piece: Piece) -> Iterator[Block | Note]:
    """The heading, paragraph or table that a piece is, or the heading and the paragraph that it runs into."""
    if piece.rows:
        yield Block("table", "", rows=piece.rows, place=piece.place)
    elif label := label_of(piece.text):
        yield from _labelled(piece, label)
    elif piece.style and len(piece.text) <= _HEADING[1] and not _SENTENCE.search(piece.text):
        yield Block("heading", piece.text, min(piece.style, 4), place=piece.place)
    else:
        yield Block("paragraph", piece.text, place=piece.place)


def _labelled(piece: Piece, label: Label) -> Iterator[Block | Note]:
    stop = _SENTENCE.search(label.rest)
    first = label.rest[: stop.start()] if stop else label.rest
    after = label.rest[stop.end() :] if stop else ""
    if _is_heading(label, first, bool(stop), bool(after)):
        yield Block("heading", label.written + first, label.level, place=piece.place, run_in=bool(after))
        if after:
            yield Block("paragraph", after, place=piece.place)
        return
    if label.level < 3:
        yield Note(piece.place, f"“{label.written}”后面没有小标题，整段当作正文")
    yield Block("paragraph", label.written + label.rest, place=piece.place)


def _is_heading(label: Label, first: str, stopped: bool, goes_on: bool) -> bool:
    """Whether the words after a label are a heading; an item of a list states something, often with a number."""
    if not first or len(first) > _HEADING[label.level]:
        return False
    if label.level < 3:
        return goes_on or not (stopped and _FIGURE.search(first))
    return not _FIGURE.search(first) and (goes_on or not stopped) and first[-1] not in STOPS


def _out_of_order(blocks: list[Block]) -> Iterator[Note]:
    """Headings whose numbers skip, repeat or run backwards."""
    reached: dict[int, int] = {}
    for block in blocks:
        label = label_of(block.text) if block.kind == "heading" else None
        if label is None:
            continue
        expected = reached.get(label.level, 0) + 1
        if label.number != expected:
            yield Note(block.place, f"标题的编号不连续：“{label.written}”，按顺序应当是第 {expected} 个，照原样留着")
        reached = {level: number for level, number in reached.items() if level < label.level}
        reached[label.level] = label.number
