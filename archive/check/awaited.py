"""Where the text of a report is still to be written."""

import re
from collections.abc import Iterator

from archive.findings import Code, Finding
from archive.pending import AWAITED
from archive.read.macros import without_macros
from archive.read.text import PageText

# Not in a word: 待填补.
_ALONE = re.compile(rf"(?<!\w){AWAITED}(?!\w)")


def awaited_in_text(page: PageText) -> Iterator[Finding]:
    """A finding for each place of a text that says 待填 and nothing else."""
    for match in _ALONE.finditer(without_macros(page.visible)):
        mend = "写上这一节的文字，或照报告删去这一处"
        yield Finding(Code.AWAITED_TEXT, page.source.place(match.start()), f"正文这里还是“{AWAITED}”", mend)
