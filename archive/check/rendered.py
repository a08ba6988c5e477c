"""A page's Markdown as HTML before there is a site: as the build renders it, with a placeholder for each macro."""

from functools import lru_cache

from markdown import Markdown
from pymdownx.slugs import slugify

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


def html_of(text: str) -> str:
    """The HTML of a Markdown text."""
    return _markdown().reset().convert(text)


def without_words(page: PageText) -> str:
    """The text of a page with its header emptied and placeholders for its macros; every offset stays."""
    # What has findings of its own may keep Markdown from ending what it began.
    text = UNSEEN.sub(" ", blanked(page.source.text, [(0, page.body)]))
    return text if UNREAD in page.header else blanked(text, (macro.span() for macro in macros(text)), PLACEHOLDER)


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
