"""A text as the search compares it, and as the words of the copy that the engine indexes.

In the copy a section 罚款七万 becomes the words 罚款, 款七, 七万 behind a mark. A character is spelled with four letters a
to z, because the engine would cut Chinese words into guesses of its own. The same rules stand in
overrides/assets/search/text.js; `normalised` and `spelled` are their other half.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from opencc import OpenCC

MARK = "zzzz"
"""Stands before each section; it spells no character."""
COMMON = 1000
"""So many of the pairs that stand on most pages are named to the browser, which looks for the rarer ones first."""
_HAN = range(0x3400, 0xA000)


def normalised(text: str) -> str:
    """A text as the search compares it: NFKC, lower case, letters and digits only, and points between digits."""
    return "".join(char for char, counts in _characters(text) if counts).lower()


def words_of(text: str) -> list[str]:
    """The words of a section in the copy: the mark, then each pair of neighbouring characters that count."""
    return [MARK, *(spelled(one) + spelled(two) for one, two in pairwise(normalised(text)))]


@cache  # a few thousand characters, asked for millions of times
def spelled(char: str) -> str:
    """A character in four letters: its code point in base 26."""
    letters, rest = "", ord(char)
    for _ in range(4):
        rest, digit = divmod(rest, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def traditional(characters: Iterable[str]) -> str:
    """Traditional characters, each followed by its Simplified one, as far as the texts hold the latter (OpenCC)."""
    held = set(characters)
    converter = OpenCC("t2s")
    pairs = ((chr(code), converter.convert(chr(code))) for code in _HAN)
    return "".join(char + simple for char, simple in pairs if char != simple and simple in held)


def common(texts: Iterable[str]) -> str:
    """The pairs of characters that stand in most of the texts, the most common first, one after the other."""
    counts = Counter(pair for text in texts for pair in {one + two for one, two in pairwise(normalised(text))})
    # Equal counts in the order of the characters, so that the same archive gives the same file.
    return "".join(pair for pair, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON])


def _characters(text: str) -> Iterator[tuple[str, bool]]:
    """Each character of a text and whether it counts; those that count in their NFKC form."""
    for offset, original in enumerate(text):
        if "\u4e00" <= original <= "\u9fff":  # most of a text, and NFKC leaves them as they are
            yield original, True
            continue
        form = unicodedata.normalize("NFKC", original)
        if form == "." and _digit(text, offset - 1) and _digit(text, offset + 1):
            yield form, True
        elif form.isalnum():
            yield from ((char, True) for char in form)
        else:
            yield original, False


def _digit(text: str, offset: int) -> bool:
    return 0 <= offset < len(text) and unicodedata.normalize("NFKC", text[offset]).isdecimal()
