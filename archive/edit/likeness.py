"""How alike two texts are, by the pairs of neighbouring characters that they share, rare ones counting more."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_RUNS = re.compile(r"[\u4e00-\u9fff]+")
Grams = frozenset[str]


def grams(text: str) -> Grams:
    """The pairs of neighbouring Chinese characters of a text."""
    return frozenset(run[at : at + 2] for run in _RUNS.findall(text) for at in range(len(run) - 1))


def repeated_grams(text: str) -> Grams:
    """The pairs that stand more than once in a text."""
    runs = _RUNS.findall(text)
    counted = Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    return frozenset(gram for gram, times in counted.items() if times > 1)


@dataclass(frozen=True)
class Weights:
    """What each pair tells: much where few texts hold it, nothing where it is only a seam between two words."""

    of: dict[str, float]

    @classmethod
    def learnt(cls, texts: Iterable[str]) -> "Weights":
        """From the sentences of an archive and the words of its indicators."""
        held = Counter[str]()
        count = 0
        for text in texts:
            count += 1
            held.update(grams(text))
        return cls({gram: math.log((count + 1) / times) for gram, times in held.items() if times > 1})

    def sum(self, found: Iterable[str]) -> float:
        """What some pairs tell together."""
        return sum(self.of.get(gram, 0.5) for gram in found)

    def covered(self, wanted: Grams, found: Grams) -> float:
        """How much of what is wanted is found, from 0 to 1."""
        whole = self.sum(wanted)
        return self.sum(wanted & found) / whole if whole else 0.0

    def alike(self, one: Grams, other: Grams) -> float:
        """How much two share of all they hold, from 0 to 1."""
        whole = self.sum(one | other)
        return self.sum(one & other) / whole if whole else 0.0
