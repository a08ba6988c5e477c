"""The sections of a report, known by the numbers that Chinese reports give them.

`## 一、…` and `### （二）…` under it make section 一（二）, at the permanent address `#s1-2`: an address that does not
change when the words of a heading do, and a name that editors can write in YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import cn2an

from archive.source import Source

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(?P<hashes>#{2,6})[ \t]+(?P<title>.+?)[ \t]*$", re.MULTILINE)
_NUMBERS = (
    re.compile(r"(?P<number>[一二三四五六七八九十]+)、"),
    re.compile(r"[（(](?P<number>[一二三四五六七八九十]+)[）)]"),
    re.compile(r"(?P<number>[1-9]\d?)[.．、]"),
    re.compile(r"[（(](?P<number>[1-9]\d?)[）)]"),
)
_LABELS = ("{}", "（{}）", "{}.", "（{}）")


@dataclass(frozen=True)
class Section:
    """A numbered section: its label (一（二）), anchor (s1-2), heading and where the heading starts and ends."""

    label: str
    anchor: str
    title: str
    start: int
    end: int


def sections(source: Source) -> list[Section]:
    """The numbered sections of a report's Markdown, in order; a number belongs under the ones above it."""
    return list(_numbered(source.text))


def with_anchors(markdown: str) -> str:
    """The Markdown with its permanent anchor at each numbered heading (as an attr_list)."""
    parts, position = [], 0
    for section in _numbered(markdown):
        parts += [markdown[position : section.end], f" {{ #{section.anchor} }}"]
        position = section.end
    return "".join([*parts, markdown[position:]])


def same_label(label: str) -> str:
    """A label in its one spelling: full-width brackets, no spaces, no closing 、."""
    return re.sub(r"\s", "", label).replace("(", "（").replace(")", "）").rstrip("、")


def _numbered(text: str) -> Iterator[Section]:
    fenced = [match.span() for match in _FENCED.finditer(text)]
    path: list[tuple[str, str]] = []
    for match in _HEADING.finditer(text):
        if any(start <= match.start() < end for start, end in fenced):
            continue
        for level, pattern in enumerate(_NUMBERS):
            if number := pattern.match(match["title"]):
                label = _LABELS[level].format(number["number"])
                path = [*path[:level], (label, str(_arabic(number["number"])))]
                names, anchors = zip(*path, strict=True)
                yield Section(
                    "".join(names), "s" + "-".join(anchors), match["title"], match.start(), match.end("title")
                )
                break


def _arabic(number: str) -> int:
    return int(number) if number.isascii() else int(cn2an.cn2an(number, "smart"))
