"""The sections of a report, known by the numbers that Chinese reports give them.

`## 一、…` and `### （二）…` under it make section 一（二）, at the permanent address `#s1-2`: an address that does not
change when the words of a heading do, and a name that editors can write in YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cn2an

from archive.source import Source

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
    """A numbered section: its label (一（二）), anchor (s1-2), heading, and where heading, title and line end."""

    label: str
    anchor: str
    title: str
    start: int
    title_end: int
    end: int


def sections(source: Source) -> list[Section]:
    """The numbered sections of a report's Markdown, in order; a number belongs under the ones above it."""
    return list(_numbered(source.text))


def with_anchors(markdown: str) -> str:
    """The Markdown with its permanent anchor at each numbered heading (as an attr_list)."""
    parts, position = [], 0
    for section in _numbered(markdown):
        parts += [markdown[position : section.title_end], f" {{ #{section.anchor} }}"]
        position = section.end
    return "".join([*parts, markdown[position:]])


def same_label(label: str) -> str:
    """A label in its one spelling: full-width brackets, no spaces, no closing 、."""
    return re.sub(r"\s", "", label).replace("(", "（").replace(")", "）").rstrip("、")


def anchor_of(label: str) -> str:
    """The anchor of the section with a label: s3-2 for 三（二）."""
    return "s" + "-".join(str(_arabic(number)) for number in re.findall(r"[一二三四五六七八九十]+|\d+", label))


def _numbered(text: str) -> Iterator[Section]:
    hidden = [match.span() for pattern in (FENCED, COMMENT) for match in pattern.finditer(text)]
    path: list[tuple[int, str, str]] = []
    for match in _HEADING.finditer(text):
        if any(start <= match.start() < end for start, end in hidden):
            continue
        for level, pattern in enumerate(_NUMBERS):
            if number := pattern.match(match["title"]):
                label = _LABELS[level].format(number["number"])
                above = [step for step in path if step[0] < level]
                path = [*above, (level, label, str(_arabic(number["number"])))]
                names, anchors = "".join(step[1] for step in path), "-".join(step[2] for step in path)
                yield Section(names, f"s{anchors}", match["title"], match.start(), match.end("title"), match.end())
                break


def _arabic(number: str) -> int:
    return int(number) if number.isascii() else int(cn2an.cn2an(number, "smart"))
