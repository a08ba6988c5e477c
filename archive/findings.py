"""What is wrong with a file, told to an editor.

A finding is made in one place as an object (code, place, message, mend); `as_line` renders it for a terminal, and
`check/formats` for GitHub and programs. Codes are stable: the editors' handbook (docs/editors/codes.md) lists each with
an example.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from itertools import groupby

MOST = 50
"""Findings of one file that are told."""


class Code(Enum):
    """The stable code of each kind of problem."""

    NOT_UTF8 = "FILE01"
    NO_TEXT = "FILE02"
    NO_DATA = "FILE03"
    STRAY_FILE = "FILE04"
    NO_FILE = "FILE05"
    CONFLICT = "FILE06"
    TOO_LARGE = "FILE07"
    NOT_A_PICTURE = "FILE08"
    ALREADY_THERE = "FILE09"
    NOT_THE_SOURCE = "FILE10"

    BROKEN_YAML = "YAML01"
    COLON = "YAML02"
    INDENTATION = "YAML03"
    DUPLICATE_KEY = "YAML04"
    ALIAS = "YAML05"
    TAG = "YAML06"
    CUT_SHORT = "YAML07"

    UNKNOWN_FIELD = "META01"
    MISSING_FIELD = "META02"
    WRONG_SHAPE = "META03"
    NOT_A_CHOICE = "META04"
    BAD_DATE = "META05"
    DATES_OUT_OF_ORDER = "META06"
    UNKNOWN_BODY = "META07"
    NO_SUCH_SECTION = "META08"
    BAD_ID = "META09"
    BAD_REFERENCE = "META10"
    NO_SOURCE_ADDRESS = "META11"
    OTHER_TITLE = "META12"
    DAY_AHEAD = "META13"
    SAME_NAME = "META14"
    UNUSED_CONCEPT = "META15"
    UNLIKE_MEASURE_WORDS = "META16"
    NAMES_A_PLACE = "META17"
    SAME_WORD = "META18"
    NOTHING_TO_FIND = "META19"
    AWAITED_FIELD = "META20"

    UNKNOWN_INDICATOR = "FIG01"
    UNREADABLE_NUMBER = "FIG02"
    UNIT_TYPED = "FIG03"
    THOUSANDS_SEPARATOR = "FIG04"
    FULL_WIDTH_DIGITS = "FIG05"
    NEGATIVE = "FIG06"
    RATE_OUT_OF_RANGE = "FIG07"
    PARTS_DO_NOT_ADD_UP = "FIG08"
    PART_ABOVE_WHOLE = "FIG09"
    NULL_WITHOUT_NOTE = "FIG10"
    UNUSED_FIGURE = "FIG11"
    CHANGED_INDICATOR = "FIG12"
    NOT_REGISTERED = "FIG13"
    COPIED_REPORT = "FIG14"
    BREAK_WITHOUT_REASON = "FIG15"
    FRACTION = "FIG16"
    MERGED_INDICATOR = "FIG17"
    OTHER_MEASURE_WORD = "FIG18"
    NOT_THE_SAME_FACT = "FIG19"
    AWAITED_FIGURE = "FIG20"
    NO_INDICATOR_YET = "FIG21"

    NO_SUCH_PLAN = "PLAN01"
    PLAN_WITHOUT_RESULT = "PLAN02"
    HALF_A_TARGET = "PLAN03"

    SILENT_CHANGE = "COR01"
    OTHER_OLD_VALUE = "COR02"
    NOTHING_CORRECTED = "COR03"
    CORRECTED_TWICE = "COR04"
    LOST = "COR05"
    BROKEN_RECORD = "COR06"

    BROKEN_MACRO = "TEXT01"
    UNKNOWN_WORD = "TEXT02"
    UNKNOWN_FIGURE = "TEXT03"
    ABSENT_FIGURE = "TEXT04"
    NUMBER_IN_PROSE = "TEXT05"
    NO_SUCH_REPORT = "TEXT06"
    UNKNOWN_GROUP = "TEXT07"
    NOT_IN_REPORT = "TEXT08"
    SECTION_TWICE = "TEXT09"
    TITLE_TWICE = "TEXT10"
    NO_TABLE = "TEXT11"
    FOOTNOTE = "TEXT12"
    BROKEN_LINK = "TEXT13"
    TOO_MUCH = "TEXT14"
    AROUND_A_FIGURE = "TEXT15"
    ACTIVE = "TEXT16"
    UNBALANCED = "TEXT17"
    NOT_ALONE = "TEXT18"
    ODD_LETTER = "TEXT19"
    OTHER_MARKDOWN = "TEXT20"
    AWAITED_TEXT = "TEXT21"
    NOT_SET_ASIDE = "TEXT22"

    ANOTHER_SIZE = "ASK01"
    YEARS_NOT_COUNTED_ON = "ASK02"
    STATED_BEFORE = "ASK03"

    UNKNOWN_FORMAT = "DOC01"
    OLD_WORD = "DOC02"
    LARGE_DOCUMENT = "DOC03"
    EMPTY_DOCUMENT = "DOC04"
    ENCRYPTED = "DOC05"
    SCANNED = "DOC06"
    UNPACKS_TOO_LARGE = "DOC07"
    HOLDS_MACROS = "DOC08"
    DAMAGED_DOCUMENT = "DOC09"
    UNKNOWN_ENCODING = "DOC10"
    PICTURE_OF_TEXT = "DOC11"
    UNREADABLE_LETTERS = "DOC12"
    NO_REPORT_TEXT = "DOC13"

    OTHER_YEAR_IN_DOCUMENT = "IMP01"
    OTHER_BODY_IN_DOCUMENT = "IMP02"
    IMPORTED_BEFORE = "IMP03"
    TOO_MANY_NUMBERS = "IMP04"


class Level(Enum):
    """What a finding means for the site; each code has one."""

    REFUSED = "refused"
    """Nothing is made of an archive that has one."""
    PENDING = "pending"
    """Something is still to be written: a preview shows it marked, and nothing is published."""
    QUESTION = "question"
    """It may well be right, and somebody should look: the check tells it and refuses nothing."""


_PENDING = frozenset({Code.AWAITED_FIELD, Code.AWAITED_FIGURE, Code.NO_INDICATOR_YET, Code.AWAITED_TEXT})
_QUESTIONS = frozenset({Code.ANOTHER_SIZE, Code.YEARS_NOT_COUNTED_ON, Code.STATED_BEFORE})


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where something stands: path from the archive's root with forward slashes, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Finding:
    """One problem: its code, where it is, what is wrong and how to mend it (both in Chinese)."""

    code: Code
    place: Place
    message: str
    mend: str

    @property
    def level(self) -> Level:
        """What it means for the site."""
        if self.code in _QUESTIONS:
            return Level.QUESTION
        return Level.PENDING if self.code in _PENDING else Level.REFUSED


class ArchiveError(Exception):
    """The archive has findings, so nothing may be built from it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = as_told(findings)
        super().__init__(f"{len(self.findings)} findings")


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repeats, by place and code."""
    return sorted(set(findings), key=lambda finding: (finding.place, finding.code.value, finding.message))


def as_told(findings: Iterable[Finding]) -> list[Finding]:
    """The same with at most so many of each file, and how many more it has: a clerk mends what comes first.

    What is pending is told whole: it is a list of what is left to do. So are questions, which a report has few of.
    """
    kept: list[Finding] = []
    for _, of_file in groupby(ordered(findings), key=lambda finding: finding.place.path):
        more: list[Finding] = []
        refused = 0
        for finding in of_file:
            refused += finding.level is Level.REFUSED
            (more if refused > MOST and finding.level is Level.REFUSED else kept).append(finding)
        if more:
            message = f"这个文件还有 {len(more)} 个问题没有列出"
            kept.append(Finding(more[0].code, more[0].place, message, "先改上面的，再查一次"))
    return kept


def of_level(findings: Iterable[Finding], level: Level) -> list[Finding]:
    """Those that mean one thing for the site, in their order."""
    return [finding for finding in findings if finding.level is level]


def counted(findings: Sequence[Finding]) -> str:
    """How many there are of each level: 发现 2 个问题，还有 5 处没有写完，有 2 处请核对."""
    refused, pending, questions = (len(of_level(findings, level)) for level in Level)
    said = (
        f"发现 {refused} 个问题" if refused else "" if pending else "没有发现问题",
        f"还有 {pending} 处没有写完" if pending else "",
        f"有 {questions} 处请核对" if questions else "",
    )
    return "，".join(filter(None, said))


def nearest(word: str, known: Iterable[str]) -> str:
    """A Chinese hint `最接近的是 x` for a misspelt word, or an empty string where nothing is near."""
    names = list(known)
    # Of short words half alike is near only where they are as long: cn for cm, but not yes for cases.
    alike = [name for name in names if len(name) == len(word)]
    close = get_close_matches(word, names, n=1, cutoff=0.6) or get_close_matches(word, alike, n=1, cutoff=0.5)
    return f"，最接近的是 {close[0]}" if close else ""


# What several places say alike


def no_file_here(path: str, mend: str) -> Finding:
    """A file where none of its kind belongs."""
    return Finding(Code.STRAY_FILE, Place(path), "文件名或位置不对", mend)


def unknown_field(place: Place, name: str, known: Iterable[str]) -> Finding:
    """A field that there is not."""
    return Finding(Code.UNKNOWN_FIELD, place, f"不认识的字段 {name}{nearest(name, known)}", "改正拼写，或删去这一行")


def missing_field(place: Place, name: str, mend: str) -> Finding:
    """A field that must be written and is not."""
    return Finding(Code.MISSING_FIELD, place, f"缺少 {name}", mend)


def empty_field(place: Place, name: str, mend: str) -> Finding:
    """A field that is written without a value."""
    return Finding(Code.MISSING_FIELD, place, f"{name} 是空的", mend)


def given_field(place: Place, name: str, by: str) -> Finding:
    """A field that is no editor's to write."""
    return Finding(Code.UNKNOWN_FIELD, place, f"{name} 由{by}给出", "删去这一行")


def wrong_shape(place: Place, name: str, wanted: str, got: str) -> Finding:
    """A value of another shape than the field's."""
    return Finding(Code.WRONG_SHAPE, place, f"{name} 应当是{wanted}，这里是{got}", "对照手册里的例子改")


def no_such_section(place: Place, label: str, labels: Iterable[str]) -> Finding:
    """A section that the report's text lacks."""
    message = f"正文里没有第“{label}”节{nearest(label, labels)}"
    return Finding(Code.NO_SUCH_SECTION, place, message, "写成 一 或 一（二）这样，与正文标题的编号一致")


def not_registered(place: Place, owner: str, field: str, name: str, known: Iterable[str]) -> Finding:
    """A field of an entry that names what stands in no register."""
    message = f"{owner} 的 {field} 没有登记：{name}{nearest(name, known)}"
    return Finding(Code.BAD_REFERENCE, place, message, "改正拼写，或先登记")


def unknown_indicator(code: Code, place: Place, name: str, known: Iterable[str], former: Mapping[str, str]) -> Finding:
    """A figure, in the data or in the text, of an indicator that there is not, or that goes by another id now."""
    if new := former.get(name):
        mend = f"写 {new}；报告用的量词与它的单位不同，就在数字旁加 unit"
        return Finding(Code.MERGED_INDICATOR, place, f"{name} 已经并入 {new}", mend)
    message = f"indicators.yml 里没有指标 {name}{nearest(name, known)}" if name else "指标的代号是空的"
    return Finding(code, place, message, "改正拼写，或先在 data/indicators.yml 登记")


def as_line(finding: Finding) -> str:
    """`path:line:column CODE 说明 → 怎么改`, one line."""
    place = finding.place
    text = f"{place.path}:{place.line}:{place.column} {finding.code.value} {finding.message} → {finding.mend}"
    return on_one_line(text)


def on_one_line(text: str) -> str:
    """A text with single spaces, and what cannot be printed, as half a character of a file's name, as a sign."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
