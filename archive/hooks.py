"""Where the archive meets MkDocs; the others that know it are theming, shown, serving and macros.py.

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

from archive import addresses
from archive.addresses import Website, path_of
from archive.check.archive import checked, previewed
from archive.export.write import write_kept
from archive.kept.last import Last
from archive.kept.reason import reason
from archive.kept.store import Store
from archive.kept.swap import Beside, Refused, give_up
from archive.kept.unchanged import made_from, remember, stands
from archive.pages.comments import without_comments
from archive.pages.finished import Home, Making, Unmade
from archive.pages.frame import Frame, Shape, frame_of, shapes
from archive.pages.kinds import MENU, Build
from archive.pages.policy import with_policy
from archive.pages.slim import slim
from archive.pages.text import Active, refuse_active
from archive.read.loading import Contents
from archive.search.findable import Findable, findable_page
from archive.serving import Preview
from archive.shown import around_reports, last_of, settings_of, show, told
from archive.theming import framed, linked_sign, named, own_source, show_signs


class SiteConfig(MkDocsConfig):
    """MkDocs' settings of one build, with what the pages are made from."""

    store: Store
    given: str
    """What the site is made from; in a preview, without the reports and their data."""
    is_made: bool
    """Whether the site that stands was made from the same."""
    build: Build
    beside: Beside
    """Where the site is made."""
    found: list[Findable]
    """What the search finds on the pages that editors wrote; filled while they are made."""
    outside: list[str]
    """The paths of the pages that MkDocs' menu does not lead to."""
    menu: Navigation
    home: Home
    in_menu: dict[str, Frame]
    others: Mapping[Shape, Frame]


_UNUSED = re.compile(r"^assets/(javascripts/(lunr|workers)/|.*\.map$)")
"""The theme's own search and the sources of its scripts: a megabyte and a half."""

at: list[str] = []
"""The source of the page being made, for what is told where that fails."""


@event_priority(100)
def on_config(config: SiteConfig) -> SiteConfig:
    """Loads the archive for this build; stops the build where anything is wrong."""
    at.clear()
    config.store, config.found, config.outside, config.in_menu = Store(), [], [], {}
    config.home = Home()
    config.given = around_reports(config) if _is_served(config) else _given(config)
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
    data = Path(config.config_file_path).parent / "data"
    settings = json.dumps(dict(config), default=lambda value: type(value).__name__)
    return made_from([data, Path(config.docs_dir), *settings_of(config)], settings)


def _contents(config: SiteConfig) -> Contents:
    """The archive; raises PluginError where anything is wrong with it, which has been told then."""
    root = Path(config.config_file_path).parent
    if _is_served(config):
        return told(lambda: previewed(root, last=last_of(root)))
    return told(lambda: checked(root, last=Last(config.store, str(root))))


def on_serve(server: LiveReloadServer, config: SiteConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Where a build fails, `mkdocs serve` goes on showing the site as it last was, and says so on its pages."""
    Preview(server)
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
        config.outside.append(path)
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
    depths = {path.count("/") for path in config.outside}
    config.others = {
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
    """Has the theme frame a page of the archive's own; tells the search and programs what else there is."""
    path = path_of(page.file.src_uri)
    at[:] = [page.file.src_uri]
    linked = config.build.linked(path)
    if _is_own(path, config):
        if not path:
            config.home = Home(str(page.title), page.content or "")
        shape = Shape(0, has_headings=path in config.build.reports, has_linked=bool(linked))
        show_signs(page, shape)
        linked = linked_sign(shape)
    else:
        config.found.append(findable_page(str(page.title), path, page.content or ""))
    context["linked"] = linked  # type: ignore[typeddict-unknown-key]
    return context


def _is_own(path: str, config: SiteConfig) -> bool:
    return not path or path in config.build.pages


def on_post_page(output: str, page: Page, config: SiteConfig) -> str:
    """Completes a finished page, and forgets it as the one being made."""
    at.clear()
    output, path = _finished(output, config), path_of(page.file.src_uri)
    if _is_own(path, config):
        config.in_menu[path] = frame_of(output)
    return output


def on_template_context(context: TemplateContext, template_name: str, config: SiteConfig) -> TemplateContext:
    """Tells the sitemap of the pages that MkDocs does not make."""
    if template_name == "sitemap.xml":
        pages = [
            SimpleNamespace(
                canonical_url=config.site_url and config.site_url + path,
                update_date=f"{config.build.last_change(path)}",
            )
            for path in config.outside
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
    making = Making(config.build, config.home, config.in_menu, config.others, config.found, config.beside.folder)
    if not _is_served(config):
        making.write_all(config.store)
    # With --strict MkDocs counts warnings, and fails for them only after this event.
    if any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers):
        return
    config.beside.take_place()
    config.site_dir = str(config.beside.place)
    if _is_served(config):
        show(replace(making, folder=config.beside.place), config, config.given)
    elif _given(config) == config.given:  # nothing was saved meanwhile
        remember(config.store, config.beside.place, config.given)
    config.store.forget()
