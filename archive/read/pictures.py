"""Pictures as far as the check looks at them: how large they are, and whether they begin as their names say."""

import re
from collections.abc import Iterator
from pathlib import Path

from archive.findings import Code, Finding, Place

BYTES = 1_000_000
"""The most bytes of a picture; a page of a report photographed to be read has some 300,000."""
_BEGINS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}


def picture(root: Path, name: str) -> Iterator[Finding]:
    """The findings of a picture at a path from the archive's root."""
    path = root / name
    if (size := path.stat().st_size) > BYTES:
        message, mend = f"图片有 {size} 字节，最多 {BYTES}", "缩小以后再放，或存成 .webp"
        yield Finding(Code.TOO_LARGE, Place(name), message, mend)
    with path.open("rb") as file:
        begin = file.read(12)
    if not begin:
        yield Finding(Code.NOT_A_PICTURE, Place(name), "图片是空的", "放上图片本身，或删去它")
    elif not _BEGINS[path.suffix.lower()].match(begin):
        kinds = "、".join(ending for ending, begins in _BEGINS.items() if begins.match(begin))
        what = f"内容是 {kinds} 图片" if kinds else "内容不是图片"
        message = f"{what}，和扩展名 {path.suffix} 不符"
        mend = "改成对的扩展名" if kinds else "用看图软件打开，另存为这种图片"
        yield Finding(Code.NOT_A_PICTURE, Place(name), message, mend)
