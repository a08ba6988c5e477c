"""A page's Markdown as HTML before there is a site: as the build renders it, with a placeholder for each macro."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup
from pymdownx.slugs import slugify

from archive.addresses import PICTURES, path_of, relative_to
from archive.check.allowed import PLACEHOLDER
from archive.read.hidden import blanked
from archive.read.letters import UNSEEN
from archive.read.macros import macros
from archive.read.text import UNREAD, PageText

PERMALINK_TITLE = "本节的固定地址"
BACKLINK_TITLE = "回到正文里的脚注{}"
EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "footnotes", "md_in_html", "pymdownx.superfences")
"""Of the build, in its order; mkdocs.yml says the same, and a test compares."""
SETTINGS = {
    "footnotes": {"BACKLINK_TITLE": BACKLINK_TITLE},
    "tables": {"use_align_attribute": True},
    "toc": {"permalink": "#", "permalink_title": PERMALINK_TITLE, "slugify": slugify(case="lower")},
}


@dataclass(frozen=True)
class Heading:
    """A heading of a page, with those below it."""

    id: str
    words: Markup
    below: tuple["Heading", ...]


@dataclass(frozen=True)
class Rendered:
    """What a Markdown text becomes."""

    html: str
    headings: tuple[Heading, ...]


class _Links(Treeprocessor):
    """Makes addresses of the links to files below docs/, as MkDocs does."""

    source = ""
    """Of the text that is being rendered; empty where its links are left as they stand."""

    def run(self, root: Element) -> None:
        """Changes the tree of a page."""
        for element in root.iter() if self.source else ():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if link := element.get(name):
                element.set(name, _followed(link, self.source))


def html_of(text: str) -> str:
    """The HTML of a Markdown text."""
    return rendered_from(text, "").html


def rendered_from(text: str, source: str) -> Rendered:
    """A Markdown text whose links lead from the page of a source below docs/."""
    markdown, links = _markdown()
    links.source = source
    html = markdown.reset().convert(text)
    return Rendered(html, _headings(markdown.toc_tokens))  # type: ignore[attr-defined]


def _headings(tokens: Iterable[Mapping[str, Any]]) -> tuple[Heading, ...]:
    return tuple(Heading(token["id"], Markup(token["name"]), _headings(token["children"])) for token in tokens)


def _followed(link: str, source: str) -> str:
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    # Markdown's own sign stands in an address of mail. What is no file of the archive stays as it stands.
    is_file = parts.path.lower().endswith((".md", *PICTURES))
    if parts.scheme or parts.netloc or AMP_SUBSTITUTE in link or link.startswith("/") or not is_file:
        return link
    there = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
    address = relative_to(path_of(source))(path_of(there))
    return urlunsplit(("", "", quote(address), parts.query, parts.fragment))


def without_words(page: PageText) -> str:
    """The text of a page with its header emptied and placeholders for its macros; every offset stays."""
    # What has findings of its own may keep Markdown from ending what it began.
    text = UNSEEN.sub(" ", blanked(page.source.text, [(0, page.body)]))
    return text if UNREAD in page.header else blanked(text, (macro.span() for macro in macros(text)), PLACEHOLDER)


@lru_cache(maxsize=1)
def _markdown() -> tuple[Markdown, _Links]:
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
    links = _Links(markdown)
    markdown.treeprocessors.register(links, "links", 0)  # after all others
    return markdown, links
