"""Where the archive meets MkDocs; the only module that knows it, beside serving.py and macros.py.

The archive is loaded and checked, then the site is made beside `site/` and takes its place when it is whole: whatever
stops a build leaves the last good site as it was.
"""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

# MkDocs loads this file by its path; the package it belongs to must be found from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from archive import addresses, serving
from archive.addresses import Website, path_of, relative_to
from archive.check.archive import checked, previewed
from archive.check.rendered import Heading
from archive.export.write import write_kept
from archive.findings import ArchiveError, as_line, counted
from archive.kept.reason import reason
from archive.kept.swap import Beside, Refused, give_up
from archive.pages import frame
from archive.pages.comments import without_comments
from archive.pages.finished import Making, Unmade
from archive.pages.frame import Frame, Shape, frame_of, hidden
from archive.pages.kinds import MENU, Build, written_page
from archive.pages.policy import with_policy
from archive.pages.slim import slim
from archive.pages.text import Active, refuse_active
from archive.search.findable import Findable


class SiteConfig(MkDocsConfig):
    """MkDocs' settings of one build, with what the pages are made from."""

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


at: list[str] = []
"""The source of the page being made, for what is told where that fails."""


@event_priority(100)
def on_config(config: SiteConfig) -> SiteConfig:
    """Loads the archive for this build; stops the build where anything is wrong."""
    at.clear()
    try:
        root = Path(config.config_file_path).parent
        contents = previewed(root, last=serving.last) if _is_served(config) else checked(root)
    except ArchiveError as error:
        # Not by MkDocs' log, which drops what it told before: `mkdocs serve` would tell a finding once.
        for finding in error.findings:
            print(as_line(finding), file=sys.stderr)
        raise PluginError(f"{counted(error.findings)}，网站没有生成") from error
    for finding in contents.pending:
        print(as_line(finding), file=sys.stderr)
    if contents.pending:
        print(f"{counted(contents.pending)}，预览里照样显示；公布以前要写完", file=sys.stderr)
    website = Website(name=config.site_name, description=config.site_description or "", address=config.site_url or "")
    config.build = Build(contents, website)
    config.found, config.own = [], []
    try:
        config.beside = Beside(Path(config.site_dir))
    except Refused as error:
        raise PluginError(f"网站没有生成：{error}") from None
    config.site_dir = str(config.beside.folder)
    return config


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


class _Own(File):
    """The source of a page that MkDocs does not make: links of texts lead to it."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs makes a page of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is copied into the site."""


def on_files(files: Files, config: SiteConfig) -> Files:
    """Tells MkDocs of the pages that are made here, and hands it those of them that its menu leads to."""
    build, in_menu = config.build, {*MENU.values(), *_named(config.nav)}
    for path in build.pages:
        source = build.source(path)
        standing = files.get_file_from_path(source)
        if source in in_menu:
            if not standing:
                files.append(File.generated(config, source, content=""))
            continue
        if standing:
            files.remove(standing)
        own = _Own(source, None, config.site_dir, config.use_directory_urls, dest_uri=f"{path}index.html")
        own.generated_by = __name__
        files.append(own)
        config.own.append(path)
    return files


def _named(nav: object) -> Iterator[str]:
    """The sources that a menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(each)


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
    shapes = [
        Shape(depth, *parts) for depth in sorted(depths) for parts in ((True, True), (False, True), (False, False))
    ]
    config.frames = {shape: frame_of(_around(shape, env, config)) for shape in shapes}
    return env


def _around(shape: Shape, env: Environment, config: SiteConfig) -> str:
    """The theme's page of a shape, with signs for what a page has of its own."""
    page = Page(None, File.generated(config, f"{'x/' * shape.depth}index.md", content=""), config)
    page.markdown, page.content = "", frame.CONTENT
    page.meta = {
        "title": frame.TITLE,
        "description": frame.DESCRIPTION,
        "hide": hidden(has_headings=shape.has_headings),
    }
    if config.site_url:
        page.canonical_url = config.site_url + frame.PATH
    if shape.has_headings:
        page.toc = TableOfContents([AnchorLink(frame.HEADING, frame.FIRST, 2)])
    context = get_context(config.menu, [], config, page)
    context["linked"] = frame.LINKED if shape.has_linked else None  # type: ignore[typeddict-unknown-key]
    return _finished(env.get_template("main.html").render(context), config)


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
        page.toc = _listed(made.headings)
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


def _listed(headings: Iterable[Heading]) -> TableOfContents:
    """The headings of a page as MkDocs hands them to the theme."""
    listed = []
    for heading in headings:
        link = AnchorLink(heading.words, heading.id, 2)
        link.children = [*_listed(heading.below)]
        listed.append(link)
    return TableOfContents(listed)


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
    """Writes the files to take away and the search index; the site that is whole with them takes its place."""
    build, site = config.build, config.beside.folder
    write_kept(build.archive, Path(config.config_file_path).parent, site)
    making = Making(build, config.frames, config.own, config.found, site)
    if not _is_served(config):
        making.write_all()
    # With --strict MkDocs counts warnings, and fails for them only after this event.
    if not any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers):
        config.beside.take_place()
        config.site_dir = str(config.beside.place)
        if _is_served(config):
            serving.shown[:] = [replace(making, folder=config.beside.place)]
