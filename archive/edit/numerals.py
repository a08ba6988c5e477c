"""Every numeral of a paragraph accounted for: stated as a figure, or set aside with its reason.

`accounted` finds each digit, Arabic or Chinese, in exactly one of two lists. A grammar over a closed list of units
says what is a figure; cn2an reads only Chinese numerals that it has cut out.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import cn2an

from archive.edit.asides import CHINESE, asides, is_numeral
from archive.edit.units import SELDOM_COUNTED, units_pattern
from archive.literal import BEFORE, LIMITS, SCALE, Amount, LiteralError, parse
from archive.read.hidden import blanked


@dataclass(frozen=True)
class Stated:
    """A figure as a paragraph states it."""

    start: int
    end: int
    written: str
    """With its unit, and with what says how exact it is."""
    literal: str
    """As the data write it: 6000余; empty where they have no way to."""
    unit: str
    """As written; empty where there is none."""
    chinese: bool = False
    """Whether it stands in Chinese words."""
    rank: bool = False
    """Whether it stands behind 第."""
    streak: bool = False
    """Whether it stands behind 连续."""

    @property
    def spelled(self) -> str:
        """As the data of an official text write it: without the unit, and as it is printed."""
        return self.written.replace(self.unit, "", 1) if self.unit and not self.rank else self.written

    @property
    def amount(self) -> Amount | None:
        """The number, where the data can write it."""
        try:
            return parse(self.literal) if self.literal else None
        except LiteralError:
            return None

    def printed(self, unit: str, *, rank: bool) -> str:
        """What a reader would see in its place, were it a figure counted in `unit`."""
        if self.amount is None:
            return self.written
        form = self.amount.chinese if self.chinese else self.amount.text
        return form(unit, rank=rank)

    @property
    def as_written(self) -> bool:
        """Whether a reader would see just what is written, were the unit kept."""
        return self.amount is not None and self.printed(self.unit, rank=self.rank) == self.written


@dataclass(frozen=True)
class Aside:
    """A numeral that is no figure, and why."""

    start: int
    end: int
    written: str
    reason: str


@dataclass(frozen=True)
class Account:
    """What became of each numeral of a paragraph, both in order."""

    figures: tuple[Stated, ...]
    asides: tuple[Aside, ...]


_IN_WORDS = "汉字数字，像是说法，不像计数"
_WORDS_BEFORE = {
    "约": r"(?<![节制契合条公预签违履解续简集邀特失隐要守毁婚租])约",
    "近": r"(?<![最附临邻靠就远新亲贴走逼相])近",
    "超": r"(?<!赶)超",
}
"""Where a letter that says how exact a number is stands in no other word."""
_BEFORE = "|".join(_WORDS_BEFORE.get(word, word) for word in BEFORE.split("|"))
_ANY_NUMBER = "不等"
"""What says how exact a number is and what the data have no way to write."""
_LONGEST = 15
"""Characters of a Chinese numeral."""
_COUNTING = re.compile(
    r"(?:共|总计|累计|合计|完成|开展|召开|举办|组织|办理|审查|审核|制定|出台|修订|清理|新增|增加|减少|聘请|发放|印发|受理|处理|查处|下达|选派|报送"
    r"|达到|参加|接收|收到|荣获|获得|设立|派出|整改|发现|调解|处罚)(?:了|有|过)?\Z"
)
_RANKED = re.compile(r"(?:位列|位居|排名|名列|排|居|列|获|得|取得|荣获|位次|全[国省市区县州])[^，。；]{0,8}\Z")
_ENDS = re.compile(r"\Z|[，。；：、！？,;:!?）)”\s]|的|和|及|以[上下]")


@lru_cache(maxsize=4)
def _grammar(known: Collection[str]) -> dict[str, re.Pattern[str]]:
    unit = rf"(?P<unit>{units_pattern(known)})?"
    arabic = (
        r"(?<![0-9０-９])(?<![0-9０-９][.．])[0-9０-９]++(?:[,，][0-9０-９]{3}(?![0-9０-９]))*+(?:[.．][0-9０-９]++)*+"
    )
    scale = r"(?P<more>[余多](?=[万亿千百]))?(?P<scale>百万|千万|[万亿千百])?(?P<after>余|多(?!项式|层|功能))?"
    limit = rf"(?P<limit>{'|'.join(LIMITS)}|{_ANY_NUMBER})?"
    before = rf"(?P<before>{_BEFORE})?"
    return {
        "range": re.compile(
            rf"{before}(?P<digits>{arabic}(?:{SCALE})?(?P<share>[%％])?(?:[-—–~～－]++|至|到){arabic}(?:{SCALE})?)"
            rf"(?:(?P<percent>[%％])|{unit}){limit}"
        ),
        "chinese range": re.compile(
            rf"(?<![{CHINESE}])(?P<low>[{CHINESE}]++)(?P<to>[至到])(?P<high>[{CHINESE}]++){unit}"
        ),
        "share": re.compile(rf"百分之(?P<digits>[{CHINESE}点]+)"),
        "arabic": re.compile(rf"(?P<rank>第)?{before}(?P<digits>{arabic}){scale}(?:(?P<percent>[%％])|{unit}){limit}"),
        "chinese": re.compile(
            rf"(?P<rank>第)?{before}(?P<digits>[{CHINESE}]+)(?P<after>[余多](?![{CHINESE}样种元次]))?{unit}{limit}"
        ),
    }


def accounted(text: str, known: frozenset[str]) -> Account:
    """The account of a paragraph, `known` being the units of the indicators."""
    set_aside = [Aside(start, end, text[start:end], reason) for start, end, reason in asides(text)]
    left = blanked(text, [(each.start, each.end) for each in set_aside])
    grammar = _grammar(known)
    figures: list[Stated] = []
    for find in (_ranges, _chinese_ranges, _shares, _arabic, _chinese):
        found = list(find(left, grammar))
        figures += found
        left = blanked(left, [(each.start, each.end) for each in found])
    rest = list(_rest(text, left, grammar))
    figures += (each for each in rest if isinstance(each, Stated))
    set_aside += (each for each in rest if isinstance(each, Aside))
    return Account(tuple(sorted(figures, key=_start)), tuple(sorted(set_aside, key=_start)))


def _start(each: Stated | Aside) -> int:
    return each.start


def _ranges(text: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Stated]:
    for match in grammar["range"].finditer(text):
        digits = "" if match["before"] or match["share"] or match["limit"] else _plain(match["digits"])
        yield Stated(*match.span(), match.group(), digits, "%" if match["percent"] else match["unit"] or "")


def _chinese_ranges(text: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Stated]:
    for match in grammar["chinese range"].finditer(text):
        low, high = _digits(match["low"]), _digits(match["high"])
        if match["unit"] and low and high and float(low) < float(high):
            yield Stated(*match.span(), match.group(), f"{low}{match['to']}{high}", match["unit"], chinese=True)


def _shares(text: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Stated]:
    for match in grammar["share"].finditer(text):
        if digits := _digits(match["digits"]):
            yield Stated(*match.span(), match.group(), digits, "%")


def _arabic(text: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Stated]:
    for match in grammar["arabic"].finditer(text):
        unit = "%" if match["percent"] else match["unit"] or ""
        digits = _plain(match["digits"])
        yield Stated(*match.span(), match.group(), _literal(match, digits), unit, rank=bool(match["rank"]))


def _plain(digits: str) -> str:
    """Half-width digits without commas between thousands."""
    return unicodedata.normalize("NFKC", digits).replace(",", "")


def _literal(match: re.Match[str], digits: str) -> str:
    """A number as the data write it; empty where they have no way to."""
    if match["limit"] == _ANY_NUMBER:
        return ""
    parts = (match["before"], digits, match["more"], match["scale"], match["after"], match["limit"])
    return "".join(part or "" for part in parts)


def _chinese(text: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Stated]:
    for match in grammar["chinese"].finditer(text):
        digits, before, unit = match["digits"], text[max(match.start() - 12, 0) : match.start()], match["unit"] or ""
        scale = digits[-1] if digits[-1] in "万亿" and len(digits) > 1 else ""
        number = _digits(digits.removesuffix(scale))
        if match["before"] == "近" and re.fullmatch(SCALE, digits) and unit and not (match["after"] or match["limit"]):
            yield Stated(*match.span(), match.group(), f"近{digits}", unit)
            continue
        if not number or not _counted(match, int(float(number)), before, text[match.end() :]):
            continue
        marks = (match["before"], number, scale, match["after"], match["limit"])
        literal = "" if match["limit"] == _ANY_NUMBER else "".join(part or "" for part in marks)
        rank, streak = bool(match["rank"]), before.endswith("连续")
        yield Stated(*match.span(), match.group(), literal, unit, chinese=True, rank=rank, streak=streak)


def _digits(words: str) -> str:
    """Arabic digits for an isolated Chinese numeral; empty where it is none."""
    if len(words) > _LONGEST:
        return ""
    try:
        number = cn2an.cn2an(words, "normal" if words == "两" else "strict")
    except ValueError:
        return ""
    return str(number)


def _counted(match: re.Match[str], number: int, before: str, after: str) -> bool:
    """Whether a Chinese numeral counts something: most of them only make a word."""
    unit = match["unit"] or ""
    if match["rank"]:
        return bool(
            unit in ("名", "方阵") or (_RANKED.search(before) and (unit == "位" or not unit) and _ENDS.match(after))
        )
    if not unit:
        return False
    if before.endswith("连续") or match["limit"] or match["before"] or match["after"]:
        return True
    if number < 2 or (unit in SELDOM_COUNTED and number < 10):
        return False
    return bool(_COUNTING.search(before) or _ENDS.match(after) or number >= 10)


def _rest(text: str, left: str, grammar: dict[str, re.Pattern[str]]) -> Iterator[Aside | Stated]:
    """What is left: Chinese numerals that state nothing, and odd digits such as ² that nobody can count with."""
    start = 0
    while start < len(left):
        if not is_numeral(left[start]):
            start += 1
            continue
        end, odd = start + 1, _is_odd(left[start])
        while end < len(left) and is_numeral(left[end]) and _is_odd(left[end]) is odd:
            end += 1
        if odd:
            yield Stated(start, end, text[start:end], "", "")
            start = end
            continue
        found = grammar["chinese"].match(left, start)
        reason = _IN_WORDS if found and found["unit"] else "词语的一部分"
        yield Aside(start, end, text[start:end], reason)
        start = end


def _is_odd(char: str) -> bool:
    """Whether a digit is neither Arabic nor Chinese nor the Roman of a grade."""
    return char not in CHINESE and unicodedata.category(char) != "Nl"
