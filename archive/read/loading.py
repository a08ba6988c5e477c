"""What was read of an archive: the two files of each report, everything with what was wrong with it, and the whole."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from archive.findings import (
    ArchiveError,
    Finding,
    Level,
    ordered,
)
from archive.kept.last import Last
from archive.model import Archive, Body, Concept, Indicator, Report, Statute
from archive.read.files import (
    BODIES,
    CONCEPTS,
    INDICATORS,
    REGISTERED,
    STATUTE,
    SYNONYMS,
)
from archive.read.kept import Kept
from archive.read.published import Published
from archive.read.source import Source
from archive.read.text import PageText
from archive.read.yamlfile import Document


@dataclass(frozen=True)
class ReportFiles:
    """The two files of one report, as far as they could be read."""

    body: str
    year: int
    document: Document | None = None
    page: PageText | None = None
    report: Report | None = None
    stated: frozenset[str] | None = None
    """The figure ids as typed, also of figures that are wrong; None where the YAML could not be read."""
    has_data: bool = False
    has_page: bool = False
    """Whether the files are there, readable or not."""

    @property
    def data_path(self) -> str:
        """Where the figures and facts stand."""
        return f"data/reports/{self.body}/{self.year}.yml"

    @property
    def page_path(self) -> str:
        """Where the text stands."""
        return f"docs/reports/{self.body}/{self.year}.md"

    @property
    def published_path(self) -> str:
        """Where it stands on record what was published of it."""
        return f"data/published/{self.body}/{self.year}.yml"


@dataclass(frozen=True)
class Contents:
    """An archive without findings but what is pending, and the texts that stand beside its data."""

    archive: Archive
    texts: Mapping[tuple[str, int], PageText]
    """Of the reports, by body id and year."""
    pages: Sequence[PageText]
    """The others."""
    pending: Sequence[Finding] = ()
    """What is still to be written; none in what may be published."""


@dataclass
class Loading:
    """What was read, and what was wrong with it."""

    last: Last = field(default_factory=Last)
    """What came of the same files before."""
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    """The texts of all files that could be read, by path."""
    documents: dict[str, Document] = field(default_factory=dict)
    statute: Statute | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    """The ids that were merged into others, each with the one that stands for it now."""
    bodies: dict[str, Body] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reports: dict[tuple[str, int], ReportFiles] = field(default_factory=dict)
    published: dict[tuple[str, int], Published] = field(default_factory=dict)
    """What reports said when they were last published, by body id and year; none of a report that never was."""
    pages: list[PageText] = field(default_factory=list)
    """The Markdown pages that are not reports."""
    texts: frozenset[str] = frozenset()
    """The paths of all Markdown files, readable or not, from the archive's root."""
    pictures: frozenset[str] = frozenset()
    """Likewise."""

    kept: dict[tuple[str, int], list[Kept]] = field(default_factory=dict)
    """The documents that are kept beside their reports, by body id and year; one each, where all is well."""

    @cached_property
    def definitions(self) -> tuple[Source | None, ...]:
        """The texts of the files on which the meaning of all others depends; to be asked when they have been read."""
        return tuple(self.sources.get(name) for name in (STATUTE, BODIES, CONCEPTS, INDICATORS, REGISTERED, SYNONYMS))

    def typed_ids(self, path: str, *keys: str) -> Set[str] | None:
        """The keys typed under a key path of a file, right or wrong; None where there is no mapping to read."""
        value: Any = self.documents[path].value if path in self.documents else None
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value.keys() if isinstance(value, dict) else None

    def typed_indicators(self) -> Set[str] | None:
        """The ids of the indicators, also of those that are wrong; None where their file could not be read."""
        return self.typed_ids(INDICATORS, "indicators")

    @cached_property
    def units(self) -> frozenset[str]:
        """The units of all indicators, once they are loaded."""
        return frozenset(indicator.unit for indicator in self.indicators.values())

    def contents(self) -> Contents:
        """The archive and its texts; raises ArchiveError where there are findings that no preview allows."""
        if self.statute is None or any(finding.level is not Level.PENDING for finding in self.findings):
            raise ArchiveError(self.findings)
        data = [self.sources.get(files.data_path) for files in self.reports.values()]
        kept = {key: documents[0].ending for key, documents in self.kept.items()}
        # One that is the same knows its own indexes.
        archive = self.last.of("archive", (self.definitions, data, kept), partial(self._archive, self.statute, kept))
        texts = {key: files.page for key, files in self.reports.items() if files.page}
        return Contents(archive, texts, self.pages, ordered(self.findings))

    def _archive(self, statute: Statute, kept: Mapping[tuple[str, int], str]) -> Archive:
        order = {body: number for number, body in enumerate(self.bodies)}
        reports = [files.report for files in self.reports.values() if files.report]
        reports.sort(key=lambda report: (order[report.body.id], report.year))
        return Archive(
            statute=statute,
            groups=self.groups,
            concepts=self.concepts,
            indicators=self.indicators,
            bodies=self.bodies,
            reports={report.key: report for report in reports},
            synonyms=self.synonyms,
            kept=kept,
        )
