"""A figure as a report writes it: `15`, `72.8万`, `6000余`, `约300`, `1以上`, `10-20`; and a day as it is read.

`parse` keeps three things of it: the value (a Decimal in the indicator's unit, 万 and 亿 multiplied out; of a range
both ends), the precision (the step of the last digit written, and whether the number is a bound), and the spelling,
which is what a reader sees. Numbers in Chinese words come from the cn2an library.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache

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
    ABOVE = "above", "比它多", "余", "多", "超过", "超", "突破", "逾"
    AT_LEAST = "at_least", "不少于它", "以上", "不少于", "不低于", "不下于", "至少", "最少"
    AT_MOST = "at_most", "不多于它", "以下", "以内", "不超过", "不多于", "不高于", "最多"
    ABOUT = "about", "在它上下", "约", "大约", "大概", "左右", "上下"
    NEARLY = "nearly", "不到它", "近", "将近", "接近", "几乎", "近乎", "不到", "不足"
    BETWEEN = "between", "在两个数之间", "-", "–", "—", "~", "～", "至", "到"


@dataclass(frozen=True)
class Amount:
    """A number with what is known of its precision."""

    value: Decimal
    """In the indicator's unit: 72.8万 (of 元) is 728000. Of a range its lower end, which is never taken for a number."""
    step: Decimal
    """The unit of the last digit written: 1000 for 72.8万, 1 for 15, 0.1 for 99.4; of a range the finer one."""
    bound: Bound
    spelling: str
    """As the report writes it, without the unit."""
    upper: Decimal | None = None
    """The upper end of a range; None of all else."""

    @property
    def number(self) -> Decimal | None:
        """The value, where the writing gives one; a range gives none."""
        return self.value if self.upper is None else None

    def text(self, unit: str, *, rank: bool = False) -> str:
        """The number with its unit as Chinese writes them: 72.8万元, 6000余份, 300份以上, 第1名."""
        return _with_unit(self.spelling, unit, rank)

    def chinese(self, unit: str, *, rank: bool = False) -> str:
        """The same with the digits in Chinese words: 八年, 一次以上, 十至二十家, 第二方阵; 2 before a unit is 两."""
        return _with_unit(_in_words(self.spelling, rank), unit, rank)


class LiteralError(ValueError):
    """A figure that cannot be read; says which code, what is wrong and how to mend it."""

    def __init__(self, code: Code, message: str, mend: str) -> None:
        self.code, self.message, self.mend = code, message, mend
        super().__init__(message)


_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
SCALE = "百万|千万|[百千万亿]"
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NUMBER = r"(?:0|[1-9]\d*)(?:\.\d+)?"
BEFORE = "约|近|超过|大约|大概|超|突破|逾|不少于|不低于|不下于|至少|最少|不超过|不多于|不高于|最多|将近|接近|几乎|近乎|不到|不足"
"""What stands before the digits and says how exact they are."""
LIMITS = ("以上", "以下", "以内", "左右", "上下")
"""What stands behind the unit."""
LITERAL = re.compile(
    rf"(?P<before>{BEFORE}|)(?P<digits>{_NUMBER})"
    rf"(?:(?P<scale>{SCALE}|)(?P<after>[余多]?)|(?P<after_digits>[余多])(?P<scale_last>[万亿]))(?P<limit>{'|'.join(LIMITS)}|)"
    rf"|近(?P<nearly>{SCALE})"
    rf"|(?P<low>{_NUMBER})(?P<low_scale>{SCALE}|)[-–—~～至到](?P<high>{_NUMBER})(?P<high_scale>{SCALE}|)",
    re.ASCII,
)
"""How a number may be written; `parse` knows what more must hold."""
PRINTED = re.compile(r"\d[,，]\d|[０-９]", re.ASCII)
"""What only an official text may have in a number: commas between thousands, full-width digits."""
_BOUNDS = {mark: bound for bound in Bound for mark in bound.marks}
_GROUPS = re.compile(r"(?<!\d)[1-9]\d{0,2}(?:,\d{3})++(?!\d)", re.ASCII)
_LONGEST = 15  # digits; more is a slip, and no Chinese numeral
_SHOWN = 30  # characters of what was typed that a message repeats
_EXAMPLES = "写成 15、72.8万、6000余、约300、300以上、10-20 这样的数字"


@lru_cache(maxsize=10_000)  # the same numbers stand in many reports
def parse(spelling: str, *, signed: bool = False, printed: bool = False) -> Amount:
    """The amount a literal states; raises LiteralError.

    It may be below zero where `signed`; where `printed` it is as an official text has it: 1,286, １５.
    """
    if printed and len(spelling) <= _SHOWN and (half := _half_width(spelling)) != spelling:
        return replace(parse(half, signed=signed), spelling=spelling)
    if signed and spelling.startswith("-"):
        amount = parse(spelling[1:])
        if amount.bound is not Bound.EXACT:
            raise _diagnosis(spelling)
        return replace(amount, value=-amount.value, spelling=spelling)
    match = LITERAL.fullmatch(spelling)
    if match is None or any(len(match[name] or "") > _LONGEST for name in ("digits", "low", "high")):
        raise _diagnosis(spelling)
    if match["nearly"]:
        scale = Decimal(_SCALES[match["nearly"]])
        return Amount(scale, scale, Bound.NEARLY, spelling)
    return _range(match) if match["low"] else _single(match)


def _single(match: re.Match[str]) -> Amount:
    spelling, digits = match.group(), match["digits"]
    marks = [mark for name in ("before", "after", "after_digits", "limit") if (mark := match[name])]
    if len(marks) > 1 and marks != ["约", "余"]:
        raise _diagnosis(spelling)
    if marks and marks != ["以上"] and not Decimal(digits):
        message = f"“{spelling}”：零没有约数"
        raise LiteralError(Code.UNREADABLE_NUMBER, message, "报告写明没有，就写 0；不是零就核对报告里的数")
    value, step = _worth(digits, match["scale"] or match["scale_last"] or "")
    return Amount(value, step, _BOUNDS[marks[0]] if marks else Bound.EXACT, spelling)


def _range(match: re.Match[str]) -> Amount:
    """Both ends of a range; a scale behind the upper one is that of both: 3-5万."""
    low, low_step = _worth(match["low"], match["low_scale"] or match["high_scale"])
    high, high_step = _worth(match["high"], match["high_scale"])
    if low >= high:
        message = f"“{match.group()}”的前一个数不小于后一个数"
        mend = "写成 10-20 这样从小到大的两个数，核对报告里的数"
        if match["high_scale"] and not match["low_scale"]:
            mend = f"两端都按“{match['high_scale']}”算；不是的，两端各自写上，如 5千至1万"
        raise LiteralError(Code.UNREADABLE_NUMBER, message, mend)
    return Amount(low, min(low_step, high_step), Bound.BETWEEN, match.group(), high)


def _worth(digits: str, scale: str) -> tuple[Decimal, Decimal]:
    """What digits with a scale are worth, and the unit of the last one."""
    times = Decimal(_SCALES[scale])
    return Decimal(digits) * times, Decimal(1).scaleb(-len(digits.partition(".")[2])) * times


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


@lru_cache(maxsize=10_000)  # the same numbers stand in many reports
def _in_words(spelling: str, rank: bool) -> str:
    spelling = re.sub(r"\A-", "负", _half_width(spelling))
    words = _DIGITS.sub(lambda digits: "两" if digits[0] == "2" and not rank else cn2an.an2cn(digits[0]), spelling)
    return re.sub("[-–—~～]", "至", words)


def _with_unit(spelling: str, unit: str, rank: bool) -> str:
    if rank:
        return f"第{spelling}{unit}"
    for limit in LIMITS:
        if spelling.endswith(limit):
            return spelling.removesuffix(limit) + unit + limit
    return spelling + unit


# 千, 左右 and the like are part of a number, not units; dropping them would change it.
_TYPED_UNIT = re.compile(
    rf"(?P<number>(?:{BEFORE})?\d+(?:\.\d+)?(?:{SCALE})?[余多]?)(?P<unit>%|[^\W\d_千百十万亿余多以超约近左右上下]+)"
    rf"|(?P<range>\d+(?:\.\d+)?(?:{SCALE})?[-–—~～至到]\d+(?:\.\d+)?(?:{SCALE})?)(?P<its>%|[^\W\d_千百十万亿余多以超约近左右上下]+)"
)
HALF_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
"""Digits and marks of an input method, and how a number and a day are written."""


def _half_width(spelling: str) -> str:
    """A number with half-width digits and without commas between thousands."""
    return _GROUPS.sub(lambda group: group[0].replace(",", ""), spelling.translate(HALF_WIDTH))


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
    typed = _TYPED_UNIT.fullmatch(spelling)
    number, unit = (typed["number"] or typed["range"], typed["unit"] or typed["its"]) if typed else ("", "")
    if LITERAL.fullmatch(number):
        message = f"“{spelling}”带了“{unit}”，单位由 indicators.yml 给出"
        return LiteralError(Code.UNIT_TYPED, message, f"只写 {number}")
    if re.fullmatch(r"[数几上成][十百千万亿]+[余多]?|[十百千]?几[十百千万亿]*", spelling):
        message = f"“{spelling}”没有说出是多少"
        return LiteralError(Code.UNREADABLE_NUMBER, message, "删去这一行，正文里照报告写成字")
    if re.fullmatch(r"[零一二三四五六七八九十百千万亿两]+(?:[至到][零一二三四五六七八九十百千万亿两]+)?", spelling):
        mend = "写阿拉伯数字，正文里用 .cn 显示成汉字"
        return LiteralError(Code.UNREADABLE_NUMBER, f"“{spelling}”是汉字数字", mend)
    return LiteralError(Code.UNREADABLE_NUMBER, f"读不懂数字“{spelling}”", _EXAMPLES)
