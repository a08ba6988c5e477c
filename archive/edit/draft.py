"""A report's two files drafted from a document: the YAML with its figures, and the Markdown with macros in their place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.check.numbers import in_words, without_names
from archive.edit.blocks import Block, Document
from archive.edit.labels import DIGITS, value
from archive.edit.match import Match
from archive.edit.numerals import Stated
from archive.edit.passages import Passage
from archive.edit.schema import schema_line
from archive.edit.typed import scalar
from archive.fields import Kind, Wording
from archive.literal import LiteralError, parse
from archive.model import Figure, Report
from archive.pending import AWAITED, RANK
from archive.read.hidden import blanked
from archive.read.sections import Section, sections

_DAY = re.compile(
    r"(?P<year>[^年]{4})年(?P<month>[^月]{1,3})月(?P<day>[^日]{1,3})日|(?P<y>\d{4})[-./](?P<m>\d\d?)[-./](?P<d>\d\d?)"
)


PARTED = "、"
"""What parts two figures that nothing parts in the document, in a text that need not be its own letter by letter."""


@dataclass(frozen=True)
class Entry:
    """A figure of a draft: what the YAML says of it, and the macro that stands in the text."""

    match: Match
    passage: Passage
    id: str
    value: str
    unit: str
    """As typed beside the value; empty where the indicator gives it."""

    @property
    def macro(self) -> str:
        """What stands in the text."""
        return f"{{{{ fig.{self.id}{'.cn' if self.match.seen.stated.chinese and self._has_words else ''} }}}}"

    @property
    def line(self) -> str:
        """Its line in the YAML."""
        if not self.unit:
            return f"{self.id}: {scalar(self.value)}"
        return f"{self.id}: {{value: {scalar(self.value)}, unit: {scalar(self.unit)}}}"

    @property
    def _has_words(self) -> bool:
        return self.match.seen.stated.amount is not None


def entries(passages: Sequence[Passage], matches: Sequence[Match], wording: Wording) -> list[Entry]:
    """The figures of a document, sure ones under their indicator, all others as pending ones in order."""
    places = [passage for passage in passages for _ in passage.account.figures]
    made: list[Entry] = []
    pending = 0
    for passage, match in zip(places, matches, strict=True):
        entry = _sure(match, passage, wording) if match.sure else None
        if entry is None:
            pending += 1
            entry = _pending(replace(match, sure=False), passage, f"pending_{pending:02}")
        made.append(entry)
    return made


def _sure(match: Match, passage: Passage, wording: Wording) -> Entry | None:
    """A figure under its indicator; None where an official text would be printed otherwise."""
    assert match.best
    indicator, stated = match.best.indicator, match.seen.stated
    unit = stated.unit or indicator.unit
    rank = indicator.kind is Kind.RANK
    value = stated.literal
    if wording is Wording.OFFICIAL and stated.printed(unit, rank=rank) != stated.written:
        value = stated.spelled
        if rank or stated.chinese or not _prints(value, unit, stated.written):
            return None
    return Entry(match, passage, indicator.id, value, "" if unit == indicator.unit else unit)


def _prints(value: str, unit: str, written: str) -> bool:
    """Whether the data of an official text can hold a number as it is written: 1,286件."""
    try:
        return parse(value, printed=True).text(unit) == written
    except LiteralError:
        return False


def _pending(match: Match, passage: Passage, id_: str) -> Entry:
    stated = match.seen.stated
    if stated.as_written or (passage.lead and stated.literal):
        return Entry(match, passage, id_, stated.literal, f"{RANK}{stated.unit}" if stated.rank else stated.unit)
    spelled = stated.written.removesuffix(stated.unit) if stated.unit else stated.written
    unit = stated.unit if spelled != stated.written else ""
    return Entry(
        replace(match, seen=replace(match.seen, stated=replace(stated, chinese=False))), passage, id_, spelled, unit
    )


def printed_otherwise(made: Sequence[Entry], wording: Wording) -> list[tuple[Entry, str]]:
    """The figures that a reader will see written otherwise than in the document, each with how."""
    found = []
    for number, entry in enumerate(made):
        stated, best = entry.match.seen.stated, entry.match.best
        if entry.match.sure and best:
            rank = best.indicator.kind is Kind.RANK
            printed = stated.printed(entry.unit or best.indicator.unit, rank=rank)
            if printed != stated.written:
                found.append((entry, printed))
        before = made[number - 1] if number else None
        beside = before and before.passage is entry.passage and before.match.seen.stated.end == stated.start
        if beside and wording is not Wording.OFFICIAL:
            found.append((entry, PARTED + stated.written))
    return found


# The text


def markdown(blocks: Sequence[Block], passages: Sequence[Passage], made: Sequence[Entry], wording: Wording) -> str:
    """The Markdown of a draft: each figure as its macro, all else as the document writes it."""
    written: dict[tuple[int, int, int], str] = {}
    waiting = iter(made)
    for passage in passages:
        figures = [(each, next(waiting)) for each in passage.account.figures]
        between = "" if wording is Wording.OFFICIAL else PARTED
        written[passage.block, passage.row, passage.column] = _with_macros(passage, figures, between)
    return "\n\n".join(_block(number, block, written, wording) for number, block in enumerate(blocks)) + "\n"


def _with_macros(passage: Passage, figures: Sequence[tuple[Stated, Entry]], between: str) -> str:
    parts, at = list[str](), 0
    for stated, entry in figures:
        if at and stated.start == at:
            parts.append(between)
        parts += [_escaped(passage.text[at : stated.start], first=at == 0), entry.macro]
        at = stated.end
    return "".join([*parts, _escaped(passage.text[at:], first=at == 0)])


def _block(number: int, block: Block, written: Mapping[tuple[int, int, int], str], wording: Wording) -> str:
    if block.kind == "table":
        width = max(len(row) for row in block.rows)
        lines = []
        for row, cells in enumerate(block.rows):
            texts = [written[number, row, column].replace("|", r"\|") for column in range(len(cells))]
            lines.append(f"| {' | '.join(texts + [''] * (width - len(cells)))} |")
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])
    if block.kind == "paragraph":
        return written[number, 0, 0]
    stop = "。" if block.run_in and wording is Wording.OFFICIAL else ""
    return f"{'#' * (block.level + 1)} {written[number, 0, 0]}{stop}"


_MARK = re.compile(r"[\\`*_\[\]]")
_BRACE = re.compile(r"[{}]|~(?=~)|=(?==)")
"""What no backslash helps against: Jinja's marks, and those of other kinds of Markdown."""
_AT_START = re.compile(r"[#>]|[-+](?=\s)|-(?=-)|!(?=!!)|\d{1,9}[.)](?=\s)")


def _escaped(text: str, *, first: bool) -> str:
    """A text as Markdown that is printed as it stands, letter by letter."""
    text = text.replace("&", "&amp;").replace("<", "&lt;") if re.search(r"<|&#?\w{1,32};", text) else text
    text = _BRACE.sub(lambda brace: f"&#{ord(brace[0])};", _MARK.sub(r"\\\g<0>", text))
    if first and (mark := _AT_START.match(text)):
        at = mark.end() - 1
        text = f"{text[:at]}\\{text[at:]}"
    return text


# The data


def data(
    document: Document,
    text: str,
    passages: Sequence[Passage],
    made: Sequence[Entry],
    wording: Wording,
    before: Report | None,
    today: date,
) -> str:
    """The YAML of a draft; what nobody knows from the document is null, and what an editor must say is 待填."""
    lines = [
        schema_line("data/reports/").rstrip(),
        f"title: {scalar(document.title) if document.title else AWAITED}",
        f"signed_by: {scalar(document.signed_by) if document.signed_by else 'null'}",
        f"dated: {_day(document.dated) or 'null'}        # 成文日期",
        "published: null          # 发布日期；不知道就写 null，绝不猜",
        f"wording: {wording.value}          # official 原文 | edited 整理 | excerpt 摘录",
        "",
        "source:",
        f"  name: {scalar(document.name)}",
        "  url: null",
        f"  sha256: {document.sha256}",
        "",
        "statute_items:           # 五项法定内容各在哪一节：照标题猜的，请核对；没有就写 null",
        *(f"  {item}: {label}" for item, label in items(text, document).items()),
        "",
        "changes:                 # 本站哪一天收录、改了什么",
        f"  {today.isoformat()}: 收录",
        "",
        "figures:                 # 照报告的写法，不带单位" if made else "figures: {}",
        *(f"  {line}" for line in dict.fromkeys(entry.line for entry in made)),
    ]
    if wording is Wording.OFFICIAL and (aside := _set_aside(passages, made)):
        lines += ["", "set_aside:               # 原文里不是数字的字", *(f"  - {line}" for line in aside)]
    if before and before.plans:
        lines += ["", "plan_results:            # 上一年的安排，这份报告怎么说"]
        lines += [f"  {plan}: {{outcome: {AWAITED}}}  # {each.title}" for plan, each in before.plans.items()]
    return "\n".join(lines) + "\n"


def _set_aside(passages: Sequence[Passage], made: Sequence[Entry]) -> list[str]:
    """What the check would not let stand and is no figure by the account, each with the account's reason."""
    figures = [
        Figure(indicator=entry.match.best.indicator, amount=amount, measure_word=entry.unit or None)
        for entry in made
        if entry.match.sure and entry.match.best and (amount := entry.match.seen.stated.amount)
    ]
    found: dict[str, str] = {}
    for passage in passages:
        stated = [(each.start, each.end) for each in passage.account.figures]
        for at, figure in in_words(without_names(blanked(passage.text, stated)), figures):
            reasons = (each.reason for each in passage.account.asides if each.start <= at < each.end)
            found.setdefault(figure.chinese, next(reasons, "不是这个数字"))
        left = without_names(passage.text)
        for each in passage.account.asides:
            if re.search(r"\d", left[each.start : each.end]):
                found.setdefault(each.written, each.reason)
    return [f"{{text: {scalar(words)}, why: {scalar(why)}}}" for words, why in found.items()]


def _day(dated: str) -> str:
    """A day as the data write it; empty where it is damaged."""
    match = _DAY.fullmatch(dated)
    if not match:
        return ""
    year, *others = (match[name] or match[name[0]] for name in ("year", "month", "day"))
    try:
        return date(int(year.translate(DIGITS)), *map(value, others)).isoformat()
    except ValueError:
        return ""


def items(text: str, document: Document) -> dict[str, str]:
    """Where the five statutory items stand, by the words of the headings; 待填 where none tells it.

    Only the last item is called missing where no heading names it: reports that have it give it a heading.
    """
    found = list(sections(text))
    parts = [each for each in found if each.id.count("-") == 0]
    years = [int(year) + 1 for year in re.findall(r"(?:19|20)\d\d", document.title)]
    next_year = "|".join([*(rf"{year}年" for year in years), "下一?年|下一?步|安排|打算|计划|思路"])
    leadership = r"第一责任人|主要负责人"
    return {
        "measures": _first(parts, r"举措|成效|做法|情况|工作") or AWAITED,
        "shortcomings": _first([*parts, *found], r"不足|问题|困难|短板") or AWAITED,
        "leadership": _first([*parts, *found], leadership) or _saying(text, found, leadership) or AWAITED,
        "next_year": _first(parts[1:], next_year) or AWAITED,
        "other": _first(parts, r"其他(?:需要|情况|事项)") or "null",
    }


def _first(found: Sequence[Section], words: str) -> str:
    return next((each.label for each in found if re.search(words, each.title)), "")


def _saying(text: str, found: Sequence[Section], words: str) -> str:
    """The section in whose own text some words stand."""
    ends = [*(section.start for section in found[1:]), len(text)]
    return next(
        (each.label for each, end in zip(found, ends, strict=False) if re.search(words, text[each.end : end])), ""
    )
