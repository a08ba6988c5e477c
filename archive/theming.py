"""What MkDocs and the theme do for the pages that they do not make: links lead to them, and the theme stands around them."""

from collections.abc import Iterator

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from archive.pages import frame
from archive.pages.frame import Shape, hidden


class _OwnSource(File):
    """The source of a page that MkDocs does not make: links of texts lead to it."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs makes a page of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is copied into the site."""


def own_source(source: str, path: str, config: MkDocsConfig) -> File:
    """What stands below docs/ for the page at a path that MkDocs does not make."""
    own = _OwnSource(source, None, config.site_dir, config.use_directory_urls, dest_uri=f"{path}index.html")
    own.generated_by = __name__
    return own


def named(nav: object) -> Iterator[str]:
    """The sources that a menu names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from named(each)


def framed(shape: Shape, env: Environment, config: MkDocsConfig, menu: Navigation) -> str:
    """The theme's page of a shape, with signs for what a page has of its own."""
    page = Page(None, File.generated(config, f"{'x/' * shape.depth}index.md", content=""), config)
    page.markdown = ""
    show_signs(page, shape)
    if config.site_url:
        page.canonical_url = config.site_url + frame.PATH
    context = get_context(menu, [], config, page)
    context["linked"] = linked_sign(shape)  # type: ignore[typeddict-unknown-key]
    return env.get_template("main.html").render(context)


def show_signs(page: Page, shape: Shape) -> None:
    """Puts signs on a page for what it has of its own."""
    page.content = frame.CONTENT
    page.meta = {"title": frame.TITLE, "description": frame.DESCRIPTION, "hide": hidden(shape)}
    page.toc = TableOfContents([AnchorLink(frame.HEADING, frame.FIRST, 2)] if shape.has_headings else [])


def linked_sign(shape: Shape) -> str | None:
    """The sign for what programs are told."""
    return frame.LINKED if shape.has_linked else None
