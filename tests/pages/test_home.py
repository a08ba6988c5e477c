"""The home page: its search, its ways in with their counts, the newest reports, and what topics look like."""

from collections.abc import Callable
from pathlib import Path

import small
from bs4 import BeautifulSoup, Tag
from sites import page, target_of

from archive.addresses import relative_to
from archive.charts.spec import charts_of
from archive.check.archive import checked
from archive.history.series import series_of
from archive.model import Archive
from archive.pages.home import home_page


def made(archive: Archive) -> BeautifulSoup:
    return BeautifulSoup(home_page(archive, "首页", "<h1>示例档案</h1>", relative_to("")).html, "html.parser")


def section(shown: BeautifulSoup, heading: str) -> Tag:
    (found,) = [each.parent for each in shown.select("h2") if each.text == heading]
    return found


def ways(shown: BeautifulSoup, heading: str) -> list[tuple[str, str, str]]:
    """The entries of a list of ways in: address, name and count."""
    return [(item.a["href"], item.a.text, item.span.text) for item in section(shown, heading).select("ul.years > li")]


def listed(shown: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """The reports by the words above them."""
    lists = section(shown, "最近年度的报告").select(".report-list")
    return [(each.find_previous_sibling("h3").text, [link["href"] for link in each.select("a")]) for each in lists]


def test_what_an_editor_wrote_stands_first_and_the_page_has_no_menu_beside_it(small_site: Path) -> None:
    shown = page(small_site, "")
    assert shown.select_one("article h1").get_text().startswith("示例档案")
    assert not shown.select(".md-sidebar--secondary nav a")
    assert shown.select_one(".md-sidebar--primary").has_attr("hidden")


def test_the_search_is_a_plain_form_that_leads_to_the_page_of_the_search(small_site: Path) -> None:
    form = page(small_site, "").select_one("article form")
    assert (form.get("method", "get"), form.input["name"], form["role"]) == ("get", "q", "search")
    assert target_of(small_site, "", form["action"]) == ("search/", "")
    assert form.button["type"] == "submit"
    assert form["aria-label"] != page(small_site, "").select_one("form.search-box")["aria-label"]


def test_the_ways_in_lead_to_places_years_and_topics_with_their_counts(small_site: Path) -> None:
    shown = page(small_site, "")
    assert ways(shown, "按地区") == [("reports/#area-示例省", "示例省", "2个机关")]
    assert ways(shown, "按年度") == [("years/2023/", "2023年", "2份"), ("years/2022/", "2022年", "1份")]
    assert ways(shown, "按主题") == [("topics/checks/", "示例检查", "7个"), ("topics/forces/", "示例力量", "7个")]
    assert shown.select_one(".home .facts").text == "收有3份报告，来自2个机关，写到14个数字。"


def test_the_counts_of_a_large_archive_are_those_of_its_data(sample_archive: Archive) -> None:
    shown, reports = made(sample_archive), sample_archive.reports.values()
    figures = [figure for report in reports for figure in report.figures.values()]
    assert [(name, count) for _, name, count in ways(shown, "按年度")] == [
        (f"{year}年", f"{len([report for report in reports if report.year == year])}份")
        for year in range(2024, 2014, -1)
    ]
    assert {name: count for _, name, count in ways(shown, "按主题")} == {
        concept.name: f"{count}个"
        for concept in sample_archive.concepts.values()
        if (count := len([each for each in figures if each.indicator.concept == concept.id]))
    }


def test_whole_texts_stand_before_excerpts_and_the_newest_first(small_site: Path) -> None:
    assert listed(page(small_site, "")) == [
        ("收有全文的", ["reports/shili-ju/2023/", "reports/shili-ju/2022/"]),
        ("只有摘录的", ["reports/shili-zf/2023/"]),
    ]


def test_of_one_year_the_last_published_stand_first_and_only_a_few_are_listed(sample_archive: Archive) -> None:
    ((name, links),) = listed(made(sample_archive))
    newest = [sample_archive.reports[link.split("/")[1], int(link.split("/")[2])] for link in links]
    days = [report.published for report in newest]
    assert (name, len(links), {report.year for report in newest}) == ("收有全文的", 6, {2024})
    known = [report.published for report in sample_archive.reports_on(2024) if report.published]
    assert days == sorted(known, reverse=True)[:6]


def test_at_most_three_topics_are_drawn_those_with_the_longest_series(
    sample_archive: Archive, sample_site: Path
) -> None:
    cards = page(sample_site, "").select(".home-charts > section")
    assert len({card.h3.a["href"] for card in cards}) == 3
    charts = [chart for each in sample_archive.stated for chart in charts_of(series_of(sample_archive, each))]
    longest = max(len(chart.series.valued) for chart in charts)
    assert [len(card.select("svg")) for card in cards] == [1, 1, 1]
    assert [len(card.select(".point path")) for card in cards] == [longest] * 3


def test_topics_whose_figures_stand_alone_are_listed_and_not_drawn(small_site: Path, small_archive: Archive) -> None:
    cards = page(small_site, "").select(".home-charts > section")
    assert [card.h3.text for card in cards] == ["示例检查", "示例力量"]
    assert [card.select_one("figcaption").a.text for card in cards] == ["立案", "连续无事故"]


def test_an_archive_without_a_report_has_a_home_too(write_archive: Callable[..., Path]) -> None:
    gone = [path for path in small.FILES if "/reports/" in path]
    shown = made(checked(write_archive(dict.fromkeys(gone))).archive)
    assert [heading.text for heading in shown.select("h2")] == ["下载、比较、订阅"]
    assert shown.form


def test_home_weighs_less_than_120_kilobytes_with_many_reports(sample_archive: Archive) -> None:
    """What the project makes of it; the theme adds less than 30."""
    assert len(home_page(sample_archive, "首页", "<h1>示例</h1>", relative_to("")).html.encode()) < 120_000
