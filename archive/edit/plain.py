"""Plain text and Markdown, line by line."""

import re
from collections.abc import Iterator

from archive.edit.blocks import Note
from archive.edit.pieces import Piece, Reading
from archive.edit.refusals import refusal
from archive.findings import Code

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FRONT_MATTER = re.compile(r"---\n(?:(?!---\n)[^\n]*\n){0,200}---\n")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<words>[^\n]*?)[ \t]*#*$")
_LIST_MARK = re.compile(r"^[ \t]*(?:[-*+]|>)[ \t]+")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)([^*\n]+)(?<=\S)\*{1,3}|__(?=\S)([^_\n]+)(?<=\S)__")
_RULE = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}")
_BELOW_HEAD = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def read_text(data: bytes, name: str) -> Reading:
    """The lines of a text file; each is a paragraph, or part of one that goes on."""
    text, notes = decoded(data, name)
    return Reading(tuple(Piece(line, f"第{number}行") for number, line in _lines(text)), notes)


def read_markdown(data: bytes, name: str) -> Reading:
    """The headings, paragraphs and tables of a Markdown file, without its marks."""
    text, notes = decoded(data, name)
    text = _without_comments(text)
    if front := _FRONT_MATTER.match(text):
        notes += (Note("第1行", "文件开头的设置没有读入"),)
        text = "\n" * front.group().count("\n") + text[front.end() :]
    return Reading(tuple(_markdown(list(_lines(text)))), notes)


def decoded(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    """The text of a file in UTF-8, UTF-16 with its mark, or GB18030, which is told."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = _decoded(data, "gb18030", name)
    return text, (Note("全文", "文件是 GB18030（GBK、ANSI）编码，已经按它读"),)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        mend = "用记事本打开，看字对不对；对的，另存为，编码选 UTF-8，再导入"
        raise refusal(Code.UNKNOWN_ENCODING, name, "认不出文字的编码", mend) from None
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", text), start=1):
        if line.strip():
            yield number, line


def _markdown(lines: list[tuple[int, str]]) -> Iterator[Piece]:
    table: list[tuple[str, ...]] = []
    begun = 0
    for number, line in [*lines, (0, "")]:
        if line.lstrip().startswith("|"):
            begun = begun or number
            if not _BELOW_HEAD.fullmatch(line.strip()):
                table.append(tuple(_words(cell) for cell in line.strip().strip("|").split("|")))
            continue
        if table:
            yield Piece("", f"第{begun}行", tuple(table))
            table, begun = [], 0
        if heading := _HEADING.match(line):
            # A title stands under one mark, and what stands under two is the first level of a report.
            yield Piece(_words(heading["words"]), f"第{number}行", style=len(heading["marks"]) - 1)
        elif line and not _RULE.fullmatch(line):
            yield Piece(_words(_LIST_MARK.sub("", line, count=1)), f"第{number}行")


def _without_comments(text: str) -> str:
    """The text without what a browser would not show; lines keep their numbers."""
    parts, place = [], 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin)) >= 0:
        parts += [text[place:begin], "\n" * text.count("\n", begin, end)]
        place = end + len("-->")
    return "".join(parts) + text[place:]


def _words(line: str) -> str:
    line = _LINK.sub(lambda match: match["words"], line.replace("<br>", " "))
    return _EMPHASIS.sub(lambda match: match[1] or match[2], line)
