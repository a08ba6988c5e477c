"""What was announced, and what the next report says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from sites import page
from small import Changes

from archive.addresses import section_id
from archive.check.archive import checked
from archive.export.report_json import report_data
from archive.findings import ArchiveError
from archive.history.plans import announced
from archive.pages.lists import plans_page
from archive.read.loading import Contents

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"


def outcomes(archive_folder: Path, year: int) -> list[str]:
    archive = checked(archive_folder).archive
    return [each.outcome for each in announced(archive, archive.reports["shili-ju", year])]


def result(written: str) -> Changes:
    return {DATA: small.FILES[DATA].replace("outcome: partly, section: 一（一）", written)}


def excerpt() -> Changes:
    text = (
        small.FILES[DATA]
        .replace("wording: edited", "wording: excerpt")
        .replace("url: null", "url: https://example.com/")
    )
    return {DATA: "".join(line for line in text.splitlines(keepends=True) if not line.startswith("plan_results"))}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "写明部分完成"),
        (result("outcome: done, section: 一"), "写明已完成"),
        (result("outcome: in_progress, section: 一"), "写明在推进"),
        (result("outcome: not_mentioned"), "没有提到"),
        (excerpt(), "下一年度报告只有摘录，见到的部分没有写"),
    ],
    ids=["partly", "done", "in progress", "not mentioned", "an excerpt"],
)
def test_a_plan_is_told_with_what_the_next_report_says(
    changes: Changes, told: str, write_archive: Callable[..., Path]
) -> None:
    assert outcomes(write_archive(changes), 2022) == [told]


def test_a_plan_without_a_next_report_is_left_open(write_archive: Callable[..., Path]) -> None:
    assert outcomes(write_archive(), 2023) == ["尚无下一年度报告"]


@pytest.mark.parametrize(("label", "anchor"), [("二", "s2"), ("三（五）", "s3-5"), ("一(十二)3.", "s1-12-3")])
def test_a_label_leads_to_its_anchor(label: str, anchor: str) -> None:
    assert section_id(label) == anchor


def with_target(plan: str, figures: str = "") -> Changes:
    """The small archive with a target of its plan of 2022, and other figures in 2023."""
    before = DATA.replace("2023", "2022")
    changes: Changes = {before: small.FILES[before].replace("section: 二}}", f"section: 二, {plan}}}}}")}
    return {**changes, DATA: small.FILES[DATA].replace("cases: 15", figures)} if figures else changes


@pytest.mark.parametrize(
    ("plan", "target", "stated"),
    [
        ("target: 20, indicator: cases", "20起", "15起"),
        ("target: 20以上, indicator: cases", "20起以上", "15起"),
        ("target: 10-20, indicator: cases", "10-20起", "15起"),
        ("target: 1, indicator: contest_rank", "第1名", "第1名"),
    ],
)
def test_a_target_stands_beside_what_the_next_report_states(
    plan: str, target: str, stated: str, write_archive: Callable[..., Path]
) -> None:
    archive = checked(write_archive(with_target(plan))).archive
    report = archive.reports["shili-ju", 2022]
    (each,) = announced(archive, report)
    assert each.target and each.stated
    assert (each.target.text, each.stated.text) == (target, stated)
    told = report_data(archive, report)["plans"]["hotline"]
    assert [told[name] for name in ("indicator", "target", "next_year")] == [each.target.indicator.id, target, stated]


def test_a_target_of_which_the_next_report_says_nothing_is_left_open(write_archive: Callable[..., Path]) -> None:
    text = small.FILES[TEXT].replace("{{ fig.leaflets }}", "")
    changes = with_target("target: 8000, indicator: leaflets", "cases: 15")
    data = "".join(line for line in str(changes[DATA]).splitlines(keepends=True) if "leaflets" not in line)
    archive = checked(write_archive({**changes, DATA: data, TEXT: text})).archive
    (each,) = announced(archive, archive.reports["shili-ju", 2022])
    assert each.target and each.stated is None
    assert "没有写" in plans_page(Contents(archive, {}, []), lambda path: path).html


def test_the_page_of_plans_shows_a_target_and_the_figure_with_a_link_to_its_sentence(
    write_archive: Callable[..., Path],
) -> None:
    archive = checked(write_archive(with_target("target: 20, indicator: cases"))).archive
    html = plans_page(Contents(archive, {}, []), lambda path: f"/{path}").html
    (row,) = (tr for tr in BeautifulSoup(html, "html.parser").select("tbody tr") if tr.th.select(".note"))
    assert row.select_one("th .note").text == "立案：20起"
    (link,) = row.select("td .note a")
    assert (link.text, link["href"]) == ("15起", "/reports/shili-ju/2023/#in-cases")


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ("target: 20", "PLAN03"),
        ("indicator: cases", "PLAN03"),
        ("target: 20, indicator: case", "FIG01"),
        ("target: 20, indicator: brochures", "FIG17"),
        ("target: 20起, indicator: cases", "FIG03"),
        ("target: 二十, indicator: cases", "FIG02"),
        ("target: -20, indicator: cases", "FIG06"),
        ("target: '1,286', indicator: cases", "FIG04"),
        ("target: 20-10, indicator: cases", "FIG02"),
        ("target: , indicator: cases", "PLAN03"),
        ("target: [20], indicator: cases", "META03"),
        ("target: 20, indicator: 立案", "META09"),
        ("target: 待填, indicator: cases", "META20"),
    ],
)
def test_a_target_that_is_no_figure_of_an_indicator_is_refused(
    plan: str, code: str, write_archive: Callable[..., Path]
) -> None:
    with pytest.raises(ArchiveError) as refused:
        checked(write_archive(with_target(plan)))
    assert code in [finding.code.value for finding in refused.value.findings]


def test_the_page_of_plans_leads_to_the_sections_of_both_years(small_site: Path) -> None:
    rows = [
        ([cell.get_text(" ", strip=True) for cell in row.select("th, td")], [link["href"] for link in row.select("a")])
        for row in page(small_site, "plans/").select("tbody tr")
    ]
    assert rows == [
        (["全员轮训一遍", "2023年度报告三", "尚无下一年度报告"], ["../reports/shili-ju/2023/#s3"]),
        (
            ["开通示例热线", "2022年度报告二", "写明部分完成，见 2023年度报告一（一） 示例结果"],
            ["../reports/shili-ju/2022/#s2", "../reports/shili-ju/2023/#s1-1"],
        ),
    ]


def test_a_report_shows_its_plans_and_what_it_says_of_the_last_ones(small_site: Path) -> None:
    newer = page(small_site, "reports/shili-ju/2023/")
    assert newer.select_one("#plans").find_parent("section").th.find_next("tbody").th.text == "全员轮训一遍"
    assert "开通示例热线" in newer.select_one("#results").find_parent("section").text
    assert not page(small_site, "reports/shili-ju/2022/").select_one("#results")
