"""The sections that the data lead to: each stands in the text and has words; a heading alone answers nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.findings import Code, Finding, Place, no_such_section
from archive.read.hidden import blanked
from archive.read.text import PageText

_HEADING_LINE = re.compile(r"^ {0,3}#[^\n]*$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*+>|&#?\w{1,20};")


def section_led_to(label: str, place: Place, page: PageText) -> Iterator[Finding]:
    """What is wrong with a section that is named at a place of the data."""
    if label not in page.labels:
        yield no_such_section(place, label, page.labels)
    elif label not in _filled(page):
        mend = "在正文里写上这一节的文字；批注里的不算，读者看不到"
        yield Finding(Code.NO_SUCH_SECTION, place, f"正文第“{label}”节只有标题，没有文字", mend)


@lru_cache(maxsize=4)
def _filled(page: PageText) -> frozenset[str]:
    """The labels of the sections that hold words, by themselves or in a section below them."""
    text = blanked(page.source.text, page.comments)
    for pattern in (_HEADING_LINE, _TAG):
        text = blanked(text, (match.span() for match in pattern.finditer(text)))
    ends = [*(section.start for section in page.sections[1:]), None]
    own = [
        section.label
        for section, end in zip(page.sections, ends, strict=False)
        if re.search(r"\w", text[section.end : end])
    ]
    return frozenset(
        label[:length]
        for label in own
        for length in range(1, len(label) + 1)
        if label[length : length + 1] in ("", "（") or label[length].isdecimal()
    )
