"""The words an editor can use, filled in for mkdocs-macros; what they become stands in archive/pages/words.py."""

from typing import Any

from archive import addresses
from archive.pages.words import page_words, rendered, report_words


def on_pre_page_macros(env: Any) -> None:
    """Before each page: its words filled in, in a sandbox of the archive's own, so that the plugin has nothing to run.

    The plugin's own Jinja reaches its settings, the system's commands by way of Python's, and every file below docs/.
    """
    build, page = env.conf.build, env.page
    contents, archive = build.contents, build.archive
    if key := addresses.report_at(page.file.src_uri):
        env.markdown = rendered(
            contents.texts[key].prepared(), report_words(archive, archive.reports[key]), build.aside.sign
        )
    elif page.meta.get("render_macros") is not False:
        env.markdown = rendered(env.markdown, page_words(archive, page.url))
    env.variables["page"].meta = {"render_macros": False}  # of the plugin's own copy of the page
