"""The days of a report: none lies ahead, none before its year began, and it was published after it was dated."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from archive.findings import Code, Finding
from archive.model import Report
from archive.read.yamlfile import Document

# A fixed offset, since Windows has no list of time zones and China has had no summer time since 1991.
_CHINA = timezone(timedelta(hours=8))


def today_in_china() -> date:
    """The day that it is where the bodies are."""
    return datetime.now(_CHINA).date()


def days(report: Report, document: Document, today: date) -> Iterator[Finding]:
    """The findings of a report's days, as of `today`."""
    yield from _ahead(report, document, today)
    for name, day in (("dated", report.dated), ("published", report.published)):
        if day and day < date(report.year, 1, 1):
            message = f"{name} {day} 早于报告年度 {report.year} 年开始"
            yield Finding(Code.DATES_OUT_OF_ORDER, document.place(name), message, "核对日期和文件名里的年份")
    if report.dated and report.published and report.published < report.dated:
        message = f"发布日期 {report.published} 早于成文日期 {report.dated}"
        yield Finding(Code.DATES_OUT_OF_ORDER, document.place("published"), message, "核对两个日期；不知道的写 null")


def _ahead(report: Report, document: Document, today: date) -> Iterator[Finding]:
    for name in ("dated", "published", "updated"):
        day = getattr(report, name)
        if day and day > today:
            message = f"{name} {day} 还没有到"
            yield Finding(Code.DAY_AHEAD, document.place(name), message, "核对年月日；不知道的写 null")
    for day in report.changes:
        if day > today:
            place, message = document.key_place("changes", day.isoformat()), f"changes 的 {day} 还没有到"
            yield Finding(Code.DAY_AHEAD, place, message, "写本站改动的那一天")
    for number, correction in enumerate(report.corrections):
        if correction.day > today:
            place, message = document.place("corrections", number, "day"), f"更正的 {correction.day} 还没有到"
            yield Finding(Code.DAY_AHEAD, place, message, "写本站更正的那一天")
