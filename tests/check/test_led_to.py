"""Where the data lead readers: to a section that stands in the text and says something."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.findings import ArchiveError

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
LAST = "还有不足。"


def told(folder: Path) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [(each.code.value, each.place.path, each.place.line, each.place.column) for each in error.findings]
    return []


@pytest.mark.parametrize(
    "words", ["<!-- 还有不足。 -->", "", "<br>", "&nbsp;", "——", "<!-- 甲\n\n### 乙\n-->", "### （一）甲\n\n#### 1. 乙"]
)
def test_a_section_without_words_answers_nothing(words: str, write_archive: Callable[..., Path]) -> None:
    assert told(write_archive({TEXT: small.FILES[TEXT].replace(LAST, words)})) == [("META08", DATA, 9, 17)]


@pytest.mark.parametrize(
    "words", ["无", "- 甲", "### （一）甲\n\n乙", "```\n甲\n```", "<!-- 甲 -->乙", "| 甲 |\n|---|\n| 乙 |"]
)
def test_a_section_has_words_of_its_own_or_below_it(words: str, write_archive: Callable[..., Path]) -> None:
    assert told(write_archive({TEXT: small.FILES[TEXT].replace(LAST, words)})) == []


def test_a_plan_leads_to_words_too(write_archive: Callable[..., Path]) -> None:
    text = small.FILES[TEXT].replace("继续示例。", "<!-- 继续示例。 -->")
    assert told(write_archive({TEXT: text})) == [("META08", DATA, 11, 14), ("META08", DATA, 23, 44)]


def test_the_eleventh_section_does_not_fill_the_tenth(write_archive: Callable[..., Path]) -> None:
    data = small.FILES[DATA].replace("next_year: 三", "next_year: 十")
    text = small.FILES[TEXT] + "\n## 十、甲\n\n## 十一、乙\n\n丙\n"
    assert told(write_archive({DATA: data, TEXT: text})) == [("META08", DATA, 11, 14)]
