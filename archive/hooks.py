"""Where the archive meets MkDocs; the only module that knows it, beside macros.py.

The archive is loaded and checked, then the site is made beside `site/` and takes its place when it is whole: whatever
stops a build leaves the last good site as it was.
"""

import logging
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
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
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from archive import addresses
from archive.addresses import Website, relative_to
from archive.charts.draw import prepare
from archive.check.active import refused
from archive.check.allowed import BUILT
from archive.check.archive import checked, previewed
from archive.export.write import write_exports, write_kept
from archive.findings import ArchiveError, as_line, counted
from archive.kept.reason import reason
from archive.kept.swap import Beside, Refused, give_up
from archive.pages.comments import without_comments
from archive.pages.feed import write_feeds
from archive.pages.kinds import Build, charts, written_page
from archive.pages.linked import linked_data
from archive.pages.moved import write_moved
from archive.pages.policy import with_policy
from archive.pages.report import figure_tables
from archive.pages.slim import slim
from archive.pages.takeaway import write_charts
from archive.search.index import write_index
from archive.search.names import names_of


class SiteConfig(MkDocsConfig):
    """MkDocs' settings of one build, with what the pages are made from."""

    build: Build
    beside: Beside
    """Where the site is made."""


_UNUSED = re.compile(r"^assets/(javascripts/(lunr|workers)/|.*\.map$)")
"""The theme's own search and the sources of its scripts: a megabyte and a half."""
_ID = re.compile(r'\bid="([^"<>]+)"')

at: list[str] = []
"""The source of the page being made, for what is told where that fails."""


@event_priority(100)
def on_config(config: SiteConfig) -> SiteConfig:
    """Loads the archive for this build; stops the build where anything is wrong."""
    at.clear()
    try:
        contents = (previewed if _is_served(config) else checked)(Path(config.config_file_path).parent)
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
    try:
        config.beside = Beside(Path(config.site_dir))
    except Refused as error:
        raise PluginError(f"网站没有生成：{error}") from None
    config.site_dir = str(config.beside.folder)
    prepare(charts(contents))
    return config


def on_serve(server: LiveReloadServer, config: SiteConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Where a build fails, `mkdocs serve` goes on showing the site as it last was, so that no reload waits."""
    build = server.builder

    def build_or_keep() -> None:
        try:
            build()
        except (Exception, SystemExit) as error:
            give_up()
            if not isinstance(error, Abort):  # that has been told
                print(reason(error), file=sys.stderr)
            print("浏览器里仍是改动以前的网页；改好以后会自动更新。", file=sys.stderr)

    server.builder = build_or_keep
    return server


def on_build_error(error: Exception) -> None:
    """Drops what was made, and tells in one line what MkDocs would print a traceback of."""
    give_up()
    if not isinstance(error, BuildError | Abort):
        place = f"{at[0]}：" if at else ""
        print(f"网站没有生成：{place}{reason(error)}", file=sys.stderr)
        raise Abort("原来的网站没有改动") from error


def on_files(files: Files, config: SiteConfig) -> Files:
    """Adds the generated pages, and leaves out what of the theme no reader loads."""
    for source in config.build.generated:
        files.append(File.generated(config, source, content=""))
    for file in [file for file in files if _UNUSED.search(file.src_uri)]:
        files.remove(file)
    return files


def on_pre_page(page: Page, config: SiteConfig, files: Files) -> Page:
    """Remembers which page is being read, and dates it for the sitemap by what changed and not by the day of the build."""
    at[:] = [page.file.src_uri]
    page.update_date = config.build.last_change(page.file.src_uri).isoformat()
    return page


def on_env(env: Environment, config: SiteConfig, files: Files) -> Environment:
    """Lets the theme's templates in overrides/ name the site's addresses."""
    at.clear()
    env.globals["addresses"] = addresses
    return env


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: SiteConfig, files: Files) -> str:
    """After the macros: appends the tables of a report's figures."""
    key, build = addresses.report_at(page.file.src_uri), config.build
    if not key:
        return markdown
    return markdown + "\n\n" + figure_tables(build.archive, build.archive.reports[key], build.aside.sign)


def on_page_content(html: str, page: Page, config: SiteConfig, files: Files) -> str:
    """Completes the text of a page that an editor wrote."""
    if page.file.src_uri in config.build.generated:
        return html
    html = without_comments(html)
    _refuse_active(page.file.src_uri, html)
    html = config.build.aside.put_back(html)
    # MkDocs, which tells links that lead to no id, has seen the signs only.
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(html))
    page.meta.update(_escaped(page.meta))
    page.markdown = ""  # all texts wait until the first page is written
    return html


def _escaped(meta: Mapping[str, Any]) -> dict[str, str]:
    """The title and description of a page, which the theme prints as they are."""
    return {name: str(escape(meta[name])) for name in ("title", "description") if name in meta}


def _refuse_active(source: str, html: str) -> None:
    """What the check has told with its place; it holds where the build came to another HTML than the check."""
    if found := refused(html, BUILT):
        held = (found[0].part.written or found[0].part.name)[:60]
        raise PluginError(f"{source}：网页里不能有 {held}，网站没有生成")


def on_page_context(context: TemplateContext, page: Page, config: SiteConfig, nav: Navigation) -> TemplateContext:
    """Puts what the model knows around a page's text, or makes the page from it alone; and tells programs what it is."""
    source, build = page.file.src_uri, config.build
    at[:] = [source]
    url = relative_to(page.url, build.website)
    make = build.generated.get(source)
    made = (
        make(url) if make else written_page(build.archive, source, page.url, str(page.title), page.content or "", url)
    )
    page.content = made.html
    if made.title:
        told = {"title": made.title, "description": made.description}
        page.meta.update(_escaped(told), hide=list(made.hide))
    if made.found:
        build.found[source] = made.found
    linked = linked_data(build.archive, build.website, source, relative_to(page.url))
    context["linked"] = linked  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, page: Page, config: SiteConfig) -> str:
    """Gives a finished page its policy, and forgets it as the one being made; MkDocs keeps what it holds to the end."""
    at.clear()
    page.content, page.toc = "", TableOfContents([])
    return output if _is_served(config) else with_policy(slim(output))


def on_post_template(output: str, template_name: str, config: SiteConfig) -> str:
    """Gives the theme's own pages, as the one for wrong addresses, theirs."""
    return with_policy(slim(output)) if template_name.endswith(".html") and not _is_served(config) else output


def _is_served(config: SiteConfig) -> bool:
    """Whether `mkdocs serve` shows the pages, which puts a script of its own into them."""
    host, port = config.dev_addr
    return (config.site_url or "").startswith(f"http://{host}:{port}/")


@event_priority(-100)
def on_post_build(config: SiteConfig) -> None:
    """Writes the files to take away and the search index; the site that is whole with them takes its place."""
    build, site = config.build, config.beside.folder
    write_exports(build.archive, build.website, site)
    write_kept(build.archive, Path(config.config_file_path).parent, site)
    write_charts(charts(build.contents), build.website, site)
    write_moved(build.archive, site)
    write_feeds(build.archive, build.website, site)
    write_index(build.found.values(), names_of(build.archive), site / addresses.SEARCH_ENGINE)
    # With --strict MkDocs counts warnings, and fails for them only after this event.
    if not any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers):
        config.beside.take_place()
        config.site_dir = str(config.beside.place)
