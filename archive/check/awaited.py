"""Where the text of a report is still to be written."""

from collections.abc import Iterator

from archive.findings import Code, Finding
from archive.pending import AWAITED
from archive.read.text import PageText


def awaited_in_text(page: PageText) -> Iterator[Finding]:
    """A finding for each place of a text that says 待填 and nothing else."""
    for match in page.awaited:
        mend = "写上这一节的文字，或照报告删去这一处"
        yield Finding(Code.AWAITED_TEXT, page.source.place(match.start()), f"正文这里还是“{AWAITED}”", mend)
