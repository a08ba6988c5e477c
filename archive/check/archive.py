"""Everything that must hold before a page is made, in one entry: `checked`.

It loads, runs each check on what could be read, and gives the archive with its texts or raises with all findings at
once; `examined` gives what was read and found, for who tells it. Not an error, because it is true of real reports: persons
and firms fined that do not add up to the cases, a bureau's fines beside its district's, a report dated before its year
ended, an unknown publication date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.check.concepts import concepts
from archive.check.days import today_in_china
from archive.check.definitions import definitions
from archive.check.facts import facts
from archive.check.kept import kept_documents
from archive.check.links import Site
from archive.check.published import since_published
from archive.check.synonyms import synonyms
from archive.check.text import text_of_page, text_of_report
from archive.check.years import over_years
from archive.findings import ArchiveError, Code, Finding, Place
from archive.kept.workers import worked
from archive.read.load import Contents, Loading, ReportFiles, load

_TOGETHER = 8
"""So many reports are examined in one go."""
_WORTH = 12
"""So many times that are worth other processes."""


def checked(root: Path, today: date | None = None) -> Contents:
    """What stands below `root`, as of `today` or the day that it is; raises ArchiveError with every finding."""
    contents = previewed(root, today)
    if contents.pending:
        raise ArchiveError(contents.pending)
    return contents


def previewed(root: Path, today: date | None = None) -> Contents:
    """The same with what is pending, for an editor to look at; raises ArchiveError where anything else is found."""
    return examined(root, today).contents()


def examined(root: Path, today: date | None = None) -> Loading:
    """What could be read below `root`, with every finding that keeps it from being published."""
    today = today or today_in_china()
    loading = load(root)
    loading.findings += definitions(loading)
    loading.findings += concepts(loading)
    loading.findings += over_years(loading)
    loading.findings += synonyms(loading)
    loading.findings += kept_documents(loading)
    site = Site(loading)
    reports = [*loading.reports.values()]
    shares = [reports[start : start + _TOGETHER] for start in range(0, len(reports), _TOGETHER)]
    for findings in worked(_of_reports, _Examined(loading, site, today), shares, worth=_WORTH):
        loading.findings += findings
    loading.findings += since_published(loading, today)
    for page in loading.pages:
        loading.findings += text_of_page(page, loading, site)
    return loading


@dataclass(frozen=True)
class _Examined:
    """What reports are examined with."""

    loading: Loading
    site: Site
    today: date


def _of_reports(about: _Examined, reports: Sequence[ReportFiles]) -> list[Finding]:
    """What each report has findings of whatever the others'."""
    findings: list[Finding] = []
    for files in reports:
        findings += _both_files(files)
        findings += facts(files, about.loading, about.today)
        findings += text_of_report(files, about.loading, about.site)
    return findings


def _both_files(files: ReportFiles) -> Iterator[Finding]:
    if not files.has_page:
        place = files.document.place() if files.document else Place(files.data_path)
        yield Finding(Code.NO_TEXT, place, f"有数据，没有正文 {files.page_path}", "补上正文，或删去这个数据文件")
    if not files.has_data:
        mend = "补上数据，或删去这个正文文件"
        yield Finding(Code.NO_DATA, Place(files.page_path), f"有正文，没有数据 {files.data_path}", mend)
