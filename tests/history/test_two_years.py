"""Two years of one body side by side."""

from collections.abc import Callable
from pathlib import Path

from bs4 import Tag
from sites import page

from archive.check.archive import checked
from archive.history.two_years import compared


def cells(row: Tag) -> list[str]:
    return [cell.get_text(" ", strip=True) for cell in row.select("td")]


def test_rows_hold_what_either_year_states_in_the_archives_order(write_archive: Callable[..., Path]) -> None:
    archive = checked(write_archive()).archive
    older, newer = archive.reports["shili-ju", 2022], archive.reports["shili-ju", 2023]
    groups = compared(archive, older, newer)
    assert list(groups) == ["行政执法", "应急管理"]
    told = {row.indicator.id: row.change for rows in groups.values() for row in rows}
    assert told["cases"] == "较上年 +3起（+25%）"
    assert told["quiet_years"] == "较上年 +1年"
    assert told["fines"] == "上年没有写"
    assert [row.change for row in compared(archive, newer, older)["行政执法"]][1] == "本年没有写"


def test_a_report_leads_to_its_comparison_with_the_year_before(small_site: Path) -> None:
    assert page(small_site, "reports/shili-ju/2023/").select_one("a[href='compare/']")
    assert not page(small_site, "reports/shili-ju/2022/").select_one("a[href='compare/']")
    comparison = page(small_site, "reports/shili-ju/2023/compare/")
    rows = {row.th.contents[0]: cells(row) for row in comparison.select("table.pair tbody tr")}
    assert rows["立案"] == ["12起", "15起", "较上年 +3起（+25%）"]
    assert rows["罚款"] == ["—", "72.8万元", "上年没有写"]
    assert rows["手册"][1] == "6000余份 注：示例注解"
    assert rows["发布日期"] == ["2023年4月2日（逾期）", "未知"]
    assert rows["下一年度主要安排"] == ["未见", "见三"]


def test_the_table_of_figures_tells_the_change_and_the_sentences_do_not(small_site: Path) -> None:
    report = page(small_site, "reports/shili-ju/2023/")
    assert report.select_one("#fig-cases .change")["href"] == "../2022/#fig-cases"
    told = {change.find_parent("tr")["id"]: change.text for change in report.select(".change")}
    assert told == {"fig-cases": "较上年 +3起（+25%）", "fig-quiet_years": "较上年 +1年"}
