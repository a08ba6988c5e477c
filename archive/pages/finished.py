"""The pages of the archive's own as whole files: each made, with the theme around it, and written.

MkDocs makes those that an editor wrote; there are as many of the others as the archive is large, and they are shared out
among processes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive import addresses
from archive.addresses import relative_to
from archive.charts.draw import drawings, hold
from archive.export.write import write, write_exports
from archive.kept.reason import reason
from archive.kept.store import Store
from archive.kept.workers import worked
from archive.pages.feed import write_feeds
from archive.pages.frame import Frame, Shape, shape_of
from archive.pages.home import home_page
from archive.pages.kinds import Build, charts
from archive.pages.moved import write_moved
from archive.pages.takeaway import write_charts
from archive.pages.text import Active
from archive.search.findable import Findable
from archive.search.index import write_index
from archive.search.names import names_of

_WORTH = 90
"""So many pages are worth other processes."""


class Unmade(Exception):
    """Which page could not be made and why, in one Chinese line."""


@dataclass(frozen=True)
class Home:
    """What an editor wrote for the home page."""

    title: str = ""
    text: str = ""
    """As HTML."""


@dataclass(frozen=True)
class Making:
    """What the pages of the archive's own are made from, and where they are written."""

    build: Build
    home: Home
    in_menu: Mapping[str, Frame]
    """What the theme puts around the pages of the menu, by their paths."""
    others: Mapping[Shape, Frame]
    """The same for the others."""
    found: Sequence[Findable]
    """What the search finds on the pages that are not made here."""
    folder: Path

    @property
    def paths(self) -> list[str]:
        """Where the pages stand."""
        return [*self.build.pages, *([""] if "" in self.in_menu else [])]

    def write_page(self, path: str) -> Findable | None:
        """Writes the page at a path, and gives what the search finds on it; raises Unmade where it cannot be made."""
        try:
            url, linked = relative_to(path, self.build.website), self.build.linked(path)
            make = self.build.pages.get(path)
            made = make(url) if make else home_page(self.build.archive, self.home.title, self.home.text, url)
            made = replace(made, description=made.description or self.build.website.description)
            frame = self.in_menu.get(path) or self.others[shape_of(made, path, linked)]
            write(self.folder / path / "index.html", frame.around(made, path, linked))
        except Active as error:
            raise Unmade(f"{self.build.source(path)}：{error}") from error
        except Exception as error:
            raise Unmade(f"{self.build.source(path)}：{reason(error)}") from error
        return made.found

    def write_beside(self) -> None:
        """Writes the files of data and whatever else stands beside the pages."""
        write_exports(self.build.archive, self.build.website, self.folder)
        write_charts(charts(self.build.contents), self.build.website, self.folder)
        write_moved(self.build.archive, self.folder)
        write_feeds(self.build.archive, self.build.website, self.folder)

    def write_all(self, store: Store) -> None:
        """Writes pages, files and the search index; raises Unmade where a page cannot be made."""
        about = self, drawings(charts(self.build.contents), store)
        # The files take longest: they go first.
        written = worked(_written, about, [None, *self.paths], worth=_WORTH)
        engine = self.folder / addresses.SEARCH_ENGINE
        write_index([*self.found, *filter(None, written)], names_of(self.build.archive), engine)


def _written(about: tuple[Making, Mapping[str, str]], path: str | None) -> Findable | None:
    """Writes a page, or the files where there is no path."""
    making, drawn = about
    hold(drawn)
    if path is None:
        making.write_beside()
        return None
    return making.write_page(path)
