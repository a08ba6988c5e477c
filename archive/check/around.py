"""What stands beside a figure: nothing that repeats or changes its unit, its number or how exact it is.

A figure is printed whole, `15起` or `近5000人`, so the words around it go on from there.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from archive.fields import Wording
from archive.findings import Code, Finding
from archive.model import Figure
from archive.read.hidden import Span, blanked
from archive.read.loading import Loading, ReportFiles
from archive.read.macros import FigureUse, macros
from archive.read.text import PageText

_REACH = 60  # characters looked at on each side
_FIGURE = "\ufffc"
_ASIDE = "·"
"""In place of the letters that an official report sets aside."""
_INLINE = "a|b|code|em|i|mark|s|span|strong|sub|sup|u"
_MARKS = re.compile(rf"[*_~]+|</?(?:{_INLINE})\b[^<>]*>", re.IGNORECASE)
# Any other tag parts what stands before it from what stands after.
_TAG = rf"</?(?!(?:{_INLINE})\b)[A-Za-z][^<>]*>"
# Where a sentence begins and ends: at an empty line, and at the mark of a list, a heading, a quotation or a table.
_BLOCK_START = re.compile(
    r"\n\s*\n|(?:\A|(?<=\n))[ \t]*(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+|(?:\A|(?<=\n))[ \t]*\d{1,3}[.．]|\|"
    rf"|{_TAG}",
    re.IGNORECASE,
)
_BLOCK_END = re.compile(r"\n\s*\n|\n[ \t]*(?:[-+>#|]|\*\s|\d{1,9}[.)])|\|" + rf"|{_TAG}", re.IGNORECASE)

_NEARBY = re.compile(
    r"(?:(?:几乎|近乎|大约|大概|接近|将近|至少|最少|最多|不少于|不低于|不超过|不多于|不高于|不下于|不到|不足|上千|上万)"
    r"|(?<![节制契合条公预签违履解续简集邀特失隐要守毁婚租])约"
    r"|(?<![最附临邻靠就远新亲贴走逼相])近)\Z"
)
_ABOVE = re.compile(r"(?:超过|突破|逾|(?<!赶)超)\Z")
_SIGN = re.compile(r"(?:[-－−±≥≤≈≧≦>＞<＜\\]|&[gl]t;|(?<![胜自担肩抱])负)\Z")
_DIGIT_BEFORE = re.compile(r"\d[.．,]?\Z")
_SCALE_BEFORE = re.compile(r"(?:[百千]分之|[百千万亿])\Z")
_CHINESE_DIGIT_BEFORE = re.compile(r"(?<![之第其唯单统同专合万逐划归周期每])[零〇一二两三四五六七八九十]\Z")
_DIGIT_AFTER = re.compile(r"[.．]?\d|[²³¹⁰⁴-⁹₀-₉½¼¾]")
_SHARE = re.compile(r"[%％‰]")
_BEFORE = (_NEARBY, _SCALE_BEFORE, _CHINESE_DIGIT_BEFORE)
_END = r"(?=\Z|[^\w]|[的和与及或])"
_LESS_EXACT = re.compile(
    r"余(?![额款下热震量生])|以内|倍(?![感受加增速率])|半(?![数年径天日月成岛途])|以上(?![率级])|以下(?![属简几])|左右(?![岸两手])|(?:多|上下|不等)"
    + _END
)
_SCALE_AFTER = re.compile(r"(?:[百千万亿]+)(?:[余多]?(?:元|人|户|家|件|份|次|起|名|个|亩|平方)|" + _END + ")")
_AFTER = (_SHARE, _LESS_EXACT, _SCALE_AFTER)
_TELLING_BEFORE = frozenset("第").union(*(pattern.pattern for pattern in (_DIGIT_BEFORE, _SIGN, *_BEFORE, _ABOVE)))
_TELLING_AFTER = frozenset[str]().union(*(pattern.pattern for pattern in (_DIGIT_AFTER, *_AFTER)))
"""What patterns can end or begin with, and more: no other letter beside a figure needs to be looked at."""
_PLAIN_MARKS = frozenset("，。；、：！？")
_BRACKETS = dict(zip("（(“‘\"'「『【[［", "）)”’\"'」』】]］", strict=True))
_AT_END = re.compile(_END)
_WORDS = {
    "起": "诉草到步点止源因重火伏飞初来爆运义租降",
    "件": "均",
    "次": "年日月要生序级之数",
    "人": "员民均大才社事力口身工为机数文家士体间居防行脸像选群物类格情道质证",
    "名": "单称录义师校牌医家片额人下为列誉胜城镇村优特",
    "家": "庭长属园政电具禽乡用访里校门",
    "项": "目下",
    "个": "人体案性别税股个中转",
    "场": "所地景馆外内面站合均镇",
    "条": "例款件线文块约目",
    "份": "额",
    "元": "旦月素宵件首",
    "年": "度底末初均报检轻龄来间内中前后终会货级限审幼老青代份产",
    "支": "持付出队部撑援局行教委书线流柱农",
    "期": "间限满末初待望刊货盼",
    "部": "门分署队委长级件位省市",
    "篇": "章幅",
    "批": "准复评量示发捕后建文",
    "处": "理罚置级长室于在分方所突境非",
    "户": "籍外主口均型数用",
}
"""Letters that make a word of another meaning with a unit's, so that it does not repeat the unit: 起诉, 次年."""


def around_figures(
    page: PageText, files: ReportFiles, loading: Loading, set_aside: Iterable[Span] = ()
) -> Iterator[Finding]:
    """A finding for each figure that the text beside it repeats or changes, where that text is not set aside."""
    official = files.report is not None and files.report.wording is Wording.OFFICIAL
    text, ends = _plain(page)
    text = blanked(text, set_aside, _ASIDE)
    units = loading.units
    telling = _TELLING_AFTER.union(unit[0] for unit in units)
    for use in page.uses:
        if not isinstance(use, FigureUse) or use.offset not in ends:
            continue
        other = files if use.year is None else loading.reports.get((files.body, use.year))
        figure = other.report.figures.get(use.indicator) if other and other.report else None
        if figure is None:
            continue
        before = text[max(0, use.offset - _REACH) : use.offset]
        after = text[ends[use.offset] : ends[use.offset] + _REACH]
        first = last = ""
        if not _tells_nothing(before[-1:], _TELLING_BEFORE):
            first = _wrong_before(_before(before), compared=use.year is not None)
        if not _tells_nothing(after[:1], telling) or after.startswith(figure.unit):
            last = _wrong_after(_after(after), figure, units)
        if official and last == _FIGURE:  # 22支555人: the body's own words
            last = ""
        if first or last:
            words = page.source.text[use.offset : ends[use.offset]]
            told = figure.chinese if words.rstrip("} ").endswith(".cn") else figure.text
            yield _finding(use, first, told, last)


def _tells_nothing(letter: str, telling: Collection[str]) -> bool:
    """Whether a letter or mark beside a figure is a plain one; most are."""
    return (letter.isalpha() or letter in _PLAIN_MARKS) and letter not in telling


def _plain(page: PageText) -> tuple[str, dict[int, int]]:
    """The text with a sign for each letter of a macro, and where each macro that begins at an offset ends."""
    ends = dict(macro.span() for macro in macros(page.visible))
    return blanked(page.visible, ends.items(), _FIGURE), ends


def _before(text: str) -> str:
    start = max((match.end() for match in _BLOCK_START.finditer(text)), default=0)
    return _MARKS.sub("", text[start:])


def _after(text: str) -> str:
    end = _BLOCK_END.search(text)
    return _MARKS.sub("", text[: end.start()] if end else text)


def _wrong_before(text: str, *, compared: bool) -> str:
    """What at the end of the text before a figure changes it; nothing may be wrong with what it is compared to."""
    for pattern in (_DIGIT_BEFORE, _SIGN):
        if wrong := pattern.search(text):
            return wrong.group()
    text = "".join(text.split())
    if text.endswith("第"):
        return "第"
    for pattern in _BEFORE if compared else (*_BEFORE, _ABOVE):
        if wrong := pattern.search(text):
            return wrong.group()
    return ""


def _wrong_after(text: str, figure: Figure, units: Collection[str]) -> str:
    """What at the beginning of the text after a figure changes or repeats it."""
    if wrong := _DIGIT_AFTER.match(text):
        return wrong.group()
    text = "".join(text.split())
    if text.startswith(_FIGURE):
        return _FIGURE
    for pattern in _AFTER:
        if wrong := pattern.match(text):
            return wrong.group()
    own = figure.unit
    text = text.removeprefix("\\")
    if _BRACKETS.get(text[:1]) == text[1 + len(own) : 2 + len(own)] and text.startswith(own, 1):
        return text[: 2 + len(own)]
    if text.startswith(own) and _repeats(own, text[len(own) :]):
        return own
    return next((unit for unit in units if text.startswith(unit) and _AT_END.match(text, len(unit))), "")


def _repeats(unit: str, rest: str) -> bool:
    """Whether a unit after a figure is the unit again, not the beginning of a word."""
    if len(unit) > 1 or not unit.isalpha():
        return True
    return rest[:1] not in _WORDS[unit] or not rest if unit in _WORDS else bool(_AT_END.match(rest))


def _finding(use: FigureUse, first: str, told: str, last: str) -> Finding:
    if last == _FIGURE:
        return Finding(Code.AROUND_A_FIGURE, use.place, f"“{told}”后面紧跟着另一个数字", "在两个数字之间写上文字或标点")
    beside = "”和“".join(words for words in (first, last) if words)
    mend = f"删去“{beside}”；单位由 indicators.yml 给出，约、近、余这样的字写在数据文件的数字里"
    return Finding(Code.AROUND_A_FIGURE, use.place, f"会印成“{first}{told}{last}”", mend)
