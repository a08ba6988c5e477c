"""Where every run of characters stands in all texts together: the lists in which the browser looks phrases up.

The texts stand in one row, with `END` after each passage, and a place is the number of a character in that row. Each
place is listed once, under the run of characters that begins there: one character where that is rare, two or three
(`LONGEST`) where more than `MANY` places begin alike. So a phrase is told exactly by a few short lists, however common its
characters are. A run that was too common to be listed has a summary: on which pages it stands, and how often.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

END = "\n"
"""Stands after each passage."""
MANY = 1000
LONGEST = 3
PART = 500_000
"""So many places are sorted out at once, or those of one character where they are more: what memory is needed for."""
_BITS = 21  # hold any character of Unicode

Numbers = NDArray[np.uint64]
Places = NDArray[np.uint32]


@dataclass(frozen=True)
class Run:
    """A run of characters, with its places, or with its pages where it is too common.

    `data` are numbers as `varints` writes them. Of a listed run they are its places, of a common one by page its number
    and how often the run stands there; places and numbers of pages as the differences to the one before.
    """

    chars: str
    count: int
    """How many places it has."""
    common: bool
    data: bytes


def runs(texts: Sequence[Sequence[str]]) -> list[Run]:
    """Every run of the pages' passages, which are given as compared, in the order of their UTF-16, as JavaScript compares."""
    keys, places = _beginnings("".join(passage + END for page in texts for passage in page))
    page_ends = np.cumsum(lengths(texts))
    found = [
        run
        for start, end in pairwise(_parts(keys).tolist())
        for run in _runs(keys[start:end], places[start:end], page_ends)
    ]
    return sorted(found, key=lambda run: run.chars.encode("utf-16-be"))


def lengths(texts: Sequence[Sequence[str]]) -> list[int]:
    """How many places each page takes."""
    return [sum(len(passage) + len(END) for passage in page) for page in texts]


def varints(numbers: Numbers, bounds: NDArray[np.int64]) -> list[bytes]:
    """Numbers below 2**35 as bytes, seven bits in each, the lowest first (LEB128); cut at `bounds`, the ends included."""
    sizes = np.ones(len(numbers), np.int64)
    for number in range(1, 5):
        sizes += numbers >> np.uint64(7 * number) > 0
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    written = np.zeros(offsets[-1], np.uint8)
    for number in range(5):
        here = sizes > number
        more = (sizes[here] > number + 1).astype(np.uint64) << np.uint64(7)
        written[offsets[:-1][here] + number] = (numbers[here] >> np.uint64(7 * number)) & np.uint64(127) | more
    data = written.tobytes()
    return [data[start:end] for start, end in pairwise(offsets[bounds].tolist())]


def _beginnings(whole: str) -> tuple[Numbers, Places]:
    """For each place but the ends the characters that begin there, none beyond the end, as one number; sorted."""
    # Of a large archive each of these takes much room, so none stays longer or is wider than it must.
    padded = np.frombuffer((whole + "\0" * LONGEST).encode("utf-32-le"), np.uint32)
    keys, going = np.zeros(len(whole), np.uint64), np.ones(len(whole), bool)
    for ahead in range(LONGEST):
        next_ones = padded[ahead : ahead + len(whole)]
        keys |= (next_ones * going).astype(np.uint64) << _shift(ahead + 1)
        going &= next_ones != ord(END)
    places = np.flatnonzero(padded[: len(whole)] != ord(END)).astype(np.uint32)
    keys = keys[places]
    order = np.argsort(keys, kind="stable")
    return keys[order], places[order]


def _parts(keys: Numbers) -> NDArray[np.int64]:
    """Bounds between places that begin with other characters, `PART` or more apart: what is handled at once."""
    bounds = _bounds(keys & _first(1))
    kept = np.unique(np.searchsorted(bounds, np.arange(0, len(keys), PART)))
    return np.append(bounds[kept], len(keys))


def _runs(keys: Numbers, places: Places, page_ends: NDArray[np.int64]) -> Iterator[Run]:
    """The runs of places in order."""
    size, grows = np.ones(len(keys), np.int64), np.ones(len(keys), bool)
    for length in range(1, LONGEST):
        bounds = _bounds(keys & _first(length))
        alike = np.repeat(np.diff(bounds), np.diff(bounds))
        grows &= (alike > MANY) & (keys & _first(length) & ~_first(length - 1) != ord(END) << _shift(length))
        size += grows
        yield from _summaries(keys[grows] & _first(length), places[grows], page_ends)
    yield from _lists(keys, places, size)


def _lists(keys: Numbers, places: Places, size: NDArray[np.int64]) -> Iterator[Run]:
    """The runs that are listed: of each place as many characters as `size` says."""
    cut = keys & np.array([_first(length) for length in range(LONGEST + 1)])[size]
    order = np.lexsort((places, cut))
    cut, places = cut[order], places[order]
    bounds = _bounds(cut)
    counts = np.diff(bounds).tolist()
    told = zip(_chars(cut[bounds[:-1]]), counts, varints(_steps(places, bounds), bounds), strict=True)
    return (Run(chars, count, False, data) for chars, count, data in told)


def _summaries(prefixes: Numbers, places: Places, page_ends: NDArray[np.int64]) -> Iterator[Run]:
    """The common runs, from the beginnings of their places in order."""
    page = np.searchsorted(page_ends, places, "right")
    number = np.cumsum(np.diff(prefixes, prepend=prefixes[:1]) > 0)
    both, counts = np.unique(number << 32 | page, return_counts=True)
    bounds = _bounds(both >> 32)
    steps = _steps((both & 2**32 - 1).astype(np.uint64), bounds)
    data = varints(np.stack([steps, counts.astype(np.uint64)], 1).ravel(), 2 * bounds)
    told = zip(_chars(np.unique(prefixes)), np.add.reduceat(counts, bounds[:-1]).tolist(), data, strict=True)
    return (Run(chars, count, True, each) for chars, count, each in told)


def _bounds(ordered: NDArray[np.generic]) -> NDArray[np.int64]:
    """Where runs of equal values begin, and the end of all."""
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else np.zeros(0, np.int64)
    return np.append(begins, len(ordered))


def _steps(ordered: Numbers | Places, bounds: NDArray[np.int64]) -> Numbers:
    """Differences to the value before, and the value itself where a run begins."""
    steps = np.diff(ordered, prepend=np.uint64(0))
    steps[bounds[:-1]] = ordered[bounds[:-1]]
    return steps


def _shift(length: int) -> np.uint64:
    """Where the last of `length` characters stands in a number."""
    return np.uint64(_BITS * (LONGEST - length))


def _first(length: int) -> np.uint64:
    """What keeps the first characters of a number."""
    return np.uint64((1 << _BITS * LONGEST) - (1 << _BITS * (LONGEST - length)))


def _chars(keys: Numbers) -> list[str]:
    """The characters of numbers."""
    codes = [keys >> _shift(length) & np.uint64((1 << _BITS) - 1) for length in range(1, LONGEST + 1)]
    text = np.stack(codes, 1).astype("<u4").tobytes().decode("utf-32-le")
    return [text[start : start + LONGEST].rstrip("\0") for start in range(0, len(text), LONGEST)]
