"""HTML of the archive's own stays out of a text while Markdown reads it, which would take long over it and change nothing.

A sign stands for each piece, and gives way to it afterwards. No text and no data hold such signs (`read/letters`).
"""

import re

from archive.check.allowed import PLACEHOLDER

_ZERO = ord(PLACEHOLDER) + 1
_SIGN = f"{PLACEHOLDER}[{chr(_ZERO)}-{chr(_ZERO + 9)}]++{PLACEHOLDER}"
_PLACES = re.compile(f"<p>(?P<alone>{_SIGN})</p>|(?P<within>{_SIGN})")


class Aside:
    """Pieces of HTML of the page being made, each by its sign."""

    def __init__(self) -> None:
        self._pieces: dict[str, str] = {}

    def sign(self, html: str) -> str:
        """What stands for a piece in a text of Markdown."""
        number = "".join(chr(_ZERO + int(digit)) for digit in str(len(self._pieces)))
        sign = f"{PLACEHOLDER}{number}{PLACEHOLDER}"
        self._pieces[sign] = html
        return sign

    def put_back(self, html: str) -> str:
        """The HTML of the text with every piece in its place; then it is forgotten."""
        pieces, self._pieces = self._pieces, {}

        def piece(place: re.Match[str]) -> str:
            if within := place["within"]:
                return pieces[within]
            alone = pieces[place["alone"]].rstrip("\n")
            if not alone.startswith("<div"):
                return f"<p>{alone}</p>"
            # No paragraph, for which Markdown took its sign; it leaves an empty line after a block that is not the last.
            return f"{alone}\n" if place.end() < len(html) else alone

        return _PLACES.sub(piece, html)
