"""The words an editor can use in a report, handed to mkdocs-macros; what they do stands in archive/words.py."""

from typing import Any

from archive.words import WORDS, words


def on_pre_page_macros(env: Any) -> None:
    """Before each page: the words for its report, or none where the page is not a report."""
    for word in WORDS:
        env.variables.pop(word, None)
    if report := env.conf.archive.report_at(env.page.file.src_uri):
        env.variables.update(words(env.conf.archive, report))
