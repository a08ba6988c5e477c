"""Slips of a file that a program mends without a doubt: what an input method, an editor or Windows leaves in it.

A YAML file that is mended says what it said before, or, where nothing could be read of it, can be read now; where that is
in doubt it stays as it is. Of a text nothing changes but its encoding and line ends: two spaces at the end of a line are
a line break there.
"""

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from archive.edit.mend_yaml import mended_yaml
from archive.read.files import FileKind, standing
from archive.read.source import too_large

_KINDS = (FileKind.REGISTER, FileKind.DATA, FileKind.TEXT, FileKind.PAGE)


@dataclass(frozen=True)
class Mended:
    """A file with its slips mended, and what was done to it, in words."""

    path: str
    before: bytes
    text: str
    done: tuple[str, ...]

    @property
    def told(self) -> str:
        """What was done, and the lines that change; what a terminal would obey is shown as �."""
        was = _ending_in_lf(self.before.decode("utf-8-sig", errors="replace")).split("\n")
        diff = unified_diff(was, self.text.split("\n"), self.path, self.path, n=1, lineterm="")
        shown = ["".join(char if char.isprintable() or char == "\t" else "�" for char in line) for line in diff]
        return "\n".join([f"{self.path}：{'，'.join(self.done)}", *shown])


def all_mended(root: Path) -> list[Mended]:
    """The files below `root` that have slips which can be mended; what a program wrote is not looked at."""
    files = standing(root).files
    paths = [path for kind in _KINDS for path in files[kind] if not too_large(path, (root / path).stat().st_size)]
    return [found for path in paths if (found := mended(path, (root / path).read_bytes()))]


def mended(path: str, before: bytes) -> Mended | None:
    """A file without its slips; None where it has none that can be mended."""
    done: list[str] = []
    text = _decoded(before, done)
    if "\r" in text:
        done.append("换行改成 LF")
    text = _ending_in_lf(text)
    if path.endswith(".yml"):
        text = mended_yaml(path, text, done)
    return Mended(path, before, text, tuple(done)) if text and done else None


def _decoded(data: bytes, done: list[str]) -> str:
    """The text of a file; nothing where it is neither UTF-8 nor Chinese in GB18030."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        done.append("编码从 GB18030（GBK、ANSI）改成 UTF-8")
        return _chinese(data)
    if text.startswith("\ufeff"):
        done.append("去掉字节顺序标记（BOM）")
    return text.removeprefix("\ufeff")


def _chinese(data: bytes) -> str:
    """A text in GB18030 whose characters are, but for one in five, those that Chinese is mostly written with.

    Bytes of other encodings are mostly valid there too, as characters that nobody writes.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    wide = "".join(char for char in text if not char.isascii())
    # GB 2312 has two bytes for each: marks begin with A1 to A9, the 3,755 common characters with B0 to D7.
    common = sum(lead <= 0xD7 for lead in wide.encode("gb2312", "ignore")[::2])
    return text if common * 5 >= len(wide) * 4 else ""


def _ending_in_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
