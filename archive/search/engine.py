"""Pagefind at work: pages in, the files of an index out, equal in every build of the same pages.

The engine is asked as its own Python wrapper asks it (`--service`: requests in base64, each answered), page by page:
from a folder it takes pages in the order in which the file system lists them, and numbers them so. It gives the files
back instead of writing them: it says that they are written while the last bytes still wait, and nothing where the disk
is full. What it still holds in chance order, the values of its filters and their list (`_steady`), is put in order.
"""

import base64
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any

import cbor2

MAGIC = b"pagefind_dcd"
"""What each file of Pagefind begins with, once unpacked."""
_LANGUAGE = "unknown"
_FILTERS = 3
"""The place of the filters in Pagefind's list of all: version, pages, slices, filters, orders, fields."""


class SearchError(RuntimeError):
    """The engine did not make the index."""


def run_engine(pages: Mapping[str, str], target: Path) -> None:
    """Writes an index of `pages`, HTML by path, into `target`; raises SearchError where the engine fails."""
    first = {"type": "NewIndex", "config": {"force_language": _LANGUAGE}}
    added = [
        {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": html, "url": None}
        for path, html in pages.items()
    ]
    *_, answer = _ask([first, *added, {"type": "GetFiles", "index_id": 0}])
    for file in answer["files"]:
        path = target / file["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(file["content"]))
    _steady(target)


def read(path: Path) -> bytes:
    """What a file of the index holds."""
    return gzip.decompress(path.read_bytes()).removeprefix(MAGIC)


def packed(content: bytes) -> bytes:
    """Content as a file of the index, the same bytes at any time."""
    return gzip.compress(MAGIC + content, mtime=0)


def _steady(engine: Path) -> None:
    """Puts what the engine writes in chance order into a fixed one; files are named by what they hold, as its own are.

    The engine's reader (minicbor) wants arrays of a known length and the shortest numbers, which is how cbor2 writes.
    """
    path = engine / "pagefind-entry.json"
    entry = json.loads(path.read_bytes())
    for language in entry["languages"].values():
        language["hash"] = _steady_list(engine, language["hash"])
    path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _steady_list(engine: Path, name: str) -> str:
    """Orders the list of all and the filters that it names; gives the list's new name."""
    listed = engine / f"pagefind.{name}.pf_meta"
    meta = cbor2.loads(read(listed))
    for one in meta[_FILTERS]:
        path = engine / "filter" / f"{one[1]}.pf_filter"
        title, values = cbor2.loads(read(path))
        path.unlink()
        content = cbor2.dumps([title, sorted(values)])
        one[1] = _named(content)
        path.with_name(f"{one[1]}.pf_filter").write_bytes(packed(content))
    meta[_FILTERS].sort()
    listed.unlink()
    content = cbor2.dumps(meta)
    named = _named(content)
    (engine / f"pagefind.{named}.pf_meta").write_bytes(packed(content))
    return named


def _named(content: bytes) -> str:
    return f"{_LANGUAGE}_{sha256(content).hexdigest()[:15]}"


def _ask(requests: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answer to each request; SearchError tells the last thing that the engine said."""
    messages = [json.dumps({"message_id": number, "payload": each}) for number, each in enumerate(requests)]
    with subprocess.Popen(
        [sys.executable, "-m", "pagefind", "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdin and process.stdout
        writer = Thread(target=_write, args=[process.stdin, messages], daemon=True)
        writer.start()
        said, ended = bytearray(), 0
        while ended < len(messages) and (more := os.read(process.stdout.fileno(), 1 << 20)):
            said += more
            ended += more.count(b",")
        # It stops where its input ends, even before it is done: so only now.
        writer.join()
        with suppress(OSError):
            process.stdin.close()
    answers = said.split(b",")[: len(messages)]
    try:
        told = [json.loads(base64.b64decode(answer, validate=True))["payload"] for answer in answers]
    except ValueError:
        words = said.rpartition(b",")[2].decode(errors="replace").strip()
        raise SearchError(words.rpartition("\n")[2].strip() or "引擎中途停了") from None
    if failed := [each.get("message", "") for each in told if each["type"] == "Error"]:
        raise SearchError(failed[0])
    return told


def _write(stream: Any, messages: Iterable[str]) -> None:
    with suppress(OSError):  # an engine that stopped reads no more, and has said why
        for message in messages:
            stream.write(base64.b64encode(message.encode()) + b",")
        stream.flush()
