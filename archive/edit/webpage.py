"""Pages of government sites: the report's text without navigation, scripts, hidden things and related links.

The text is the innermost element that holds nearly all sentences of the page which are no links. Measured against
libraries for articles on the web it loses nothing of a report: those drop short paragraphs, tables and repeated words.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from archive.edit.blocks import Note
from archive.edit.pieces import Piece, Reading, tidy
from archive.edit.plain import decoded
from archive.edit.refusals import damaged, picture
from archive.findings import ArchiveError, Finding

_NEVER = {
    *(
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
    ),
    *("form", "select", "button", "input", "textarea", "nav", "footer", "aside", "head", "link", "meta", "math"),
}
_BREAKS = {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "br",
        "hr",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "center",
        "figure",
        "figcaption",
    ),
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STOPS = "。！？；"
_NEARLY_ALL = 0.9
_CELL = 200
"""Characters; a table with longer cells places things on a page and holds no data."""
_TITLES = ("ArticleTitle", "articletitle", "og:title")
_SITE = re.compile(r"[-_|][^-_|]{0,40}$")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*(gb2312|gbk|gb18030)", re.IGNORECASE)
_HEADING = re.compile(r"h(?P<level>[2-6])")
_SIDE = re.compile(r"(?P<number>\d{1,5})(?:px)?")


def read_webpage(data: bytes, name: str) -> Reading:
    """The report on a page that was saved from a site; nothing that the page names is loaded, nothing in it runs."""
    if _CHARSET.search(data[:2048]):
        data = data.decode("gb18030", errors="replace").encode("utf-8")
    text, notes = decoded(data, name)
    root = _parsed(text, name)
    title = _title(root)
    dropped = _without_what_is_not_shown(root)
    main = _main(root)
    reader = _Walk(name, main)
    pieces = tuple(reader.pieces())
    if reader.pictures:
        raise ArchiveError(reader.pictures)
    return Reading(pieces, (*notes, *dropped, *reader.notes), title)


def _parsed(text: str, name: str) -> Any:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise damaged(name, "网页") from error
    # What is nested too deep or too long is cut off and only told here; smaller slips every browser forgives too.
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise damaged(name, "网页")
    return root


def _title(root: Any) -> str:
    """What the page calls itself: of the article, its first heading, or its own title without the site's name."""
    for name in _TITLES:
        for meta in root.xpath("//meta[@name=$name or @property=$name]", name=name):
            if found := tidy(meta.get("content") or ""):
                return found
    for heading in root.iter("h1"):
        if found := tidy("".join(heading.itertext())):
            return found
    return _SITE.sub("", tidy(root.findtext(".//title") or ""))


def _without_what_is_not_shown(root: Any) -> list[Note]:
    notes = []
    for element in list(root.iter()):
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        if (element.tag not in _NEVER and not hidden) or element is root:
            continue
        words = tidy("".join(element.itertext()))
        if hidden and element.tag not in _NEVER and words:
            notes.append(Note("网页", f"不显示的文字没有读入：{words[:60]}"))
        if element.getparent() is not None:
            element.drop_tree()
    return notes


def _main(root: Any) -> Any:
    """The innermost element with nearly all sentences of the page, those in links left out."""
    weights: dict[Any, int] = {}
    for element in root.iter():
        own = [element.text or "", *(child.tail or "" for child in element)]
        linked = element.tag == "a" or next(element.iterancestors("a"), None) is not None
        weight = 0 if linked else sum(1 + max(map(text.rfind, _STOPS)) for text in own)
        if weight:
            weights[element] = weights.get(element, 0) + weight
            for above in element.iterancestors():
                weights[above] = weights.get(above, 0) + weight
    main, whole = root, weights.get(root, 0)
    while True:
        inner = [child for child in main if weights.get(child, 0) >= _NEARLY_ALL * whole]
        if not whole or not inner or inner[0].tag in ("p", "tr", "td", "li"):
            return main
        main = inner[0]


class _Walk:
    """Reads the text of an element into paragraphs and tables, in order."""

    def __init__(self, name: str, main: Any) -> None:
        self.name, self.main = name, main
        self.pictures: list[Finding] = []
        self.notes: list[Note] = []
        self._line: list[str] = []
        self._numbers: dict[Any, str] = {}
        self._count = 0
        self._tables = 0

    def pieces(self) -> Iterator[Piece]:
        yield from self._element(self.main, 0)
        yield from self._end(0)

    def _element(self, element: Any, style: int) -> Iterator[Piece]:
        if element.tag == "img":
            self._picture(element)
        if element.tag == "table" and (rows := _data(element)):
            yield from self._end(style)
            self._tables += 1
            yield Piece("", f"第{self._tables}个表", rows)
            return
        heading = _HEADING.fullmatch(str(element.tag))
        own = int(heading["level"]) - 1 if heading else style
        if element.tag in _BREAKS:
            yield from self._end(style)
        if element.tag == "ol":
            self._numbers |= _numbers(element)
        self._line.append(self._numbers.get(element, "") + (element.text or ""))
        for child in element:
            yield from self._element(child, own)
            self._line.append(child.tail or "")
        if element.tag in _BREAKS:
            yield from self._end(own)

    def _end(self, style: int) -> Iterator[Piece]:
        text = "".join(self._line)
        self._line = []
        if text.strip():
            self._count += 1
            yield Piece(text, f"第{self._count}段", style=style)

    def _picture(self, image: Any) -> None:
        sides = [_SIDE.match(str(image.get(side) or "")) for side in ("width", "height")]
        width, height = (int(side["number"]) if side else 0 for side in sides)
        place = f"第{self._count}段之后"
        if width >= 300 and height >= 100:
            self.pictures.append(picture(self.name, place, f"（{width}×{height} 像素）"))
        else:
            self.notes.append(Note(place, f"图片没有读入，图里有表或文字的要自己补上：{(image.get('alt') or '')[:30]}"))


def _numbers(items: Any) -> dict[Any, str]:
    """The numbers of the items of a list that the browser counts, as it prints them."""
    start = items.get("start") or "1"
    first = int(start) if start.isdecimal() and len(start) < 5 else 1
    return {item: f"{number}." for number, item in enumerate(items.iterchildren("li"), start=first)}


def _data(table: Any) -> tuple[tuple[str, ...], ...]:
    """The cells of a table of data, merged ones repeated; none of a table that places things on a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return ()
    grid: dict[tuple[int, int], str] = {}
    for row, line in enumerate(table.iterdescendants("tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in grid:
                column += 1
            text = " ".join("".join(cell.itertext()).split())
            if len(text) > _CELL:
                return ()
            across, down = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            for place in ((row + r, column + c) for r in range(down) for c in range(across)):
                grid.setdefault(place, text)
            column += across
    if not grid or len(grid) > 20_000:
        return ()
    height, width = (max(place[side] for place in grid) + 1 for side in (0, 1))
    if height < 2 or width < 2:
        return ()
    return tuple(tuple(grid.get((row, column), "") for column in range(width)) for row in range(height))


def _span(text: str | None) -> int:
    return min(max(int(text), 1), 50) if text and text.isdecimal() and len(text) < 4 else 1
