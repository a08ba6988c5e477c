"""The sections of a report, known by the numbers that Chinese reports give them.

`## 一、…` and `### （二）…` under it make section 一（二）, at the permanent address `#s1-2`: an address that does not
change when the words of a heading do, and a name that editors can write in YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.addresses import section_id

FENCED = re.compile(r"^(`{3,}|~{3,})[^`\n]*\n.*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
"""A block of code."""
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^#{2,6}[ \t\u3000]*(?P<title>[^#\s].*?)[ \t]*(?P<own>\{[^{}\n]*\})?[ \t]*$", re.MULTILINE)
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
    """The numbered sections of a report's Markdown, in order; a number belongs under the ones above it."""
    hidden = [match.span() for pattern in (FENCED, COMMENT) for match in pattern.finditer(text)]
    path: list[tuple[int, str]] = []
    for match in _HEADING.finditer(text):
        if any(start <= match.start() < end for start, end in hidden):
            continue
        for level, pattern in enumerate(_NUMBERS):
            if number := pattern.match(match["title"]):
                above = [step for step in path if step[0] < level]
                path = [*above, (level, _LABELS[level].format(number["number"]))]
                label = "".join(step[1] for step in path)
                yield Section(label, match["title"], match.start(), match.end("title"), match.end())
                break
