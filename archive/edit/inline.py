"""The text of a paragraph of a Word document as it is printed, and what in it is no text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_VML = "{urn:schemas-microsoft-com:vml}"

_LETTERS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_LEFT_OUT = {
    qn("w:pPr"),
    qn("w:rPr"),
    qn("w:instrText"),
    qn("w:delText"),
    qn("w:rt"),
    f"{_ALTERNATIVES}Fallback",
}
_DELETED = {qn("w:del"), qn("w:moveFrom")}
_DRAWN = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
_TOLD = {
    qn("w:footnoteReference"): "这里有脚注",
    qn("w:endnoteReference"): "这里有尾注",
    qn("w:sym"): "这里有一个特殊符号，没有读入",
    f"{_MATH}oMath": "这里有公式，没有读入",
}
_EMU = 360_000  # of a centimetre
_SIZE = re.compile(r"(?<![-\w])(?P<side>width|height):(?P<number>\d{1,5}(?:\.\d{1,4})?)(?P<unit>pt|cm|in|mm)")
_CENTIMETRES = {"pt": 0.0353, "cm": 1.0, "in": 2.54, "mm": 0.1}


@dataclass
class Inline:
    """What is read of a paragraph: its text, sizes of its pictures in centimetres, and what else there is to tell."""

    text: str = ""
    pictures: list[tuple[float, float]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, paragraph: Any) -> "Inline":
        """That of one paragraph, with changes that were tracked accepted."""
        read = cls()
        read.text = "".join(read._walk(paragraph))
        read.told = list(dict.fromkeys(read.told))
        return read

    def _walk(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag == qn("w:t"):
                yield child.text or ""
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag in _DELETED:
                if words := "".join(each.text or "" for each in child.iterdescendants(qn("w:delText"), qn("w:t"))):
                    self.told.append(f"修订中删去的字没有读入：{words[:30]}")
            elif child.tag in _DRAWN:
                self._drawn(child)
            elif child.tag in _TOLD:
                self.told.append(_TOLD[child.tag])
            elif child.tag == qn("w:r") and _is_hidden(child):
                if words := "".join(words_below(child)):
                    self.told.append(f"隐藏的文字没有读入：{words[:30]}")
            elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
                yield from self._walk(child)

    def _drawn(self, drawing: Any) -> None:
        for box in drawing.iterdescendants(qn("w:txbxContent")):
            if words := "".join(words_below(box)).strip():
                self.told.append(f"文本框里的字没有读入：{words[:60]}")
        if any(True for _ in drawing.iterdescendants(f"{_CHARTS}chart")):
            self.told.append("图表没有读入")
        if any(True for _ in drawing.iterdescendants(f"{_PICTURES}pic", f"{_VML}imagedata")):
            self.pictures.append(_size(drawing))


def words_below(root: Any) -> Iterator[str]:
    """The words of all runs below an element, those of formulas left out."""
    yield from (each.text or "" for each in root.iterdescendants(qn("w:t")))


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")


def _size(drawing: Any) -> tuple[float, float]:
    """Width and height in centimetres; none where the file does not say."""
    for extent in drawing.iterdescendants(f"{_PLACED}extent"):
        width, height = (str(extent.get(side) or "") for side in ("cx", "cy"))
        if width.isdecimal() and height.isdecimal() and max(len(width), len(height)) < 12:
            return int(width) / _EMU, int(height) / _EMU
    for shape in drawing.iterdescendants(f"{_VML}shape", f"{_VML}rect"):
        found = _SIZE.finditer(str(shape.get("style") or ""))
        sides = {match["side"]: float(match["number"]) * _CENTIMETRES[match["unit"]] for match in found}
        return sides.get("width", 0.0), sides.get("height", 0.0)
    return 0.0, 0.0
