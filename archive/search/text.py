"""A text as the search compares it; overrides/assets/search/text.js does the same.

Whole numbers stand between the signs `<` and `>`, so that 5次 is not found in 15次: 罚款 72.8 万元 is 罚款<72.8>万元.
"""

import re
import unicodedata
from collections.abc import Iterable

from opencc import OpenCC

_NUMBER = re.compile(r"\d+(?:\.\d+|,\d{3}(?!\d))*+")
"""A comma in a number is one before three digits."""
_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
"""One that is in no number."""
_HAN = range(0x3400, 0xA000)


def normalised(text: str) -> str:
    """A text as the search compares it: NFKC, lower case, letters and digits only, and numbers marked as wholes."""
    marked = _NUMBER.sub(r"<\g<0>>", text.translate(_FORMS))
    return _POINT.sub("", marked).replace(" ", "").replace(",", "")


def traditional(characters: Iterable[str]) -> str:
    """Traditional characters, each followed by its Simplified one, as far as the texts hold the latter (OpenCC)."""
    held = set(characters)
    alone = "\n".join(map(chr, _HAN))  # so that no two are taken for a word
    pairs = zip(alone, OpenCC("t2s").convert(alone), strict=True)
    return "".join(char + simple for char, simple in pairs if char != simple and simple in held)


class _Forms(dict[int, str]):
    """A character as it is compared; points and commas, which may stand in a number; a space for what does not count."""

    def __missing__(self, code: int) -> str:
        form = unicodedata.normalize("NFKC", chr(code))
        self[code] = form.lower() if form.isalnum() else form if form == "." or chr(code) == "," else " "
        return self[code]


_FORMS = _Forms()
