"""A file that an editor brings, read into a document whatever its format; what cannot be read is told with its code."""

import hashlib
from collections.abc import Callable
from itertools import chain
from pathlib import Path

from archive.edit.blocks import Document
from archive.edit.pdf import read_pdf
from archive.edit.pieces import Reading
from archive.edit.plain import read_markdown, read_text
from archive.edit.refusals import FORMATS, MOST_BYTES, encrypted, refusal
from archive.edit.structure import document
from archive.edit.webpage import read_webpage
from archive.edit.word import read_word
from archive.findings import ArchiveError, Code

_OLD = {
    ".doc": "Word 97—2003",
    ".wps": "WPS",
    ".dot": "Word 97—2003",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".uof": "UOF",
    ".ofd": "OFD",
}
_MACROS = (".docm", ".dotm")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that old Office programs, and new ones with a password, write."""
_LEAST_LETTERS, _MOST_LETTERS = 20, 300_000
"""Of a text; a long report has 20,000."""

_READERS: dict[str, Callable[[bytes, str], Reading]] = {
    ".docx": read_word,
    ".pdf": read_pdf,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".txt": read_text,
    ".md": read_markdown,
}


def read_document(path: Path, *, printed: bool = False) -> Document:
    """What was read of a document, `printed` as the body wrote it; raises ArchiveError where it cannot be read."""
    name = path.name
    reader = _reader(path.suffix.lower(), name)
    if not path.is_file():
        raise refusal(Code.DAMAGED_DOCUMENT, name, "没有这个文件", "核对路径和文件名")
    if (size := path.stat().st_size) > MOST_BYTES:
        message = f"文件有 {size} 字节，最多 {MOST_BYTES}"
        raise refusal(
            Code.LARGE_DOCUMENT, name, message, "看看是不是拿错了文件；确实是报告的，另存一份，去掉图片，再导入"
        )
    data = path.read_bytes()
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise refusal(Code.EMPTY_DOCUMENT, name, "文件是空的", "向来源再要一份")
    if data.startswith(_COMPOUND):
        raise _compound(data, name)
    reading = reader(data, name)
    if (letters := sum(len(piece.text) for piece in reading.pieces)) > _MOST_LETTERS:
        message = f"文件有 {letters} 个字，最多 {_MOST_LETTERS}"
        raise refusal(Code.LARGE_DOCUMENT, name, message, "看看是不是拿错了文件；只要报告那一篇的，另存那一篇，再导入")
    made = document(reading, name, hashlib.sha256(data).hexdigest(), printed=printed)
    if sum(len(block.text) + sum(map(len, chain(*block.rows))) for block in made.blocks) < _LEAST_LETTERS:
        message = "文件里没有读到报告的正文"
        raise refusal(Code.NO_REPORT_TEXT, name, message, "打开看看是不是拿错了文件；网页要存到有正文的那一页")
    return made


def _reader(suffix: str, name: str) -> Callable[[bytes, str], Reading]:
    if suffix in _MACROS:
        message = "这种 Word 文件带宏（小程序）"
        raise refusal(Code.HOLDS_MACROS, name, message, "用 Word 或 WPS 打开，不启用宏，另存为 .docx，再导入")
    if suffix in _OLD:
        message = f"这是 {_OLD[suffix]} 的文件，读不了"
        raise refusal(Code.OLD_WORD, name, message, "用 Word 或 WPS 打开，另存为 .docx，再导入")
    if suffix not in _READERS:
        what = f"“{suffix}”文件" if suffix else "没有扩展名的文件"
        raise refusal(Code.UNKNOWN_FORMAT, name, f"不读{what}", f"能读的是 {FORMATS}；用能打开它的软件另存为其中一种")
    return _READERS[suffix]


def _compound(data: bytes, name: str) -> ArchiveError:
    """A file of the old Office, whatever its name says; one with a password keeps a package inside."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted(name)
    message = "扩展名虽然是新的，内容是 Word 97—2003 或 WPS 的文件，读不了"
    return refusal(Code.OLD_WORD, name, message, "用 Word 或 WPS 打开，另存为 .docx，再导入")
