"""What the words around a figure of a document tell of what it counts."""

import re
from dataclasses import dataclass
from functools import cached_property

from archive.edit.likeness import Grams, grams
from archive.edit.numerals import Stated
from archive.fields import Kind, Scope

_NEAR = 14
"""Characters on each side of a figure that say what it counts."""
_STOPS = re.compile(r"[，。；：！？;!?\n]|[,:](?!\d)")
_AREA = re.compile(r"全[国省市区县州]|各街道|各部门|辖区|[我本][区市县]")
_OWN = re.compile(r"[我本][局委]|局机关|局党[委组]|局领导|管理局|[我本]机关")
_CHANGED = re.compile(r"(?:上升|下降|增长|增加|减少|提高|降低|同比)[^，。；]{0,4}\Z")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_ELSEWHEN = re.compile(
    r"上一?年|去年|前年|同期|明年|下一?年|下一?步|安排。|安排\Z|打算|力争|累计至|近[一两三四五]年|历年"
)


@dataclass(frozen=True)
class Seen:
    """A figure in its document: its paragraph, the headings above it, and where its neighbours stand."""

    stated: Stated
    text: str
    headings: str
    before_it: int = 0
    """Where the figure before it ends."""
    after_it: int | None = None
    """Where the figure after it begins."""

    @cached_property
    def clause(self) -> str:
        """The words between the commas on both sides of it, without it."""
        return _between(self.text[: self.stated.start], self.text[self.stated.end :])

    @cached_property
    def near(self) -> str:
        """The words on both sides that no other figure has."""
        before = _STOPS.split(self.text[self.before_it : self.stated.start])[-1]
        after = _STOPS.split(self.text[self.stated.end : self.after_it], maxsplit=1)[0]
        if self.after_it is not None:  # 5个、街道3个: what follows the 、 belongs to the next
            after = after.partition("、")[0]
        return f"{before[-_NEAR:]}。{after[:_NEAR]}"

    @cached_property
    def sentence(self) -> str:
        """Its sentence."""
        start = max(self.text.rfind(mark, 0, self.stated.start) for mark in "。；\n") + 1
        ends = [end for mark in "。；\n" if (end := self.text.find(mark, self.stated.end)) >= 0]
        return self.text[start : min(ends, default=len(self.text))].strip()

    def is_of(self, year: int) -> bool:
        """Whether nothing says that it is of another year, or only planned."""
        around = f"{self.clause}。{self.headings}"
        years = _YEAR.findall(around)
        return (not years or str(year) in years) and not _ELSEWHEN.search(around)

    @cached_property
    def kind(self) -> Kind | None:
        """What sort of quantity its writing says that it is, where it says so."""
        if self.stated.rank:
            return Kind.RANK
        if self.stated.streak:
            return Kind.STREAK
        if _CHANGED.search(self.text[max(0, self.stated.start - _NEAR) : self.stated.start]):
            return Kind.CHANGE
        return Kind.RATE if self.stated.unit == "%" else None

    @cached_property
    def scope(self) -> Scope | None:
        """Whose quantity its sentence says that it is, where it names only one."""
        area, own = _AREA.search(self.sentence), _OWN.search(self.sentence)
        if bool(area) == bool(own):
            return None
        return Scope.AREA if area else Scope.BODY


@dataclass(frozen=True)
class Clues:
    """The words around a figure as pairs of characters, once for all indicators."""

    seen: Seen
    near: Grams
    clause: Grams
    sentence: Grams
    headings: Grams

    @classmethod
    def of(cls, seen: Seen) -> "Clues":
        """The clues of a figure."""
        return cls(seen, grams(seen.near), grams(seen.clause), grams(seen.sentence), grams(seen.headings))


def _between(before: str, after: str) -> str:
    return f"{_STOPS.split(before)[-1]}。{_STOPS.split(after, maxsplit=1)[0]}"


_MACRO = re.compile(r"\{\{[^{}]*\}\}|[*_|#]")
_REACH = 70


def around_macro(text: str, offset: int) -> Grams:
    """The pairs of the clause in which a macro stands in a text of the archive."""
    end = text.find("}}", offset) + 2
    before, after = text[max(0, offset - _REACH) : offset], text[end : end + _REACH]
    return grams(_between(_MACRO.sub("。", before).rstrip("。"), _MACRO.sub("。", after).lstrip("。")))
