"""Whether a report's title is that of its file: it names no other year and no other body."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from archive.findings import Code, Finding
from archive.model import Report
from archive.read.yamlfile import Document

_YEAR = re.compile(r"(?<!\d)(20\d\d)年", re.ASCII)
_PART = 3
"""So many characters of a body's name in a row name the body."""


def title(report: Report, document: Document, names: Iterable[str]) -> Iterator[Finding]:
    """The findings of a report's title, given the names of all bodies; a title that names neither is in order."""
    words, place = report.title or "", document.place("title")
    years = _YEAR.findall(words)
    if years and str(report.year) not in years:
        message = f"题名写的是 {'、'.join(dict.fromkeys(years))} 年，文件是 {report.year} 年的"
        yield Finding(Code.OTHER_TITLE, place, message, "核对题名和文件名里的年份")
    if other := other_body(words, report.body.name, names):
        message = f"题名写的是{other}，文件夹是{report.body.name}的"
        yield Finding(Code.OTHER_TITLE, place, message, "核对题名和文件夹的名字")


def other_body(words: str, own: str, names: Iterable[str]) -> str:
    """The longest name in a title, where it is another body's and nothing else in it tells the own name or a part."""
    named = max((name for name in names if name in words), key=len, default="")
    if not named or named in own:
        return ""
    rest = words.replace(named, "\n")
    shared = SequenceMatcher(None, rest, own, autojunk=False).find_longest_match()
    return "" if own in rest or shared.size >= _PART else named
