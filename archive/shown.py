"""What a preview shows: what its pages are made from, and how that is brought up to date with what was saved.

Where reports and data were saved and nothing else, MkDocs has nothing to do: what it made stands, and the pages are made
anew when they are asked for.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from archive.addresses import report_at
from archive.check.archive import previewed
from archive.export.write import write_kept
from archive.findings import ArchiveError, as_line, counted
from archive.kept.last import Last
from archive.kept.store import Store
from archive.kept.unchanged import made_from
from archive.pages.finished import Making
from archive.pages.kinds import Build
from archive.read.loading import Contents

shown: list["Shown"] = []
"""What is shown now."""


@dataclass(frozen=True)
class Shown:
    """What the pages that are shown are made from, each when it is asked for."""

    making: Making
    config: MkDocsConfig
    around: str
    """A name for what MkDocs made of them: the texts that are no reports, settings, and templates."""
    kept: frozenset[Path]
    """The files that MkDocs made, but for the pages of the archive's own."""


def show(making: Making, config: MkDocsConfig, around: str) -> None:
    """Has a preview show what was made, of what stood `around` the reports when that began."""
    for path in making.in_menu:
        (making.folder / path / "index.html").unlink(missing_ok=True)  # signs only
    kept = frozenset(path for path in making.folder.rglob("*") if path.is_file())
    shown[:] = [Shown(making, config, around, kept)]
    # Most of it stays as long as the preview runs; to look through it for garbage would hold up each change.
    gc.collect()
    gc.freeze()


def around_reports(config: MkDocsConfig) -> str:
    """A name for what MkDocs makes the rest of: the texts that are no reports, settings, and templates."""
    docs = Path(config.docs_dir)
    # Not folders, which would be all that stands below them.
    texts = [path for path in docs.rglob("*.*") if not report_at(path.relative_to(docs).as_posix()) and path.is_file()]
    return made_from([*texts, *settings_of(config)])


def settings_of(config: MkDocsConfig) -> list[Path]:
    """The files and folders that say how a site is made; a sample takes its settings from the project's."""
    root, project = Path(config.config_file_path).parent, Path(__file__).parents[1]
    overrides = Path(config.theme.custom_dir or project / "overrides")
    own = [Path(config.config_file_path), project / "mkdocs.yml", project / "macros.py"]
    return [overrides, *own, *(root / name for name in config.hooks)]


def again() -> bool:
    """Shows what was saved without MkDocs, where only reports and data were; whether it did."""
    (last,) = shown
    if around_reports(last.config) != last.around:
        return False
    root = Path(last.config.config_file_path).parent
    contents = told(lambda: previewed(root, last=last_of(root)))
    making = replace(last.making, build=Build(contents, last.making.build.website))
    framed = {shape.depth for shape in making.others}
    depths = {path.count("/") for path in making.build.pages if path not in making.in_menu}
    if not depths <= framed or any(page.uses for page in contents.pages):
        return False
    for path in making.folder.rglob("*"):
        if path.is_file() and path not in last.kept:
            path.unlink()
    write_kept(making.build.archive, root, making.folder)
    shown[:] = [replace(last, making=making)]
    return True


def told(load: Callable[[], Contents]) -> Contents:
    """The archive, with what is still to be written told; raises PluginError where anything is wrong, which is told then."""
    try:
        contents = load()
    except ArchiveError as error:
        # Not by MkDocs' log, which drops what it told before: `mkdocs serve` would tell a finding once.
        for finding in error.findings:
            print(as_line(finding), file=sys.stderr)
        raise PluginError(f"{counted(error.findings)}，网站没有生成") from error
    for finding in contents.pending:
        print(as_line(finding), file=sys.stderr)
    if contents.pending:
        print(f"{counted(contents.pending)}，预览里照样显示；公布以前要写完", file=sys.stderr)
    return contents


@cache
def last_of(root: Path) -> Last:
    """What came of the files of an archive before."""
    return Last(Store(), str(root))
