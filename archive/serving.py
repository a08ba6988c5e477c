"""`mkdocs serve` for an editor who saves a broken file: the last good pages stay, and say what is to be mended.

MkDocs has the browser load its page again after each build, also after one that failed, as this tells it of none: the
page comes as it was, with a panel at its end until a build succeeds.
"""

import logging
import re
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from archive import addresses
from archive.addresses import CODES, relative_to
from archive.findings import ArchiveError, Level, counted
from archive.kept.reason import reason
from archive.kept.store import Store
from archive.kept.swap import give_up
from archive.pages.finished import Unmade
from archive.pages.panel import Stopped, panel, with_panel
from archive.shown import Shown, again, shown

_MADE = (".json", ".csv", ".db", ".zip", ".gz", ".svg", ".xml")
"""How the names of files end that are made all at once."""
_ALONE = re.compile("|".join(re.sub(r"\{\w+\}", "[^/]+", path) for path in (addresses.CHART, addresses.TWO_YEARS)))
"""Pages without the theme, likewise."""


class Preview:
    """Stands between MkDocs' server and its builds, and between its pages and the browser."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server, self._build = server, server.builder
        self._stopped: Stopped | None = None
        self._one_at_a_time = threading.Lock()
        server.builder = self.build
        server.set_app(self.answer)

    def build(self) -> None:
        """Builds the site; where that fails, tells it and remembers why."""
        logged = _Errors()
        logging.getLogger("mkdocs").addHandler(logged)
        try:
            # What is being made of what stood before must not get among what is made now.
            with self._one_at_a_time:
                if not again():
                    self._build()
        except (Exception, SystemExit) as error:
            give_up()
            self._stopped = why(error, logged.told)
            if not isinstance(error, Abort):  # that has been told
                print(reason(error), file=sys.stderr)
            print("浏览器里仍是改动以前的网页；改好以后会自动更新。", file=sys.stderr)
        else:
            self._stopped = None
        finally:
            logging.getLogger("mkdocs").removeHandler(logged)

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """What MkDocs' server answers; a page with the panel where no site could be made of what was saved last."""
        made = self._made(environ["PATH_INFO"].removeprefix(self._server.mount_path))
        begun: list[Any] = []
        # Before the answer: where a build ends meanwhile, the page is loaded once more.
        epoch = self._server._visible_epoch
        body = self._server.serve_request(environ, lambda *head: begun.extend(head))
        status, headers = begun
        if status.startswith("404") and made is not shown[0]:
            return self.answer(environ, start_response)  # a build has taken it away
        if dict(headers).get("Content-Type") != "text/html":
            start_response(status, headers)
            return body
        content = b"".join(body)
        if stopped := self._stopped:
            content = with_panel(content, panel(stopped, self._codes(environ["PATH_INFO"])))
        if not status.startswith("200"):
            # MkDocs' own page for an address that leads nowhere would stay when the page is there.
            content = self._server._inject_js_into_html(content, epoch)
        start_response(status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))])
        return [content]

    def _made(self, address: str) -> Shown:
        """Makes what stands at an address, where it is not there yet; what it is made from."""
        with self._server._epoch_cond:
            self._server._epoch_cond.wait_for(lambda: self._server._visible_epoch == self._server._wanted_epoch)
        with self._one_at_a_time:
            (now,) = shown
            making = now.making
            path = f"{address.removesuffix('index.html').rstrip('/')}/"
            path = "" if path == "/" else path
            if (making.folder / address).is_file() or (making.folder / path / "index.html").is_file():
                return now
            try:
                if not path or path in making.build.pages:
                    making.write_page(path)
                elif address.startswith(addresses.SEARCH_ENGINE):
                    making.write_all(Store())
                elif address.endswith(_MADE) or _ALONE.fullmatch(path):
                    making.write_beside()
            except Exception as error:
                said = f"网页没有生成：{error if isinstance(error, Unmade) else reason(error)}"
                print(said, file=sys.stderr)
                self._stopped = Stopped(said)
            return now

    def _codes(self, path: str) -> str:
        """What leads from an address to the page that explains the codes, which a sample does not have."""
        there = Path(self._server.root, CODES, "index.html").is_file()
        return relative_to(path[1:])(self._server.mount_path[1:] + CODES) if there else ""


class _Errors(logging.Handler):
    """What MkDocs logs as wrong, which is all that it tells of its settings."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def why(error: BaseException, logged: Sequence[str]) -> Stopped:
    """What stopped a build, from the error that it ended with and what MkDocs logged before."""
    causes = list(_causes(error))
    for each in causes:
        if isinstance(each, ArchiveError):
            found = [finding for finding in each.findings if finding.level is not Level.PENDING]
            return Stopped(counted(found), found)
    for each in causes:
        if not isinstance(each, Abort):
            return Stopped(str(each) if isinstance(each, MkDocsException) else reason(each))
    return Stopped("；".join(logged) or str(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
