"""A report's sections: labels that editors can write in YAML, and addresses that do not change."""

import pytest

from archive.fields import section_label
from archive.read.source import Source
from archive.read.text import PageText


def prepared(text: str) -> str:
    return PageText(Source("a.md", text)).prepared()


def labelled(text: str) -> list[tuple[str, str]]:
    return [(section.label, section.id) for section in PageText(Source("a.md", text)).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## 一、甲\n## 二、乙\n", [("一", "s1"), ("二", "s2")]),
        ("## 十、甲\n## 十一、乙\n## 二十三、丙\n", [("十", "s10"), ("十一", "s11"), ("二十三", "s23")]),
        ("## 一、甲\n### （一）乙\n### （二）丙\n", [("一", "s1"), ("一（一）", "s1-1"), ("一（二）", "s1-2")]),
        ("## 一、甲\n### (十二)乙\n", [("一", "s1"), ("一（十二）", "s1-12")]),
        ("## 一、甲\n### （一)乙\n", [("一", "s1"), ("一（一）", "s1-1")]),
        (
            "## 一、甲\n### （一）乙\n## 二、丙\n### （一）丁\n",
            [("一", "s1"), ("一（一）", "s1-1"), ("二", "s2"), ("二（一）", "s2-1")],
        ),
        ("## 1. 甲\n", [("1.", "s1")]),
        ("## 1、甲\n", [("1.", "s1")]),
        ("## 1．甲\n", [("1.", "s1")]),
    ],
)
def test_a_number_gives_a_heading_its_label_and_anchor(text: str, expected: list[tuple[str, str]]) -> None:
    assert labelled(text) == expected


def test_levels_three_and_four_stand_under_the_ones_above_them() -> None:
    text = "## 一、甲\n### （二）乙\n#### 3. 丙\n##### （4）丁\n##### （5）戊\n#### 4. 己\n### （三）庚\n"
    assert labelled(text) == [
        ("一", "s1"),
        ("一（二）", "s1-2"),
        ("一（二）3.", "s1-2-3"),
        ("一（二）3.（4）", "s1-2-3-4"),
        ("一（二）3.（5）", "s1-2-3-5"),
        ("一（二）4.", "s1-2-4"),
        ("一（三）", "s1-3"),
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("## 1. 甲\n## 2. 乙\n## 3. 丙\n", ["1.", "2.", "3."]),
        ("### （一）甲\n### （二）乙\n", ["（一）", "（二）"]),
        ("## 一、甲\n### 1. 乙\n### 2. 丙\n## 二、丁\n### 1. 戊\n", ["一", "一1.", "一2.", "二", "二1."]),
    ],
)
def test_neighbours_of_one_level_stay_neighbours_where_a_level_is_left_out(text: str, labels: list[str]) -> None:
    assert [label for label, _ in labelled(text)] == labels


@pytest.mark.parametrize("number", ["十十", "一一", "一二三", "二十十"])
def test_characters_that_are_no_number_make_no_section(number: str) -> None:
    assert labelled(f"## {number}、甲\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "## 甲\n",
        "## 附件一、甲\n",
        "## 第一章 甲\n",
        "## 100. 甲\n",
        "# 一、甲\n",
        "一、甲\n",
        "```\n## 一、甲\n```\n",
        "~~~\n## 一、甲\n~~~\n",
        "```yaml\n## 一、甲\n```\n",
        "````\n```\n## 一、甲\n````\n",
        "<!--\n## 一、甲\n-->\n",
    ],
)
def test_what_is_no_numbered_heading_stays_untouched(text: str) -> None:
    assert labelled(text) == []
    assert prepared(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "##一、甲\n",
        "##　一、甲\n",
        "## 　一、甲\n",
        "```甲```\n\n## 一、甲\n\n```\n乙\n```\n",
    ],
)
def test_a_heading_is_what_markdown_takes_for_one(text: str) -> None:
    assert labelled(text) == [("一", "s1")]


def test_anchors_stand_at_the_end_of_their_headings_and_change_nothing_else() -> None:
    text = "序。\n\n## 一、甲  \n\n### （一）{{ fig_of(2022).x }}乙\n文字。\n\n## 附\n\n```\n## 二、乙\n```\n"
    assert prepared(text) == (
        "序。\n\n## 一、甲 { #s1 }\n\n### （一）{{ fig_of(2022).x }}乙 { #s1-1 }\n文字。\n\n## 附\n\n```\n## 二、乙\n```\n"
    )
    assert prepared("") == ""


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("一（二）", "一（二）"),
        ("一(二)", "一（二）"),
        (" 一 （二） ", "一（二）"),
        ("三、", "三"),
        ("一（二）3.", "一（二）3."),
    ],
)
def test_a_label_typed_in_another_way_is_the_same_label(typed: str, label: str) -> None:
    assert section_label(typed) == label
