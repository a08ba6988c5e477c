"""What the theme puts around a page, made once for all pages that stand as deep and show the same parts of it.

MkDocs fills the theme's templates with signs in the places of what a page has of its own; `Frame` puts that in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import escape

from archive.pages.html import Made, filled
from archive.pages.slim import slim

_MARK = "\ue0f0"
TITLE, DESCRIPTION, LINKED, HEADING = (
    f"{_MARK}{name}{_MARK}" for name in ("title", "description", "linked", "heading")
)
CONTENT = f"<h1>{_MARK}content{_MARK}"
"""With a heading, without which the theme gives the page one."""
PATH, FIRST = "path-of-the-page", "first-heading-of-the-page"
"""In addresses, where the theme encodes other signs."""
_HEADINGS = re.compile(r'(<ul[^>]*data-md-component="toc"[^>]*>)\s*<li(?:(?!</ul>).)*</ul>', re.DOTALL)
_SLOTS = re.compile("|".join((TITLE, DESCRIPTION, LINKED, HEADING, CONTENT, PATH, FIRST)))


@dataclass(frozen=True)
class Shape:
    """What decides on the theme's part of a page."""

    depth: int
    """How many folders deep the page stands."""
    has_headings: bool
    """Whether a list of its headings stands beside it."""
    has_linked: bool
    """Whether programs are told what it is."""


def shapes(depths: Iterable[int]) -> list[Shape]:
    """The shapes of the pages that stand so deep."""
    parts = ((True, True), (False, True), (False, False))
    return [Shape(depth, *each) for depth in sorted(depths) for each in parts]


@dataclass(frozen=True)
class Frame:
    """The theme's page in pieces: texts, and between them the signs of what goes there."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    def around(self, made: Made, path: str, linked: str | None) -> str:
        """The whole page at a path from the site's root."""
        own = {
            TITLE: str(escape(made.title)),
            DESCRIPTION: str(escape(made.description)),
            LINKED: linked or "",
            HEADING: str(filled("headings.html", headings=made.headings)) if made.headings else "",
            CONTENT: slim(made.html),
            PATH: quote(path),
            FIRST: made.headings[0].id if made.headings else "",
        }
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += [own[slot], text]
        return "".join(parts)


def frame_of(html: str) -> Frame:
    """The frame that a page of signs is."""
    html = _HEADINGS.sub(lambda match: f"{match[1]}{HEADING}</ul>", html)
    return Frame(tuple(_SLOTS.split(html)), tuple(_SLOTS.findall(html)))


def shape_of(made: Made, path: str, linked: str | None) -> Shape:
    """The shape of a page at a path."""
    return Shape(path.count("/"), bool(made.headings), bool(linked))


def hidden(shape: Shape) -> list[str]:
    """The parts of the theme that a page of the archive's own does without."""
    return ["navigation"] if shape.has_headings else ["navigation", "toc"]
