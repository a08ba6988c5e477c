"""Numbers in a report's sentences that should come from its YAML.

Whatever may hold digits without being a figure (dates, document numbers, names in quotes, list marks, …) is blanked;
a digit that is left is a number without a source. Chinese numerals are looked at only where they spell a figure of
this very report with its unit (八年), since 一, 第三方 or 双随机 are everywhere.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from archive.fields import Kind
from archive.findings import Code, Finding
from archive.literal import Bound
from archive.model import Figure, Report
from archive.read.hidden import Span, blanked, code, comments, fences
from archive.read.macros import without_macros
from archive.read.source import Source
from archive.read.text import PageText

_CIRCLED = "①-⒛⓪-⓿❶-➓㈠-㈩㉑-㉟㊀-㊉㊱-㊿"
"""Marks of lists within a line."""
# Roman ones are left out: they name grades (Ⅳ级).
_NUMBER_SIGNS = f"²³¹¼-¾⁰⁴-⁹₀-₉⅐-⅟↉〡-〩〸-〺{_CIRCLED}"
_YEAR = r"(?<!\d)(?:19|20)\d\d"


def _spans(pattern: str) -> Callable[[str], Iterator[Span]]:
    """Where a pattern matches; it must stop where another match could begin, so that a text is read once."""
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: (match.span() for match in compiled.finditer(text))


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
    "标题的编号和标签": _spans(r"\{[ ]*+[#.:][^{}\n]*+\}|^#{1,6}[ ]++(?:\d++[.．、]|[（(]\d++[）)])"),
    "列表编号": _spans(
        rf"(?:^[ ]*+(?:[-*+>][ ]++)*+|(?<=[。；：]))(?:\d{{1,2}}+[.、．)）](?!\d)|[（(]\d{{1,2}}+[）)])"
        rf"|(?:^|(?<=[^\w”》）)]))[{_CIRCLED}]"
    ),
    "脚注": _spans(r"\[\^[^\[\]\n]++\]"),
    "书名号和引号里的名称": _spans(r"《[^《》\n]*+》|“[^“”\n]*+”|‘[^‘’\n]*+’|「[^「」\n]*+」|『[^『』\n]*+』"),
    "文号": _spans(r"〔\d{4}〕\d++号"),
    "年月起止": _spans(
        rf"{_YEAR}年?[ ]?(?:[—–~～-]{{1,2}}|至|到)[ ]?{_YEAR}(?!\d)年?(?:度|底|末|初)?"
        r"|\d{1,2}月\d{1,2}日?[ ]?(?:[—–~～-]{1,2}|至|到)[ ]?\d{1,2}日"
        r"|\d{1,2}月?[ ]?(?:[—–~～-]{1,2}|至|到)[ ]?\d{1,2}月(?:底|末|初|份)?"
    ),
    "日期": _spans(rf"{_YEAR}年(?:度|底|末|初)?(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\d{{1,2}}月(?:\d{{1,2}}日|份)?"),
    "条款和届次": _spans(r"第\d++(?:条|款|项|章|节|届|期|批|号|季度|次|轮|阶段)"),
    "名称里的年份": _spans(rf"{_YEAR}(?=行动|专项行动|年版)"),
    "时刻和时限": _spans(
        r"(?<![\d.])\d{1,2}[×xX*]24小时|(?<![\d.])\d{1,3}+个?工作日|(?<![\d.:：])\d{1,2}[:：][0-5]\d(?![\d:：])"
    ),
    "带字母的代号": _spans(
        r"(?:GB|GA|DB)(?:/T)?[ ]?\d+(?:[.-]\d+)*|(?<![A-Za-z])[A-Za-z]++-?\d+|\d[A-Z](?![A-Za-z])|(?<=[A-Za-z])[₀-₉²³]++(?:\.[₀-₉]++)?"
    ),
}
"""Where each kind of digits that are no figures stands in a text, in which the kinds before it are blanked."""
_NUMBER = re.compile(rf"[约近第]?\d(?:[\d.,，．]*\d)?(?:[%％]|[万亿多余]*)|[{_NUMBER_SIGNS}]+(?:[%％]|[万亿多余]*)")
_CHINESE_DIGITS = frozenset("零〇一二三四五六七八九十百千万亿两")


def numbers_in_prose(page: PageText, report: Report | None) -> Iterator[Finding]:
    """A finding for each number in the sentences; `report` lets it name the figure that was meant."""
    source = page.source
    text = without_macros(blanked(source.text, page.fences))
    for find in NOT_FIGURES.values():
        text = blanked(text, find(text))
    figures = list(report.figures.values()) if report else []
    for match in _NUMBER.finditer(text):
        meant = [f for f in figures if f.amount and text.startswith(f.text, match.start())]
        yield _finding(source, match.start(), match.group(), max(meant, key=lambda f: len(f.text), default=None), "")
    for figure in figures:
        for offset in _places(_telling(figure), text):
            yield _finding(source, offset, "", figure, ".cn")


def _places(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text and are not the end of a longer Chinese numeral."""
    offset = text.find(words) if words else -1
    while offset >= 0:
        if text[offset - 1 : offset] not in _CHINESE_DIGITS:
            yield offset
        offset = text.find(words, offset + 1)


def _telling(figure: Figure) -> str:
    """The figure in Chinese words where they can hardly be anything else; 一家 or 零件 often are."""
    amount = figure.amount
    if amount is None or (amount.value < 2 and amount.bound is Bound.EXACT and figure.indicator.kind is not Kind.RANK):
        return ""
    return figure.chinese


def _finding(source: Source, offset: int, number: str, meant: Figure | None, form: str) -> Finding:
    place = source.place(offset)
    if meant:
        word = f"{{{{ fig.{meant.indicator.id}{form} }}}}"
        return Finding(
            Code.NUMBER_IN_PROSE,
            place,
            f"“{meant.chinese if form else meant.text}”是本报告的数字，却直接写在正文里",
            f"改成 {word}",
        )
    mend = "写进 YAML 的 figures，正文用 {{ fig.指标 }}；若是名称的一部分，放进《》或“”"
    return Finding(Code.NUMBER_IN_PROSE, place, f"正文里的数字“{number}”没有出处", mend)
