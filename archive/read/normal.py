"""What a text says without how it is set: two texts that read alike are the same here, whatever marks stand in them."""

import hashlib
import html
import re
import unicodedata
from collections.abc import Callable

from archive.model import BEGINNING
from archive.read.hidden import blanked
from archive.read.macros import FigureUse, macros
from archive.read.text import PageText

_LINE = re.compile(r"^[ \t>]*+(?:#{1,6}[ \t]++|[-*+][ \t]++)?+", re.MULTILINE)
_RULE = re.compile(r"^[|:\- \t]++$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[ \t]*+[:#.][^{}\n]*+\}")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]*+\]:?+")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]*+)\]\([^()\n]*+\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")
_MARKS = re.compile(r"[\s*_`~|\\#]++")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def normal(markdown: str) -> str:
    """A text without Markdown's marks and spaces, with one width for letters, digits and marks, and one kind of quotes."""
    for pattern in (_RULE, _LINE, _ATTRIBUTES, _FOOTNOTE):
        markdown = pattern.sub("", markdown)
    words = html.unescape(_TAG.sub("", _LINK.sub(r"\g<words>", markdown)))
    return _MARKS.sub("", unicodedata.normalize("NFKC", words.translate(_QUOTES)))


def hashes(page: PageText, printed: Callable[[str, bool], str]) -> dict[str, str]:
    """A hash of the words of each section by its label; `printed` gives a figure by its id, in Chinese words or not."""
    text = blanked(page.source.text, page.comments)
    starts = [(BEGINNING, page.body), *((section.label, section.start) for section in page.sections)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    own = {use.offset: use.indicator for use in page.uses if isinstance(use, FigureUse) and use.year is None}
    found = {}
    for (label, start), end in zip(starts, ends, strict=True):
        if words := normal(_filled(text[start:end], start, own, printed)):
            found[label] = hashlib.sha256(words.encode()).hexdigest()[:16]
    return found


def _filled(text: str, start: int, own: dict[int, str], printed: Callable[[str, bool], str]) -> str:
    """A part of a text with the report's own figures as they are printed; other macros stay as they are written."""
    parts, position = [], 0
    for macro in macros(text):
        if (figure := own.get(start + macro.start())) is not None:
            parts += [text[position : macro.start()], printed(figure, ".cn" in macro.group())]
            position = macro.end()
    return "".join([*parts, text[position:]])
