"""Text files as editors leave them: read as UTF-8, with a place for every offset.

A byte order mark and CRLF are accepted; any other encoding is refused with the words an editor needs to convert it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from archive.findings import Code, Finding, Place
from archive.kept.store import digest

BYTES = {"data": 1_000_000, "data/reports": 100_000, "data/published": 100_000, "docs": 200_000}
"""The most bytes of a file below a folder; a report of 200 figures has about 40,000."""
_CONVERT = "用记事本打开，另存为，编码选 UTF-8，再提交"
_CONFLICT = re.compile(r"^(<{7}(?![^ \n])|>{7}(?![^ \n])|={7}$|\|{7}(?= [^|\n]+$))", re.MULTILINE)
_BYTE_ORDER_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Source:
    """One text file: its path from the archive's root and its text with `\\n` line ends."""

    path: str
    text: str

    @cached_property
    def digest(self) -> str:
        """A name for the file as it is."""
        return digest(self.path, self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer("\n", self.text))]

    def place(self, offset: int) -> Place:
        """The place of a character offset into `text`."""
        line = bisect_right(self._line_starts, offset)
        return Place(self.path, line, offset - self._line_starts[line - 1] + 1)


def read(root: Path, path: Path) -> Source | Finding:
    """The text of a file below `root`, or the finding that it is too large or not UTF-8."""
    name = path.relative_to(root).as_posix()
    if found := too_large(name, path.stat().st_size):
        return found
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(name, data, error.start)
    if text.count("\0") * 4 > len(text):
        return _no_text(name, data)
    return Source(name, text.replace("\r\n", "\n").replace("\r", "\n"))


def too_large(name: str, size: int) -> Finding | None:
    """The finding that a file has too many bytes, by its path from the archive's root."""
    folder = max((folder for folder in BYTES if name.startswith(f"{folder}/")), key=len, default=None)
    if folder is None or size <= BYTES[folder]:
        return None
    message = f"文件有 {size} 字节，最多 {BYTES[folder]}"
    return Finding(Code.TOO_LARGE, Place(name), message, "看看是不是贴错了东西；确实这样长的，分成几页或几份")


def conflicts(source: Source) -> list[Finding]:
    """Where git left both sides of a conflict: one finding for each, at its first mark that still stands."""
    found, opened = [], False
    for mark in _CONFLICT.finditer(source.text):
        if mark[1][0] == "<" or not opened:
            mend = "留下要的文字，删去不要的，再删去 <<<<<<<、=======、>>>>>>> 这几行"
            message = f"这里有 git 合并冲突的标记 {mark[1]}"
            found.append(Finding(Code.CONFLICT, source.place(mark.start()), message, mend))
        opened = mark[1][0] != ">"
    return found


def _no_text(name: str, data: bytes) -> Finding:
    """The finding of a file of zeros, which one of UTF-16 holds at every other place; a single one is a slip in a text."""
    if any(not any(data[first::2]) for first in (0, 1)) and any(data):
        return Finding(Code.NOT_UTF8, Place(name), "文件是 UTF-16（记事本叫 Unicode）编码，不是 UTF-8", _CONVERT)
    return Finding(Code.NOT_UTF8, Place(name), "文件不是文字，多半是损坏了或放错了", "从原来的地方再放一次")


def _not_utf8(name: str, data: bytes, start: int) -> Finding:
    before = data[:start].decode("utf-8", errors="replace")
    place = Place(name, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    if data.startswith(_BYTE_ORDER_MARKS_16):
        return Finding(Code.NOT_UTF8, Place(name), "文件是 UTF-16（记事本叫 Unicode）编码，不是 UTF-8", _CONVERT)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return Finding(Code.NOT_UTF8, place, "文件不是 UTF-8 编码，从这里起读不出", _CONVERT)
    return Finding(Code.NOT_UTF8, place, "文件是 GB18030（GBK、ANSI）编码，不是 UTF-8", _CONVERT)
