"""The words an editor can use in a report, handed to mkdocs-macros; what they become stands in archive/pages/words.py."""

from typing import Any

from archive import addresses
from archive.pages.words import page_words, report_words
from archive.read.macros import FIRST, WORDS


def on_pre_page_macros(env: Any) -> None:
    """Before each page: the words for its report, or the few for a page that is not a report."""
    for word in (*WORDS, FIRST):
        env.variables.pop(word, None)
    contents, page = env.conf.build.contents, env.page
    archive = contents.archive
    if key := addresses.report_at(page.file.src_uri):
        env.markdown = contents.texts[key].prepared()
        env.variables.update(report_words(archive, archive.reports[key]))
    else:
        env.variables.update(page_words(archive, page.url))
