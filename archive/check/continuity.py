"""What may well be right and should be looked at: figures that do not go on as the body's other years have it.

Questions are asked only of what readers have not been told yet: what is on record as published has been through them. A
note at the figure answers one, and so does a change of definition; the last kind ends when the report is on record.
"""

from collections.abc import Iterator
from decimal import Decimal

from archive.check.published import recorded, told_so
from archive.fields import Kind
from archive.findings import Code, Finding
from archive.literal import Bound
from archive.model import Figure, Report
from archive.read.loading import Loading, ReportFiles
from archive.read.yamlfile import Document

_TIMES = 10
"""From here on a value is of another size: what a slipped point or a forgotten 万 makes of it at least."""
_SMALL = Decimal(100)
"""Below this another size is ordinary, as from 1 case to 12; a 万 too many or too few never stays below it."""
_SIZED = (Kind.FLOW, Kind.STOCK, Kind.NORM)
"""Kinds of which a size says something: rates end at 100, ranks and changes go up and down, years are counted on."""
_NAMED = 5
"""So many indicators are named in one question."""


def continuity(loading: Loading) -> Iterator[Finding]:
    """The questions that the reports of an archive leave open."""
    for files in loading.reports.values():
        if files.report and files.document:
            yield from _figures(files, files.report, files.document, loading)
            if not recorded(files, loading):
                yield from _stated_before(files, files.report, files.document, loading)


def _figures(files: ReportFiles, report: Report, document: Document, loading: Loading) -> Iterator[Finding]:
    """Of each figure that is new and has no note: whether it goes on from the year before, and the year after from it."""
    published = recorded(files, loading)
    for id_, figure in report.figures.items():
        if told_so(figure, published) or figure.note or figure.break_:
            continue
        place = document.place("figures", id_)
        for year, other, older, newer in _neighbours(figure, report, loading):
            if _of_another_size(older, newer):
                message = f"{id_} 是 {figure.text}，{year} 年是 {other.text}，相差十倍以上"
                mend = "核对小数点、“万”和单位；确实这样，就加 note 写明核对过，口径变了写 break"
                yield Finding(Code.ANOTHER_SIZE, place, message, mend)
            elif _not_counted_on(older, newer):
                message = f"{id_} 是 {figure.text}，{year} 年是 {other.text}，没有接着数"
                mend = "核对两年的报告；中断过或报告确实这样写，就加 note 写明"
                yield Finding(Code.YEARS_NOT_COUNTED_ON, place, message, mend)


def _neighbours(figure: Figure, report: Report, loading: Loading) -> Iterator[tuple[int, Figure, Figure, Figure]]:
    """The body's same figure of the year before, and of the year after where that is published: its year, it, and both in order.

    Of two neighbours that are both new the later one is asked about.
    """
    for year in (report.year - 1, report.year + 1):
        files = loading.reports.get((report.body.id, year))
        other = files.report.figures.get(figure.indicator.id) if files and files.report else None
        if files and other and year < report.year:
            yield year, other, other, figure
        elif files and other and not other.break_ and told_so(other, recorded(files, loading)):
            yield year, other, figure, other


def _of_another_size(older: Figure, newer: Figure) -> bool:
    if newer.indicator.kind not in _SIZED or not (older.amount and newer.amount):
        return False
    less, more = sorted((older.amount.value, newer.amount.value))
    return less > 0 and more >= _SMALL and more >= _TIMES * less


def _not_counted_on(older: Figure, newer: Figure) -> bool:
    """Whether a streak of years is not one year longer than it was; only exact ones can be counted on."""
    if newer.indicator.kind is not Kind.STREAK or newer.unit != older.unit or newer.unit != "年":
        return False
    amounts = older.amount, newer.amount
    if not all(amount and amount.bound is Bound.EXACT for amount in amounts):
        return False
    was, now = (amount.value for amount in amounts if amount)
    return now != was + 1


def _stated_before(files: ReportFiles, report: Report, document: Document, loading: Loading) -> Iterator[Finding]:
    """What the body's last two whole reports in a row stated and this one does not.

    Two, because much of what one report states no other repeats: a question about each of these would be noise.
    """
    last = [loading.reports.get((report.body.id, report.year - ago)) for ago in (1, 2)]
    before = [each.report for each in last if each and each.report and each.report.whole]
    if len(before) < len(last) or not report.whole:
        return
    here = {*report.figures, *report.pending, *(files.stated or ())}
    gone = [
        figure.indicator for id_, figure in before[0].figures.items() if id_ in before[1].figures and id_ not in here
    ]
    if gone:
        named = "、".join(f"{each.name}（{each.id}）" for each in gone[:_NAMED])
        more = f"等 {len(gone)} 个" if len(gone) > _NAMED else ""
        message = f"前两年的报告都写了 {named}{more}，这一份没有"
        mend = "对照报告看一遍，漏了的补上；报告没有写的不用管，公布以后不再问"
        yield Finding(Code.STATED_BEFORE, document.key_place("figures"), message, mend)
