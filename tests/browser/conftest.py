"""A browser and a server on loopback for what only a browser shows.

Where no browser is found the tests are skipped, except in CI, where they fail.
"""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
WINDOWS_EDGE = Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def browser_path() -> str | None:
    found = [path for name in BROWSERS if (path := shutil.which(name))]
    return next(iter(found + [str(path) for path in (WINDOWS_EDGE, MAC_CHROME) if path.is_file()]), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = browser_path()
    if path is None:
        reason = f"no browser on PATH: {', '.join(BROWSERS)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    # A container's root has no sandbox; a developer's browser keeps it.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": path, "args": [*quiet, *sandbox]}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """The address of the real site, served below a folder as GitHub Pages does."""
    with _served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The address of the sample archive."""
    with _served(sample_site) as address:
        yield address


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
        server.shutdown()
