"""Everything that must hold before a page is made, in one entry: `checked`.

It loads, runs each check on what could be read, and gives the archive with its texts or raises with all findings at
once; `examined` gives what was read and found, for who tells it. Not an error, because it is true of real reports: persons
and firms fined that do not add up to the cases, a bureau's fines beside its district's, a report dated before its year
ended, an unknown publication date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from archive.addresses import report_at
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
from archive.kept.last import Last
from archive.kept.store import digest, program
from archive.kept.workers import worked
from archive.read.load import load
from archive.read.loading import Contents, Loading, ReportFiles
from archive.read.source import Source

_WORTH = 90
"""So many reports are worth other processes."""


def checked(root: Path, today: date | None = None, last: Last | None = None) -> Contents:
    """What stands below `root`, as of `today` or the day that it is; raises ArchiveError with every finding.

    With `last`, which holds what came of the files before, only that is done which a change makes necessary.
    """
    contents = previewed(root, today, last)
    if contents.pending:
        raise ArchiveError(contents.pending)
    return contents


def previewed(root: Path, today: date | None = None, last: Last | None = None) -> Contents:
    """The same with what is pending, for an editor to look at; raises ArchiveError where anything else is found."""
    return examined(root, today, last).contents()


def examined(root: Path, today: date | None = None, last: Last | None = None) -> Loading:
    """What could be read below `root`, with every finding that keeps it from being published."""
    today = today or today_in_china()
    loading = load(root, last)
    loading.findings += definitions(loading)
    loading.findings += concepts(loading)
    loading.findings += over_years(loading)
    loading.findings += synonyms(loading)
    loading.findings += kept_documents(loading)
    site = Site(loading)
    loading.findings += _of_reports(_Examined(loading, site, today))
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

    @cached_property
    def common(self) -> str:
        """What the findings of all reports depend on; not the day, as a report without faults has none the day after."""
        return digest(program(), *map(_digest, self.loading.definitions), *sorted(self.site.sources))

    @cached_property
    def data(self) -> Mapping[str, str]:
        """The data of each body's reports."""
        found: dict[str, list[str]] = {}
        for files in self.loading.reports.values():
            found.setdefault(files.body, []).append(_digest(self.loading.sources.get(files.data_path)))
        return {body: digest(*texts) for body, texts in found.items()}

    def given(self, files: ReportFiles) -> str:
        """What the findings of a report depend on, but for the pages to places of which it leads."""
        page, there = self.loading.sources.get(files.page_path), f"{files.has_page} {files.has_data}"
        return digest(self.common, _digest(page), there, self.data[files.body])

    def held(self, source: str) -> str:
        """What the places of a page depend on, by its source below docs/."""
        of_report = report_at(source)
        data = self.loading.reports[of_report].data_path if of_report else ""
        return digest(*(_digest(self.loading.sources.get(path)) for path in (f"docs/{source}", data)))

    def is_faultless(self, files: ReportFiles) -> bool:
        """Whether no fault was found in a report as it is."""
        given, led = self.loading.last.faultless.get(_name(files), ("", {}))
        return given == self.given(files) and all(self.held(source) == held for source, held in led.items())


def _digest(source: Source | None) -> str:
    return source.digest if source else ""


def _name(files: ReportFiles) -> str:
    return f"{files.body}/{files.year}"


def _of_reports(about: _Examined) -> list[Finding]:
    """The findings of each report that are its own; it is examined where anything changed on which they depend."""
    last, reports, found = about.loading.last, about.loading.reports.values(), list[Finding]()
    faultless = {_name(files): last.faultless[_name(files)] for files in reports if about.is_faultless(files)}
    others = [files for files in reports if _name(files) not in faultless]
    examined = worked(_examined, about, others, worth=_WORTH)
    for files, (findings, asked) in zip(others, examined, strict=True):
        found += findings
        if not findings:
            faultless[_name(files)] = [about.given(files), {source: about.held(source) for source in sorted(asked)}]
    last.faultless = faultless
    return found


def _examined(about: _Examined, files: ReportFiles) -> tuple[list[Finding], frozenset[str]]:
    """The findings of a report, and the sources to places of which it leads."""
    about.site.asked.clear()
    findings = [*_both_files(files)]
    findings += facts(files, about.loading, about.today)
    findings += text_of_report(files, about.loading, about.site)
    return findings, frozenset(about.site.asked)


def _both_files(files: ReportFiles) -> Iterator[Finding]:
    if not files.has_page:
        place = files.document.place() if files.document else Place(files.data_path)
        yield Finding(Code.NO_TEXT, place, f"有数据，没有正文 {files.page_path}", "补上正文，或删去这个数据文件")
    if not files.has_data:
        mend = "补上数据，或删去这个正文文件"
        yield Finding(Code.NO_DATA, Place(files.page_path), f"有正文，没有数据 {files.data_path}", mend)
