"""What a chart shows, in one sentence: for those who cannot see it, and for those who want it in words.

The newest, highest and lowest values as the report writes them, then what is missing; a change of definition parts
them. Only values of one definition are called high or low against each other, and only where what is written leaves no
doubt: 6000余 is more than 5000, but nobody knows whether it is more than 6500.
"""

from collections.abc import Sequence
from decimal import Decimal

from archive.fields import Kind
from archive.history.change import written_range
from archive.history.series import Point, Series
from archive.literal import Amount, Bound

_FEW = 3
"""So many values of one definition are all told."""
_ENDS = {Kind.RANK: ("最靠后", "最好"), Kind.STREAK: ("最长", "最短")}
"""What the greatest and the least number are called; of ranks the first is the best."""
_OTHER_ENDS = ("最高", "最低")
_ANY = Decimal("Infinity")

Alike = list[Point]
"""Points whose values are the same number, in the order of the years."""


def sentence(series: Series) -> str:
    """What a series of two values or more says: 2022年12起（最低）、2024年15起（最近，也是最高）；2023年没有数字。"""
    told = [_since(run, series) + _of_definition(run, series) for run in series.definitions()]
    return "；".join([*told, *_missing(series)]) + "。"


def _since(run: Sequence[Point], series: Series) -> str:
    """What is said before the values of a definition that is not the first."""
    breaks = [point.year for point in series.points if point.figure.break_ and point.year <= run[0].year]
    first = run[0] is series.valued[0]
    return "" if first else f"{breaks[-1]}年起口径变化，不与以前相比："


def _of_definition(run: Sequence[Point], series: Series) -> str:
    groups, newest = _alike(run), series.valued[-1]
    if len(groups) == 1 and len(run) > 1:
        return _told(groups[0])
    greatest, least = _greatest(groups), _least(groups)
    words = dict(zip(_ENDS.get(series.indicator.kind, _OTHER_ENDS), (greatest, least), strict=True))
    parts = []
    for group in groups:
        marks = [word for word, end in words.items() if group is end]
        if marks or newest in group or len(run) <= _FEW:
            parts.append(_told(group) + _marked(marks, group, newest))
    among = f"{run[0].year}年至{run[-1].year}年{len(run)}个数字里，" if len(run) > _FEW else ""
    unsure = "和".join(word for word, end in words.items() if end is None and len(groups) > 1)
    return among + "、".join(parts) + (f"，有的不是准数，分不出{unsure}" if unsure else "")


def _told(group: Alike) -> str:
    return years([point.year for point in group]) + ("都是" if len(group) > 1 else "") + group[0].figure.text


def _marked(marks: Sequence[str], group: Alike, newest: Point) -> str:
    if newest not in group:
        said = [*marks]
    elif len(group) > 1:
        said = [*marks, f"{newest.year}年最近"]
    else:
        said = ["最近", *(f"也是{mark}" for mark in marks)]
    return f"（{'，'.join(said)}）" if said else ""


def _missing(series: Series) -> list[str]:
    """The years in which the indicator does not apply, and those between the first and the last without a figure."""
    known = {point.year for point in series.points}
    absent = [year for year in range(min(known), max(known)) if year not in known]
    unfit = [point.year for point in series.points if not point.amount]
    said = {"没有数字": absent, "不适用": unfit}
    return [years(each) + what for what, each in said.items() if each]


def years(given: Sequence[int]) -> str:
    """Years in their order, three and more that follow each other joined: 2015年至2018年、2020年、2021年."""
    runs: list[list[int]] = []
    for year in given:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    joined = [[run] if len(run) > 2 else [[year] for year in run] for run in runs]
    return "、".join(f"{run[0]}年至{run[-1]}年" if len(run) > 1 else f"{run[0]}年" for parts in joined for run in parts)


# Which values are certainly higher than others


def _alike(run: Sequence[Point]) -> list[Alike]:
    groups: dict[object, Alike] = {}
    for point in run:
        if amount := point.amount:
            exact = amount.bound is Bound.EXACT
            groups.setdefault((written_range(amount), "" if exact else point.figure.text), []).append(point)
    return list(groups.values())


def _greatest(groups: Sequence[Alike]) -> Alike | None:
    """The values that no other can exceed, whatever the true numbers are; None where that is not known or trivial."""
    ends = [_true(group) for group in groups]
    for group, own in zip(groups, ends, strict=True):
        if len(groups) > 1 and all(own[0] >= other[1] for other in ends if other is not own):
            return group
    return None


def _least(groups: Sequence[Alike]) -> Alike | None:
    """The values below which no other can be."""
    ends = [_true(group) for group in groups]
    for group, own in zip(groups, ends, strict=True):
        if len(groups) > 1 and all(own[1] <= other[0] for other in ends if other is not own):
            return group
    return None


def _true(group: Alike) -> tuple[Decimal, Decimal]:
    """Between what the true number lies, as far as its writing tells."""
    amount = group[0].amount
    assert amount
    return _between(amount)


def _between(amount: Amount) -> tuple[Decimal, Decimal]:
    if amount.upper is not None:
        return amount.value, amount.upper
    if amount.bound is Bound.EXACT:
        return written_range(amount)
    if amount.bound in (Bound.ABOVE, Bound.AT_LEAST):
        return amount.value, _ANY
    return Decimal(0), _ANY if amount.bound is Bound.ABOUT else amount.value
