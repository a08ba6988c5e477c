"""The header of a page that is no report: between two lines `---`, a few fields of plain words.

MkDocs reads it as YAML, in which `2024` or `yes` is no text; what is let through here is read there as it was meant.
"""

import re
from collections.abc import Iterator

import yaml

from archive.findings import Code, Finding, unknown_field
from archive.read.text import UNREAD, PageText

_FIELDS = ("title", "description", "render_macros")
_LIKE_A_HEADER = re.compile(r"\A\s*+(?:-{3,}|\.{3,}|[A-Za-z0-9_-]++[ \t]*+:)")
# Plain words only, so that MkDocs' reading of a header cannot differ from this one's, and no theme can print a tag.
_PLAIN = re.compile(r"[\w《“（][\w 　，。、；：？！…—·《》“”（）.,+/-]*")
_FORM = "文件头写在两行 --- 之间，里面只有 title: …、description: … 或 render_macros: false"


def begins_like_a_header(page: PageText) -> re.Match[str] | None:
    """What at the beginning of a text MkDocs may take for a header."""
    return _LIKE_A_HEADER.match(page.source.text)


def header_of_page(page: PageText) -> Iterator[Finding]:
    """The findings of a page's header, each on its line."""
    if begins_like_a_header(page) and not page.header:
        yield Finding(Code.UNKNOWN_FIELD, page.source.place(0), "文件头的写法不对", _FORM)
    seen: set[str] = set()
    offset = len("---\n")
    for line in page.header:
        if found := _field(line, page, offset, seen):
            yield found
        offset += len(line) + 1


def _field(line: str, page: PageText, offset: int, seen: set[str]) -> Finding | None:
    name, colon, value = line.partition(": ")
    place = page.source.place(offset)
    if not colon or not re.fullmatch(r"[A-Za-z_][\w-]*", name):
        return Finding(Code.UNKNOWN_FIELD, place, "文件头的写法不对", _FORM)
    if name not in _FIELDS:
        return unknown_field(place, name, _FIELDS)
    if name in seen:
        return Finding(Code.DUPLICATE_KEY, place, f"{name} 写了两次", "删去一个")
    seen.add(name)
    place = page.source.place(offset + len(name) + len(colon))
    if name == "render_macros":
        wrong = line != UNREAD
        return (
            Finding(Code.UNKNOWN_FIELD, place, "render_macros 只能是 false", "写成 false，或删去这一行")
            if wrong
            else None
        )
    if not _PLAIN.fullmatch(value):
        odd = re.sub(r"[\w 　，。、；：？！…—·《》“”（）.,+/-]", "", value)[:1] or value[:1]
        told = f"{name} 里不能有 {odd}" if odd else f"{name} 是空的"
        return Finding(Code.UNKNOWN_FIELD, place, told, "只写汉字、字母、数字和全角标点，以字开头")
    if not isinstance(_read(value), str):
        message = f"{name} 的“{value.strip()}”会读成数字、日期或是非，不是文字"
        return Finding(Code.UNKNOWN_FIELD, place, message, "在前后写上别的字，如 2024年的说明")
    return None


def _read(value: str) -> object:
    """The value as YAML has it; nothing where it is none."""
    try:
        return yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):
        return None
