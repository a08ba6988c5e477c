"""A series as a chart: a Vega-Lite specification, and the words that say the same to who cannot see it.

A chart is one body's line over the years of its indicator. Its vertical axis begins at zero (rates end at 100, ranks
run downwards from the first), so charts beside each other have one meaning but not one scale, and each point bears its
value as the report writes it. Sizes do not depend on the fonts of the machine that builds: nothing is measured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from archive.charts.sentence import sentence
from archive.fields import Kind
from archive.history.series import Exactness, Point, Series, exactness
from archive.literal import Amount

Spec = dict[str, Any]

MOST = 6
"""So many bodies are drawn on one page, those with the most values; the table beside them holds all."""
_HEIGHT = 130
PADDING = 2  # pixels on either side of a drawing
_FONT = 13  # pixels
_AIR = 10  # pixels between two labels
_WIDTH = 340  # pixels of a chart that a phone shows whole
_LEAST_APART, _MOST_APART = 40, 85  # pixels from one year to the next
_INK, _QUIET, _LINE = "currentColor", "var(--archive-quiet)", "var(--archive-line)"
SHAPES = {
    Exactness.EXACT: ("circle", "●"),
    Exactness.ROUNDED: ("square", "■"),
    Exactness.LOWER: ("triangle-up", "▲"),
    Exactness.UPPER: ("triangle-down", "▼"),
    Exactness.ABOUT: ("diamond", "◆"),
    Exactness.BETWEEN: ("stroke", "┃"),
}
"""The shape of a point in the chart, and the sign for it in the legend."""
LEGEND = {
    **{kind: kind.label for kind in Exactness},
    **{kind: f"{kind.label}（{kind.marks}等），{kind.told}" for kind in (Exactness.LOWER, Exactness.UPPER)},
    Exactness.ROUNDED: f"{Exactness.ROUNDED.label}（如以千、万为单位）",
    Exactness.BETWEEN: f"{Exactness.BETWEEN.label}，从一个数到另一个数",
}
BREAK = "口径变化"


@dataclass(frozen=True)
class Axis:
    """The horizontal axis that charts beside each other share."""

    years: Sequence[int]
    """Every year from the first value to the last, also those without one."""
    step: int
    """Pixels from one year to the next, enough for the longest label; more than a phone's width in all if need be."""


@dataclass(frozen=True)
class Chart:
    """A series of two values or more, on the axis that it shares with those beside it."""

    series: Series
    axis: Axis

    @property
    def span(self) -> range:
        """The years from its first value to its last; its axis may hold more."""
        return range(self.series.valued[0].year, self.series.valued[-1].year + 1)

    @property
    def counted(self) -> str:
        """Indicator and years: 立案，2022—2023年."""
        return f"{self.series.indicator.name}，{self.span[0]}—{self.span[-1]}年"

    @property
    def named(self) -> str:
        """Body, indicator and years: 示例局·立案，2022—2023年."""
        return f"{self.series.body.name}·{self.counted}"

    @property
    def unit(self) -> str:
        """What is counted: 单位：起."""
        return f"单位：{self.series.indicator.unit}"

    @property
    def title(self) -> str:
        """The same for who cannot see the drawing, with its unit."""
        return f"{self.named}（{self.unit}）"

    @cached_property
    def sentence(self) -> str:
        """What the chart shows, in words."""
        return sentence(self.series)

    @cached_property
    def spec(self) -> Spec:
        """Its Vega-Lite specification."""
        return _spec(self.series, self.axis)


def has_chart(series: Series) -> bool:
    """Whether there is anything to draw; one value is no line."""
    return len(series.valued) > 1


def charts_of(series: Sequence[Series]) -> list[Chart]:
    """The charts of an indicator's series that a page shows, in the order given: at most MOST."""
    able = [each for each in series if has_chart(each)]
    chosen = sorted(able, key=lambda each: -len(each.valued))[:MOST]
    shown = [each for each in able if each in chosen]
    axis = _axis(shown) if shown else Axis((), 0)
    return [Chart(each, axis) for each in shown]


def _axis(series: Sequence[Series]) -> Axis:
    points = [point for each in series for point in each.valued]
    years = [point.year for point in points]
    every = range(min(years), max(years) + 1)
    room = min(_WIDTH // len(every), _MOST_APART)
    return Axis(every, max(room, _LEAST_APART, _AIR + max(width(_label(point)) for point in points)))


def legend(charts: Sequence[Chart]) -> list[tuple[str, str]]:
    """Signs and words for the shapes that occur; empty where every value is exact."""
    used = {exactness(point.amount) for each in charts for point in each.series.valued if point.amount}
    return [(SHAPES[kind][1], LEGEND[kind]) for kind in Exactness if kind in used] if used - {Exactness.EXACT} else []


def ends(series: Series) -> tuple[float, float]:
    """The values at the foot and at the head of a drawing: zero and the greatest, of a rate 0 and 100, the first rank on top."""
    values = [value for point in series.valued if point.amount for value in _ends(point.amount)]
    if series.indicator.kind is Kind.RATE:
        return 0, 100
    if series.indicator.kind is Kind.RANK:
        return max(values) + 0.5, 1
    return min(*values, 0), max(*values, 0) or (0 if min(values) < 0 else 1)


def _spec(series: Series, axis: Axis) -> Spec:
    before = -axis.step / 2
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": axis.step * len(axis.years),
        "height": _HEIGHT,
        "padding": {"left": PADDING, "right": PADDING, "top": 24, "bottom": 26},
        "autosize": "none",
        "background": None,
        "view": {"stroke": None},
        "data": {"values": _values(series)},
        "encoding": {"x": _x(axis.years), "y": _y(series)},
        "layer": [
            {
                "name": "break",
                "transform": [{"filter": "datum.break"}],
                "mark": {"type": "rule", "color": _QUIET, "strokeDash": [3, 3], "xOffset": before},
                "encoding": {"y": {"value": -6}, "y2": {"value": _HEIGHT}},
            },
            {
                "name": "break_label",
                "transform": [{"filter": "datum.break"}],
                "mark": {"type": "text", "text": BREAK, "fontSize": 11, "fill": _QUIET, "xOffset": before},
                "encoding": {"y": {"value": -14}},
            },
            {
                "name": "line",
                "mark": {"type": "line", "color": _LINE, "strokeWidth": 2},
                "encoding": {"detail": {"field": "run"}},
            },
            {
                "name": "range",
                "transform": [{"filter": "isValid(datum.low)"}],
                "mark": {"type": "rule", "color": _LINE, "strokeWidth": 7},
                "encoding": {"y2": {"field": "low"}},
            },
            {
                "name": "point",
                "transform": [{"filter": "!isValid(datum.low)"}],
                "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, "fill": _LINE},
                "encoding": {"shape": {"field": "shape", "type": "nominal", "scale": None}},
            },
            {
                "name": "label",
                "mark": {"type": "text", "dy": -12, "fontSize": _FONT, "fill": _INK},
                "encoding": {"text": {"field": "label"}},
            },
        ],
        "config": {"font": "inherit"},
    }


def _values(series: Series) -> list[dict[str, object]]:
    return [
        {
            "year": point.year,
            "value": _ends(point.amount)[-1],
            **({"low": float(point.amount.value)} if point.is_range else {}),
            "label": _label(point),
            "shape": SHAPES[exactness(point.amount)][0],
            "run": number,
            "break": bool(point.figure.break_) and point is not series.valued[0],
        }
        for number, run in enumerate(series.runs())
        for point in run
        if point.amount
    ]


def _ends(amount: Amount) -> list[float]:
    """The value, or both ends of a range."""
    return [float(end) for end in (amount.value, amount.upper) if end is not None]


def _x(years: Sequence[int]) -> Spec:
    axis = {
        "title": None,
        "labelAngle": 0,
        "labelOverlap": False,
        "labelFontSize": _FONT,
        "labelColor": _QUIET,
        "labelPadding": 6,
        "ticks": False,
        "domainColor": _QUIET,
    }
    scale = {"type": "point", "padding": 0.5, "domain": list(years)}
    return {"field": "year", "type": "ordinal", "scale": scale, "axis": axis}


def _y(series: Series) -> Spec:
    scale = {"domain": list(ends(series)), "nice": False, "zero": False, "range": [_HEIGHT, 16]}
    return {"field": "value", "type": "quantitative", "scale": scale, "axis": None}


def _label(point: Point) -> str:
    return point.amount.spelling if point.amount else ""


def width(text: str, font: int = _FONT) -> int:
    """About how many pixels a text takes: Chinese characters are square, digits about half as wide."""
    return round(sum(font if char > "\u2000" else 0.6 * font for char in text))
