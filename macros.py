"""The words an editor can use in a report, handed to mkdocs-macros; what they do stands in archive/words.py."""

from typing import Any

from archive.words import WORDS, page_words, words


def on_pre_page_macros(env: Any) -> None:
    """Before each page: the words for its report, or the few for a page that is not a report."""
    for word in WORDS:
        env.variables.pop(word, None)
    archive, page = env.conf.archive, env.page
    report = archive.report_at(page.file.src_uri)
    root = "../" * page.url.count("/")
    env.variables.update(words(archive, report) if report else page_words(archive, root))
