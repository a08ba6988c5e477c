"""What an indicator's values say side by side: by body and year, and how far they can be joined to a line.

Only values of one body in years that follow each other are joined, and never across a change of definition (`break`),
a year without a value, or one in which the indicator does not apply.
"""

from dataclasses import dataclass
from functools import cached_property

from archive import addresses
from archive.fields import Labelled
from archive.literal import Amount, Bound
from archive.model import Archive, Body, Figure, Indicator, Report


class Exactness(Labelled):
    """How near a written number is to the true one, in the words a table and a legend use."""

    EXACT = "exact", "准数"
    ROUNDED = "rounded", "取整"
    LOWER = "lower", "下限"
    UPPER = "upper", "上限"
    ABOUT = "about", "约数"
    BETWEEN = "between", "区间"

    @property
    def marks(self) -> str:
        """What says so where a number is written, an example of each sort: 余、以上."""
        return "、".join(bound.marks[0] for bound, kind in _EXACTNESS.items() if kind is self)

    @property
    def told(self) -> str:
        """How the true number stands to one of this kind; empty where the label says it."""
        return {"lower": "实际不少于它", "upper": "实际不多于它", "about": Bound.ABOUT.told}.get(self.value, "")


_EXACTNESS = {
    Bound.ABOVE: Exactness.LOWER,
    Bound.AT_LEAST: Exactness.LOWER,
    Bound.NEARLY: Exactness.UPPER,
    Bound.AT_MOST: Exactness.UPPER,
    Bound.ABOUT: Exactness.ABOUT,
    Bound.BETWEEN: Exactness.BETWEEN,
}
_STEPS = {1: "十", 2: "百", 3: "千", 4: "万", 5: "十万", 6: "百万", 7: "千万", 8: "亿"}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure and the report that states it."""

    report: Report
    figure: Figure

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.report.year

    @property
    def amount(self) -> Amount | None:
        """What is stated; None where the indicator does not apply."""
        return self.figure.amount

    @property
    def is_range(self) -> bool:
        """Whether two numbers are stated, between which it lies."""
        return self.amount is not None and self.amount.upper is not None

    @property
    def address(self) -> str:
        """Of the sentence in which the figure first stands, from the site's root."""
        return addresses.of(addresses.SENTENCE, self.report, self.figure.indicator)


@dataclass(frozen=True)
class Series:
    """The values of one indicator that one body's reports state, oldest first; there is at least one."""

    indicator: Indicator
    body: Body
    points: tuple[Point, ...]

    @cached_property
    def valued(self) -> tuple[Point, ...]:
        """Those that have a value; a chart needs two of them."""
        return tuple(point for point in self.points if point.amount)

    def definitions(self) -> list[list[Point]]:
        """The values in runs that may be compared: a change of definition, also at a year without value, begins one."""
        runs: list[list[Point]] = []
        broken = True
        for point in self.points:
            broken = broken or bool(point.figure.break_)
            if point.amount and broken:
                runs.append([])
                broken = False
            if point.amount:
                runs[-1].append(point)
        return runs

    def runs(self) -> list[list[Point]]:
        """The values in runs that may each be drawn as one line; a range is joined to nothing."""
        runs: list[list[Point]] = []
        for point in self.valued:
            before = runs[-1][-1] if runs else None
            near = before and before.year == point.year - 1 and not point.figure.break_
            if before and near and not before.is_range and not point.is_range:
                runs[-1].append(point)
            else:
                runs.append([point])
        return runs


def series_of(archive: Archive, indicator: Indicator) -> list[Series]:
    """An indicator's series, in the order of bodies; bodies that never state it have none."""
    by_body: dict[str, list[Point]] = {}
    for report in archive.stating(indicator.id):
        by_body.setdefault(report.body.id, []).append(Point(report, report.figures[indicator.id]))
    return [
        Series(indicator, archive.bodies[body], tuple(sorted(points, key=lambda each: each.year)))
        for body, points in by_body.items()
    ]


def series_by(archive: Archive, body: Body) -> list[Series]:
    """The series of one body's reports, in the archive's order of indicators."""
    by_indicator: dict[str, list[Point]] = {}
    for report in reversed(archive.reports_of(body.id)):
        for figure in report.figures.values():
            by_indicator.setdefault(figure.indicator.id, []).append(Point(report, figure))
    return [
        Series(indicator, body, tuple(by_indicator[id_]))
        for id_, indicator in archive.indicators.items()
        if id_ in by_indicator
    ]


def exactness(amount: Amount) -> Exactness:
    """Whether a number is exact, rounded, a bound or approximate."""
    return _EXACTNESS.get(amount.bound) or (Exactness.ROUNDED if amount.step > 1 else Exactness.EXACT)


def exactness_words(amount: Amount | None) -> str:
    """The same for a reader: 准数, 下限, 约数, 以千为单位; empty where there is no number."""
    if amount is None:
        return ""
    kind = exactness(amount)
    if kind is Exactness.ROUNDED and (step := _STEPS.get(amount.step.adjusted())):
        return f"以{step}为单位"
    return kind.label
