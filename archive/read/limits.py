"""How long, deep and crowded a text may be: far more than any report needs, and no more than a build can bear.

Markdown is read by others' programs, which some texts keep busy for hours; those are refused before.
"""

import re
from collections.abc import Iterator

from archive.findings import Code, Finding
from archive.read.source import Source

LINE = 5_000
"""Characters of a line; a long paragraph has 500."""
BLOCK = 20_000
"""Characters between two empty lines."""
MACROS = 1_000
HEADINGS = 300
TAGS = 500
LINKS = 500
DEPTH = 10
"""Of lists, quotations and brackets within one another."""
INDENTATION = 40
"""Columns; four for each level of a list."""
RUN = 200
"""How often one mark may stand in a row."""
OPTIONS = 8
"""Quotes in the line that opens a block of code; SuperFences tries each pair of them."""

_MARKS_AT_START = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*+")
_MARK = re.compile(r"[>*+-]|\d+")
_RUN = re.compile(rf"(?P<mark>[^\w\s])(?P=mark){{{RUN}}}")
_HEADING = re.compile(r"^[ >]*+#|^(?:=++|-++)[ \t]*+$", re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z/!?]")
_FENCE = re.compile(r"[> \t]*+(?:[-*+]|\d++[.)])?[> \t]*+(?:```|~~~)")
_EMPTY = re.compile(r"\n[ \t]*+(?=\n)")


def too_much(source: Source) -> Iterator[Finding]:
    """What is too long, too deep or too often in a Markdown text."""
    text = source.text
    for offset, message in sorted([*_counted(text), *_lines(text), *_brackets(text), *_blocks(text)])[:20]:
        yield Finding(Code.TOO_MUCH, source.place(offset), message, "看看是不是贴错了东西；分段，或写得简单些")


def _counted(text: str) -> Iterator[tuple[int, str]]:
    for pattern, most, name in (
        (re.compile(r"\{\{"), MACROS, "双花括号"),
        (_HEADING, HEADINGS, "标题"),
        (_TAG, TAGS, "HTML 标记"),
        (re.compile(r"\]"), LINKS, "方括号"),
    ):
        found = [match.start() for match in pattern.finditer(text)]
        if len(found) > most:
            yield found[most], f"这一页有 {len(found)} 个{name}，最多 {most}"


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if len(line) > LINE:
            yield start, f"这一行有 {len(line)} 个字，最多 {LINE}"
        elif run := _RUN.search(line):
            yield start + run.start(), f"同一个符号“{run['mark']}”连着写了 {RUN} 次以上"
        begin = _MARKS_AT_START.match(line)
        marks = begin.group() if begin else ""
        columns = len(marks.expandtabs(4))
        if len(_MARK.findall(marks)) > DEPTH or columns > INDENTATION:
            yield start, f"列表、引用或缩进太深，最多 {DEPTH} 层、{INDENTATION} 列"
        if _FENCE.match(line) and line.count('"') + line.count("'") > OPTIONS:
            yield start, f"代码块的第一行有太多引号，最多 {OPTIONS} 个"
        start += len(line) + 1


def _brackets(text: str) -> Iterator[tuple[int, str]]:
    """Square and round brackets are counted in a paragraph, tags in the whole text, as Markdown reads them."""
    for pattern, opening in ((re.compile(r"[\[\]]|\n[ \t]*+\n"), "["), (re.compile(r"[()]|\n[ \t]*+\n"), "(")):
        depth = 0
        for match in pattern.finditer(text):
            depth = (
                depth + 1 if match.group() == opening else max(depth - 1, 0) if match.end() - match.start() == 1 else 0
            )
            if depth > DEPTH:
                yield match.start(), f"括号“{opening}”一层套一层，或没有收尾，最多 {DEPTH} 层"
                break
    depth = 0
    for match in re.finditer(r"<[A-Za-z/!?]|>", text):
        depth = max(depth - 1, 0) if match.group() == ">" else depth + 1
        if depth > DEPTH:
            yield match.start(), f"有 {DEPTH} 个以上的“<”没有收尾"
            break


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in [*(match.start() for match in _EMPTY.finditer(text)), len(text)]:
        length = len(text[start:end].strip())
        if length > BLOCK:
            yield start, f"这一段有 {length} 个字，最多 {BLOCK}"
        start = end + 1
