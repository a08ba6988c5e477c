"""A drawing alone: its own years, and as a file with its own colours and fonts, on white, with what it shows and whence.

Made from the drawing of a page, not drawn again. Nothing is measured, so lines of text are parted by what their
characters take on average; SVG 1.1 and presentation attributes only, which editors of drawings and of texts read.
"""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from archive.charts.spec import PADDING, Chart, legend, width

_INK, _QUIET = "#1b1b1b", "#565c63"
_COLOURS = {"currentColor": _INK, "var(--archive-quiet)": _QUIET, "var(--archive-line)": "#1c5a92"}
"""As overrides/assets/site.css has them for light pages and for paper."""
_FONTS = "PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, SimSun, sans-serif"
_MARGIN = 16
_NARROWEST, _WIDEST = 400, 640
"""Pixels; so much room texts have at least, and so much they may take."""
_LARGE, _MIDDLE, _SMALL = 16, 13, 11
_HALO = ' paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"'
"""Keeps a label readable where a line passes."""
_SIZE = re.compile(r'width="\d+" height="(\d+)" viewBox="[\d ]+"')

Line = tuple[str, int, str]
"""A line of text with its size and colour."""


def alone(drawing: Markup, chart: Chart) -> Markup:
    """The drawing with the years of its own values only, where it shared its axis with others."""
    return Markup(_SIZE.sub(lambda size: _view(chart, int(size[1])), str(drawing), count=1))


def standalone(drawing: Markup, chart: Chart, source: Iterable[str]) -> str:
    """The file for a chart, from its drawing and the lines that say where it comes from."""
    opening, _, rest = str(alone(drawing, chart)).partition(' role="img">')
    told, _, marks = rest.partition("</desc>")
    (height,) = _SIZE.findall(opening)
    above = [(chart.series.body.name, _LARGE, _INK), (f"{chart.counted}（{chart.unit}）", _MIDDLE, _QUIET)]
    signs = "　".join(f"{sign} {words}" for sign, words in legend([chart]))
    below = [(line, _SMALL, _QUIET) for line in [signs, *source] if line]
    longest = max(width(words, size) for words, size, _ in above + below)
    full = max(_width(chart), min(longest, _WIDEST), _NARROWEST) + 2 * _MARGIN
    head, top = _texts(above, full, _MARGIN)
    foot, end = _texts(below, full, top + int(height) + _SMALL // 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full}" height="{end + _MARGIN}"'
        f' viewBox="0 0 {full} {end + _MARGIN}" role="img" font-family="{_FONTS}">{told}</desc>'
        f'<rect width="100%" height="100%" fill="#fff"/>{head}'
        f'<svg x="{_MARGIN}" y="{top}" {_view(chart, int(height))}>{_coloured(marks)}{foot}</svg>\n'
    )


def _width(chart: Chart) -> int:
    return chart.axis.step * len(chart.span) + 2 * PADDING


def _view(chart: Chart, height: int) -> str:
    """Size and view of a drawing that leaves out the years of the axis before the first value and after the last."""
    left, wide = chart.axis.step * (chart.span[0] - chart.axis.years[0]), _width(chart)
    return f'width="{wide}" height="{height}" viewBox="{left} 0 {wide} {height}"'


def _texts(lines: Iterable[Line], room: int, top: int) -> tuple[Markup, int]:
    """Lines of text below each other, parted where they are too long, and where they end."""
    placed = Markup("")
    text = Markup('<text x="{}" y="{}" font-size="{}px" fill="{}">{}</text>')
    for words, size, colour in lines:
        for part in _parted(words, size, room - 2 * _MARGIN):
            top += size
            placed += text.format(_MARGIN, top, size, colour, part)
            top += size // 2
    return placed, top


def _parted(words: str, size: int, room: int) -> Iterator[str]:
    """A text in lines that have room."""
    line = ""
    for character in words:
        if width(line + character, size) > room:
            yield line
            line = ""
        line += character
    yield line


def _coloured(marks: str) -> str:
    for colour, own in _COLOURS.items():
        # In a text no quotation mark stands as itself.
        marks = marks.replace(f'"{colour}"', f'"{own}"')
    return marks.replace('<g class="label">', f'<g class="label"{_HALO}>')
