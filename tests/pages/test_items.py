"""The pages of the statute's items: what each body's newest whole report says of one, and no more of it than fits."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from sites import below, page, target_of

from archive import addresses
from archive.check.archive import checked
from archive.fields import Wording
from archive.model import Body
from archive.pages.items import LONGEST, MOST, item_page, newest_whole, said
from archive.read.loading import Contents

LARGEST = 150_000 - 20_000
"""Bytes of a page without what the theme puts around it."""
TEXT = "docs/reports/shili-ju/2023.md"


def shown(contents: Contents, item: str) -> BeautifulSoup:
    made = item_page(contents, item, addresses.relative_to(f"items/{item}/"))
    return BeautifulSoup(made.html, "html.parser")


def many(contents: Contents, bodies: int) -> Contents:
    """An archive of so many bodies, each with the two reports of the small archive's, on these or earlier years."""
    reports, texts, named = {}, {}, {}
    for n in range(bodies):
        body = Body(
            id=f"shili-xichengqu-yingjiguanliju-{n}", name=f"示例市示例区应急管理局{n}", region="示例省", level="county"
        )
        named[body.id] = body
        for report in contents.archive.reports_of("shili-ju"):
            moved = replace(report, body=body, year=report.year - n % 3)
            reports[moved.key], texts[moved.key] = moved, contents.texts[report.key]
    return Contents(replace(contents.archive, bodies=named, reports=reports), texts, [])


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("shortcomings", "还有不足。"),
        ("next_year", "继续示例。"),
        ("leadership", "八年没有事故，见示例发〔2021〕17号和“2023示例行动”。"),
        (
            "measures",
            "（一）示例执法\n立案15起，罚款72.8万元，持证率100%，上年是12起。\n手册6000余份\n比武得第一名\n队伍\n数量\n"
            "街道\n11支\n行业\n24支\n共有35支\n（二）示例负责人\n八年没有事故，见示例发〔2021〕17号和“2023示例行动”。",
        ),
    ],
)
def test_the_text_of_a_section_has_its_figures_as_they_are_printed_and_no_tables_of_them(
    item: str, text: str, small_contents: Contents
) -> None:
    found = said(small_contents, small_contents.archive.reports["shili-ju", 2023], item)
    assert (found.text, found.cut) == (text, False)


def test_a_page_leads_to_the_section_and_gives_the_note(small_contents: Contents) -> None:
    (section,) = shown(small_contents, "shortcomings").select(".said")
    assert section.h2.text == "示例市示例局"
    assert [link["href"] for link in section.select("a")] == [
        "../../reports/shili-ju/",
        "../../reports/shili-ju/2023/#s2",
    ]
    assert section.select_one(".facts").text == "整理文本　2023年度报告，见二"
    assert section.select_one(".note").text == "说明：示例附注"
    assert section.select_one(".text").text == "还有不足。"


def test_an_item_that_was_not_seen_is_said_so_and_no_more(small_contents: Contents) -> None:
    told = shown(small_contents, "other")
    (section,) = told.select(".said")
    assert section.select_one(".facts").text == "整理文本　2023年度报告，未见"
    assert section.a.find_next("a")["href"] == "../../reports/shili-ju/2023/"
    assert not section.select(".text")
    assert "“未见”只说报告里没有见到这一项，不说明没有做。" in told.text


def test_each_page_leads_to_the_other_items(small_contents: Contents) -> None:
    items = small_contents.archive.statute.items
    for item, name in items.items():
        told = shown(small_contents, item)
        assert told.h1.text == told.select_one(".items [aria-current]").text == name
        assert [link["href"] for link in told.select(".items a")] == [f"../{id_}/" for id_ in items if id_ != item]


def test_the_newest_whole_report_of_each_body_stands_there_newest_first(small_contents: Contents) -> None:
    contents = many(small_contents, 4)
    found = [(report.body.id[-1], report.year) for report in newest_whole(contents.archive)]
    assert found == [("0", 2023), ("3", 2023), ("1", 2022), ("2", 2021)]


def test_an_excerpt_gives_way_to_an_older_whole_report(small_contents: Contents) -> None:
    archive = small_contents.archive
    newer = replace(archive.reports["shili-ju", 2023], wording=Wording.EXCERPT)
    found = newest_whole(replace(archive, reports={**archive.reports, newer.key: newer}))
    assert [report.key for report in found] == [("shili-ju", 2022)]


def test_a_page_says_how_many_of_how_many_it_shows(small_contents: Contents) -> None:
    assert (
        "全文的报告有2份，出自1个机关。每个机关只列最新的一份，共1份；其余见各机关的网页。"
        in shown(small_contents, "other").text
    )
    told = shown(many(small_contents, MOST + 5), "other")
    assert len(told.select(".said")) == MOST
    assert f"有{2 * MOST + 10}份，出自{MOST + 5}个机关。每个机关只列最新的一份，这里是其中最新的{MOST}份" in told.text


def test_an_archive_of_excerpts_has_the_page_and_says_so(small_contents: Contents) -> None:
    archive = small_contents.archive
    only = replace(archive, reports={("shili-zf", 2023): archive.reports["shili-zf", 2023]})
    told = shown(replace(small_contents, archive=only), "measures")
    assert not told.select(".said")
    assert "还没有收录全文的报告。" in told.text


@pytest.mark.parametrize(
    ("length", "cut"), [(LONGEST, False), (LONGEST + 1, True), (3_000, True)], ids=["fits", "one more", "far more"]
)
def test_a_long_section_is_cut_and_leads_to_the_whole(
    length: int, cut: bool, write_archive: Callable[..., Path]
) -> None:
    text = small.FILES[TEXT].replace("继续示例。", "续" * length)
    (section,) = shown(checked(write_archive({TEXT: text})), "next_year").select(".said")
    told = section.select_one(".text")
    assert told.text == ("续" * LONGEST + "… 全节" if cut else "续" * length)
    assert [link["href"] for link in told.select("a")] == (["../../reports/shili-ju/2023/#s3"] if cut else [])


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ("\n## 示例附件\n\n附件的话。\n", "继续示例。"),
        ("\n### 示例小标题\n\n小标题下的话。\n", "继续示例。\n示例小标题\n小标题下的话。"),
        ("\n示例[^1]。\n\n[^1]: 示例脚注\n", "继续示例。\n示例。"),
        ('\n<!-- 示例 -->\n\n{{ chart("cases") }}\n', "继续示例。"),
        ("\n## （一）同级的小节\n\n小节的话。\n", "继续示例。\n（一）同级的小节\n小节的话。"),
    ],
    ids=["a heading as high", "a lower heading", "a footnote", "a comment and a chart", "a section under it as high"],
)
def test_a_section_ends_where_the_next_begins(more: str, text: str, write_archive: Callable[..., Path]) -> None:
    contents = checked(write_archive({TEXT: small.FILES[TEXT] + more}))
    assert said(contents, contents.archive.reports["shili-ju", 2023], "next_year").text == text


def test_a_page_of_as_many_long_sections_as_there_can_be_is_small(write_archive: Callable[..., Path]) -> None:
    long = {name: text.replace("还有不足。", "足" * 1000) for name, text in small.FILES.items()}
    contents = many(checked(write_archive(long)), 200)
    made = item_page(contents, "shortcomings", addresses.relative_to("items/shortcomings/"))
    assert len(made.html.encode()) < LARGEST


@pytest.mark.parametrize("item", ["measures", "shortcomings", "leadership", "next_year"])
def test_what_a_page_shows_begins_the_section_of_the_report(item: str, small_site: Path) -> None:
    (section,) = page(small_site, f"items/{item}/").select(".said")
    address, anchor = target_of(small_site, f"items/{item}/", section.select_one(".facts a")["href"]) or ("", "")
    opening = "".join(section.select_one(".text").text.split())
    assert opening and below(page(small_site, address), anchor).startswith(opening)


def test_a_whole_report_leads_to_the_pages_of_its_items(small_site: Path) -> None:
    leading = [link["href"] for link in page(small_site, "reports/shili-ju/2023/").select(".statute tbody th a")]
    assert leading == [
        f"../../../items/{item}/" for item in ("measures", "shortcomings", "leadership", "next_year", "other")
    ]
