"""Numbers in a report's sentences that should come from its YAML.

Whatever may hold digits without being a figure (dates, document numbers, names in quotes, list marks, …) is blanked;
a digit that is left is a number without a source. Chinese numerals are looked at only where they spell a figure of
this very report with its unit (八年) in a clause that has words of its indicator's name: 一, 第三方 or 双随机 are
everywhere, and 三次开会 may well be other three times. Nobody can know, so a finding asks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from archive.fields import Kind, Wording
from archive.findings import Code, Finding
from archive.literal import BEFORE, Bound
from archive.model import Figure, Report
from archive.read.hidden import Span, blanked, code, comments, fences
from archive.read.macros import without_macros
from archive.read.source import Source
from archive.read.text import PageText

_CIRCLED = "①-⒛⓪-⓿❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿"
"""Marks of lists within a line."""
# Roman ones are left out: they name grades (Ⅳ级).
_NUMBER_SIGNS = f"²³¹¼-¾⁰⁴-⁹₀-₉⅐-⅟↉〡-〩〸-〺{_CIRCLED}"
_MARK = r"\d{1,2}+\\?[.、．)）](?!\d)|[（(]\d{1,2}+[）)]"
"""Of an item of a list."""
_YEAR = r"(?<!\d)(?:19|20)\d\d"


def _spans(pattern: str, begins: str = "") -> Callable[[str], Iterator[Span]]:
    """Where a pattern matches; it must stop where another match could begin, so that a text is read once.

    `begins` are the letters that a match can begin with, where they do not show at the pattern's own beginning: looking
    for one of them is ten times as fast as trying the pattern at each letter.
    """
    compiled = re.compile(pattern, re.MULTILINE)
    if not begins:
        return lambda text: (match.span() for match in compiled.finditer(text))
    first = re.compile(f"[{begins}]")
    return lambda text: (match.span() for match in _matches(compiled, first, text))


def _matches(pattern: re.Pattern[str], first: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Each match of a pattern that begins with a letter that `first` finds."""
    found = first.search(text)
    while found:
        match = pattern.match(text, found.start())
        if match:
            yield match
        found = first.search(text, match.end() if match else found.end())


def _at_lines(pattern: str) -> Callable[[str], Iterator[Span]]:
    """Where a pattern matches at the beginning of a line."""
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Span]:
        for start in (0, *(end.end() for end in re.finditer("\n", text))):
            if match := compiled.match(text, start):
                yield match.span()

    return find


def _either(*finders: Callable[[str], Iterator[Span]]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (span for find in finders for span in find(text))


NOT_FIGURES: Mapping[str, Callable[[str], Iterator[Span]]] = {
    "代码块": fences,
    "行内代码": code,
    "HTML 标记和注释": _either(comments, _spans(r"</?[A-Za-z][^<>\n]*+>|&#?\w{1,32};")),
    "链接地址": _spans(
        # Not the title that may follow, which readers see.
        r"\]\([ ]*+(?:<[^<>\n]*+>|(?:[^)\s\]<]|\](?!\())*+)(?=[ ]*+[)\"'(])|https?://[!-~]+"
    ),
    "标题的编号和标签": _spans(r"\{[ ]*+[#.:][^{}\n]*+\}|^#{1,6}[ ]++(?:\d++[.．、]|[（(]\d++[）)])", begins=r"{#"),
    "列表编号": _either(
        _at_lines(rf"[ ]*+(?:[-*+>][ ]++)*+(?:{_MARK})"),
        _spans(rf"(?<=[。；：])(?:{_MARK})|(?:^|(?<=[^\w”》）)]))[{_CIRCLED}]", begins=rf"\d（({_CIRCLED}"),
    ),
    "脚注": _spans(r"\[\^[^\[\]\n]++\]"),
    "书名号和引号里的名称": _spans(r"《[^《》\n]*+》|“[^“”\n]*+”|‘[^‘’\n]*+’|「[^「」\n]*+」|『[^『』\n]*+』"),
    "文号": _spans(r"〔\d{4}〕\d++号"),
    "年月起止": _spans(
        rf"{_YEAR}年?[ ]?(?:[—–~～-]{{1,2}}|至|到)[ ]?{_YEAR}(?!\d)年?(?:度|底|末|初)?"
        r"|\d{1,2}月\d{1,2}日?[ ]?(?:[—–~～-]{1,2}|至|到)[ ]?\d{1,2}日"
        r"|\d{1,2}月?[ ]?(?:[—–~～-]{1,2}|至|到)[ ]?\d{1,2}月(?:底|末|初|份)?",
        begins=r"\d",
    ),
    "日期": _spans(
        rf"{_YEAR}年(?:度|底|末|初)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\d{{1,2}}月(?:\d{{1,2}}日|份)?", begins=r"\d"
    ),
    "条款和届次": _spans(r"第\d++(?:条|款|项|章|节|届|期|批|号|季度|次|轮|阶段)"),
    "名称里的年份": _spans(rf"{_YEAR}(?=行动|专项行动|年版)", begins="12"),
    "时刻和时限": _spans(
        r"(?<![\d.])\d{1,2}[×xX*]24小时|(?<![\d.])\d{1,3}+个?工作日|(?<![\d.:：])\d{1,2}[:：][0-5]\d(?![\d:：])",
        begins=r"\d",
    ),
    "带字母的代号": _spans(
        r"(?:GB|GA|DB)(?:/T)?[ ]?\d+(?:[.-]\d+)*|(?<![A-Za-z])[A-Za-z]++-?\d+|\d[A-Z](?![A-Za-z])|(?<=[A-Za-z])[₀-₉²³]++(?:\.[₀-₉]++)?",
        begins=r"A-Za-z\d₀-₉²³",
    ),
}
"""Where each kind of digits that are no figures stands in a text, in which the kinds before it are blanked."""
_DIGITS = r"\d(?:[\d.,，．]*\d)?[百千万亿多余]*"
_NUMBER = re.compile(
    rf"(?:第|{BEFORE})?{_DIGITS}(?:[-–—~～至到]{_DIGITS})?[%％]?|[{_NUMBER_SIGNS}]+(?:[%％]|[万亿多余]*)"
)
_COUNTS = re.compile(rf"[\d{_NUMBER_SIGNS}]")
_CHINESE_DIGITS = "零〇一二三四五六七八九十百千万亿两"
NUMERAL = re.compile(rf"[\d{_NUMBER_SIGNS}{_CHINESE_DIGITS}]")
"""Whatever may count."""
_STOPS = re.compile(r"[，。；：！？;!?|\n]")
_REACH = 60  # characters looked at on each side


def numbers_in_prose(page: PageText, report: Report | None, set_aside: Iterable[Span] = ()) -> Iterator[Finding]:
    """A finding for each number in the sentences; `report` lets it name the figure that may be meant.

    `set_aside` is where the data of an official report say that there is none.
    """
    official = report is not None and report.wording is Wording.OFFICIAL
    text = without_names(without_macros(blanked(page.source.text, [*page.fences, *set_aside])))
    figures = list(report.figures.values()) if report else []
    for match in _NUMBER.finditer(text) if _COUNTS.search(text) else ():
        meant = [f for f in figures if f.amount and text.startswith(f.text, match.start())]
        likeliest = max(meant, key=lambda f: (len(f.text), _fits(f, f.text, text, match.start())), default=None)
        yield _finding(page.source, match.start(), match.group(), likeliest, "", official)
    for offset, figure in in_words(text, figures):
        yield _finding(page.source, offset, "", figure, ".cn", official)


def without_names(text: str) -> str:
    """A text with the digits that are no figures turned into spaces."""
    for find in NOT_FIGURES.values():
        text = blanked(text, find(text))
    return text


def in_words(text: str, figures: Iterable[Figure]) -> Iterator[tuple[int, Figure]]:
    """Where Chinese words seem to spell a figure."""
    for figure in figures:
        words = _telling(figure)
        yield from ((at, figure) for at in _places(words, text) if _fits(figure, words, text, at))


def _places(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text and are not the end of a longer Chinese numeral."""
    offset = text.find(words) if words else -1
    while offset >= 0:
        if not offset or text[offset - 1] not in _CHINESE_DIGITS:
            yield offset
        offset = text.find(words, offset + 1)


def _telling(figure: Figure) -> str:
    """The figure in Chinese words where they can hardly be anything else; 一家 or 零件 often are."""
    amount = figure.amount
    if amount is None or (amount.value < 2 and amount.bound is Bound.EXACT and figure.indicator.kind is not Kind.RANK):
        return ""
    return figure.chinese


def _fits(figure: Figure, words: str, text: str, offset: int) -> bool:
    """Whether two neighbouring letters of the indicator's name stand in the clause around the words."""
    before, after = text[max(0, offset - _REACH) : offset], text[offset + len(words) : offset + len(words) + _REACH]
    clause = f"{_STOPS.split(before)[-1]}|{_STOPS.split(after, maxsplit=1)[0]}"
    name = figure.indicator.name
    return any(name[at : at + 2] in clause for at in range(max(1, len(name) - 1)))


def _finding(source: Source, offset: int, number: str, meant: Figure | None, form: str, official: bool) -> Finding:
    aside = "在数据文件的 set_aside 里写上这几个字和原因" if official else "名称里的数字放进《》或“”"
    if meant:
        shown, word = (meant.chinese if form else meant.text), f"{{{{ fig.{meant.indicator.id}{form} }}}}"
        message = f"“{shown}”像是本报告的数字“{meant.indicator.name}”（{meant.indicator.id}），却直接写在正文里"
        other = aside if official else "就换个说法" if form else f"就写进 YAML 的 figures，{aside}"
        return Finding(Code.NUMBER_IN_PROSE, source.place(offset), message, f"是它，就改成 {word}；不是，{other}")
    mend = f"写进 YAML 的 figures，正文用 {{{{ fig.指标 }}}}；{'不是报告的数字，' if official else ''}{aside}"
    return Finding(Code.NUMBER_IN_PROSE, source.place(offset), f"正文里的数字“{number}”没有出处", mend)
