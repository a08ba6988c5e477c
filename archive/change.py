"""What a figure says against the year before's, and when nothing can be said.

Only the same indicator in the report of the year before is compared, so unit and scope are the same. A change of
definition (`break`), a bound (6000余) and a zero base forbid what a reader might wrongly conclude from a number.
"""

from decimal import ROUND_HALF_UP, Decimal

from archive.literal import Amount, Bound, plain
from archive.model import Figure, Kind

_MINUS = "−"
_PERCENT = Decimal("0.1")


def change_between(older: Figure | None, newer: Figure) -> str:
    """How `newer` stands to the year before's figure, in Chinese words; empty where there is nothing to compare."""
    if older is None or older.amount is None or newer.amount is None:
        return ""
    if newer.break_:
        return "口径变化，不比较"
    inexact = [amount for amount in (older.amount, newer.amount) if amount.bound is not Bound.EXACT]
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
    step = max(older.step, newer.step)
    difference = newer.value - older.value
    if older.step != newer.step:
        # The finer number is not known to be that fine against the coarser one.
        difference = (difference / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    about = "约" if step > 1 else ""
    if not difference:
        return "与上年大致相同" if about else "与上年相同"
    kind, unit = figure.indicator.kind, figure.indicator.unit
    text = f"{_signed(difference, newer.spelling)}{'个百分点' if kind is Kind.RATE else unit}"
    share = "" if kind in (Kind.RATE, Kind.STREAK) or not older.value else _percentage(difference, older.value, about)
    return f"较上年{about} {text}{share}"


def _percentage(difference: Decimal, base: Decimal, about: str) -> str:
    share = (difference * 100 / base).quantize(Decimal(1) if about else _PERCENT, ROUND_HALF_UP)
    return f"（{about}{_signed(share, '')}%）" if share else ""


def _signed(number: Decimal, spelling: str) -> str:
    """With its sign, and in 万 or 亿 where the report writes so and the number is that large."""
    for scale, size in (("亿", 10**8), ("万", 10**4)):
        if scale in spelling and abs(number) >= size:
            return f"{_sign(number)}{plain(abs(number) / size)}{scale}"
    return f"{_sign(number)}{plain(abs(number))}"


def _sign(number: Decimal) -> str:
    return _MINUS if number < 0 else "+"
