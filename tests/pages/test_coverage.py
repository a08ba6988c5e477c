"""The picture of what the archive holds: each cell says what the data say, in words, and of the archive alone."""

from dataclasses import replace
from datetime import date

import covered
import pytest
from bs4 import BeautifulSoup

from archive import addresses
from archive.model import Archive, Body
from archive.pages.coverage import coverage_page
from archive.pages.lists import reports_page
from archive.read.loading import Contents

LARGEST = 150_000 - 20_000
"""Bytes of the page without what the theme puts around it."""


def shown(archive: Archive) -> BeautifulSoup:
    made = coverage_page(Contents(archive, {}, []), addresses.relative_to(addresses.COVERAGE))
    return BeautifulSoup(made.html, "html.parser")


@pytest.mark.parametrize("archive", ["small_archive", "sample_archive"])
def test_every_cell_says_what_the_data_say(archive: str, request: pytest.FixtureRequest) -> None:
    given = request.getfixturevalue(archive)
    places, years, bodies = covered.tables(shown(given))
    assert bodies == covered.of_bodies(given)
    assert years == covered.of_years(given)
    assert places == covered.of_places(given)


def test_a_cell_has_its_colour_and_its_words(small_archive: Archive) -> None:
    cells = shown(small_archive).select("table.coverage")[1].select("tbody + tbody td")
    assert [(cell.get("class"), cell.get_text(" ")) for cell in cells] == [
        (["e", "i"], "摘录 按时"),
        (None, "—"),
        (["w", "u"], "整理 日期未知"),
        (["w", "l"], "整理 迟1天"),
    ]


def test_rows_are_bodies_in_the_order_of_the_reports_and_lead_to_their_pages(sample_contents: Contents) -> None:
    listed = BeautifulSoup(reports_page(sample_contents, addresses.relative_to("reports/")).html, "html.parser")
    picture = shown(sample_contents.archive).select("table.coverage")[1]
    assert [row.text for row in picture.select("tbody th a")] == [row.text for row in listed.select("h3")]
    assert [row["href"] for row in picture.select("tbody th a")] == [
        f"../reports/{row['href']}" for row in listed.select("h3 a")
    ]
    assert not picture.select("td a")


def test_a_place_says_how_many_of_its_reports_came_in_time(small_archive: Archive) -> None:
    page = shown(small_archive)
    assert page.select_one(".place").get_text() == "示例省　2个机关3份：按时1，迟1，日期未知1"
    assert page.select_one(".counts tbody a")["href"] == "./#area-示例省"
    assert page.find(id="area-示例省")


def test_the_page_says_what_is_here_and_never_what_was_not_published(small_archive: Archive) -> None:
    page = shown(small_archive)
    assert "本站收录了2个机关的3份报告：全文2份，摘录1份。" in page.text
    assert "按时公开的1份，迟的1份；1份不知道发布日期，不算迟。" in page.text
    assert "格里是“—”的，本站没有收录，不说明这个机关有没有公开" in page.text
    assert "未公开" not in page.text
    assert "次年4月1日" in page.text


def test_a_year_leads_to_its_reports_where_it_has_any(small_archive: Archive) -> None:
    old = replace(small_archive.reports["shili-ju", 2022], year=2021)
    page = shown(
        replace(small_archive, reports={report.key: report for report in [old, *small_archive.reports_on(2023)]})
    )
    heads = page.select("table.coverage")[1].select("thead th")[1:]
    assert [(head.text, head.a and head.a["href"]) for head in heads] == [
        ("2023", "../years/2023/"),
        ("2022", None),
        ("2021", "../years/2021/"),
    ]


def test_an_archive_without_reports_has_the_page_without_a_picture(small_archive: Archive) -> None:
    page = shown(replace(small_archive, reports={}))
    assert not page.select("table")
    assert "本站收录了0个机关的0份报告" in page.text


def test_two_thousand_reports_fit_into_the_page(small_archive: Archive) -> None:
    report = small_archive.reports["shili-ju", 2023]
    bodies = [
        Body(id=f"shili-xichengqu-yingjiguanliju-{n}", name=f"示例市示例区应急管理局{n}", region=region, level="county")
        for n in range(200)
        for region in [f"示例{chr(0x4E00 + n // 7)}省示例市"]
    ]
    reports = [
        replace(report, body=body, year=year, published=[None, date(year + 1, 3, 1), date(year + 1, 6, 1)][n % 3])
        for n, body in enumerate(bodies)
        for year in range(2015, 2025)
    ]
    archive = replace(
        small_archive, bodies={body.id: body for body in bodies}, reports={each.key: each for each in reports}
    )
    made = coverage_page(Contents(archive, {}, []), addresses.relative_to(addresses.COVERAGE))
    assert len(made.html.encode()) < LARGEST
