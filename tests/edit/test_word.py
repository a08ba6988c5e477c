"""What Word keeps beside the letters of a document: labels that it counts, changes, boxes, merged cells, links."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
import reports
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from unreadable import png

from archive.edit import package
from archive.edit.numbering import Numbering
from archive.edit.word import read_word
from archive.findings import ArchiveError, Code

W = nsdecls("w")
BOX = (
    f'<w:p {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
    "<w:r><w:t>立案。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    "<w:p><w:r><w:t>框里45起。</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>框里45起。</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def made(*paragraphs: str) -> Any:
    """A document of paragraphs, each given as XML inside <w:p>."""
    document = docx.Document()
    for xml in paragraphs:
        document.element.body.insert(-1, parse_xml(xml if xml.startswith("<w:p ") else f"<w:p {W}>{xml}</w:p>"))
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def texts(document: Any) -> list[str]:
    return [piece.text for piece in read_word(reports.saved(document), "a.docx").pieces]


def told(document: Any) -> str:
    return "\n".join(f"{note.place} {note.text}" for note in read_word(reports.saved(document), "a.docx").notes)


# Numbering


def numbered(level: int, text: str = "甲", number: int = 1) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(text)}'


def lists(*levels: tuple[str, str], start: int = 1, more: str = "") -> Numbering:
    each = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(levels)
    )
    xml = f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{each}</w:abstractNum>'
    return Numbering.of(parse_xml(f'{xml}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}</w:numbering>'))


@pytest.mark.parametrize(
    ("kind", "text", "start", "label"),
    [
        ("chineseCounting", "%1、", 1, "一、"),
        ("chineseCounting", "%1、", 12, "十二、"),
        ("chineseCountingThousand", "（%1）", 3, "（三）"),
        ("japaneseCounting", "第%1条", 21, "第二十一条"),
        ("ideographDigital", "%1、", 9, "九、"),
        ("ideographDigital", "%1、", 10, "十、"),
        ("taiwaneseDigital", "%1、", 10, "一〇、"),
        ("chineseLegalSimplified", "%1、", 2, "贰、"),
        ("decimal", "%1．", 4, "4．"),
        ("decimalFullWidth", "%1.", 4, "4."),
        ("decimalZero", "%1.", 4, "04."),
        ("decimalEnclosedCircle", "%1", 3, "③"),
        ("decimalEnclosedCircleChinese", "%1", 21, "21"),
        ("upperLetter", "%1.", 28, "BB."),
        ("lowerLetter", "%1)", 1, "a)"),
        ("lowerRoman", "%1.", 14, "xiv."),
        ("upperRoman", "%1.", 9, "IX."),
        ("bullet", "●", 1, ""),
        ("none", "", 1, ""),
        ("unheardOf", "%1.", 5, "5."),
    ],
)
def test_a_number_is_written_as_its_list_says(kind: str, text: str, start: int, label: str) -> None:
    assert lists((kind, text), start=start).label("1", 0) == label


def test_a_deeper_level_begins_anew_under_each_label_above() -> None:
    numbering = lists(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%2.%3"))
    steps = [0, 1, 1, 2, 0, 1, 2]
    assert [numbering.label("1", step) for step in steps] == [
        "一、",
        "（一）",
        "（二）",
        "二.1",
        "二、",
        "（一）",
        "一.1",
    ]


def test_lists_of_one_kind_count_on_and_one_with_a_start_of_its_own_begins_there() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(("decimal", "%1."), more=more)
    assert [numbering.label(number, 0) for number in "1123312"] == ["1.", "2.", "3.", "5.", "6.", "7.", "8."]


def test_a_list_that_there_is_not_has_no_labels() -> None:
    assert (lists(("decimal", "%1.")).label("9", 0), lists(("decimal", "%1.")).label("1", 5)) == ("", "")


def test_a_style_puts_its_paragraphs_into_a_list_and_list_zero_takes_one_out() -> None:
    document = made(
        f'<w:pPr><w:pStyle w:val="Mine"/></w:pPr>{run("甲")}',
        f'<w:pPr><w:pStyle w:val="Mine"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("乙")}',
        f'<w:pPr><w:pStyle w:val="Mine"/></w:pPr>{run("丙")}',
    )
    reports.automatic_list(document)
    style = f'<w:style {W} w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="88"/></w:numPr></w:pPr></w:style>'
    document.styles.element.append(parse_xml(style))
    document.styles.element.append(
        parse_xml(
            f'<w:style {W} w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Base"/></w:style>'
        )
    )
    assert texts(document) == ["一、甲", "乙", "二、丙"]


# What stands in a paragraph


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("立案") + run("15") + run("起。"), "立案15起。"),
        (f'<w:del w:id="1">{run("旧")}</w:del><w:ins w:id="2">{run("新")}</w:ins>', "新"),
        (f'<w:moveFrom w:id="1">{run("旧")}</w:moveFrom><w:moveTo w:id="2">{run("新")}</w:moveTo>', "新"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtContent>{run('填空')}</w:sdtContent></w:sdt>", "填空"),
        (f'<w:fldSimple w:instr="DATE">{run("今天")}</w:fldSimple>', "今天"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("甲"), "甲"),
        (run("隐", "<w:vanish/>") + run("显"), "显"),
        (run("显", '<w:vanish w:val="0"/>'), "显"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/></w:r>", "甲 乙-"),
        (
            '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            "<mc:Choice><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "新",
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>qiao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>硚</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "硚",
        ),
    ],
)
def test_a_paragraph_is_read_as_it_is_printed(xml: str, text: str) -> None:
    assert texts(made(xml)) == [text]


def test_a_line_break_parts_and_a_struck_paragraph_mark_joins() -> None:
    struck = f'<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("丙")}'
    assert texts(made("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", struck, run("丁"))) == ["甲", "乙", "丙丁"]


@pytest.mark.parametrize(
    ("xml", "note"),
    [
        (
            f'<w:del w:id="1"><w:r><w:delText>旧8起</w:delText></w:r></w:del>{run("新")}',
            "第1段 修订中删去的字没有读入：旧8起",
        ),
        (run("隐9起", "<w:vanish/>") + run("显"), "第1段 隐藏的文字没有读入：隐9起"),
        (run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "第1段 这里有脚注"),
        (run("甲") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "第1段 这里有一个特殊符号"),
        (BOX, "第1段 文本框里的字没有读入：框里45起。"),
        (f'<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{run("一、做法 3")}', "第1段 目录没有读入：一、做法 3"),
    ],
)
def test_what_is_no_text_is_told(xml: str, note: str) -> None:
    document = made(xml)
    document.styles.element.append(
        parse_xml(f'<w:style {W} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>')
    )
    assert told(document).count(note) == 1


def test_running_heads_and_links_outside_are_told_and_not_followed() -> None:
    document = made(run("甲"))
    document.sections[0].header.paragraphs[0].text = "示例局文件"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    document.part.relate_to("https://example.com/t.dotx", kind + "attachedTemplate", is_external=True)
    document.part.relate_to("https://example.com/", kind + "hyperlink", is_external=True)
    notes = told(document)
    assert "页眉没有读入：示例局文件" in notes
    assert notes.count("没有打开") == notes.count("attachedTemplate：https://example.com/t.dotx") == 1


@pytest.mark.parametrize(
    ("width", "height", "above", "refused"),
    [(14, 6, False, True), (14, 6, True, False), (4, 4, False, False), (15, 1, False, False)],
    ids=["a table", "the head of a letter", "a seal", "a rule"],
)
def test_a_picture_is_refused_where_it_may_be_a_table(width: int, height: int, above: bool, refused: bool) -> None:
    document = made() if above else made(run("甲"))
    reports.with_picture(document, width, height, png())
    document.add_paragraph("乙")
    if not refused:
        assert f"图片没有读入（{width}×{height} 厘米）" in told(document)
        return
    with pytest.raises(ArchiveError) as error:
        read_word(reports.saved(document), "a.docx")
    assert [finding.code for finding in error.value.findings] == [Code.PICTURE_OF_TEXT]


# Tables


def test_a_merged_cell_is_repeated_in_each_place_that_it_covers() -> None:
    (table,) = (piece for piece in read_word(reports.word(table=True), "a.docx").pieces if piece.rows)
    assert table.rows == (("项目", "年度", "年度"), ("项目", "2022年", "2023年"), *reports.TABLE[1:])


def test_a_table_of_one_cell_is_a_frame_around_paragraphs() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "甲。"
    cell.add_paragraph("乙。")
    assert texts(document) == ["甲。", "乙。"]


# The file


def spoilt(name: str, data: bytes) -> bytes:
    """A document with one of its files replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(reports.word())) as old, zipfile.ZipFile(stream, "w") as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
        if name not in old.namelist():
            new.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (spoilt("word/document.xml", b"<w:document"), Code.DAMAGED_DOCUMENT),
        (spoilt("word/document.xml", b""), Code.DAMAGED_DOCUMENT),
        (spoilt("[Content_Types].xml", b"<Types/>"), Code.DAMAGED_DOCUMENT),
        (spoilt("word/styles.xml", b"\x00\x01"), Code.DAMAGED_DOCUMENT),
        (spoilt("word/vbaProject.bin", b"x"), Code.HOLDS_MACROS),
        (b"PK\x05\x06" + bytes(18), Code.DAMAGED_DOCUMENT),
    ],
)
def test_a_file_that_is_not_as_word_writes_it_is_refused(data: bytes, code: Code) -> None:
    with pytest.raises(ArchiveError) as error:
        read_word(data, "a.docx")
    assert [finding.code for finding in error.value.findings] == [code]


@pytest.mark.parametrize("limit", ["MOST_UNPACKED", "MOST_XML"])
def test_a_file_that_unpacks_too_large_is_refused_before_it_is_unpacked(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = reports.word()
    monkeypatch.setattr(package, limit, 1000)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(ArchiveError) as error:
        read_word(data, "a.docx")
    assert [finding.code for finding in error.value.findings] == [Code.UNPACKS_TOO_LARGE]


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "{"长" * 100}">{entities}]><w:document {W}><w:body><w:p><w:r><w:t>甲&e8;</w:t></w:r></w:p></w:body></w:document>'
    try:
        pieces = read_word(spoilt("word/document.xml", xml.encode()), "a.docx").pieces
    except ArchiveError as error:
        assert [finding.code for finding in error.findings] == [Code.DAMAGED_DOCUMENT]
    else:
        assert [piece.text for piece in pieces] == ["甲"]
