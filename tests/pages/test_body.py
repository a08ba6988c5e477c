"""A body's page: its place, its years at a glance, its figures over the years, its plans and reports."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from sites import built, page, soup

from archive.addresses import BODY, SENTENCE, of, relative_to
from archive.check.archive import checked
from archive.history.change import change_between
from archive.history.coverage import reporting
from archive.model import Archive, Body
from archive.pages.body import MOST_YEARS, body_page
from archive.pages.html import data_element
from archive.read.loading import Contents

BUREAU, GOVERNMENT = "reports/shili-ju/", "reports/shili-zf/"
DATA = "data/reports/shili-ju/{}.yml"


def made(archive: Archive, body: Body) -> BeautifulSoup:
    return BeautifulSoup(body_page(Contents(archive, {}, []), body, relative_to(of(BODY, body))).html, "html.parser")


def facts(site: Path, address: str) -> dict[str, str]:
    return {row.dt.text: row.dd.get_text(strip=True) for row in page(site, address).select("dl.facts > div")}


def strip(shown: BeautifulSoup) -> list[tuple[str, str]]:
    """The cells by their words and the classes that colour them."""
    cells = shown.select("ol.strip > li")
    return [(" ".join(cell.get_text(" ").split()), " ".join(cell.get("class", []))) for cell in cells]


def test_the_facts_lead_up_down_and_to_the_place(small_site: Path) -> None:
    assert facts(small_site, BUREAU) == {"地区": "示例省示例市", "级别": "区县级", "上级": "示例硚市人民政府"}
    assert facts(small_site, GOVERNMENT) == {"地区": "示例省示例硚市", "级别": "市级", "下级": "示例市示例局"}
    links = [link["href"] for link in page(small_site, BUREAU).select("dl.facts a")]
    assert links == ["../#area-示例省", "../shili-zf/"]
    assert page(small_site, GOVERNMENT).select("dl.facts a")[-1]["href"] == "../shili-ju/"


def test_a_department_has_the_level_of_its_government(write_archive: Callable[..., Path]) -> None:
    bodies = str(small.MORE["data/bodies.yml"]).replace("level: city", "level: county")
    archive = checked(write_archive({**small.MORE, "data/bodies.yml": bodies})).archive
    names = [row.dt.text for row in made(archive, archive.bodies["shili-zf"]).select("dl.facts > div")]
    assert names == ["地区", "级别", "部门"]


@pytest.mark.parametrize(
    ("wording", "published", "told"),
    [
        ("official", "2024-04-01", ("2023 原文 按时", "w i")),
        ("edited", "2024-04-02", ("2023 整理 迟1天", "w l")),
        ("edited", "null", ("2023 整理 日期未知", "w u")),
        ("excerpt", "2024-03-30", ("2023 摘录 按时", "e i")),
        ("excerpt", "2024-05-01", ("2023 摘录 迟30天", "e l")),
    ],
)
def test_a_year_in_the_strip_says_whether_its_text_is_whole_and_came_in_time(
    wording: str, published: str, told: tuple[str, str], write_archive: Callable[..., Path]
) -> None:
    data = str(small.FILES[DATA.format(2023)]).replace("published: null", f"published: {published}")
    data = data.replace("wording: edited", f"wording: {wording}").replace("url: null", 'url: "https://example.com/a"')
    if wording == "excerpt":
        start = data.index("statute_items:")
        data = data[:start] + data[data.index("figures:") :]
    archive = checked(write_archive({DATA.format(2023): data})).archive
    assert strip(made(archive, archive.bodies["shili-ju"])) == [told, ("2022 整理 迟1天", "w l")]


def test_a_year_without_a_report_is_a_dash_and_the_others_lead_to_theirs(small_site: Path) -> None:
    shown = page(small_site, GOVERNMENT)
    assert strip(shown) == [("2023 摘录 按时", "e i"), ("2022 —", "")]
    assert [link["href"] for link in shown.select("ol.strip a")] == ["2023/"]


@pytest.mark.parametrize("archive", ["sample_archive", "real_archive"])
def test_every_value_of_the_table_is_the_datas_and_leads_to_its_sentence(
    archive: str, request: pytest.FixtureRequest
) -> None:
    held: Archive = request.getfixturevalue(archive)
    for body in reporting(held):
        url, found = relative_to(of(BODY, body)), []
        shown = made(held, body)
        years = [head.text.removesuffix("年度") for head in shown.select(".matrix thead a")]
        for row in shown.select(".matrix tbody tr"):
            found += [(cell["data-year"], cell.a["href"], str(cell.data)) for cell in row.select("td[data-year]")]
            cells = row.find_all("td")[-len(years) :]
            assert [cell.get("data-year", year) for cell, year in zip(cells, years, strict=True)] == years
            assert all(cell.get("data-year") or cell.text == "—" for cell in cells)
        reports = [report for report in held.reports_of(body.id) if report.figures][:MOST_YEARS]
        assert sorted(found) == sorted(
            (str(report.year), url(of(SENTENCE, report, figure.indicator)), str(data_element(figure, figure.text)))
            for report in reports
            for figure in report.figures.values()
        )


def test_a_value_says_its_change_or_its_break_and_never_both(sample_archive: Archive) -> None:
    changes, breaks = 0, 0
    for body in sample_archive.bodies.values():
        small_words = {
            cell.a["href"]: cell.select("small") for cell in made(sample_archive, body).select("td[data-year]")
        }
        url = relative_to(of(BODY, body))
        for report in sample_archive.reports_of(body.id)[:MOST_YEARS]:
            before = sample_archive.before(report)
            for figure in report.figures.values():
                told = [each.text for each in small_words[url(of(SENTENCE, report, figure.indicator))]]
                older = before.figures.get(figure.indicator.id) if before else None
                change = change_between(older, figure)
                assert told == ([f"口径变化：{figure.break_}"] if figure.break_ else [change] if change else [])
                changes, breaks = changes + bool(told), breaks + bool(figure.break_)
    assert changes > breaks > 0


def test_rows_stand_under_their_topic_which_leads_to_its_page(small_site: Path) -> None:
    topics = page(small_site, BUREAU).select(".matrix th[scope=rowgroup]")
    assert [(each.a["href"], each.text, each["rowspan"]) for each in topics] == [
        ("../../topics/checks/", "示例检查", "3"),
        ("../../topics/forces/", "示例力量", "6"),
    ]


def test_two_values_are_drawn_in_their_row_and_one_is_not(small_site: Path) -> None:
    rows = {row.select_one("th[scope=row] a").text: row for row in page(small_site, BUREAU).select(".matrix tbody tr")}
    assert [name for name, row in rows.items() if row.svg] == ["立案", "连续无事故"]
    assert rows["立案"].svg.title.text == "立案：2022年12起（最低）、2023年15起（最近，也是最高）。"
    assert not page(small_site, GOVERNMENT).select(".matrix svg")


def test_notes_breaks_and_what_does_not_apply_are_marked_and_the_scope_is_named(small_site: Path) -> None:
    shown = page(small_site, GOVERNMENT)
    names = [name.get_text(" ", strip=True) for name in shown.select("th[scope=row]")]
    cases, fines, disputes = shown.select("td[data-year]")
    assert names == ["立案", "辖区罚款 辖区", "复议"]
    assert (cases.small.text, cases.select_one("a.fig-note")["href"]) == ("口径变化：示例口径", "2023/#fig-cases")
    assert not fines.select("small, .fig-note")
    assert disputes.a.text == "不适用"


def test_older_years_than_the_table_has_are_a_step_away(sample_archive: Archive) -> None:
    body = next(each for each in sample_archive.bodies.values() if len(sample_archive.reports_of(each.id)) == 10)
    shown = made(sample_archive, body)
    assert len(shown.select(".matrix thead a")) == MOST_YEARS
    older = [link["href"] for link in shown.select("#figures ~ p a")]
    assert older == [f"{report.year}/#figures" for report in sample_archive.reports_of(body.id)[MOST_YEARS:]]


def test_plans_stand_with_what_the_next_report_says(small_site: Path) -> None:
    rows = [row.get_text(" ", strip=True) for row in page(small_site, BUREAU).select("#plans ~ .scroll tbody tr")]
    assert rows == [
        "全员轮训一遍 2023年度报告三 尚无下一年度报告",
        "开通示例热线 2022年度报告二 写明部分完成，见 2023年度报告一（一） 示例结果",
    ]
    assert not page(small_site, GOVERNMENT).select("#plans")


def test_the_page_of_a_body_with_60_indicators_over_10_years_weighs_less_than_120_kilobytes(
    sample_archive: Archive, sample_site: Path
) -> None:
    """What the project makes of it; the theme adds less than 30."""
    body = max(sample_archive.bodies.values(), key=lambda each: len(sample_archive.reports_of(each.id)))
    html = body_page(Contents(sample_archive, {}, []), body, relative_to(of(BODY, body))).html
    assert html.count("<svg") >= 60
    assert len(html.encode()) < 120_000
    assert (sample_site / "reports" / body.id / "index.html").stat().st_size < 150_000


def test_a_body_whose_reports_state_no_figure_says_so(write_archive: Callable[..., Path]) -> None:
    bare = "## 一、示例\n\n### （一）甲\n\n甲。\n\n### （二）乙\n\n乙。\n\n## 二、丙\n\n丙。\n\n## 三、丁\n\n丁。\n"
    changes: small.Changes = {f"docs/reports/shili-ju/{year}.md": bare for year in (2022, 2023)}
    for year in (2022, 2023):
        data = str(small.FILES[DATA.format(year)])
        changes[DATA.format(year)] = data[: data.index("figures:")] + "figures: {}\n" + data[data.index("plans:") :]
    site = built(write_archive(changes))
    shown = soup(site / BUREAU / "index.html")
    assert not shown.select(".matrix")
    assert "这些报告里没有收入数字" in shown.select_one("section").text
