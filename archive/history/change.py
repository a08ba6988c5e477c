"""What a figure says against the year before's, and when nothing can be said.

Only the same indicator in the report of the year before is compared, so unit and scope are the same. A change of
definition (`break`), a bound (6000余), a range (10-20) and a zero base forbid what a reader might wrongly conclude from a number.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from archive.fields import Kind
from archive.literal import Amount, Bound, plain
from archive.model import Figure

_MINUS = "−"
_NO_SHARES = (Kind.RATE, Kind.STREAK, Kind.NORM, Kind.CHANGE)
"""Of these no percentage says anything."""
_WHOLE, _TENTH = Decimal(1), Decimal("0.1")


def change_between(older: Figure | None, newer: Figure) -> str:
    """How `newer` stands to the year before's figure, in Chinese words; empty where there is nothing to compare."""
    if older is None or older.amount is None or newer.amount is None:
        return ""
    if newer.break_:
        return "口径变化，不比较"
    bounds = [older.amount.bound, newer.amount.bound]
    if Bound.BETWEEN in bounds:
        return "写的是区间，不比较"
    inexact = [bound for bound in bounds if bound is not Bound.EXACT]
    if inexact:
        return "均为约数，不比较" if len(inexact) == 2 else "有一个是约数，不比较"
    if newer.indicator.kind is Kind.RANK:
        return _places(older.amount.value - newer.amount.value)
    return _difference(older.amount, newer.amount, newer)


def _places(better_by: Decimal) -> str:
    if not better_by:
        return "与上年相同"
    return f"较上年{'上升' if better_by > 0 else '下降'}{plain(abs(better_by))}位"


def _difference(older: Amount, newer: Amount, figure: Figure) -> str:
    coarser = max(newer, older, key=lambda amount: amount.step)
    rounded = coarser.step > 1 or older.step != newer.step
    kind, difference = figure.indicator.kind, newer.value - older.value
    shares = [] if kind in _NO_SHARES else _shares(older, newer, rounded)
    if not difference or (rounded and shares and not any(shares)):
        return "与上年大致相同" if rounded else "与上年相同"
    about = "约" if rounded else ""
    told = _range([_signed(end, coarser.spelling) for end in _ends(difference, coarser.step)])
    unit = "个百分点" if kind in (Kind.RATE, Kind.CHANGE) and figure.unit == "%" else figure.unit
    in_percent = _range([f"{_signed(share)}%" for share in shares]) if any(shares) else ""
    return f"较上年{about} {told}{unit}" + (f"（{about}{in_percent}）" if in_percent else "")


def _ends(difference: Decimal, step: Decimal) -> list[Decimal]:
    """With only as many digits as the coarser value has: the multiples of its step at or around the difference."""
    if not difference % step:
        return [difference]
    return [(difference / step).to_integral_value(way) * step for way in (ROUND_FLOOR, ROUND_CEILING)]


def _shares(older: Amount, newer: Amount, rounded: bool) -> list[Decimal]:
    """The difference in percent of the older value, or between which percentages rounding leaves it; none of zero."""
    if not older.value:
        return []
    least, most = written_range(newer), written_range(older)
    pairs = zip(least, reversed(most), strict=True) if rounded else [(newer.value, older.value)]
    return [((new / old - 1) * 100).quantize(_WHOLE if rounded else _TENTH, ROUND_HALF_UP) for new, old in pairs]


def written_range(amount: Amount) -> tuple[Decimal, Decimal]:
    """The least and the greatest number that may be written so; one written to the last unit is itself."""
    half = amount.step / 2 if amount.step > 1 else Decimal(0)
    return amount.value - half, amount.value + half


def _range(ends: list[str]) -> str:
    return "至".join(dict.fromkeys(ends))


def _signed(number: Decimal, spelling: str = "") -> str:
    """With its sign, and in 亿 or 万, whichever is that large, where the report writes so."""
    if "万" in spelling or "亿" in spelling:
        for scale, size in (("亿", 10**8), ("万", 10**4)):
            if abs(number) >= size:
                return f"{_sign(number)}{plain(abs(number) / size)}{scale}"
    return f"{_sign(number)}{plain(abs(number))}"


def _sign(number: Decimal) -> str:
    return _MINUS if number < 0 else "+" if number else ""
