"""What of a Markdown text is no sentence: blocks of code, comments and code within a line, each found in one pass.

Texts come from strangers, so nothing here looks twice for an end that is not there.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_FENCE = re.compile(r"(?P<fence>`{3,}+|~{3,}+)(?P<after>[^\n]*+)")
_VISIBLE = re.compile(r"[^\n]")
_TICKS = re.compile(r"`++|\n")


def fences(text: str) -> Iterator[Span]:
    """The blocks between two lines of the same backticks or tildes, as SuperFences reads them.

    One that is not closed is no block, and hides the beginning of any other after it.
    """
    if "```" not in text and "~~~" not in text:
        return
    opened: tuple[int, str] | None = None
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if fence := _FENCE.match(line):
            if opened is None:
                if fence["fence"][0] == "~" or "`" not in fence["after"]:
                    opened = start, fence["fence"]
            elif fence["fence"] == opened[1] and not fence["after"].strip(" \t"):
                yield opened[0], end
                opened = None
        start = end + 1


def comments(text: str) -> Iterator[Span]:
    """The comments of HTML, which may go over several lines."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        yield start, end + 3
        start = text.find("<!--", end + 3)


def code(text: str) -> Iterator[Span]:
    """The code within lines: from some backticks to the next as many on the same line."""
    if "`" not in text:
        return
    runs: list[Span] = []
    for ticks in _TICKS.finditer(text):
        if ticks.group() == "\n":
            yield from _pairs(runs)
            runs = []
        else:
            runs.append(ticks.span())
    yield from _pairs(runs)


def _pairs(runs: list[Span]) -> Iterator[Span]:
    """Each run of backticks with the next of the same length, leaving out the runs between them."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(runs) - 1, -1, -1):
        following[runs[number][1] - runs[number][0]].append(number)
    number = 0
    while number < len(runs):
        start, end = runs[number]
        later = following[end - start]
        while later and later[-1] <= number:
            later.pop()
        if later:
            number = later[-1]
            yield start, runs[number][1]
        number += 1


def covered(spans: Iterable[Span]) -> list[Span]:
    """Spans as few as there can be, in order and apart, so that `within` can look things up."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def within(offset: int, spans: list[Span]) -> bool:
    """Whether an offset stands in one of the spans that `covered` gave."""
    number = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return number >= 0 and offset < spans[number][1]


def blanked(text: str, spans: Iterable[Span], sign: str = " ") -> str:
    """The text with each character in the spans turned into a space or another sign; line ends and offsets stay."""
    parts, position = [], 0
    for start, end in covered(spans):
        hidden = text[start:end]
        parts += [text[position:start], _VISIBLE.sub(sign, hidden) if "\n" in hidden else sign * len(hidden)]
        position = end
    return "".join([*parts, text[position:]])
