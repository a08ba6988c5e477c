"""What a search costs, beside the theme's own: `python benchmarks/search.py [reports …]` (20, 400 and 2,000 if not told).

Prints Markdown tables for the README. The project's own archive is built, and for each size a sample, and served on
loopback to a Chromium.
- Making the index: the build gathers pages and ends with `archive.search.write_index`; the same pages are given to the
  same function once more, alone, and that is timed.
- Bytes: every request that the server answers is noted, so nothing is guessed. Text counts as a server sends it, with
  gzip; the files of the index are compressed already and count as they are. Each phrase has a browser context of its own
  with nothing in its cache; what is loaded at once on opening /search/?q=… is the first query.
- Enter to the first hit: in another fresh context, by the browser's clock, from the submit event to the change of the
  page after which a hit has a box. What the search begins with is ready by then, the lists of the index are not.
- On a slow line: Chromium with 50 kB/s and 400 ms before each answer, nothing in its cache, from the opening of
  /search/?q=… to a hit, by the browser's clock; a few phrases.
- The theme's search: its worker gets the messages that its bundle posts. An answer is right where it names exactly the
  sections of the theme's own index in which a plain scan of their texts finds the phrase.
"""

import gzip
import html
import importlib.util
import json
import logging
import math
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from scan import compared, texts_of  # noqa: E402
from sites import PACKED, browser_arguments, browser_path, served  # noqa: E402

from archive.check.archive import checked  # noqa: E402
from archive.model import Archive  # noqa: E402
from archive.sample.write import write_sample  # noqa: E402
from archive.search.findable import Findable  # noqa: E402
from archive.search.index import write_index  # noqa: E402
from archive.search.names import names_of  # noqa: E402

SHAPES = {20: (5, 5), 400: (44, 10), 2000: (200, 11)}
"""Bodies and years of a sample; some years are left out at random."""
PHRASES = 60
BUDGET = 250_000  # bytes of a first query
KINDS = {
    "the site's scripts": "assets/search/",
    "pages and names": "start.gz",
    "lists of places": "blocks/",
    "pages' texts": "texts/",
    "Traditional characters": "traditional.gz",
    "figures of an answer": "figures.csv",
}
_OURS = re.compile(r"/(assets/search|search/engine)/|/figures.csv")
_THEIRS = re.compile(r"/(javascripts/(workers|lunr)|search/search_index)")
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWLY = 5  # phrases

_WATCH = """() => {
    const results = document.getElementById("search-results");
    window.firstHit = new Promise((resolve) => {
        let start;
        addEventListener("submit", () => { start = performance.now(); }, { capture: true });
        new MutationObserver(() => {
            const shown = results.querySelector(".search-hit")?.getClientRects().length;
            if (start && shown) resolve(performance.now() - start);
        }).observe(results, { childList: true, subtree: true });
    });
}"""

# Pages that the worker adds above their sections have no score: they are not found.
_ASK_THE_THEME = """async ([worker, index, phrases]) => {
    const search = new Worker(worker);
    const answer = (message) => new Promise((resolve) => {
        search.addEventListener("message", ({ data }) => resolve(data), { once: true });
        search.postMessage(message);
    });
    const { config, docs } = await (await fetch(index)).json();
    await answer({ type: 0, data: { config, docs, options: { suggest: false } } });
    const answers = [];
    for (const phrase of phrases) {
        const { data } = await answer({ type: 2, data: phrase });
        answers.push(data.items.flat().filter(({ score }) => score > 0).map(({ location }) => location));
    }
    return answers;
}"""


@dataclass(frozen=True)
class Asked:
    """What a phrase cost: bytes by file of the first query and of another one after it, milliseconds to the first hit."""

    phrase: str
    first: dict[str, int]
    second: dict[str, int]
    milliseconds: float


@dataclass(frozen=True)
class Built:
    """A site, what its search was made from, and the seconds of the whole build."""

    site: Path
    found: list[Findable]
    archive: Archive
    seconds: float


def main() -> None:
    """Prints this search's costs, what a first query at the largest size is made of, and the theme's costs."""
    logging.disable(logging.WARNING)
    sizes = [int(size) for size in sys.argv[1:]] or list(SHAPES)
    ours, theirs, asked = [], [], []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=browser_arguments())
        _, costs, _ = our_search(browser, _built(ROOT / "mkdocs.yml", Path(folder, "real")))
        ours.append(f"| this archive | {costs}")
        for size in sizes:
            sample = Path(folder, str(size))
            bodies, years = SHAPES.get(size, (math.ceil(size / 10), 10))
            count = write_sample(checked(ROOT).archive, ROOT, sample, bodies=bodies, years=years, seed=1)
            phrases, costs, asked = our_search(browser, _built(sample / "mkdocs.yml", sample / "site"))
            ours.append(f"| {count:,} | {costs}")
            theirs.append(f"| {count:,} | {theme_search(browser, sample, phrases)}")
            print(f"{count} reports done", file=sys.stderr)
    print(f"{PHRASES} random phrases of 1 to 12 characters, each in a fresh browser:\n")
    heads = ["reports", "build", "of it the index", "index", "first query, median (most)", "at most 250 kB"]
    heads += ["second, median", "Enter to first hit", "on a slow line"]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}", *ours, sep="\n")
    print(f"\nWhat the first query loads at the largest size (files):\n\n{_parts(asked)}")
    jieba = "with" if importlib.util.find_spec("jieba") else "without"
    print(f"\nThe theme's own search, {jieba} jieba, asked the same phrases:\n")
    print("| reports | before the first hit | phrases found right | phrases found nowhere |")
    print("|---|---|---|---|", *theirs, sep="\n")


def our_search(browser: Browser, built: Built) -> tuple[list[str], str, list[Asked]]:
    """The phrases, the cells of the site's row, and what each phrase cost."""
    site = built.site
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_index(built.found, names_of(built.archive), Path(folder, "engine"))
        index = time.perf_counter() - start
    engine = sum(path.stat().st_size for path in (site / "search" / "engine").rglob("*") if path.is_file())
    # What parts alternatives is no phrase to a search that reads queries.
    random = (phrase for phrase in texts_of(site).phrases(seed=1) if not re.search("[、|｜]|^[-－−]", phrase))
    phrases = list(dict.fromkeys(islice(random, PHRASES * 2)))[:PHRASES]
    with served(site, packed=True) as (address, asked_for):
        others = phrases[1:] + phrases[:1]
        asked = [_ask(browser, site, address, asked_for, *pair) for pair in zip(phrases, others, strict=True)]
        slow = statistics.median(_slowly(browser, address, phrase) for phrase in phrases[:SLOWLY])
    first = sorted(sum(each.first.values()) for each in asked)
    within = sum(size <= BUDGET for size in first)
    second = statistics.median(sum(each.second.values()) for each in asked)
    milliseconds = statistics.median(each.milliseconds for each in asked)
    costs = (
        f"{built.seconds:.1f} s | {index:.1f} s | {engine / 1e6:.1f} MB | {_kB(statistics.median(first))} ({_kB(first[-1])}) "
        f"| {within} of {len(first)} | {_kB(second)} | {milliseconds:.0f} ms | {slow / 1000:.1f} s |"
    )
    return phrases, costs, asked


def theme_search(browser: Browser, sample: Path, phrases: list[str]) -> str:
    """The cells of the theme's row: the sample built with the theme's plugin, its worker asked the same phrases."""
    settings = "INHERIT: mkdocs.yml\nplugins: {search: {lang: [zh]}}\n"
    (sample / "theme.yml").write_text(settings, encoding="utf-8")
    site = _built(sample / "theme.yml", sample / "theme").site
    (worker,) = site.glob("assets/javascripts/workers/search*.js")
    with served(site) as (address, asked_for):
        page = browser.new_page()
        page.goto(address)
        scripts = [address + worker.relative_to(site).as_posix(), f"{address}search/search_index.json"]
        answers = page.evaluate(_ASK_THE_THEME, [*scripts, phrases])
        page.close()
        size = sum(_wire(site, filter(_THEIRS.search, asked_for)).values())
    docs = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {doc["location"]: compared(_plain(doc["title"]) + _plain(doc["text"])) for doc in docs}
    pairs = list(zip(phrases, answers, strict=True))
    right = sum(set(answer) == {key for key, text in texts.items() if phrase in text} for phrase, answer in pairs)
    nowhere = sum(not answer for answer in answers)
    return f"{_kB(size)} | {right} of {len(phrases)} | {nowhere} of {len(phrases)} |"


def _ask(browser: Browser, site: Path, address: str, asked_for: list[str], phrase: str, other: str) -> Asked:
    """Asks a phrase in a fresh context, another one after it, and the first once more in a second fresh context."""
    context = browser.new_context()
    page = context.new_page()
    asked_for.clear()
    page.goto(_asking(address, phrase))
    page.wait_for_selector(".search-hit")
    page.wait_for_load_state("networkidle")
    first = _wire(site, filter(_OURS.search, asked_for))
    asked_for.clear()
    page.fill("#search-form [name=q]", other)
    page.press("#search-form [name=q]", "Enter")
    page.wait_for_selector(".search-hit")
    page.wait_for_load_state("networkidle")
    second = _wire(site, filter(_OURS.search, asked_for))
    context.close()

    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}search/", wait_until="networkidle")
    page.evaluate(_WATCH)
    page.fill("#search-form [name=q]", phrase)
    page.press("#search-form [name=q]", "Enter")
    milliseconds = page.evaluate("() => window.firstHit")
    context.close()
    return Asked(phrase, first, second, milliseconds)


def _slowly(browser: Browser, address: str, phrase: str) -> float:
    """Milliseconds from opening a search to its first hit on a slow line."""
    context = browser.new_context()
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(_asking(address, phrase), wait_until="commit")
    page.wait_for_selector(".search-hit", timeout=120_000)
    milliseconds = page.evaluate("() => performance.now()")
    context.close()
    return milliseconds


def _asking(address: str, phrase: str) -> str:
    """A search for a phrase as it is written, also where it names a year or a body."""
    return f"{address}search/?q={quote(phrase)}&literal=1"


def _built(settings: Path, site: Path) -> Built:
    config = load_config(str(settings), site_dir=str(site))
    start = time.perf_counter()
    build(config)
    seconds = time.perf_counter() - start
    made = config.build  # type: ignore[attr-defined]
    return Built(site, list(made.found.values()), made.archive, seconds)


def _parts(asked: list[Asked]) -> str:
    """A table of the first query with the median of all bytes and of the one with the most, by kind of file."""
    ranked = sorted(asked, key=lambda each: sum(each.first.values()))
    columns = [ranked[len(ranked) // 2], ranked[-1]]
    lines = [
        f"| kind | {' | '.join(f'{each.phrase} ({_kB(sum(each.first.values()))})' for each in columns)} |",
        "|---|---|---|",
    ]
    for kind, pattern in KINDS.items():
        sizes = [[size for path, size in each.first.items() if re.search(pattern, path)] for each in columns]
        lines.append(f"| {kind} | {' | '.join(f'{_kB(sum(each))} ({len(each)})' for each in sizes)} |")
    return "\n".join(lines)


def _wire(site: Path, paths: Iterable[str]) -> dict[str, int]:
    """The bytes of each answer as a server sends it; a path asked for with two queries is sent twice."""
    sizes = {}
    for path in list(paths):
        data = (site / urlsplit(path).path.lstrip("/")).read_bytes()
        sizes[path] = len(gzip.compress(data)) if urlsplit(path).path.endswith(PACKED) else len(data)
    return sizes


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _kB(size: float) -> str:
    return f"{size / 1000:,.0f} kB"


if __name__ == "__main__":
    main()
