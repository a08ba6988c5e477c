"""The pages of the archive's own as whole files: each made, with the theme around it, and written.

MkDocs makes those that its menu leads to and those that an editor wrote; there are as many of the others as the archive
is large, and they are shared out among processes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive.addresses import relative_to
from archive.charts.draw import hold
from archive.export.write import write, write_exports
from archive.kept.reason import reason
from archive.kept.workers import worked
from archive.pages.feed import write_feeds
from archive.pages.frame import Frame, Shape, shape_of
from archive.pages.kinds import Build, charts
from archive.pages.moved import write_moved
from archive.pages.takeaway import write_charts
from archive.pages.text import Active
from archive.search.findable import Findable

_TOGETHER = 8
"""So many pages are made in one go."""
_WORTH = 12
"""So many times that are worth other processes."""


class Unmade(Exception):
    """Which page could not be made and why, in one Chinese line."""


@dataclass(frozen=True)
class Making:
    """What pages are made from, and where they are written."""

    build: Build
    frames: Mapping[Shape, Frame]
    folder: Path
    drawn: Mapping[str, str]
    """The drawings of charts."""

    def page(self, path: str) -> tuple[str, Findable | None]:
        """The whole page at a path, and what the search finds on it."""
        made = self.build.pages[path](relative_to(path, self.build.website))
        linked = self.build.linked(path)
        return self.frames[shape_of(made, path, linked)].around(made, path, linked), made.found


def write_pages(making: Making, paths: Sequence[str]) -> Iterator[Findable]:
    """Writes the pages at paths and the files beside all pages, and gives what the search finds on those.

    Raises Unmade where a page cannot be made.
    """
    shares = [paths[start : start + _TOGETHER] for start in range(0, len(paths), _TOGETHER)]
    tasks: list[Callable[[Making], None] | Sequence[str]] = [_data, _beside, *shares]  # what takes longest goes first
    for found in worked(_written, making, tasks, worth=_WORTH):
        yield from found


def _data(making: Making) -> None:
    write_exports(making.build.archive, making.build.website, making.folder)


def _beside(making: Making) -> None:
    write_charts(charts(making.build.contents), making.build.website, making.folder)
    write_moved(making.build.archive, making.folder)
    write_feeds(making.build.archive, making.build.website, making.folder)


def _written(making: Making, task: Callable[[Making], None] | Sequence[str]) -> list[Findable]:
    hold(making.drawn)
    if callable(task):
        task(making)
        return []
    return [*_pages(making, task)]


def _pages(making: Making, paths: Iterable[str]) -> Iterator[Findable]:
    for path in paths:
        try:
            html, findable = making.page(path)
            write(making.folder / path / "index.html", html)
        except Active as error:
            raise Unmade(f"{making.build.source(path)}：{error}") from error
        except Exception as error:
            raise Unmade(f"{making.build.source(path)}：{reason(error)}") from error
        if findable:
            yield findable
