"""An invented report as the formats that editors bring: the same text as .txt, .docx, .pdf and .html, with their traps."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

import cn2an
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

TITLE = "示例市示例局关于2023年度法治政府建设情况的报告"
NUMBER = "示局发〔2024〕5号"
SIGNED = "中共示例市示例局委员会"
DATED = "2024年3月18日"
OPENING = "2023年，示例局依照《示例纲要（2021—2025年）》推进法治政府建设。现将有关情况报告如下："
_FILL = (
    "示例局把这项工作放在全年安排里，逐月查看进度，遇到难处就开会商量，定下办法以后再由科室去做，做完了还要回头看一遍。"
)
SECTIONS: tuple[tuple[int, str, str], ...] = (
    (1, "主要做法和成效", ""),
    (2, "学习法律知识", "全年集体学法12次，320人次参加。" + _FILL * 8),
    (2, "依法履行职责", "全年立案15起，罚款72.8万元，发放手册6000余份。" + _FILL * 9 + "其中重大案件2起。"),
    (2, "加强队伍建设", "持证人员共计22人（含新取证的3人），持证率100%。" + _FILL * 7),
    (1, "存在的问题", "一是学法的时间还不够。二是执法的水平还要提高。"),
    (1, "2024年的安排", ""),
    (2, "继续学法", "每季度集体学法不少于2次。" + _FILL * 6),
    (2, "继续普法", "办好“宪法宣传周”，印发手册8000份。"),
)
"""Level, heading and text of each section; a text stands in the heading's own line where the level is 2."""
TABLE = (("项目", "2022年", "2023年"), ("立案", "13起", "15起"), ("罚款", "60万元", "72.8万元"))
HEADINGS = (
    "一、主要做法和成效",
    "（一）学习法律知识",
    "（二）依法履行职责",
    "（三）加强队伍建设",
    "二、存在的问题",
    "三、2024年的安排",
    "（一）继续学法",
    "（二）继续普法",
)


def label(level: int, number: int) -> str:
    words = str(cn2an.an2cn(str(number)))
    return f"{words}、" if level == 1 else f"（{words}）"


def paragraphs(*, labelled: bool = True) -> Iterable[tuple[int, str]]:
    """Level and text of every paragraph between the title and the signature."""
    yield 0, OPENING
    counted = {1: 0, 2: 0}
    for level, heading, text in SECTIONS:
        counted = {1: counted[1] + (level == 1), 2: counted[2] + 1 if level == 2 else 0}
        written = (label(level, counted[level]) if labelled else "") + heading
        yield level, f"{written}。{text}" if level == 2 else written
        if level == 1 and text:
            yield 0, text


def plain_text() -> str:
    return "\n\n".join([TITLE, *(text for _, text in paragraphs()), SIGNED, DATED])


# .docx

_LIST = """<w:abstractNum {ns} w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>"""


def word(*, automatic: bool = False, table: bool = False, change: Callable[[Any], None] | None = None) -> bytes:
    """The report as Word writes it, its labels typed or counted by Word; `change` spoils it."""
    made = docx.Document()
    number = automatic_list(made) if automatic else ""
    for text in (NUMBER, TITLE):
        made.add_paragraph(text)
    for level, text in paragraphs(labelled=not automatic):
        paragraph = made.add_paragraph(text)
        if automatic and level:
            numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(numbering))
    if table:
        _table(made)
    for text in (SIGNED, DATED):
        made.add_paragraph(text)
    if change:
        change(made)
    return saved(made)


def saved(made: Any) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def automatic_list(made: Any) -> str:
    root = made.part.numbering_part.element
    root.insert(0, parse_xml(_LIST.format(ns=nsdecls("w"), id=77)))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="88"><w:abstractNumId w:val="77"/></w:num>'))
    return "88"


def _table(made: Any) -> None:
    table = made.add_table(rows=len(TABLE) + 1, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "年度"
    table.cell(0, 0).merge(table.cell(1, 0)).text = TABLE[0][0]
    for row, cells in enumerate(TABLE, start=1):
        for column, text in enumerate(cells):
            if row > 1 or column:
                table.cell(row, column).text = text


def with_picture(made: Any, width: float, height: float, picture: bytes) -> None:
    """Puts a picture of so many centimetres at the end."""
    made.add_picture(BytesIO(picture), Cm(width), Cm(height))


def element(xml: str) -> Any:
    """An element of WordprocessingML, its prefix declared."""
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1) if "xmlns:w" not in xml else xml)


def body(made: Any) -> Any:
    return made.element.body


def paragraph_with(made: Any, words: str) -> Any:
    """The paragraph of a document that holds some words."""
    return next(each for each in made.element.body.iter(qn("w:p")) if words in "".join(each.itertext()))


# .pdf

_FONT, _SIZE, _LEADING = "STSong-Light", 16, 28


def pdf(*, table: bool = False, bold: bool = False, head: str = "", password: str = "") -> bytes:
    """The report in pages with their numbers; `bold` prints the headings twice, `head` stands over every page."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    style = ParagraphStyle("body", fontName=_FONT, fontSize=_SIZE, leading=_LEADING, wordWrap="CJK", firstLineIndent=32)
    centred = ParagraphStyle("title", style, fontSize=22, leading=34, alignment=1, firstLineIndent=0)
    right = ParagraphStyle("right", style, alignment=2, firstLineIndent=0)
    story: list[Any] = [Paragraph(NUMBER, right), *(Paragraph(TITLE[a:b], centred) for a, b in ((0, 15), (15, None)))]
    story += [(_Twice if bold and level else Paragraph)(text, style) for level, text in paragraphs()]
    if table:
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), _FONT, 12)])
        story.append(Table(TABLE, style=grid))
    story += [Paragraph(SIGNED, right), Paragraph(DATED, right)]
    stream = BytesIO()
    page = SimpleDocTemplate(stream, pagesize=A4, topMargin=90, bottomMargin=90, encrypt=password or None)

    def furniture(canvas: Canvas, made: Any) -> None:
        canvas.setFont(_FONT, 12)
        canvas.drawCentredString(A4[0] / 2, 50, f"— {made.page} —")
        if head:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 50, head)

    page.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


class _Twice(Paragraph):  # type: ignore[misc]
    """A paragraph printed a second time a hair beside itself, as programs do that have no bold font."""

    def drawPara(self, debug: int = 0) -> None:
        super().drawPara(debug)
        self.canv.translate(0.4, 0)
        super().drawPara(debug)


def pages(*drawings: Callable[[Canvas], None], lock: StandardEncryption | None = None) -> bytes:
    """A PDF of pages that hold what each function draws."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=lock)
    for draw in drawings:
        canvas.setFont(_FONT, _SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


# .html


def page(main: str = "", *, title: str = TITLE, charset: str = "utf-8", beside: str = "") -> str:
    """A page of a government's site around the report: navigation, scripts, a table of facts, related links, footer."""
    text = main or "".join(f"<p>　　{text}</p>\n" for _, text in paragraphs())
    text += "" if main else f'<p style="text-align:right">{SIGNED}</p><p style="text-align:right">{DATED}</p>'
    menu = "".join(
        f'<li><a href="/{n}">{word}</a></li>' for n, word in enumerate(["首页", "要闻", "公开", "服务", "互动"])
    )
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_示例市示例局</title>
<style>p {{ color: red }}</style><script>var figures = "伪造12起";</script></head><body>
<div class="top"><ul>{menu}</ul><form><input value="搜索7"></form></div>
<div class="where">当前位置：<a href="/">首页</a> &gt; <a href="/a">法治政府建设年度报告</a></div>
<div class="box"><h1>{title}</h1>
<div class="facts"><span>发布日期：2024-03-28</span><span>来源：示例局</span><span>浏览次数：<b>123</b></span></div>
<div class="TRS_Editor" id="zoom"><style>.a {{}}</style>{text}<div style="display:none">隐藏的99起。</div>{beside}</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div></div>
<div class="side"><h3>相关链接</h3><ul><li><a href="/9">示例局印发2025年要点，部署45项任务。</a></li></ul></div>
<noscript>请打开脚本。</noscript><div class="foot"><p>主办：示例市示例局　地址：示例路1号</p><p>网站标识码：1234567890</p></div>
<script src="https://example.com/x.js"></script></body></html>"""
