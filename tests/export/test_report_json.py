"""report.json says everything that /compare/ shows, so that the browser needs no words, labels or dates of its own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.export.report_json import report_data

DATA = "data/reports/shili-ju/2023.yml"
SCRIPT = small.ROOT / "overrides" / "assets" / "compare.js"


@pytest.mark.parametrize("typed", ["一 (二)", "一（二）", "一(二）、", "'一 （二）'"])
def test_a_section_is_told_in_its_one_spelling_however_it_is_typed(
    typed: str, write_archive: Callable[..., Path]
) -> None:
    archive = checked(
        write_archive({DATA: small.FILES[DATA].replace("leadership: 一（二）", f"leadership: {typed}")})
    ).archive
    told = report_data(archive, archive.reports["shili-ju", 2023])
    assert told["statute_items"]["leadership"]["section"] == "一（二）"


def test_what_a_comparison_shows_is_ready_to_be_read(write_archive: Callable[..., Path]) -> None:
    archive = checked(write_archive()).archive
    told = report_data(archive, archive.reports["shili-ju", 2023])
    assert told["shown"] == {
        "题名": "示例市示例局2023年法治政府建设年度报告",
        "文字": "整理",
        "成文日期": "2024年3月18日",
        "发布日期": "未知",
        "来源": "示例文本",
    }
    assert [each["name"] for each in told["statute_items"].values()] == list(archive.statute.items.values())
    assert (told["address"], told["label"]) == ("reports/shili-ju/2023/", "示例市示例局 2023年度")
    assert told["unstated"] == "没有写"


def test_the_script_of_the_page_has_no_words_of_its_own() -> None:
    assert not re.findall(r"[\u4e00-\u9fff]", SCRIPT.read_text(encoding="utf-8"))
