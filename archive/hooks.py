"""Where the archive meets MkDocs; the only module that knows it, beside macros.py.

The archive is loaded and checked before MkDocs empties `site/`, so wrong files leave the last good site as it was.
"""

import sys
from pathlib import Path

# MkDocs loads this file by its path; the package it belongs to must be found from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from archive.chart import specs
from archive.check import checked
from archive.draw import prepare
from archive.export import write_exports
from archive.findings import ArchiveError, as_line
from archive.linked import linked_data
from archive.model import Archive
from archive.pages import GeneratedPage, generated_files, generated_pages
from archive.render import Url, figure_tables, home, report_page
from archive.search import Findable, SearchError, findable_indicator, findable_page, findable_report, write_index
from archive.sections import with_anchors
from archive.series import stated_indicators
from archive.website import Website


class SiteConfig(MkDocsConfig):
    """MkDocs' settings of one build, with the archive that it is made from."""

    archive: Archive
    website: Website
    generated: dict[str, GeneratedPage]
    """The generated pages by the path of their source."""
    findable: list[Findable]
    """What the search finds, gathered page by page."""


@event_priority(100)
def on_config(config: SiteConfig) -> SiteConfig:
    """Loads the archive for this build; stops the build where anything is wrong."""
    try:
        archive = checked(Path(config.config_file_path).parent)
    except ArchiveError as error:
        lines = "\n".join(as_line(finding) for finding in error.findings)
        raise PluginError(f"发现 {len(error.findings)} 个问题，网站没有生成：\n{lines}") from None
    config.archive = archive
    config.website = Website(
        name=config.site_name, description=config.site_description or "", address=config.site_url or ""
    )
    config.generated = {page.src_uri: page for page in generated_pages(archive)}
    config.findable = []
    prepare(specs(archive))
    return config


def on_files(files: Files, config: SiteConfig) -> Files:
    """Adds the generated pages, and the files beside them."""
    for src_uri in config.generated:
        files.append(File.generated(config, src_uri, content=""))
    for src_uri, content in generated_files(config.archive, config.site_url or ""):
        files.append(File.generated(config, src_uri, content=content))
    return files


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: SiteConfig, files: Files) -> str:
    """After the macros: gives a report's sections their anchors, and appends the tables of its figures."""
    report = config.archive.report_at(page.file.src_uri)
    if not report:
        return markdown
    return with_anchors(markdown) + "\n\n" + figure_tables(config.archive, report)


def on_page_content(html: str, page: Page, config: SiteConfig, files: Files) -> str:
    """Puts what the model knows around a page's text."""

    def url(address: str) -> str:
        return get_relative_url(address, page.url)

    archive = config.archive
    if report := archive.report_at(page.file.src_uri):
        _entitle(
            page,
            report.heading,
            f"{report.body.name}{report.year}年度法治政府建设年度报告：{report.wording.label}文本、数字和来源。",
        )
        page.meta["hide"] = ["navigation"]
        config.findable.append(findable_report(report, page.url, html))
        return report_page(archive, report, Markup(html), url)
    if generated := config.generated.get(page.file.src_uri):
        return _generated(page, generated, url)
    if page.is_homepage:
        return home(archive, Markup(html), url)
    config.findable.append(findable_page(str(page.title), page.url, html))
    return html


def on_page_context(context: TemplateContext, page: Page, config: SiteConfig, nav: Navigation) -> TemplateContext:
    """Tells programs what a page is; overrides/main.html prints it."""

    def url(address: str) -> str:
        return get_relative_url(address, page.url)

    context["linked"] = linked_data(config.archive, config.website, page.file.src_uri, url)  # type: ignore[typeddict-unknown-key]
    return context


def _generated(page: Page, generated: GeneratedPage, url: Url) -> str:
    _entitle(page, generated.title, generated.title)
    page.meta["hide"] = ["navigation", "toc"]
    return generated.html(url)


def _entitle(page: Page, title: str, description: str) -> None:
    # The theme prints both as they are, so they are escaped here.
    page.meta["title"] = str(escape(title))
    page.meta["description"] = str(escape(description))


def on_post_build(config: SiteConfig) -> None:
    """Writes the files to take away and makes the search index; a build without it is no build."""
    write_exports(config.archive, config.website, Path(config.site_dir))
    try:
        indicators = map(findable_indicator, stated_indicators(config.archive))
        write_index([*config.findable, *indicators], Path(config.site_dir, "search", "engine"))
    except SearchError as error:
        raise PluginError(f"查找的索引没有生成：{error}") from None
