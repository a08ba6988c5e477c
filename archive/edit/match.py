"""Which indicator a figure of a document states: proposals by noun, unit, topic and what earlier reports say.

A match is called sure only where the unit is the indicator's, its name stands in the sentence, nothing else comes near
and no other figure claims it; all else is left to the editor, with up to three proposals.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.edit.clues import Clues, Seen, around_macro
from archive.edit.likeness import Grams, Weights, grams
from archive.fields import Kind
from archive.model import Indicator
from archive.read.macros import FigureUse
from archive.read.text import PageText

PROPOSALS = 3
SURE = 0.93
_NAMED, _MEANT = 0.5, 0.85
"""So much of a name must stand in the sentence or the headings, and so much of the words beside a figure in the name and
its definition, for a match to be sure: with these no figure of the archive's own reports is matched wrongly, not even
where the right indicator is taken away."""
_CLAIM = 0.1
"""So likely must it be for a figure to dispute an indicator that another is sure of."""
_WORTH = 0.02
"""What is less likely is not proposed."""
_ALIKE_UNITS = ("名人位", "场次期", "件份部", "项个条", "起件宗", "家户", "支个")
_NO_OTHER = 9.26
"""How much must speak for an indicator before it is likelier than none."""
# Fitted to the reports of the archive, each left out in turn and each of its indicators once taken away.
_SPEAKS = {
    "unit": 4.9,
    "akin unit": -1.8,
    "name near": 2.9,
    "name in clause": -0.7,
    "meaning in sentence": 2.6,
    "clause in meaning": 2.7,
    "near in meaning": 2.4,
    "near in name": 0.6,
    "other kind": -0.8,
    "other scope": -2.2,
    "example": 1.9,
    "only of others": -2.3,
    "of one other": -1.9,
    "topic": 1.3,
    "own last": 1.5,
}


@dataclass(frozen=True)
class Proposal:
    """An indicator that a figure may state, and how likely it does, from 0 to 1."""

    indicator: Indicator
    confidence: float
    may_be_sure: bool
    """Whether unit and name leave no doubt."""


@dataclass(frozen=True)
class Match:
    """A figure with its proposals, the best first; sure where the first may be taken without a look."""

    seen: Seen
    proposals: tuple[Proposal, ...]
    sure: bool = False

    @property
    def best(self) -> Proposal | None:
        """The first proposal."""
        return self.proposals[0] if self.proposals else None


@dataclass(frozen=True)
class _Entry:
    indicator: Indicator
    name: Grams
    meaning: Grams
    topic: Grams
    examples: tuple[tuple[str, Grams], ...]
    """The clauses in which reports state it, each with its body."""


class Dictionary:
    """What an archive knows of its indicators: names, meanings, and the sentences in which reports state them."""

    def __init__(self, indicators: Iterable[tuple[Indicator, str]], texts: Iterable[tuple[str, PageText]]) -> None:
        """From the indicators, each with the words of its topic, and the texts of reports, each with its body."""
        indicators, texts = list(indicators), list(texts)
        words = [f"{each.name}。{each.definition}" for each, _ in indicators]
        lines = [line for _, page in texts for line in page.source.text.splitlines()]
        self._weights = Weights.learnt([*lines, *words, *words])
        examples: dict[str, list[tuple[str, Grams]]] = {}
        for body, page in texts:
            for use in page.uses:
                if isinstance(use, FigureUse) and use.year is None:
                    found = (body, around_macro(page.source.text, use.offset))
                    examples.setdefault(use.indicator, []).append(found)
        self._entries = [
            _Entry(each, grams(each.name), grams(meaning), grams(topic), tuple(examples.get(each.id, ())))
            for (each, topic), meaning in zip(indicators, words, strict=True)
        ]

    def proposals(self, seen: Seen, body: str) -> tuple[Proposal, ...]:
        """What a figure of a body's report may state, the likeliest first; they and none of all add up to 1."""
        clues = Clues.of(seen)
        scored = [(self._score(clues, entry, body), entry) for entry in self._entries]
        most = max([_NO_OTHER, *(score for score, _ in scored)])
        whole = math.exp(_NO_OTHER - most) + sum(math.exp(score - most) for score, _ in scored)
        likely = [(math.exp(score - most) / whole, entry) for score, entry in scored]
        likely.sort(key=lambda pair: -pair[0])
        return tuple(
            Proposal(entry.indicator, share, self._beyond_doubt(clues, entry))
            for share, entry in likely[:PROPOSALS]
            if share >= _WORTH
        )

    def _beyond_doubt(self, clues: Clues, entry: _Entry) -> bool:
        named = self._weights.covered(entry.name, clues.sentence | clues.headings)
        kinds = (Kind.RANK, Kind.STREAK, Kind.CHANGE)
        same_kind = (clues.seen.kind in kinds and clues.seen.kind) == (
            entry.indicator.kind in kinds and entry.indicator.kind
        )
        meant = self._weights.covered(clues.near, entry.meaning)
        return _has_unit(clues.seen, entry.indicator) and named >= _NAMED and meant >= _MEANT and same_kind

    def _score(self, clues: Clues, entry: _Entry, body: str) -> float:
        return sum(_SPEAKS[name] * value for name, value in self._speaking(clues, entry, body).items())

    def _speaking(self, clues: Clues, entry: _Entry, body: str) -> dict[str, float]:
        """What speaks for an indicator, and how much, mostly from 0 to 1."""
        covered, indicator, seen = self._weights.covered, entry.indicator, clues.seen
        words = clues.near | clues.clause
        alike = [(whose, self._weights.alike(words, found)) for whose, found in entry.examples]
        own = [value for whose, value in alike if whose == body]
        own_unit = _has_unit(seen, indicator)
        others = bool(alike) and not own
        return {
            "unit": own_unit,
            "akin unit": not own_unit and _is_akin(seen.stated.unit, indicator.unit),
            "name near": covered(entry.name, clues.near),
            "name in clause": covered(entry.name, clues.clause),
            "meaning in sentence": covered(entry.meaning, clues.sentence | clues.headings),
            "clause in meaning": covered(clues.clause, entry.meaning),
            "near in meaning": covered(clues.near, entry.meaning),
            "near in name": covered(clues.near, entry.name),
            "other kind": _other_kind(seen.kind, indicator.kind),
            "other scope": seen.scope is not None and seen.scope is not indicator.scope,
            "example": max((value for _, value in alike), default=0.0),
            "only of others": others,
            "of one other": others and indicator.single_report,
            "topic": covered(entry.topic, clues.headings),
            "own last": max(own, default=0.0),
        }


def matched(found: Sequence[Seen], dictionary: Dictionary, body: str, year: int) -> list[Match]:
    """Each figure of a body's report on a year with its proposals; an indicator is sure of one value only."""
    matches = [Match(seen, dictionary.proposals(seen, body)) for seen in found]
    claims: dict[str, list[Match]] = {}
    for each in matches:
        if each.best and each.best.confidence >= _CLAIM:
            claims.setdefault(each.best.indicator.id, []).append(each)
    return [replace(each, sure=each.seen.is_of(year) and _sure(each, claims)) for each in matches]


def _sure(match: Match, claims: dict[str, list[Match]]) -> bool:
    best = match.best
    if best is None or best.confidence < SURE or not best.may_be_sure or match.seen.stated.amount is None:
        return False
    stated = match.seen.stated
    rivals = (each.seen.stated for each in claims[best.indicator.id])
    return all((rival.literal, rival.unit) == (stated.literal, stated.unit) for rival in rivals)


def _has_unit(seen: Seen, indicator: Indicator) -> bool:
    unit, rank = seen.stated.unit, seen.stated.rank and indicator.kind is Kind.RANK
    return unit == indicator.unit or unit in indicator.measure_words or (rank and not unit)  # 全市第一


def _is_akin(unit: str, other: str) -> bool:
    return bool(unit) and any(unit in each and other in each for each in _ALIKE_UNITS)


def _other_kind(told: Kind | None, kind: Kind) -> bool:
    if told is None:
        return kind in (Kind.RANK, Kind.STREAK, Kind.CHANGE)
    return kind is not told and not (told is Kind.RATE and kind is Kind.CHANGE)
