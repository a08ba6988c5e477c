"""The search index: Pagefind over a copy of the texts in which every two neighbouring characters are a word.

Chinese has no spaces, and an index of guessed words misses phrases. In the copy (`search/text`) a phrase stands where
its pairs of characters stand side by side, which the browser's part (overrides/assets/search/find.js) checks by their
positions. So a phrase is found wherever it stands and nowhere else, and a query loads a few slices of the index
whatever its size. Afterwards each of Pagefind's records, which hold the copy, is given the sections as they are read
instead.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from html import escape
from pathlib import Path

from archive.search.engine import packed, read, run_engine
from archive.search.findable import Findable
from archive.search.passages import Passage
from archive.search.text import common, traditional, words_of

_KEPT = {"pagefind.js", "pagefind-entry.json"}
_KEPT_ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")


def write_index(pages: Iterable[Findable], target: Path) -> None:
    """Makes the index of `pages` in the folder `target`; raises SearchError where the engine fails."""
    by_address = {page.address: page for page in pages}
    texts = ["\n".join(_text(passage) for passage in page.passages) for page in by_address.values()]
    # Beside its place, which may be the last one with room, and on the same disk.
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        engine = Path(folder, "engine")
        copies = {f"{address}index.html": _copy_of(page) for address, page in sorted(by_address.items())}
        run_engine(copies, engine)
        for path in engine.glob("fragment/*"):
            _put_sections(path, by_address)
        (engine / "traditional.txt").write_text(traditional("".join(texts)), encoding="utf-8")
        (engine / "common.txt").write_text(common(texts), encoding="utf-8")
        _keep_what_is_used(engine)
        shutil.rmtree(target, ignore_errors=True)
        engine.rename(target)


def _copy_of(page: Findable) -> str:
    filters = {"year": page.year or "", "body": page.body, "kind": page.kind}
    attributes = "".join(
        f'<i data-pagefind-filter="{name}[data-value]" data-value="{escape(str(value))}"></i>'
        for name, value in filters.items()
        if value
    )
    facts = {"title": page.title, "address": page.address, "year": page.year or "", "body": page.body}
    meta = "".join(
        f'<i data-pagefind-meta="{name}[data-value]" data-value="{escape(str(value))}"></i>'
        for name, value in facts.items()
    )
    # The newest first where nothing else decides.
    order = f'<i data-pagefind-sort="year[data-value]" data-value="{page.year or 0}"></i>'
    sections = "".join(f"<p>{' '.join(words_of(_text(passage)))}</p>\n" for passage in page.passages)
    return f"<!doctype html><html><body data-pagefind-body>{attributes}{meta}{order}{sections}</body></html>"


def _text(passage: Passage) -> str:
    return passage.title + "\n" + passage.text


def _put_sections(path: Path, pages: Mapping[str, Findable]) -> None:
    """Gives a record of Pagefind its page's sections in place of the spelled copy; the browser reads them from there."""
    record = json.loads(read(path))
    page = pages[record["meta"]["address"]]
    record |= {"content": "", "anchors": [], "sections": [asdict(passage) for passage in page.passages]}
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(packed(written))


def _keep_what_is_used(engine: Path) -> None:
    for path in engine.rglob("*"):
        if path.is_file() and path.name not in _KEPT and not path.name.endswith((*_KEPT_ENDINGS, ".txt")):
            path.unlink()
