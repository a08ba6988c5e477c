"""What the reader of one format gives: pieces of text in order, and their writing made one way."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import partial

from archive.edit.blocks import Note
from archive.read.letters import UNSEEN


@dataclass(frozen=True)
class Piece:
    """A paragraph, a line or a table as it stands in the file, before anything is made of it."""

    text: str
    place: str
    rows: tuple[tuple[str, ...], ...] = ()
    style: int = 0
    """The level that its style gives it as a heading; 0 for none."""
    follows: bool = False
    """Whether its place on the page shows that the piece before goes on in it."""


@dataclass(frozen=True)
class Reading:
    """The pieces of a file, what its reader left out or found damaged, and the title that stands outside the text."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...] = ()
    title: str = ""


_CJK = r"\u3400-\u9fff"
_CHINESE = re.compile(f"[{_CJK}]")
_BLANKS = re.compile(r"[\s\u00a0\u3000]+")
# A space means something only between two Latin words or numbers.
_NEEDLESS = re.compile(r"(?<![!-~]) | (?![!-~])")
# Radicals and compatibility forms look like the letters that they stand for; PDF files are full of them.
_LOOK_ALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_NUMBER_OF_A_DOCUMENT = re.compile(r"[\[［﹝【](?P<year>\d{4})[\]］﹞】](?=第?\d+号)")
# What a program put for bytes that it could not read, and letters that only one font knows: something stood there.
_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
_LABEL = re.compile(r"\A[(（](?P<number>[一二三四五六七八九十]{1,3}|[1-9]\d?)[)）]")
_OPENING, _CLOSING = "(（", ")）"


LOST = "\ufffd"
"""Stands where a letter cannot be read."""


def tidy(text: str, *, printed: bool = False) -> str:
    """A text with brackets and spaces made one way, and without letters that nobody sees.

    Where `printed` its brackets stay, but for those of the label that it begins with.
    """
    text = _LOOK_ALIKE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = UNSEEN.sub(lambda match: LOST if _LOST.match(match.group()) else "", _BLANKS.sub(" ", text))
    text = _NEEDLESS.sub("", text.strip())
    if printed:
        return _LABEL.sub(r"（\g<number>）", text)
    return _brackets(_NUMBER_OF_A_DOCUMENT.sub(r"〔\g<year>〕", text))


def tidied(pieces: tuple[Piece, ...], *, printed: bool = False) -> tuple[list[Piece], list[Note]]:
    """The pieces made one way, without empty ones, and how much of what kind was changed."""
    one_way = partial(tidy, printed=printed)
    kept = [
        replace(piece, text=one_way(piece.text), rows=tuple(tuple(map(one_way, row)) for row in piece.rows))
        for piece in pieces
    ]
    before = "".join(piece.text + "".join(map("".join, piece.rows)) for piece in pieces)
    after = "".join(piece.text + "".join(map("".join, piece.rows)) for piece in kept)
    counted = {
        "半角圆括号改成全角": _fewer(before, after, "()"),
        "文号的括号改成〔〕": after.count("〔") - before.count("〔"),
        "看不见的字符删去": len(UNSEEN.findall(before)) - len(_LOST.findall(before)),
        f"有读不出的字，留作 {LOST}": after.count(LOST),
        "部首和兼容字改成常用的字": len(_LOOK_ALIKE.findall(before)) - len(_LOOK_ALIKE.findall(after)),
    }
    notes = [Note("全文", f"{what}，共 {count} 个") for what, count in counted.items() if count]
    return [piece for piece in kept if piece.text or any(map(any, piece.rows))], notes


def _fewer(before: str, after: str, letters: str) -> int:
    return sum(before.count(letter) - after.count(letter) for letter in letters)


def _brackets(text: str) -> str:
    """Round brackets around or beside Chinese are full-width; those in Latin stay."""
    letters, opened = list(text), []
    for index, letter in enumerate(text):
        if letter in _OPENING:
            opened.append(index)
        elif letter in _CLOSING:
            pair = [opened.pop(), index] if opened else [index]
            _widen(letters, text, pair)
    for index in opened:
        _widen(letters, text, [index])
    return "".join(letters)


def _widen(letters: list[str], text: str, pair: list[int]) -> None:
    start, end = pair[0], pair[-1]
    near = text[max(start - 1, 0) : start + 2] + text[end - 1 : end + 2] if end else text[:2]
    # What stands beside a bracket tells; to read all between each pair would take a square of the length.
    if _CHINESE.search(near) or any(text[index] in "（）" for index in pair):
        for index in pair:
            letters[index] = "（" if text[index] in _OPENING else "）"
