"""The sections of a report, known by the numbers that Chinese reports give them.

`## 一、…` and `### （二）…` under it make section 一（二）, at the permanent address `#s1-2`: an address that does not
change when the words of a heading do, and a name that editors can write in YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.addresses import section_id

_HEADING = re.compile(r"^#{2,6}[ \t\u3000]*+(?P<words>[^#\s][^\n]*+)$", re.MULTILINE)
_NUMERAL = r"(?P<number>[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMBERS = (
    re.compile(rf"{_NUMERAL}、"),
    re.compile(rf"[（(]{_NUMERAL}[）)]"),
    re.compile(r"(?P<number>[1-9]\d?)[.．、]"),
    re.compile(r"[（(](?P<number>[1-9]\d?)[）)]"),
)
_LABELS = ("{}", "（{}）", "{}.", "（{}）")


@dataclass(frozen=True)
class Section:
    """A numbered section: its label (一（二）), and where its heading, the heading's title and its line end."""

    label: str
    title: str
    start: int
    title_end: int
    end: int

    @property
    def id(self) -> str:
        """Of its heading, in place of any that an editor gives: s1-2."""
        return section_id(self.label)


def sections(text: str) -> Iterator[Section]:
    """The numbered sections of a report's Markdown, without what is hidden in it; a number belongs under those above."""
    path: list[tuple[int, str]] = []
    for match in _HEADING.finditer(text):
        title = _title(match["words"])
        for level, pattern in enumerate(_NUMBERS):
            if number := pattern.match(title):
                above = [step for step in path if step[0] < level]
                path = [*above, (level, _LABELS[level].format(number["number"]))]
                label = "".join(step[1] for step in path)
                yield Section(label, title, match.start(), match.start("words") + len(title), match.end())
                break


def _title(words: str) -> str:
    """What a heading says, without an id in braces at its end."""
    title = words.rstrip(" \t")
    before, brace, own = title[:-1].rpartition("{")
    return before.rstrip(" \t") if before and brace and title.endswith("}") and "}" not in own else title
