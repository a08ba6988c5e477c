"""A series as a sparkline: a drawing the height of a line of text, made by hand, for a row in a table of figures.

It has no axes and no words in it; its title says the values, which the table beside it holds too. A range is a stroke
from its lower end to its upper one. Its foot and its head
mean what they mean in a chart (`spec.ends`), and its years stand where they stand in every row of the table.
"""

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup, escape

from archive.charts.sentence import sentence
from archive.charts.spec import ends
from archive.history.series import Point, Series

_HEIGHT, _EDGE = 30, 4  # pixels; a dot at the edge is drawn whole
_MOST_APART, _WIDEST = 26, 100  # pixels: from one year to the next, and of a whole drawing


def spark(series: Series, first: int, last: int) -> Markup:
    """The drawing of a series of two values or more, over the years from `first` to `last`, as an inline `<svg>`.

    A line joins what `Series.runs` joins; every value has its dot, which is a stroke of no length with round ends.
    """
    apart = min((_WIDEST - 2 * _EDGE) / max(last - first, 1), _MOST_APART)
    foot, head = ends(series)

    def down(value: Decimal) -> int:
        height = (float(value) - foot) / (head - foot)
        return round(_HEIGHT - _EDGE - height * (_HEIGHT - 2 * _EDGE))

    def place(point: Point) -> tuple[int, int]:
        assert point.amount  # only values stand in runs
        return round(_EDGE + (point.year - first) * apart), down(point.amount.value)

    runs = [[place(point) for point in run] for run in series.runs()]
    lines = "".join(f'<polyline points="{_spelled(run)}"/>' for run in runs if len(run) > 1)
    tops = {
        place(each): down(each.amount.upper) for each in series.valued if each.amount and each.amount.upper is not None
    }
    dots = "".join(f"M{x} {y}" + (f"V{tops[x, y]}" if (x, y) in tops else "h0") for run in runs for x, y in run)
    width = round(2 * _EDGE + (last - first) * apart)
    title = escape(f"{series.indicator.name}：{sentence(series)}")
    return Markup(
        f'<svg class="spark" role="img" width="{width}" height="{_HEIGHT}"><title>{title}</title>{lines}'
        f'<path d="{dots}"/></svg>'
    )


def _spelled(places: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in places)
