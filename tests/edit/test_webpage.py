"""A saved page of a government's site: what is the report, and what the site adds."""

import re
from typing import Any

import pytest
import reports

from archive.edit.webpage import read_webpage
from archive.findings import ArchiveError, Code

ITEMS = ("一、主要工作", "立案15起。", "罚款72.8万元。", "立案15起。", "学法的时间还不够，要想办法补上。")
LONG = "示例局把这项工作放在全年的安排里来做，逐月查看进度。"


def texts(html: str) -> list[str]:
    return [re.sub(r"[\s　]+", "", piece.text) for piece in read_webpage(html.encode("utf-8"), "a.html").pieces]


def told(html: str) -> list[str]:
    return [note.text for note in read_webpage(html.encode("utf-8"), "a.html").notes]


def whole(main: str, **more: Any) -> list[str]:
    """What is read of a page of a site around a text, the words that no reader sees left out."""
    return texts(reports.page(main, **more))


@pytest.mark.parametrize(
    "main",
    [
        "".join(f"<p>　　{item}</p>" for item in ITEMS),
        "".join(f"<div>&nbsp;&nbsp;{item}</div>" for item in ITEMS),
        "<br>".join(ITEMS),
        "<br/>\n".join(f"<span>{item[:2]}</span><font>{item[2:]}</font>" for item in ITEMS),
        f"<table width='100%'><tr><td>{''.join(f'<p>{item}</p>' for item in ITEMS)}</td></tr></table>",
        f"<div><p>{ITEMS[0]}</p><p>{ITEMS[1]}</p></div><div>{''.join(f'<p>{item}</p>' for item in ITEMS[2:])}</div>",
        "".join(f"<section><p>{item}</p></section>" for item in ITEMS),
        f"<p>{ITEMS[0]}<p>{ITEMS[1]}<div>{ITEMS[2]}<p>{ITEMS[3]}<p>{ITEMS[4]}",
    ],
    ids=["p", "div", "br", "spans", "a table for layout", "halves", "sections", "nothing is closed"],
)
def test_all_of_the_report_is_read_and_nothing_of_the_site(main: str) -> None:
    assert whole(main)[: len(ITEMS)] == list(ITEMS)
    assert not [text for text in whole(main) if "首页" in text or "伪造" in text or "45项" in text or "隐藏" in text]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">{}</div>',
        '<p style="color:red; VISIBILITY : hidden">{}</p>',
        "<p hidden>{}</p>",
        "<script>{}</script>",
        "<style>{}</style>",
        "<noscript>{}</noscript>",
        "<template><p>{}</p></template>",
        "<!-- {} -->",
        "<textarea>{}</textarea>",
        "<nav>{}</nav>",
        "<footer>{}</footer>",
    ],
)
def test_what_is_not_shown_is_not_read_and_what_follows_it_is(hidden: str) -> None:
    html = f"<body><p>{LONG}</p>{hidden.format('伪造99起。')}后面的话。</body>"
    assert texts(html) == [LONG, "后面的话。"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta name="ArticleTitle" content="年度报告"><title>别的</title>', "年度报告"),
        ('<meta property="og:title" content="年度报告"><title>别的</title>', "年度报告"),
        ("<title>年度报告_示例局</title>", "年度报告"),
        ("<title>年度报告（2021—2025）-示例局</title>", "年度报告（2021—2025）"),
        ("<title>年度报告</title>", "年度报告"),
        ("", ""),
    ],
)
def test_the_page_says_its_title(head: str, title: str) -> None:
    assert read_webpage(f"<html><head>{head}</head><body><p>{LONG}</p>".encode(), "a.html").title == title


def test_the_first_heading_goes_before_the_name_of_the_page() -> None:
    html = f"<title>别的_示例局</title><h1>年度<br>报告</h1><p>{LONG}</p>"
    assert read_webpage(html.encode(), "a.html").title == "年度报告"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3><li>甲</li><li>乙</li></ol>", ["3.甲", "4.乙"]),
        ("<ol start=x><li>甲</li></ol>", ["1.甲"]),
        ("<ul><li>甲</li></ul>", ["甲"]),
    ],
)
def test_numbers_that_the_browser_counts_are_written(html: str, lines: list[str]) -> None:
    assert texts(f"<p>{LONG}</p>{html}")[1:] == lines


@pytest.mark.parametrize(("tag", "style"), [("h2", 1), ("h3", 2), ("h6", 5), ("h1", 0), ("p", 0)])
def test_a_heading_keeps_its_level(tag: str, style: int) -> None:
    *_, last = read_webpage(f"<div><p>{LONG}</p><{tag}><b>做法</b></{tag}></div>".encode(), "a.html").pieces
    assert (last.text, last.style) == ("做法", style)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tr><td>甲<td>1<tr><td>乙<td>2", (("甲", "1"), ("乙", "2"))),
        ("<tr><th colspan=2>头<tr><td>乙<td>2", (("头", "头"), ("乙", "2"))),
        ("<tr><td rowspan=2>甲<td>1<tr><td>2", (("甲", "1"), ("甲", "2"))),
        ("<thead><tr><th>甲<th>1</thead><tbody><tr><td>乙</tbody>", (("甲", "1"), ("乙", ""))),
        ("<tr><td colspan=9999999>甲<tr><td>乙<td>2", (("甲", ""), ("乙", "2"))),
        (f"<tr><td>{LONG * 9}<td>1<tr><td>乙<td>2", None),
        ("<tr><td>甲<td>1", None),
        ("<tr><td>甲<tr><td>乙", None),
        ("<tr><td><table><tr><td>甲</table><td>1<tr><td>乙<td>2", None),
    ],
    ids=[
        "cells",
        "across",
        "down",
        "head and body",
        "a span beyond all",
        "long text",
        "one row",
        "one column",
        "tables within",
    ],
)
def test_a_table_of_data_is_a_table(table: str, rows: tuple[tuple[str, ...], ...] | None) -> None:
    found = [
        piece.rows
        for piece in read_webpage(f"<div><p>{LONG}</p><table>{table}</table></div>".encode(), "a.html").pieces
    ]
    assert [each for each in found if each] == ([rows] if rows else [])


@pytest.mark.parametrize(
    ("attributes", "refused"),
    [
        ("width=600 height=300", True),
        ("width='600px' height=300", True),
        ("width=60 height=60", False),
        ("alt=表", False),
    ],
)
def test_a_large_picture_is_refused_and_any_other_is_told(attributes: str, refused: bool) -> None:
    html = f"<p>{LONG}<img src=a.png {attributes}></p>"
    if not refused:
        assert "图片没有读入" in told(html)[0]
        return
    with pytest.raises(ArchiveError) as error:
        read_webpage(html.encode(), "a.html")
    assert [finding.code for finding in error.value.findings] == [Code.PICTURE_OF_TEXT]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "GBK", "gb18030"])
def test_the_page_is_read_in_the_encoding_that_it_says(encoding: str) -> None:
    html = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}"><p>{LONG}</p>'
    assert [piece.text for piece in read_webpage(html.encode(encoding), "a.html").pieces] == [LONG]


@pytest.mark.parametrize("html", ["<div>" * 3000 + LONG, f"<p>{LONG}" + "字" * 11_000_000], ids=["deep", "long"])
def test_a_page_that_the_parser_would_cut_off_is_refused(html: str) -> None:
    with pytest.raises(ArchiveError) as error:
        read_webpage(html.encode(), "a.html")
    assert [finding.code for finding in error.value.findings] == [Code.DAMAGED_DOCUMENT]


def test_a_list_of_many_items_takes_no_square_of_time() -> None:
    assert len(texts("<ol>" + f"<li>{LONG}" * 20_000)) == 20_000
