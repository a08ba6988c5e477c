"""Files that no reader of documents reads, by the names that the editors' handbook gives them."""

import os
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import reports
from reportlab.lib.utils import ImageReader

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def png(width: int = 8, height: int = 8) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _zip(name: str, data: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(name, data)
    return stream.getvalue()


def _scanned() -> bytes:
    return reports.pages(lambda canvas: canvas.drawImage(ImageReader(BytesIO(png())), 50, 50, 400, 600))


def _without_codes() -> bytes:
    """A PDF whose font says how its letters look, and not what they are."""
    text = b"BT /F 16 Tf 50 700 Td <" + b"".join(b"%04x" % number for number in range(100, 160)) + b"> Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Nameless/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 7 0 R/DW 1000>>",
        b"<</Type/FontDescriptor/FontName/Nameless/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200>>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


FILES: dict[str, Callable[[], bytes]] = {
    "年报.pages": lambda: b"PK",
    "年报.doc": lambda: _COMPOUND,
    "年报.wps": lambda: _COMPOUND,
    "改了扩展名的.docx": lambda: _COMPOUND,
    "空的.docx": lambda: b"",
    "加密的.docx": lambda: _COMPOUND + "EncryptedPackage".encode("utf-16-le"),
    "加密的.pdf": lambda: reports.pdf(password="口令"),
    "扫描的.pdf": _scanned,
    "压缩炸弹.docx": lambda: _zip("word/media/image1.bmp", bytes(100_000_000)),
    "年报.docm": reports.word,
    "带宏的.docx": lambda: _zip("word/vbaProject.bin", b"macros"),
    "坏了的.docx": lambda: reports.word()[:3000],
    "坏了的.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 9,
    "乱码.txt": lambda: b"\xff\x80\x81\x82" * 50,
    "表是图片.docx": lambda: reports.word(change=lambda made: reports.with_picture(made, 14, 6, png())),
    "没有编码的.pdf": _without_codes,
    "首页.html": lambda: "<html><body><a href='/'>首页</a><script>立案15起。</script></body></html>".encode(),
}
LARGE = "一亿字节的.pdf"


def write(folder: Path, name: str) -> Path:
    """Writes one of them into a folder; its path."""
    path = folder / name
    if name == LARGE:
        path.touch()
        os.truncate(path, 100_000_000)
    else:
        path.write_bytes(FILES[name]())
    return path
