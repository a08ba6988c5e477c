"""A report against the year before: told at its figures, and where a page of its own once told it, what leads there."""

from pathlib import Path

from sites import file_at, page

FORMER = "reports/shili-ju/2023/compare/"
COMPARED = "compare/?a=shili-ju/2022&b=shili-ju/2023"


def test_a_report_leads_to_its_comparison_with_the_year_before(small_site: Path) -> None:
    assert page(small_site, "reports/shili-ju/2023/").select_one(f"a[href='../../../{COMPARED}']")
    assert not page(small_site, "reports/shili-ju/2022/").select_one("a[href*='compare/?']")


def test_the_table_of_figures_tells_the_change_and_the_sentences_do_not(small_site: Path) -> None:
    report = page(small_site, "reports/shili-ju/2023/")
    assert report.select_one("#fig-cases td a")["href"] == "../2022/#fig-cases"
    told = {change.find_parent("tr")["id"]: change.text for change in report.select(".stated td a")}
    assert told == {"fig-cases": "较上年 +3起（+25%）", "fig-quiet_years": "较上年 +1年"}


def test_where_two_years_once_had_a_page_a_small_file_leads_on(small_site: Path) -> None:
    former = page(small_site, FORMER)
    assert former.select_one("meta[http-equiv=refresh]")["content"] == f"0; url=../../../../{COMPARED}"
    assert former.select_one("meta[name=robots]")["content"] == "noindex"
    assert [link["href"] for link in former.select("a")] == [f"../../../../{COMPARED}", "../#figures"]
    assert not former.select("script")
    assert file_at(small_site, FORMER).stat().st_size < 1_500
    assert not file_at(small_site, "reports/shili-ju/2022/compare/").exists()
