"""What was announced, and what the next report says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import page
from small import Changes

from archive.addresses import section_id
from archive.check.archive import checked
from archive.history.plans import announced

DATA = "data/reports/shili-ju/2023.yml"


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
        (result("outcome: not_mentioned"), "没有提到"),
        (excerpt(), "下一年度报告只有摘录，见到的部分没有写"),
    ],
    ids=["partly", "done", "not mentioned", "an excerpt"],
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
