"""What the archive holds: bodies, indicators, the statute's items, reports and their figures, all frozen.

Each class says once both what an editor may write and what the rest of the code reads: pydantic checks it when it
is made from YAML (fields, choices, dates), and `load` gives it what stands elsewhere (a report its body, a figure
its indicator). Nothing here reads a file.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from archive.fields import (
    BodyId,
    Day,
    DayOfAnyYear,
    Id,
    Kind,
    Level,
    Outcome,
    Punctuality,
    Scope,
    SectionLabel,
    Sha256,
    Text,
    WebAddress,
    Whose,
    Wording,
)
from archive.literal import Amount, LiteralError, chinese_date, parse
from archive.pending import Pending

_CONFIG = ConfigDict(extra="forbid")
K = TypeVar("K")
V = TypeVar("V")


_STEP = re.compile(r".+?(?:省|市(?!区|市(?!中区))|[区县盟]|自治州|旗(?!区))")
"""A step of a region; 市 is within a name in 沙市区 and 津市市."""


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Body:
    """A government body that reports."""

    id: BodyId
    name: Text
    region: Text
    level: Level
    parent: BodyId | None = None
    """The body it answers to: a department's government, a government's next higher one."""

    @property
    def province(self) -> str:
        """The province, autonomous region or municipality that `region` begins with."""
        return self.steps[0]

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """`region` step by step: 湖北省, 武汉市, 硚口区."""
        return tuple(_STEP.findall(self.region)) or (self.region,)


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Concept:
    """A topic: indicators that a reader wants beside each other, though they count unlike things."""

    id: Id
    name: Text
    definition: Text
    differs: Text
    """What its indicators count differently, so that they are neither subtracted nor ranked."""


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Indicator:
    """A quantity that reports state: described once, here, for pages, charts and exports."""

    id: Id
    name: Text
    unit: Text
    group: Id
    concept: Id
    kind: Kind
    scope: Scope
    definition: Text
    parts: tuple[Id, ...] = ()
    """The indicators that add up to this one."""
    part_of: Id | None = None
    """The indicator that this one is counted within."""
    measure_words: tuple[Text, ...] = ()
    """Other units that reports use for the same: 场 and 场次 beside 次."""
    former: tuple[Id, ...] = ()
    """The ids of indicators that turned out to be this one; their addresses lead on."""
    single_report: bool = False
    """Whether only one report could ever state it; it has no page until a second one does."""


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Statute:
    """The rule that the reports answer: 督察工作规定, its five items and its date."""

    name: Text
    document: Text
    in_force: Day
    deadline: DayOfAnyYear
    """MM-DD of the year after the report's; the day itself still counts as in time."""
    items: Mapping[Id, Text]

    def deadline_for(self, year: int) -> date:
        """The last day on which the report of `year` is published in time."""
        return date.fromisoformat(f"{year + 1}-{self.deadline}")


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Origin:
    """Where a report's facts were taken from."""

    name: Text
    url: WebAddress | None = None
    sha256: Sha256 | None = None
    """Of the file that it was imported from."""


def _section_alone(value: object) -> object:
    return {"section": value} if isinstance(value, str) or value is None else value


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Answer:
    """Where a report answers an item of the statute; no section means 未见."""

    section: SectionLabel | None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class SetAside:
    """Words of an official text that hold digits and are no figure, and why."""

    text: Text
    why: Text


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Plan:
    """Something a report announces for the next year, and the section in which it stands."""

    title: Text
    section: SectionLabel
    target: Text | None = None
    """How much it will come to, as a figure of `indicator` is written; both or none."""
    indicator: Id | None = None


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class PlanResult:
    """What a report says of a plan of the year before; a section where it says anything."""

    outcome: Outcome
    section: SectionLabel | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Correction:
    """A change of what had been published: of a figure, a fact, or a section of an official text."""

    day: Day
    what: Text
    """The id of an indicator, the name of a fact (`FACTS`), or the label of a section."""
    was: Text
    """As it was written before: `72.8万`, `2024-03-18`, or the sentence."""
    why: Text
    whose: Whose

    @property
    def key(self) -> str:
        """Day and what: one of a report's corrections."""
        return f"{self.day} {self.what}"


FACTS = {
    "title": "题名",
    "signed_by": "署名",
    "dated": "成文日期",
    "published": "发布日期",
    "updated": "更新日期",
    "wording": "文字来历",
}
"""The facts of a report that are corrected and not just changed, by field, with the words that readers see."""
BEGINNING = "开头"
"""The label of what stands before the first numbered section of a text."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of one report; no amount means not applicable, and the note says why."""

    indicator: Indicator
    amount: Amount | None
    note: str | None = None
    break_: str | None = None
    """Why this value cannot be compared with earlier years."""
    measure_word: str | None = None
    """The report's own, where it is another one than the indicator's unit."""
    same_fact: str | None = None
    """The report, as body/year, in which another body tells the same fact."""
    corrections: tuple[Correction, ...] = ()
    """What was corrected of it after it was published, in the order of the file."""

    @property
    def unit(self) -> str:
        """What is counted, in the report's own measure word."""
        return self.measure_word or self.indicator.unit

    @property
    def text(self) -> str:
        """Number and unit as the report writes them, or 不适用."""
        return self.amount.text(self.unit, rank=self._rank) if self.amount else "不适用"

    @property
    def chinese(self) -> str:
        """The same in Chinese words."""
        return self.amount.chinese(self.unit, rank=self._rank) if self.amount else "不适用"

    @property
    def told(self) -> list[str]:
        """What is said beside it: why it cannot be compared with earlier years, its note, and what it was before."""
        said = [
            ("口径变化", self.break_),
            ("注", self.note),
            *(("更正", self.corrected(each)) for each in self.corrections),
        ]
        return [f"{name}：{words}" for name, words in said if words]

    def corrected(self, correction: Correction) -> str:
        """What a correction of it says, in a sentence."""
        return f"原为{self.spelled(correction.was)}，{chinese_date(correction.day)}{correction.whose.label}。"

    def spelled(self, spelling: str) -> str:
        """Another spelling of it with its unit; what is no number, as 不适用, as it stands."""
        try:
            amount = parse(spelling, signed=self.indicator.kind is Kind.CHANGE, printed=True)
        except LiteralError:
            return spelling
        return amount.text(self.unit, rank=self._rank)

    @property
    def _rank(self) -> bool:
        return self.indicator.kind is Kind.RANK


@dataclass(frozen=True, kw_only=True, config=_CONFIG)
class Report:
    """One body's report on one year; the two identify it, the title does not."""

    body: Body
    year: int
    title: Text | None
    """As printed; None where it was not seen."""
    signed_by: Text | None
    """The body whose name stands under the text, which may be another one; None where none was seen."""
    publisher: Text | None = None
    """The body that published it, where it is known and another one than `body`."""
    dated: Day | None
    """成文日期."""
    published: Day | None
    """发布日期; None where unknown, and then never late."""
    updated: Day | None = None
    """更新日期 that the publishing page gives; None where it gives none."""
    wording: Wording
    source: Origin
    statute_items: Mapping[str, Annotated[Answer, BeforeValidator(_section_alone)]] = field(default_factory=dict)
    """By item id; empty where only part of the report was seen (`excerpt`)."""
    changes: Annotated[Mapping[Day, Text], Field(min_length=1)]
    """What the archive did to this report, by day; the first is when it was taken in. Pages and the feed tell it."""
    corrections: tuple[Correction, ...] = ()
    """What changed of it after it was published, in the order of the file."""
    figures: Mapping[str, Figure]
    """By indicator id, in the order of the file."""
    set_aside: tuple[SetAside, ...] = ()
    """What in an official text is no figure."""
    pending: Mapping[str, Pending] = field(default_factory=dict)
    """What stands among the figures and is none yet; empty in what is published."""
    plans: Mapping[Id, Plan] = field(default_factory=dict)
    """Announced for the next year."""
    plan_results: Mapping[Id, PlanResult] = field(default_factory=dict)
    """By the id of a plan in the report of the year before."""

    @property
    def heading(self) -> str:
        """The title, or words that cannot be taken for one where it was not seen."""
        return self.title or f"{self.body.name}{self.year}年度报告（题名未见）"

    @property
    def whole(self) -> bool:
        """Whether the archive has its whole text, and not an excerpt."""
        return self.wording is not Wording.EXCERPT

    @property
    def unstated(self) -> str:
        """What is said where it does not state a figure."""
        return "没有写" if self.whole else "见到的部分没有写"

    @property
    def days(self) -> list[date]:
        """The days on which the archive did something to it."""
        return [*self.changes, *(each.day for each in self.corrections)]

    @property
    def key(self) -> tuple[str, int]:
        """Body id and year."""
        return self.body.id, self.year

    def fact(self, name: str) -> str:
        """One of `FACTS` as an editor types it; empty where it is not known."""
        value = getattr(self, name)
        if isinstance(value, date):
            return value.isoformat()
        return value.value if isinstance(value, Wording) else value or ""

    def punctuality(self, statute: Statute) -> Punctuality:
        """Whether it was published by the statute's date (督察工作规定 art. 24)."""
        if self.published is None:
            return Punctuality.UNKNOWN
        return Punctuality.IN_TIME if self.published <= statute.deadline_for(self.year) else Punctuality.LATE


@dataclass(frozen=True, kw_only=True)
class Archive:
    """Everything, loaded and checked once a build; what pages, macros, exports and search read."""

    statute: Statute
    groups: Mapping[str, str]
    """Id to name, in display order."""
    concepts: Mapping[str, Concept]
    """The topics, in display order."""
    indicators: Mapping[str, Indicator]
    bodies: Mapping[str, Body]
    reports: Mapping[tuple[str, int], Report] = field(default_factory=dict)
    """By body id and year, in the order of bodies.yml and then years."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A word and others for the same thing, which the search offers for each other."""
    kept: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """How the name of the document ends that is kept of a report, by body id and year."""

    def reports_of(self, body: str) -> list[Report]:
        """A body's reports, newest first."""
        return self._of_bodies.get(body, [])

    def reports_on(self, year: int) -> list[Report]:
        """A year's reports, in the order of bodies."""
        return self._on_years[year]

    def stating(self, indicator: str) -> list[Report]:
        """The reports that state an indicator, in the archive's order."""
        return self._stating.get(indicator, [])

    def before(self, report: Report) -> Report | None:
        """The same body's report on the year before, the only one that a report is compared with."""
        return self.reports.get((report.body.id, report.year - 1))

    def after(self, report: Report) -> Report | None:
        """The same body's report on the year after."""
        return self.reports.get((report.body.id, report.year + 1))

    @cached_property
    def years(self) -> list[int]:
        """The years that have a report, newest first."""
        return sorted(self._on_years, reverse=True)

    @cached_property
    def stated(self) -> list[Indicator]:
        """The indicators that have a page, in the archive's order: some report states them, and others could."""
        return [each for each in self.indicators.values() if self.has_page(each)]

    def has_page(self, indicator: Indicator) -> bool:
        """Whether an indicator has a page of its own."""
        return len(self.stating(indicator.id)) > (1 if indicator.single_report else 0)

    @cached_property
    def by_topic(self) -> dict[str, dict[int, list[tuple[Report, tuple[Figure, ...]]]]]:
        """What the reports state by topic and year: each report, in the archive's order, with its figures of the topic."""
        topics: dict[str, dict[int, list[tuple[Report, tuple[Figure, ...]]]]] = {}
        for report in self.reports.values():
            of_report: dict[str, list[Figure]] = {}
            for figure in report.figures.values():
                of_report.setdefault(figure.indicator.concept, []).append(figure)
            for concept, figures in of_report.items():
                topics.setdefault(concept, {}).setdefault(report.year, []).append((report, tuple(figures)))
        return topics

    def once(self, make: Callable[["Archive"], V]) -> V:
        """What a function makes of the archive alone, made once however many pages ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    @cached_property
    def _made(self) -> dict[Callable[["Archive"], Any], Any]:
        return {}

    @cached_property
    def _of_bodies(self) -> dict[str, list[Report]]:
        newest_first = sorted(self.reports.values(), key=lambda report: -report.year)
        return _grouped((report.body.id, report) for report in newest_first)

    @cached_property
    def _on_years(self) -> dict[int, list[Report]]:
        return _grouped((report.year, report) for report in self.reports.values())

    @cached_property
    def _stating(self) -> dict[str, list[Report]]:
        return _grouped((indicator, report) for report in self.reports.values() for indicator in report.figures)


def _grouped(pairs: Iterable[tuple[K, Report]]) -> dict[K, list[Report]]:
    groups: dict[K, list[Report]] = {}
    for key, report in pairs:
        groups.setdefault(key, []).append(report)
    return groups
