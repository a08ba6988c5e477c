"""A figure as a report writes it: `15`, `72.8万`, `6000余`, `约300`, `1以上`; and a day as it is read.

`parse` keeps three things of it: the value (a Decimal in the indicator's unit, 万 and 亿 multiplied out), the
precision (the step of the last digit written, and whether the number is a bound), and the spelling, which is what a
reader sees. Numbers in Chinese words come from the cn2an library.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum

import cn2an

from archive.findings import Code


class Bound(str, Enum):
    """How the true number stands to a written one, in words, and the marks that say so."""

    told: str
    marks: tuple[str, ...]

    def __new__(cls, value: str, told: str, *marks: str) -> "Bound":
        """The bound `value`, told as `told` and written with one of `marks`."""
        bound = str.__new__(cls, value)
        bound._value_, bound.told, bound.marks = value, told, marks
        return bound

    EXACT = "exact", "正好"
    ABOVE = "above", "比它多", "余", "多", "超过"
    AT_LEAST = "at_least", "不少于它", "以上"
    AT_MOST = "at_most", "不多于它", "以下"
    ABOUT = "about", "在它上下", "约"
    NEARLY = "nearly", "不到它", "近"


@dataclass(frozen=True)
class Amount:
    """A number with what is known of its precision."""

    value: Decimal
    """In the indicator's unit: 72.8万 (of 元) is 728000."""
    step: Decimal
    """The unit of the last digit written: 1000 for 72.8万, 1 for 15, 0.1 for 99.4."""
    bound: Bound
    spelling: str
    """As the report writes it, without the unit."""

    def text(self, unit: str, *, rank: bool = False) -> str:
        """The number with its unit as Chinese writes them: 72.8万元, 6000余份, 300份以上, 第1名."""
        return _with_unit(self.spelling, unit, rank)

    def chinese(self, unit: str, *, rank: bool = False) -> str:
        """The same with the digits in Chinese words: 八年, 一次以上, 第二方阵; 2 before a unit is 两."""
        digits = _DIGITS.findall(self.spelling)[0]
        words = "两" if digits == "2" and not rank else cn2an.an2cn(digits)
        return _with_unit(self.spelling.replace(digits, words, 1).replace("-", "负"), unit, rank)


class LiteralError(ValueError):
    """A figure that cannot be read; says which code, what is wrong and how to mend it."""

    def __init__(self, code: Code, message: str, mend: str) -> None:
        self.code, self.message, self.mend = code, message, mend
        super().__init__(message)


_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
LITERAL = re.compile(
    r"(?P<before>约|近|超过|)(?P<digits>(?:0|[1-9]\d*)(?:\.\d+)?)"
    r"(?:(?P<scale>[万亿]?)(?P<after>[余多]?)|(?P<after_digits>[余多])(?P<scale_last>[万亿]))(?P<limit>以上|以下|)",
    re.ASCII,
)
"""How a number may be written; `parse` knows what more must hold."""
_BOUNDS = {mark: bound for bound in Bound for mark in bound.marks}
_LONGEST = 15  # digits; more is a slip, and no Chinese numeral
_SHOWN = 30  # characters of what was typed that a message repeats
_EXAMPLES = "写成 15、72.8万、6000余、约300、300以上 这样的数字"


def parse(spelling: str, *, signed: bool = False) -> Amount:
    """The amount a literal states, which may be below zero where `signed`; raises LiteralError."""
    if signed and spelling.startswith("-"):
        amount = parse(spelling[1:])
        if amount.bound is not Bound.EXACT:
            raise _diagnosis(spelling)
        return replace(amount, value=-amount.value, spelling=spelling)
    match = LITERAL.fullmatch(spelling)
    marks = [mark for name in ("before", "after", "after_digits", "limit") if match and (mark := match[name])]
    if match is None or (len(marks) > 1 and marks != ["约", "余"]) or len(match["digits"]) > _LONGEST:
        raise _diagnosis(spelling)
    digits = match["digits"]
    if marks and marks != ["以上"] and not Decimal(digits):
        message = f"“{spelling}”：零没有约数"
        raise LiteralError(Code.UNREADABLE_NUMBER, message, "报告写明没有，就写 0；不是零就核对报告里的数")
    scale = Decimal(_SCALES[match["scale"] or match["scale_last"] or ""])
    decimals = len(digits.partition(".")[2])
    bound = _BOUNDS[marks[0]] if marks else Bound.EXACT
    return Amount(Decimal(digits) * scale, Decimal(1).scaleb(-decimals) * scale, bound, spelling)


def plain(number: Decimal) -> str:
    """A Decimal without exponent and trailing zeros: 728000, 99.4."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese_date(day: date | None) -> str:
    """2024年3月18日, without leading zeros (GB/T 9704); 未知 for an unknown one."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "未知"


def iso(day: date | None) -> str | None:
    """YYYY-MM-DD, or None."""
    return day.isoformat() if day else None


def _with_unit(spelling: str, unit: str, rank: bool) -> str:
    if rank:
        return f"第{spelling}{unit}"
    for limit in ("以上", "以下"):
        if spelling.endswith(limit):
            return spelling.removesuffix(limit) + unit + limit
    return spelling + unit


# 千, 百, 左右 and the like are part of a number, not units; dropping them would change it.
_TYPED_UNIT = re.compile(
    r"(?P<number>[约近]?\d+(?:\.\d+)?[万亿]?[余多]?)(?P<unit>%|[^\W\d_千百十万亿余多以超约近左右]+)"
)
HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
"""Digits and marks of an input method, and how a number and a day are written."""


def _diagnosis(spelling: str) -> LiteralError:
    half = spelling.translate(HALF_WIDTH)
    if len(spelling) > _SHOWN:
        return LiteralError(Code.UNREADABLE_NUMBER, f"读不懂数字“{spelling[:_SHOWN]}…”", _EXAMPLES)
    if half != spelling and re.search(r"\d", half):
        return LiteralError(Code.FULL_WIDTH_DIGITS, f"“{spelling}”里有全角数字或符号", f"改成半角：{half}")
    if re.match(r"[-−负]\s*\d", spelling):
        return LiteralError(Code.NEGATIVE, f"“{spelling}”是负数", "数量不会小于零，改成报告里的数")
    joined = spelling.replace(",", "").replace(" ", "")
    if joined != spelling and LITERAL.fullmatch(joined):
        return LiteralError(Code.THOUSANDS_SEPARATOR, f"“{spelling}”里有分位逗号或空格", f"只写数字：{joined}")
    typed_unit = _TYPED_UNIT.fullmatch(spelling)
    if typed_unit and LITERAL.fullmatch(typed_unit["number"]):
        message = f"“{spelling}”带了“{typed_unit['unit']}”，单位由 indicators.yml 给出"
        return LiteralError(Code.UNIT_TYPED, message, f"只写 {typed_unit['number']}")
    if re.fullmatch(r"[零一二三四五六七八九十百千万亿两]+", spelling):
        mend = "写阿拉伯数字，正文里用 .cn 显示成汉字"
        return LiteralError(Code.UNREADABLE_NUMBER, f"“{spelling}”是汉字数字", mend)
    return LiteralError(Code.UNREADABLE_NUMBER, f"读不懂数字“{spelling}”", _EXAMPLES)
