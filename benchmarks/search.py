"""What the search costs, beside the theme's own: `python benchmarks/search.py [reports …]`.

For samples of about 25, 400 and 2,000 reports: seconds to make the index (the function that the build calls, timed
alone), its size, and in a fresh browser for each of a number of random phrases the bytes of a first query (as a server
sends them: text gzipped, Pagefind's files as they are), of a second one, and the time from Enter to the first hit.
The theme's own search is built on the same sample and asked the same phrases by way of its worker.
"""

import functools
import gzip
import logging
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "browser")]

from conftest import browser_path  # noqa: E402

from archive.cli import main as archive  # noqa: E402
from archive.search import Findable, normalised, write_index  # noqa: E402

SIZES = {25: (5, 5), 400: (44, 10), 2000: (200, 11)}
PHRASES = 30
_TEXT = (".js", ".json", ".txt")

_ASK_THE_THEME = """async ([worker, index, phrases]) => {
    const search = new Worker(worker);
    const next = () => new Promise((resolve) => search.addEventListener("message", (event) => resolve(event.data), { once: true }));
    const { config, docs } = await (await fetch(index)).json();
    search.postMessage({ type: 0, data: { config, docs, options: { suggest: false } } });
    await next();
    const answers = [];
    for (const phrase of phrases) {
        search.postMessage({ type: 2, data: phrase });
        answers.push((await next()).data.items.flat().map((item) => item.location));
    }
    return answers;
}"""


def main() -> None:
    """Prints a table of this search and one of the theme's."""
    logging.disable(logging.WARNING)
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    ours, theirs = [], []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for size in sizes:
            sample = Path(folder, str(size))
            bodies, years = SIZES[size]
            archive(["sample", str(sample), "--bodies", str(bodies), "--years", str(years)])
            pages = _built(sample, "mkdocs.yml")
            phrases = _phrases(pages)
            ours.append(_row(browser, sample, pages, phrases))
            theirs.append(_theme_row(browser, sample, pages, phrases))
    print(
        "| reports | index made in | index | first query, median (most) | second query, median | Enter to first hit, median |"
    )
    print("|---|---|---|---|---|---|", *ours, sep="\n")
    print("\n| reports | the theme's own: before the first hit | phrases found right |")
    print("|---|---|---|", *theirs, sep="\n")


def _built(sample: Path, settings: str) -> list[Findable]:
    config = load_config(str(sample / settings), site_dir=str(sample / settings.removesuffix(".yml")))
    build(config)
    return list(config.findable)  # type: ignore[attr-defined]


def _phrases(pages: list[Findable]) -> list[str]:
    chance = random.Random(1)
    texts = [text for page in pages for passage in page.passages if len(text := normalised(passage.text)) > 20]
    starts = [(text := chance.choice(texts), chance.randrange(len(text) - 12)) for _ in range(PHRASES)]
    return [text[start : start + chance.randint(2, 12)].strip(".") for text, start in starts]


def _row(browser: Browser, sample: Path, pages: list[Findable], phrases: list[str]) -> str:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        write_index(pages, Path(folder, "engine"))
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    firsts, seconds_bytes, times = [], [], []
    with _served(sample / "mkdocs") as address:
        for phrase, other in zip(phrases, phrases[1:] + phrases[:1], strict=True):
            first, second, milliseconds = _asked(browser, address, sample / "mkdocs", phrase, other)
            firsts.append(first)
            seconds_bytes.append(second)
            times.append(milliseconds)
    first = f"{statistics.median(firsts) / 1000:.0f} kB ({max(firsts) / 1000:.0f} kB)"
    return (
        f"| {len(pages):,} | {seconds:.1f} s | {size / 1e6:.1f} MB | {first} "
        f"| {statistics.median(seconds_bytes) / 1000:.0f} kB | {statistics.median(times):.0f} ms |"
    )


def _asked(browser: Browser, address: str, site: Path, phrase: str, other: str) -> tuple[int, int, float]:
    """Bytes of a first and of a second query in a fresh browser, and milliseconds from Enter to the first hit."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(urlsplit(request.url).path))
    page.goto(f"{address}search/?q={quote(phrase)}")
    page.wait_for_selector(".search-hit")
    page.wait_for_load_state("networkidle")
    first = [path for path in loaded if "search" in path and not path.endswith("/search/")]
    loaded.clear()
    page.locator("#search-form [name=q]").fill(other)
    page.evaluate("document.getElementById('search-results').replaceChildren()")
    start = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector(".search-hit")
    milliseconds = (time.perf_counter() - start) * 1000
    page.wait_for_load_state("networkidle")
    second = [path for path in loaded if "search" in path and not path.endswith("/search/")]
    context.close()
    return _bytes(site, first), _bytes(site, second), milliseconds


def _bytes(site: Path, paths: list[str]) -> int:
    total = 0
    for path in set(paths):
        data = (site / path.lstrip("/")).read_bytes()
        total += len(gzip.compress(data)) if path.endswith(_TEXT) else len(data)
    return total


def _theme_row(browser: Browser, sample: Path, pages: list[Findable], phrases: list[str]) -> str:
    settings = "INHERIT: mkdocs.yml\nplugins: {search: {lang: zh}}\n"
    (sample / "theme.yml").write_text(settings, encoding="utf-8")
    _built(sample, "theme.yml")
    site = sample / "theme"
    index = site / "search" / "search_index.json"
    (worker,) = site.glob("assets/javascripts/workers/search*.js")
    size = sum(len(gzip.compress(path.read_bytes())) for path in (index, worker))
    with _served(site) as address:
        page = browser.new_page()
        page.goto(address)
        scripts = [address + path.relative_to(site).as_posix() for path in (worker, index)]
        answers = page.evaluate(_ASK_THE_THEME, [*scripts, phrases])
    # Only sections that both searches hold are compared: the theme's index has lists, tables and whole pages besides.
    known = {place for place in _holding(pages, "") if "#" in place}
    pairs = zip(phrases, answers, strict=True)
    right = sum(set(answer) & known == _holding(pages, phrase) & known for phrase, answer in pairs)
    return f"| {len(pages):,} | {size / 1000:,.0f} kB | {right} of {len(phrases)} |"


def _holding(pages: list[Findable], phrase: str) -> set[str]:
    """Where a plain scan finds a phrase, as the theme names places: address, and #anchor."""
    return {
        page.address + (f"#{passage.anchor}" if passage.anchor else "")
        for page in pages
        for passage in page.passages
        if phrase in normalised(passage.title + passage.text)
    }


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


if __name__ == "__main__":
    main()
