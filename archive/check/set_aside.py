"""What of an official text holds digits and is no figure: said beside the text, which no check may change.

The data name the words (`set_aside`) as readers see them, whatever Markdown's escapes stand in them as they are typed. A
macro is never within them, and neither is part of a longer number.
"""

import re
from collections.abc import Iterator
from html import unescape

from archive.check.numbers import NUMERAL
from archive.fields import Wording
from archive.findings import Code, Finding
from archive.read.hidden import Span, blanked
from archive.read.loading import ReportFiles
from archive.read.macros import macros
from archive.read.yamlfile import Document

_MACRO = "\ufffc"
_WORD = re.compile(r"[^\W\d_]")
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]|&(?:lt|gt|amp|#\d{2,3});")


def set_aside(files: ReportFiles) -> tuple[list[Span], list[Finding]]:
    """Where the words stand that an official report sets aside, each as often as it stands there; and what is wrong."""
    document, found, findings = files.document, dict[str, list[Span]](), list[Finding]()
    if document is None:
        return [], []
    official = document.value.get("wording") == Wording.OFFICIAL.value
    text, places = _as_read(_without_macros(files)) if official else ("", [0])
    for number, words in _typed(document):
        if words not in found:
            found[words] = [(places[start], places[end]) for start, end in _spans(words, text)]
        if wrong := _wrong(words, official, bool(found[words]) or files.page is None):
            place = document.place("set_aside", number, "text")
            findings.append(Finding(Code.NOT_SET_ASIDE, place, *wrong))
    return [span for spans in found.values() for span in spans], findings


def _wrong(words: str, official: bool, stands: bool) -> tuple[str, str] | None:
    """What is wrong with words that are set aside, and how to mend it."""
    if not official:
        mend = "删去 set_aside：文句是本站的，换个说法，或把名称放进《》或“”"
        return "只有 official 的报告可以写 set_aside", mend
    if not (NUMERAL.search(words) and _WORD.search(NUMERAL.sub("", words))):
        return f"“{words}”不是带数字的一段话", "连同前后的字一起抄，如 五个方阵；没有数字的不用写"
    if not stands:
        return f"正文里没有“{words}”", "照正文抄，一字不差；正文里没有的，删去这一条"
    return None


def _typed(document: Document) -> Iterator[tuple[int, str]]:
    """The words that are typed, also where something else in the data is wrong, each with its number in the list."""
    listed = document.value.get("set_aside")
    for number, each in enumerate(listed if isinstance(listed, list) else ()):
        words = each.get("text") if isinstance(each, dict) else None
        if isinstance(words, str) and words.strip():
            yield number, _as_read(words)[0]


def _without_macros(files: ReportFiles) -> str:
    text = files.page.visible if files.page else ""
    return blanked(text, (macro.span() for macro in macros(text)), _MACRO)


def _as_read(text: str) -> tuple[str, list[int]]:
    """A text without Markdown's escapes, and where each of its letters, and its end, stand in it as it is typed."""
    letters, places, at = list[str](), list[int](), 0
    for escaped in _ESCAPED.finditer(text):
        written = escaped.group()
        letters += [text[at : escaped.start()], written[1:] if written[0] == "\\" else unescape(written)]
        places += [*range(at, escaped.start()), escaped.start()]
        at = escaped.end()
    return "".join([*letters, text[at:]]), [*places, *range(at, len(text) + 1)]


def _spans(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not any(re.fullmatch(r"\d\d", text[max(at - 1, 0) : at + 1]) for at in (start, end)):
            yield start, end
        start = text.find(words, end)
