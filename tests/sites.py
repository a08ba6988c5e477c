"""Sites for tests and benchmarks: built, parsed, weighed, served on loopback, and the browser that looks at them."""

import functools
import gzip
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

# Building


def mkdocs_build(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` of the archive in `folder`, with variables added to the environment."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml"), *options]
    # Another folder than the project's, so that nothing is found by luck.
    environment = {"SITE_URL": "", **os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": "", **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")


def built(folder: Path, site: Path | None = None, **variables: str) -> Path:
    """The site of the archive in `folder`, built without complaint."""
    site = site or folder / "site"
    result = mkdocs_build(folder, "--site-dir", str(site), **variables)
    assert result.returncode == 0, result.stdout + result.stderr
    return site


# Parsing


def soup(path: Path) -> BeautifulSoup:
    """A built page by the path of its file."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def page(site: Path, address: str) -> BeautifulSoup:
    """A built page by its address from the site's root: "", "reports/", "404.html"."""
    return soup(file_at(site, address))


def file_at(site: Path, address: str) -> Path:
    """The file that a server sends for an address from the site's root."""
    return site / address / "index.html" if not address or address.endswith("/") else site / address


def address_of(site: Path, path: Path) -> str:
    """The address, from the site's root, of a built page."""
    address = path.relative_to(site).as_posix()
    return address.removesuffix("index.html")


def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every built page by its address."""
    return {address_of(site, path): soup(path) for path in sorted(site.rglob("*.html"))}


def target_of(site: Path, address: str, link: str) -> tuple[str, str] | None:
    """Where a link on the page at an address leads within the site, path from its root and anchor; None for elsewhere.

    A link that begins with a slash begins at the folder that the site is served from, whose name is the site's.
    """
    link, _, anchor = link.partition("#")
    link = link.partition("?")[0]
    if re.match(r"[a-z]+:|//", link):
        return None
    here = file_at(site, address)
    there = here if not link else site.parent / link.lstrip("/") if link.startswith("/") else here.parent / link
    path = Path(os.path.normpath(there))
    return address_of(site, path / "index.html" if path.is_dir() else path), anchor


def ids(page: BeautifulSoup) -> list[str]:
    """Every id on a page, as often as it stands there."""
    return [tag["id"] for tag in page.select("[id]")]


def below(page: BeautifulSoup, anchor: str) -> str:
    """What a reader reads below the heading at an anchor, to the next one as high, without spaces, tables and charts."""
    heading = page.find(id=anchor)
    parts = []
    for each in heading.find_next_siblings():
        if re.fullmatch(r"h\d", each.name) and each.name <= heading.name:
            break
        if not {"charts", "figures"} & set(each.get("class", [])):
            left_out = each.select(".headerlink, .fig-note")
            parts.append(each.get_text() if not left_out else _without(each, left_out))
    return "".join("".join(parts).split())


def _without(tag: Tag, left_out: list[Tag]) -> str:
    gone = {id(text) for each in left_out for text in each.find_all(string=True)}
    return "".join(text for text in tag.find_all(string=True) if id(text) not in gone)


# Weighing

_LOADED = {"script[src]": "src", "img[src]": "src", "link[rel=stylesheet]": "href", "link[rel=icon]": "href"}


def loaded_by(page: BeautifulSoup) -> list[str]:
    """The addresses that a page makes a browser load."""
    return [str(tag[name]) for selector, name in _LOADED.items() for tag in page.select(selector)]


def on_the_wire(site: Path, address: str, parsed: BeautifulSoup | None = None) -> tuple[int, dict[str, int]]:
    """Gzipped bytes of a built page, and of each file of the site that it loads."""
    targets = [target_of(site, address, link) for link in loaded_by(parsed or page(site, address))]
    loaded = {target[0]: _gzipped(file_at(site, target[0])) for target in targets if target}
    return _gzipped(file_at(site, address)), loaded


@functools.cache
def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


# Serving

PACKED = (".html", ".css", ".js", ".json", ".csv", ".svg", ".xml")


@contextmanager
def served(folder: Path, *, packed: bool = False) -> Iterator[tuple[str, list[str]]]:
    """Serves a folder on loopback; gives its address and the growing list of what was asked for.

    `packed` sends text with gzip, as the servers of sites do.
    """
    asked: list[str] = []

    class Noting(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def log_request(self, code: Any = "-", size: Any = "-") -> None:
            asked.append(self.path)

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not packed or path.suffix not in PACKED or not path.is_file():
                return super().do_GET()
            data = gzip.compress(path.read_bytes())
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Noting, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


# Looking

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_WINDOWS_EDGE = Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")
_MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def browser_path() -> str | None:
    """The program of a Chromium, Chrome or Edge that is installed."""
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    return next(iter(found + [str(path) for path in (_WINDOWS_EDGE, _MAC_CHROME) if path.is_file()]), None)


def browser_arguments() -> list[str]:
    """With these a browser asks nobody for anything but what a page names."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    # A container's root has no sandbox; a developer's browser keeps it.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*quiet, *sandbox]
