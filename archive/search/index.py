"""The search index: files in which the browser's part (overrides/assets/search/) looks phrases up.

    start.gz                the version, and so the folder of all else; the pages with what they are filtered by, which
                            blocks there are, which runs are common, what a reader may name (`search/names`)
    <version>/blocks/<n>.gz the runs of characters with their places (`search/grams`)
    <version>/texts/<n>.gz  what a page is called, and its passages as they are read
    <version>/traditional.gz  Traditional characters and their Simplified ones

A version is named by what it holds: a page that was left open over a new version finds its files gone, never others in
their place. All is gzip whatever a server does, so that a file that was cut off or is another one is known.
"""

import gzip
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from archive.search.findable import Findable
from archive.search.grams import Run, lengths, runs, varints
from archive.search.text import normalised, traditional

BLOCK = 10_000
"""Bytes of a block before it is packed; a run that is longer makes a longer one."""
_FACTS = ("address", "kind", "body", "place", "year", "wording", "punctuality")


def write_index(found: Iterable[Findable], names: object, target: Path) -> None:
    """Makes the index of pages, and of what a reader may name, in the folder `target`."""
    pages = sorted(found, key=lambda page: page.address)
    written = [[f"{passage.title}\n{passage.text}" for passage in page.passages] for page in pages]
    texts = [[normalised(passage) for passage in page] for page in written]
    listed = runs(texts)
    blocks = list(_blocks(listed))
    held = "".join(passage for page in texts for passage in page)
    start = {**_start(pages, lengths(texts), [first for first, _ in blocks], listed), "names": names}
    files = {
        "traditional.gz": _json(traditional(held)),
        **{f"blocks/{number}.gz": data for number, (_, data) in enumerate(blocks)},
        **{f"texts/{number}.gz": _json(_text(page)) for number, page in enumerate(pages)},
    }
    _write(start, files, target)


def _start(
    pages: Sequence[Findable], sizes: Sequence[int], blocks: Sequence[str], listed: Iterable[Run]
) -> dict[str, object]:
    return {
        "pages": {name: _column(getattr(page, name) for page in pages) for name in _FACTS},
        "lengths": sizes,
        "blocks": blocks,
        "common": [run.chars for run in sorted(listed, key=lambda run: -run.count) if run.common],
    }


def _column(values: Iterable[object]) -> object:
    """A column as its different values and, for each page, the number of its own."""
    of_pages = list(values)
    different = list(dict.fromkeys(of_pages))
    if len(different) == len(of_pages):
        return {"values": different}
    number = {value: at for at, value in enumerate(different)}
    return {"values": different, "of": [number[value] for value in of_pages]}


def _text(page: Findable) -> object:
    sections = [{"anchor": each.anchor, "title": each.title, "text": each.text} for each in page.passages]
    return {"title": page.title, "sections": sections}


def _blocks(listed: Sequence[Run]) -> Iterator[tuple[str, bytes]]:
    """The first run of each block, and the block: by run its length in bytes, its characters, whether it is common and
    how much data follows, the data.
    """
    heads = varints(
        np.array([len(run.data) << 1 | run.common for run in listed], np.uint64), np.arange(len(listed) + 1)
    )
    first, block = "", bytearray()
    for run, head in zip(listed, heads, strict=True):
        chars = run.chars.encode()
        entry = bytes([len(chars)]) + chars + head + run.data
        if block and len(block) + len(entry) > BLOCK:
            yield first, bytes(block)
            block = bytearray()
        first = first if block else run.chars
        block += entry
    if block:
        yield first, bytes(block)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _write(start: Mapping[str, object], files: Mapping[str, bytes], target: Path) -> None:
    named = sorted({**files, "start.gz": _json(start)}.items())
    version = sha256(b"".join(name.encode() + sha256(data).digest() for name, data in named)).hexdigest()[:12]
    placed = {f"{version}/{name}": data for name, data in files.items()}
    # Beside its place, which may be the last one with room, and on the same disk.
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        engine = Path(folder, "engine")
        for name, data in {**placed, "start.gz": _json({"version": version, **start})}.items():
            path = engine / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress(data, mtime=0))
        shutil.rmtree(target, ignore_errors=True)
        engine.rename(target)
