"""The search index: Pagefind over a copy of the texts in which every two neighbouring characters are a word.

Chinese has no spaces, and an index of guessed words misses phrases. In the copy a section 罚款七万 becomes the words
罚款, 款七, 七万 behind a mark; a phrase then stands where its pairs stand side by side, which the browser's part
(overrides/assets/search/find.js) checks by their positions. So a phrase is found wherever it stands and nowhere else,
and a query loads a few slices of the index whatever its size. A character is spelled with four letters a to z, because
Pagefind would cut Chinese words into guesses of its own. Afterwards each of Pagefind's records, which hold the copy, is
given the sections as they are read instead.

The same rules stand in overrides/assets/search/text.js; `normalised` and `spelled` are their other half.
"""

import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path

from opencc import OpenCC

from archive.model import Indicator, Report
from archive.passages import Passage, passages
from archive.render import FIGURES_ANCHOR, KINDS

MARK = "zzzz"
"""Stands before each section; it spells no character."""
COMMON = 1000
"""So many of the pairs that stand on most pages are named to the browser, which looks for the rarer ones first."""
_RECORD = b"pagefind_dcd"
"""What each record of Pagefind begins with."""
_KEPT = {"pagefind.js", "pagefind-entry.json"}
_KEPT_ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")
_HAN = range(0x3400, 0xA000)


class SearchError(RuntimeError):
    """The engine did not make the index."""


@dataclass(frozen=True)
class Findable:
    """A page that can be found: address from the site's root, title, what it is, and its sections."""

    address: str
    title: str
    kind: str
    passages: tuple[Passage, ...]
    year: int | None = None
    body: str = ""


def findable_report(report: Report, address: str, html: str) -> Findable:
    """A report's page from its rendered text, without the tables that are made from its figures."""
    text = html.partition(f'<h2 id="{FIGURES_ANCHOR}">')[0]
    found = tuple(passages(text, report.heading))
    return Findable(address, report.heading, KINDS[0], found, report.year, report.body.name)


def findable_indicator(indicator: Indicator) -> Findable:
    """An indicator's page by its name and definition, without the table of its values."""
    text = Passage("", indicator.name, indicator.definition)
    return Findable(f"indicators/{indicator.id}/", indicator.name, KINDS[1], (text,))


def findable_page(title: str, address: str, html: str) -> Findable:
    """A page that explains: the handbook, about."""
    return Findable(address, title, KINDS[2], tuple(passages(html, title)))


def normalised(text: str) -> str:
    """A text as the search compares it: NFKC, lower case, letters and digits only, and points between digits."""
    return "".join(char for char, counts in _characters(text) if counts).lower()


def words_of(text: str) -> list[str]:
    """The words of a section in the copy: the mark, then each pair of neighbouring characters that count."""
    return [MARK, *(spelled(one) + spelled(two) for one, two in pairwise(normalised(text)))]


@cache  # a few thousand characters, asked for millions of times
def spelled(char: str) -> str:
    """A character in four letters: its code point in base 26."""
    letters, rest = "", ord(char)
    for _ in range(4):
        rest, digit = divmod(rest, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def write_index(pages: Iterable[Findable], target: Path) -> None:
    """Makes the index of `pages` in the folder `target`; raises SearchError where the engine fails."""
    by_address = {page.address: page for page in pages}
    texts = ["\n".join(_text(passage) for passage in page.passages) for page in by_address.values()]
    with tempfile.TemporaryDirectory() as folder:
        copy, engine = Path(folder, "copy"), Path(folder, "engine")
        for page in by_address.values():
            path = copy / page.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_copy_of(page), encoding="utf-8")
        _run_engine(copy, engine)
        for path in engine.glob("fragment/*"):
            _put_sections(path, by_address)
        (engine / "traditional.txt").write_text(traditional("".join(texts)), encoding="utf-8")
        (engine / "common.txt").write_text(common(texts), encoding="utf-8")
        _keep_what_is_used(engine)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(engine, target)


def traditional(characters: Iterable[str]) -> str:
    """Traditional characters, each followed by its Simplified one, as far as the texts hold the latter (OpenCC)."""
    held = set(characters)
    converter = OpenCC("t2s")
    pairs = ((chr(code), converter.convert(chr(code))) for code in _HAN)
    return "".join(char + simple for char, simple in pairs if char != simple and simple in held)


def common(texts: Iterable[str]) -> str:
    """The pairs of characters that stand in most of the texts, the most common first, one after the other."""
    counts = Counter(pair for text in texts for pair in {one + two for one, two in pairwise(normalised(text))})
    # Equal counts in the order of the characters, so that the same archive gives the same file.
    return "".join(pair for pair, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON])


def _characters(text: str) -> Iterator[tuple[str, bool]]:
    """Each character of a text and whether it counts; those that count in their NFKC form."""
    for offset, original in enumerate(text):
        if "\u4e00" <= original <= "\u9fff":  # most of a text, and NFKC leaves them as they are
            yield original, True
            continue
        form = unicodedata.normalize("NFKC", original)
        if form == "." and _digit(text, offset - 1) and _digit(text, offset + 1):
            yield form, True
        elif form.isalnum():
            yield from ((char, True) for char in form)
        else:
            yield original, False


def _digit(text: str, offset: int) -> bool:
    return 0 <= offset < len(text) and unicodedata.normalize("NFKC", text[offset]).isdecimal()


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
    record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_RECORD))
    page = pages[record["meta"]["address"]]
    record |= {"content": "", "anchors": [], "sections": [asdict(passage) for passage in page.passages]}
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(_RECORD + written, mtime=0))


def _run_engine(copy: Path, engine: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(copy), "--output-path", str(engine)]
    options = ["--force-language", "unknown", "--silent"]
    result = subprocess.run([*command, *options], capture_output=True, text=True, encoding="utf-8", errors="replace")
    if result.returncode or not (engine / "pagefind-entry.json").is_file():
        raise SearchError(re.sub(r"\s+", " ", result.stderr or result.stdout).strip())


def _keep_what_is_used(engine: Path) -> None:
    for path in engine.rglob("*"):
        if path.is_file() and path.name not in _KEPT and not path.name.endswith((*_KEPT_ENDINGS, ".txt")):
            path.unlink()
