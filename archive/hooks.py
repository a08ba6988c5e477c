"""Where the archive meets MkDocs; the only module that knows it, beside serving.py and macros.py.

The archive is loaded and checked, then the site is made beside `site/` and takes its place when it is whole: whatever
stops a build leaves the last good site as it was.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# MkDocs loads this file by its path; the package it belongs to must be found from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from archive import addresses, serving
from archive.addresses import Website, path_of, relative_to
from archive.check.archive import checked, previewed
from archive.export.write import write_kept
from archive.findings import ArchiveError, as_line, counted
from archive.kept.last import Last
from archive.kept.reason import reason
from archive.kept.store import Store
from archive.kept.swap import Beside, Refused, give_up
from archive.kept.unchanged import made_from, remember, stands
from archive.pages.comments import without_comments
from archive.pages.finished import Making, Unmade
from archive.pages.frame import Frame, Shape, frame_of, hidden, shapes
from archive.pages.kinds import MENU, Build, written_page
from archive.pages.policy import with_policy
from archive.pages.slim import slim
from archive.pages.text import Active, refuse_active
from archive.read.load import Contents
from archive.search.findable import Findable
from archive.theming import framed, listed, named, own_source


class SiteConfig(MkDocsConfig):
    """MkDocs' settings of one build, with what the pages are made from."""

    store: Store
    given: str
    """What the site is made from."""
    is_made: bool
    """Whether the site that stands was made from the same."""
    build: Build
    beside: Beside
    """Where the site is made."""
    found: list[Findable]
    """What the search finds on the pages that MkDocs makes; filled while they are made."""
    own: list[str]
    """The paths of the pages that MkDocs does not make."""
    menu: Navigation
    frames: Mapping[Shape, Frame]
    """What the theme puts around them."""


_UNUSED = re.compile(r"^assets/(javascripts/(lunr|workers)/|.*\.map$)")
"""The theme's own search and the sources of its scripts: a megabyte and a half."""

at: list[str] = []
"""The source of the page being made, for what is told where that fails."""


@event_priority(100)
def on_config(config: SiteConfig) -> SiteConfig:
    """Loads the archive for this build; stops the build where anything is wrong."""
    at.clear()
    config.store, config.found, config.own = Store(), [], []
    config.given = _given(config)
    config.is_made = not _is_served(config) and stands(config.store, Path(config.site_dir), config.given)
    if config.is_made:
        # MkDocs goes through a build of no pages.
        config.nav, config.theme.static_templates = [], set()
    else:
        website = Website(
            name=config.site_name, description=config.site_description or "", address=config.site_url or ""
        )
        config.build = Build(_contents(config), website)
    try:
        config.beside = Beside(Path(config.site_dir))
    except Refused as error:
        raise PluginError(f"网站没有生成：{error}") from None
    config.site_dir = str(config.beside.folder)
    return config


def _given(config: SiteConfig) -> str:
    """What the site is made from."""
    root = Path(config.config_file_path).parent
    project, hooks = Path(__file__).parents[1], [root / name for name in config.hooks]
    folders = [root / "data", Path(config.docs_dir), Path(config.theme.custom_dir or project / "overrides")]
    # A sample takes its settings from the project's.
    own = [Path(config.config_file_path), project / "mkdocs.yml", project / "macros.py"]
    settings = json.dumps(dict(config), default=lambda value: type(value).__name__)
    return made_from([*folders, *hooks, *own], settings)


def _contents(config: SiteConfig) -> Contents:
    """The archive; raises PluginError where anything is wrong with it, which has been told then."""
    root = Path(config.config_file_path).parent
    try:
        last = serving.last_of(root) if _is_served(config) else Last(config.store, str(root))
        contents = (previewed if _is_served(config) else checked)(root, last=last)
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


def on_serve(server: LiveReloadServer, config: SiteConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Where a build fails, `mkdocs serve` goes on showing the site as it last was, and says so on its pages."""
    serving.Preview(server)
    return server


def on_build_error(error: Exception) -> None:
    """Drops what was made, and tells in one line what MkDocs would print a traceback of."""
    give_up()
    if not isinstance(error, BuildError | Abort):
        place = f"{at[0]}：" if at else ""
        told = f"网站没有生成：{error if isinstance(error, Unmade) else place + reason(error)}"
        print(told, file=sys.stderr)
        raise Abort("原来的网站没有改动") from PluginError(told)


def on_files(files: Files, config: SiteConfig) -> Files:
    """Hands MkDocs those of the pages made here that its menu leads to, and tells it of the others."""
    if config.is_made:
        return Files([])
    for file in [file for file in files if _UNUSED.search(file.src_uri)]:
        files.remove(file)
    build, in_menu = config.build, {*MENU.values(), *named(config.nav)}
    for path in build.pages:
        source = build.source(path)
        standing = files.get_file_from_path(source)
        if source in in_menu:
            if not standing:
                files.append(File.generated(config, source, content=""))
            continue
        if standing:
            files.remove(standing)
        files.append(own_source(source, path, config))
        config.own.append(path)
    return files


def on_nav(nav: Navigation, config: SiteConfig, files: Files) -> Navigation:
    """Keeps the menu for the pages that are made later."""
    config.menu = nav
    return nav


def on_pre_page(page: Page, config: SiteConfig, files: Files) -> Page:
    """Remembers which page is being read, and dates it for the sitemap by what changed and not by the day of the build."""
    at[:] = [page.file.src_uri]
    page.update_date = config.build.last_change(path_of(page.file.src_uri)).isoformat()
    return page


def on_env(env: Environment, config: SiteConfig, files: Files) -> Environment:
    """Lets the theme's templates in overrides/ name the site's addresses, and has it frame the pages made here."""
    at.clear()
    env.globals["addresses"] = addresses
    depths = {path.count("/") for path in config.own}
    config.frames = {
        shape: frame_of(_finished(framed(shape, env, config, config.menu), config)) for shape in shapes(depths)
    }
    return env


def on_page_content(html: str, page: Page, config: SiteConfig, files: Files) -> str:
    """Completes the text of a page that an editor wrote."""
    if path_of(page.file.src_uri) in config.build.pages:
        return html
    html = without_comments(html)
    try:
        refuse_active(html)
    except Active as error:
        raise PluginError(f"{page.file.src_uri}：{error}，网站没有生成") from error
    page.meta.update(_escaped(page.meta))
    return html


def _escaped(meta: Mapping[str, Any]) -> dict[str, str]:
    """The title and description of a page, which the theme prints as they are."""
    return {name: str(escape(meta[name])) for name in ("title", "description") if name in meta}


def on_page_context(context: TemplateContext, page: Page, config: SiteConfig, nav: Navigation) -> TemplateContext:
    """Puts what the model knows around a page's text, or makes the page from it alone; and tells programs what it is."""
    path, build = path_of(page.file.src_uri), config.build
    at[:] = [page.file.src_uri]
    url = relative_to(path, build.website)
    if make := build.pages.get(path):
        made = make(url)
        page.meta["hide"] = hidden(has_headings=bool(made.headings))
        page.toc = listed(made.headings)
    else:
        made = written_page(build.archive, path, str(page.title), page.content or "", url)
        if made.title:
            page.meta["hide"] = hidden(has_headings=False)
    page.content = made.html
    if made.title:
        page.meta.update(_escaped({"title": made.title, "description": made.description}))
    if made.found:
        config.found.append(made.found)
    context["linked"] = build.linked(path)  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, page: Page, config: SiteConfig) -> str:
    """Completes a finished page, and forgets it as the one being made."""
    at.clear()
    return _finished(output, config)


def on_template_context(context: TemplateContext, template_name: str, config: SiteConfig) -> TemplateContext:
    """Tells the sitemap of the pages that MkDocs does not make."""
    if template_name == "sitemap.xml":
        pages = [
            SimpleNamespace(
                canonical_url=config.site_url and config.site_url + path,
                update_date=f"{config.build.last_change(path)}",
            )
            for path in config.own
        ]
        context["pages"] = [*context["pages"], *(SimpleNamespace(page=page) for page in pages)]  # type: ignore[list-item]
    return context


def on_post_template(output: str, template_name: str, config: SiteConfig) -> str:
    """Completes the theme's own pages, as the one for wrong addresses."""
    return _finished(output, config) if template_name.endswith(".html") else output


def _finished(html: str, config: SiteConfig) -> str:
    """A finished page with its policy, which would forbid the script that `mkdocs serve` puts into pages."""
    return html if _is_served(config) else with_policy(slim(html))


def _is_served(config: SiteConfig) -> bool:
    """Whether `mkdocs serve` shows the pages, which puts a script of its own into them."""
    host, port = config.dev_addr
    return (config.site_url or "").startswith(f"http://{host}:{port}/")


@event_priority(-100)
def on_post_build(config: SiteConfig) -> None:
    """Writes what MkDocs does not; the site that is whole with it takes its place."""
    if config.is_made:
        config.beside.discard()
        print("没有改动，网站还是上次生成的", file=sys.stderr)
        return
    write_kept(config.build.archive, Path(config.config_file_path).parent, config.beside.folder)
    making = Making(config.build, config.frames, config.own, config.found, config.beside.folder)
    if not _is_served(config):
        making.write_all(config.store)
    # With --strict MkDocs counts warnings, and fails for them only after this event.
    if any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers):
        return
    config.beside.take_place()
    config.site_dir = str(config.beside.place)
    if _is_served(config):
        serving.shown[:] = [replace(making, folder=config.beside.place)]
    elif _given(config) == config.given:  # nothing was saved meanwhile
        remember(config.store, config.beside.place, config.given)
    config.store.forget()
