"""What was published cannot change in silence: a figure, a date or an official text changes with an entry that says why.

The published state stands in data/published; what differs from it and has no entry in the report's `corrections` is told
with the entry that is missing. What was unknown and is known now is no correction, and neither is another setting of the
same words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from archive.fields import Kind, Wording, section_label
from archive.findings import Code, Finding, Place, nearest
from archive.literal import LiteralError, parse
from archive.model import BEGINNING, FACTS, Correction, Figure, Report
from archive.read.loading import Loading, ReportFiles
from archive.read.normal import hashes
from archive.read.published import Published
from archive.read.text import PageText
from archive.read.yamlfile import Document

_NOT_APPLICABLE = "不适用"
_ALWAYS = ("dated", "published", "updated")
"""The facts that are held in every report; the others only where the text is the body's own."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something that is not as it was published: where it stands, and what stood there, as an entry would write it."""

    place: Place
    what: str
    name: str
    """As it is told: of a fact its Chinese name, of a section the label."""
    was: str = ""
    """Empty where only its hash is known."""
    shown: str = ""
    """The same with its unit."""
    now: str = ""
    """What stands there now, with its unit; empty where nothing does."""
    happened: str = ""
    """What happened to a section of the text."""

    @property
    def told(self) -> str:
        """In a sentence."""
        if self.happened:
            return f"原文“{self.name}”一节{self.happened}"
        space = " " if self.name.isascii() else ""
        return f"{self.name}{space}公布时是 {self.shown}，现在{f'是 {self.now}' if self.now else '没有了'}"


def state_of(report: Report, page: PageText, before: Mapping[str, str] | None = None) -> Published:
    """What a report says now; `before` are the figures as published, which its text is read with."""
    printed = {**report.figures}
    for id_, stated in (before or {}).items():
        if id_ in printed:
            printed[id_] = _as_stated(printed[id_], stated)
    official = report.wording is Wording.OFFICIAL
    facts = {name: report.fact(name) for name in (FACTS if official else _ALWAYS)}
    text = hashes(page, lambda id_, cn: _printed(printed.get(id_), cn)) if official else {}
    return Published(
        facts={name: value for name, value in facts.items() if value},
        figures={id_: _stated(figure) for id_, figure in report.figures.items()},
        text=text,
        corrections=tuple(sorted(each.key for each in report.corrections)),
    ).sealed()


def _stated(figure: Figure) -> str:
    return f"{figure.amount.spelling} {figure.unit}" if figure.amount else _NOT_APPLICABLE


def _as_stated(figure: Figure, stated: str) -> Figure:
    """The figure with the spelling and unit of a published one."""
    spelling, _, unit = stated.partition(" ")
    try:
        amount = parse(spelling, signed=figure.indicator.kind is Kind.CHANGE, printed=True) if unit else None
    except LiteralError:
        return figure
    return replace(figure, amount=amount, measure_word=unit or None)


def _printed(figure: Figure | None, cn: bool) -> str:
    return "" if figure is None else figure.chinese if cn else figure.text


def recorded(files: ReportFiles, loading: Loading) -> Published | None:
    """What was published of a report, its figures by the ids that their indicators have now; None where nothing was."""
    published, former = loading.published.get((files.body, files.year)), loading.former
    return published and replace(
        published, figures={former.get(id_, id_): each for id_, each in published.figures.items()}
    )


def told_so(figure: Figure, published: Published | None) -> bool:
    """Whether readers were told a figure of a report as it stands."""
    return published is not None and published.figures.get(figure.indicator.id) == _stated(figure)


def changes(files: ReportFiles, loading: Loading) -> list[Change]:
    """Everything that was published of a report and is not as it was, as far as its files can be read."""
    published, report, page, document = recorded(files, loading), files.report, files.page, files.document
    if not (published and report and page and document):
        return []
    return list(_changes(report, page, document, published, files.stated or frozenset()))


def since_published(loading: Loading, today: date) -> Iterator[Finding]:
    """What changed of published reports without an entry, and entries that correct nothing."""
    for key, published in loading.published.items():
        files = loading.reports.get(key, ReportFiles(*key))
        if not files.has_data:
            place = Place(files.published_path)
            yield Finding(Code.LOST, place, f"公布过的报告不见了：{files.data_path}", "从版本库里恢复它")
        else:
            yield from _silent(files, published, loading, today)
            yield from _lost(files, published)
    for files in loading.reports.values():
        yield from _entries(files, loading)


def _silent(files: ReportFiles, published: Published, loading: Loading, today: date) -> Iterator[Finding]:
    """What is not as it was and has no entry that says so, and entries that say it wrongly."""
    report, document, former = files.report, files.document, loading.former
    if not (report and files.page and document):
        return
    changed = {change.what: change for change in changes(files, loading)}
    fresh: dict[str, tuple[int, Correction]] = {}
    for number, each in enumerate(report.corrections):
        if each.key not in published.corrections:
            fresh.setdefault(_what(each, former), (number, each))
    yield from (_missing(change, today) for what, change in changed.items() if what not in fresh)
    known = _known(files, loading)
    for what, (number, each) in fresh.items():
        if what not in changed and what in known:
            message = f"{each.what} 与公布时一样，或者公布时没有，没有更正什么"
            place = document.place("corrections", number, "what")
            yield Finding(Code.NOTHING_CORRECTED, place, message, "删去这一条，或改 what")
        elif what in changed and changed[what].was and each.was not in (changed[what].was, changed[what].shown):
            message = f"{each.what} 公布时是 {changed[what].shown}，不是 {each.was}"
            place, mend = document.place("corrections", number, "was"), f"was 写 {changed[what].was}"
            yield Finding(Code.OTHER_OLD_VALUE, place, message, mend)


def _lost(files: ReportFiles, published: Published) -> Iterator[Finding]:
    """Entries that were published and are gone."""
    if files.report and files.document:
        for key in sorted(set(published.corrections) - {each.key for each in files.report.corrections}):
            place, message = files.document.key_place("corrections"), f"公布过的更正不见了：{key}"
            yield Finding(Code.LOST, place, message, "从版本库里恢复它，日期和 what 不改")


def _what(correction: Correction, former: Mapping[str, str]) -> str:
    """What an entry corrects, by the id that the indicator has now and the label in its one spelling."""
    return former.get(correction.what) or (
        correction.what if correction.what.isascii() else section_label(correction.what)
    )


def _missing(change: Change, today: date) -> Finding:
    entry = f"{{day: {today}, what: {change.what}, was: {change.was or '原来的句子'}, why: 原因, whose: archive}}"
    mend = f"改回来；确实要改，就在 corrections 里加一条 {entry}，机关自己更正的 whose 写 body"
    return Finding(Code.SILENT_CHANGE, change.place, change.told, mend)


def _changes(
    report: Report, page: PageText, document: Document, published: Published, typed: frozenset[str]
) -> Iterator[Change]:
    """Everything that was published and is not as it was; a figure that is typed and wrong has its own finding."""
    now = state_of(report, page, published.figures)
    for id_, stated in published.figures.items():
        if stated != now.figures.get(id_) and (id_ in report.figures or id_ not in typed):
            figure, was = report.figures.get(id_), stated.partition(" ")[0]
            shown = _as_stated(figure, stated).text if figure else stated.replace(" ", "")
            is_now, place = figure.text if figure else "", document.place("figures", id_)
            yield Change(place=place, what=id_, name=id_, was=was, shown=shown, now=is_now)
    for name in FACTS if published.text else _ALWAYS:
        was, is_now = published.facts.get(name, ""), report.fact(name)
        if was and was != is_now:
            yield Change(place=document.place(name), what=name, name=FACTS[name], was=was, shown=was, now=is_now)
    if published.text and now.text:
        yield from _text_changes(page, published.text, now.text)


def _text_changes(page: PageText, published: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    starts = {BEGINNING: page.body, **{section.label: section.start for section in page.sections}}
    for label in dict.fromkeys([*published, *now]):
        if published.get(label) != now.get(label):
            how = "公布以后改了" if label in now else "公布以后没有了"
            how = how if label in published else "是公布以后加的"
            place = page.source.place(starts.get(label, page.body))
            yield Change(place=place, what=label, name=label, happened=how)


def _known(files: ReportFiles, loading: Loading) -> set[str]:
    """What an entry may name."""
    labels = files.page.labels if files.page else []
    known = {*FACTS, BEGINNING, *labels, *(loading.typed_indicators() or ()), *loading.former}
    published = loading.published.get((files.body, files.year))
    return known | {*published.figures, *published.text} if published else known


def _entries(files: ReportFiles, loading: Loading) -> Iterator[Finding]:
    """Each entry names something that there is or was, and stands once."""
    report, document, known = files.report, files.document, _known(files, loading)
    if not (report and document):
        return
    readable = files.page is not None and loading.typed_indicators() is not None
    seen: set[str] = set()
    for number, each in enumerate(report.corrections):
        place = document.place("corrections", number, "what")
        if readable and _what(each, loading.former) not in known:
            message = f"不知道更正的是什么：{each.what}{nearest(each.what, known)}"
            mend = f"写 figures 里的指标、{'、'.join(FACTS)}，或正文一节的编号，如 一（二）"
            yield Finding(Code.NOTHING_CORRECTED, place, message, mend)
        if each.key in seen:
            message = f"{each.what} 在 {each.day} 更正了两次"
            yield Finding(Code.CORRECTED_TWICE, place, message, "合成一条，was 写更正以前的")
        seen.add(each.key)
