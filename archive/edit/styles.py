"""What a Word document's styles say of a paragraph: its list, its level as a heading, whether it is a line of contents."""

import re
from typing import Any

from docx.oxml.ns import qn

_DEPTH = 12
"""Styles that a style may build upon, one on another."""
_HEADING = re.compile(r"(?:heading|标题) ?(?P<level>[1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录) ?[1-9]", re.IGNORECASE)


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, styles: Any) -> None:
        found = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {each.get(qn("w:styleId")): each for each in found}
        self._default = next((each.get(qn("w:styleId")) for each in found if _is_default(each)), None)

    def list_of(self, paragraph: Any) -> tuple[str, int | None, str]:
        """The list that a paragraph is in, its level there, and the style that says so; no list is an empty name."""
        for owner, style in [(paragraph, ""), *((each, each.get(qn("w:styleId"))) for each in self._chain(paragraph))]:
            found = owner.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is None:
                continue
            number, level = (_value(found.find(qn(name))) for name in ("w:numId", "w:ilvl"))
            if number:
                # Also list 0, which there is not: it takes a paragraph out of the list that its style puts it in.
                return number, _level(level), style
        return "", None, ""

    def heading(self, paragraph: Any) -> int:
        """The level that a paragraph's style gives it; 0 where it is no heading."""
        for style in self._chain(paragraph):
            if match := _HEADING.fullmatch(_value(style.find(qn("w:name")))):
                return int(match["level"])
        return 0

    def is_contents(self, paragraph: Any) -> bool:
        """Whether a paragraph is a line of the table of contents."""
        return any(_CONTENTS.fullmatch(_value(style.find(qn("w:name")))) for style in self._chain(paragraph))

    def _chain(self, paragraph: Any) -> list[Any]:
        """The style of a paragraph and those that it builds upon."""
        name = _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or self._default
        chain: list[Any] = []
        while name in self._styles and len(chain) < _DEPTH:
            chain.append(self._styles[name])
            name = _value(chain[-1].find(qn("w:basedOn")))
        return chain


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(qn("w:val")) or "")


def _level(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) == 1 else None
