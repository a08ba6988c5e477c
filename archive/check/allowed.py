"""What the HTML of a page's text may hold: elements, their attributes and values. What is not listed here is refused.

`WRITTEN` is for what editors write and Markdown makes of it; `BUILT` adds what the words of editors become.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pygments.token import STANDARD_TYPES

from archive.fields import is_web_address

PLACEHOLDER = "\ue000"
"""Stands for each character of a macro while a text is looked at; it may stand in no attribute."""

_NONE: frozenset[str] = frozenset()
_ANY = re.compile(rf"[^{PLACEHOLDER}]*")
_LINK = re.compile(r"https?://[^\s\\]+|mailto:[^\s\\]+|(?!//)[^\s\\:?#]*(?:[?#][^\s\\]*)?")
# Beside the page: nothing is loaded from elsewhere.
_BESIDE = re.compile(r"(?![/?#])[\w./%+()（）-]+")
_VALUES = {
    "href": _LINK,
    "src": _BESIDE,
    "id": re.compile(r"[\w:.-]+"),
    "start": re.compile(r"\d{1,9}"),
    "align": re.compile(r"left|center|right"),
    "scope": re.compile(r"col|row"),
}
_TOKENS = frozenset(filter(None, STANDARD_TYPES.values()))
# Pygments tells a token of a language by the standard one and the language's own name for it: l-Scalar-Plain.
_CODE_CLASS = re.compile(rf"language-[a-z0-9]+|(?:{'|'.join(sorted(_TOKENS))})(?:-[A-Z][A-Za-z]*)*")

_HEADINGS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset({"id"}))
_PLAIN = dict.fromkeys(
    "p br hr strong em sub blockquote ul pre code table thead tbody tr".split(), _NONE
)  # fmt: skip
_DRAWING = frozenset(
    "aria-label class clip-path cx cy d dx dy fill fill-opacity font-family font-size font-style font-weight height id"
    " opacity r role rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity"
    " stroke-width text-anchor transform viewBox viewbox width x x1 x2 xmlns y y1 y2".split()
)


@dataclass(frozen=True, eq=False)
class Allowed:
    """Elements with the attributes each may have, and the classes."""

    elements: Mapping[str, frozenset[str]]
    classes: frozenset[str]

    def has(self, element: str, attribute: str, value: str | None) -> bool:
        """Whether an element that is allowed may have an attribute with a value."""
        if attribute not in self.elements.get(element, _NONE) or value is None or PLACEHOLDER in value:
            return False
        if attribute == "class":
            return all(name in self.classes or _CODE_CLASS.fullmatch(name) for name in value.split())
        if attribute == "href" and value[:4].lower() == "http" and not is_web_address(value):
            return False
        return bool(_VALUES.get(attribute, _ANY).fullmatch(value))


WRITTEN = Allowed(
    {
        **_PLAIN,
        **_HEADINGS,
        "a": frozenset({"href", "title", "class"}),
        "img": frozenset({"src", "alt", "title"}),
        "li": frozenset({"id"}),
        "ol": frozenset({"start"}),
        "sup": frozenset({"id"}),
        "div": frozenset({"class"}),
        "span": frozenset({"class"}),
        "td": frozenset({"align"}),
        "th": frozenset({"align"}),
    },
    frozenset({"highlight", "filename", "footnote", "footnote-ref"}),
)

BUILT = Allowed(
    {
        **WRITTEN.elements,
        "a": WRITTEN.elements["a"] | {"id"},
        "p": frozenset({"class"}),
        "data": frozenset({"class", "value"}),
        "table": frozenset({"class"}),
        "tr": frozenset({"id"}),
        "th": frozenset({"align", "scope", "class"}),
        "td": frozenset({"align", "class"}),
        "ul": frozenset({"class", "aria-label"}),
        "div": frozenset({"class", "role", "tabindex", "aria-label"}),
        "span": frozenset({"class", "title", "aria-hidden"}),
        "figure": frozenset({"class"}),
        "figcaption": _NONE,
        **dict.fromkeys("svg g path text line rect circle title desc defs clippath clipPath".split(), _DRAWING),
    },
    WRITTEN.classes
    | {"fig", "fig-link", "fig-note", "pending", "note", "scroll", "figures", "stated", "facts"}
    | {"chart", "charts", "chart-legend", "line", "range", "point", "label", "break", "break_label", "sentence"},
)
