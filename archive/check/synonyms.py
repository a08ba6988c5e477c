"""Whether the words that the search offers for each other can be found, and each stands in one group only."""

import unicodedata
from collections.abc import Iterator

from archive.findings import Code, Finding, Place
from archive.read.files import SYNONYMS
from archive.read.loading import Loading


def synonyms(loading: Loading) -> Iterator[Finding]:
    """What is wrong with the synonyms."""
    first: dict[str, tuple[str, Place]] = {}
    for word, place in _words(loading):
        compared = _compared(word)
        if not compared:
            mend = "写上有字或数字的词，或删去它"
            yield Finding(Code.NOTHING_TO_FIND, place, f"“{word}”里没有字，也没有数字，查不到", mend)
        elif compared in first:
            other, before = first[compared]
            message = f"“{word}”与第 {before.line} 行的“{other}”是同一个词"
            yield Finding(Code.SAME_WORD, place, message, "一个词只写一次：删去一个，或把两组并成一组")
        else:
            first[compared] = (word, place)


def _compared(word: str) -> str:
    """A word as far as the search minds: letters and digits, of one width and case."""
    return "".join(char for char in unicodedata.normalize("NFKC", word).casefold() if char.isalnum())


def _words(loading: Loading) -> Iterator[tuple[str, Place]]:
    for word, others in loading.synonyms.items():
        document = loading.documents[SYNONYMS]
        yield word, document.key_place(word)
        yield from ((other, document.place(word, number)) for number, other in enumerate(others))
