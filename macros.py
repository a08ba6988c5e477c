"""The words an editor can use, filled in for mkdocs-macros; what they become stands in archive/pages/words.py."""

from typing import Any

from archive.pages.words import page_words, rendered


def on_pre_page_macros(env: Any) -> None:
    """Before each page: its words filled in, in a sandbox of the archive's own, so that the plugin has nothing to run.

    The plugin's own Jinja reaches its settings, the system's commands by way of Python's, and every file below docs/.
    """
    build, page = env.conf.build, env.page
    if page.url in build.pages:
        env.markdown = ""  # it is made from the archive
    elif page.meta.get("render_macros") is not False:
        env.markdown = rendered(env.markdown, page_words(build.archive, page.url))
    env.variables["page"].meta = {"render_macros": False}  # of the plugin's own copy of the page
