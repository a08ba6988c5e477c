"""What stands before and after the text of a report: title, document number, signature, day, and what sites add."""

import re
from dataclasses import dataclass

from archive.edit.around import BODY, CHINESE, DAY, LIKE_A_DAY, is_added, odd_day, without_pages
from archive.edit.blocks import Note
from archive.edit.head import head_of
from archive.edit.labels import label_of
from archive.edit.pieces import Piece

_TAIL = 40  # pieces from the end in which a day may stand: attachments follow it
_AT_THE_END = re.compile(rf"(?P<body>[^\d{CHINESE}。；：，！？][^。；：，！？]{{1,38}}?)(?P<day>{LIKE_A_DAY.pattern})")


@dataclass(frozen=True)
class Ends:
    """The title, the signing body and the day of a document, the pieces between, and what was left out."""

    title: str
    signed_by: str
    dated: str
    body: tuple[Piece, ...]
    notes: tuple[Note, ...]


def without_ends(pieces: list[Piece], title: str) -> Ends:
    """The text between a report's title and its signature; `title` is what stands outside the text, if any."""
    pieces, notes = without_pages(pieces)
    head = head_of(pieces, outside=bool(title))
    pieces, left_out = _without_imprint(pieces[head.length :])
    last, after, signed_by, dated = _signature(pieces)
    notes += [*head.notes, *left_out, *odd_day(dated or head.dated)]
    found = head.title or title
    if not found:
        notes.append(Note("开头", "没有读到标题"))
    if not dated and not head.dated:
        notes.append(Note("末尾", "没有读到成文日期"))
    body = (*pieces[:last], *pieces[after:])
    return Ends(found, signed_by or head.signed_by, dated or head.dated, body, tuple(notes))


def _without_imprint(pieces: list[Piece]) -> tuple[list[Piece], list[Note]]:
    end = len(pieces)
    while end and is_added(pieces[end - 1]):
        end -= 1
    left_out = [Note(piece.place, f"版记或网页的附带文字没有读入：{piece.text}") for piece in pieces[end:]]
    return pieces[:end], left_out


def _signature(pieces: list[Piece]) -> tuple[int, int, str, str]:
    """Where the signature begins and ends, who signed, and the day as written."""
    for index in range(len(pieces) - 1, max(len(pieces) - _TAIL, 0) - 1, -1):
        text = pieces[index].text.strip("（）")
        if LIKE_A_DAY.fullmatch(text) or DAY.fullmatch(text):
            first = _signed_from(pieces, index)
            return first, index + 1, _bodies(pieces[first:index]), text
        if (both := _AT_THE_END.fullmatch(text)) and BODY.search(both["body"]):
            return index, index + 1, both["body"], both["day"]
    if len(pieces) > 1 and not label_of(pieces[-1].text) and _is_a_name(pieces[-1]) and BODY.search(pieces[-1].text):
        return len(pieces) - 1, len(pieces), pieces[-1].text, ""
    return len(pieces), len(pieces), "", ""


def _signed_from(pieces: list[Piece], day: int) -> int:
    first = day
    while first > max(day - 3, 1) and _is_a_name(pieces[first - 1]) and not label_of(pieces[first - 1].text):
        first -= 1
    return first


def _is_a_name(piece: Piece) -> bool:
    return not piece.rows and 2 <= len(piece.text) <= 40 and not re.search(r"[。；：，！？\d]", piece.text)


def _bodies(pieces: list[Piece]) -> str:
    """The names of who signed; a name in two lines is one, several bodies are parted by 、."""
    names = ""
    for piece in pieces:
        names += ("、" if BODY.search(names) else "") + piece.text
    # 中共…局 in one line and 委员会 in the next is one body.
    return re.sub(r"(?<=局)、(?=(?:党组|党委|委员会)$)", "", names)
