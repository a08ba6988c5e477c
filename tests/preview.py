"""A running `mkdocs serve` of an archive, for tests that save files while it runs."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 60  # seconds; only a failing test waits so long


class Served:
    """A running `mkdocs serve`: what it has said, and its pages."""

    def __init__(self, address: str) -> None:
        self.address, self.said = address, ""

    def listen(self, stream: Iterator[str]) -> None:
        for line in stream:
            self.said += line

    def told(self, words: str, times: int = 1) -> bool:
        return self.said.count(words) >= times

    def page(self) -> str:
        return self.get("reports/shili-ju/2023/").decode()

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return answer.read()

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", "-f", str(folder / "mkdocs.yml")]
    environment = {**os.environ, "SITE_URL": "", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    served = Served(f"http://127.0.0.1:{port}/")
    assert process.stderr
    threading.Thread(target=served.listen, args=[process.stderr], daemon=True).start()
    try:
        wait(lambda: served.told("Serving on"))
        yield served
    finally:
        process.kill()
        process.wait()


def wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            pytest.fail("waited in vain")
        time.sleep(0.05)
