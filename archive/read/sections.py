"""The sections of a report, known by the numbers that Chinese reports give them.

`## 一、…` and `### （二）…` under it make section 一（二）, at the permanent address `#s1-2`: an address that does not
change when the words of a heading do, and a name that editors can write in YAML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.addresses import section_id

_HEADING = re.compile(r"^(?P<marks>#{2,6})[ \t\u3000]*+(?P<words>[^#\s][^\n]*+)$", re.MULTILINE)
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


def below(text: str, found: Sequence[Section], section: Section) -> tuple[int, int]:
    """Where what stands below the heading of a section begins and ends, the sections under it and their headings too.

    `found` are the sections of the text. A heading without a number ends it where it is as high as the section's own.
    """
    under = {each.start for each in found if each.id.startswith(f"{section.id}-")}
    others = {each.start for each in found} - under
    own = _HEADING.match(text, section.start)
    for heading in _HEADING.finditer(text, section.end):
        higher = own is not None and len(heading["marks"]) <= len(own["marks"])
        if heading.start() in others or (higher and heading.start() not in under):
            return section.end, heading.start()
    return section.end, len(text)


def _title(words: str) -> str:
    """What a heading says, without an id in braces at its end."""
    title = words.rstrip(" \t")
    before, brace, own = title[:-1].rpartition("{")
    return before.rstrip(" \t") if before and brace and title.endswith("}") and "}" not in own else title
