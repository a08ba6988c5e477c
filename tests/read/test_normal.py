"""Which texts read alike: what is only set otherwise is the same, and every other sign counts."""

import pytest
import small

from archive.read.normal import hashes, normal
from archive.read.source import Source
from archive.read.text import PageText


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("还有不足。", "还有  不足。\n"),
        ("还有不足。", "还有\n不足。"),
        ("还有不足。", "**还有**_不足_。"),
        ("还有不足。", "还有　不足。"),
        ("（一）示例", "(一)示例"),
        ("示例，示例：12%", "示例,示例:１２％"),
        ("“示例”", '"示例"'),
        ("一、示例\n\n还有不足。", "## 一、示例\n还有不足。"),
        ("一、示例", "## 一、示例 { #own }"),
        ("甲\n\n乙", "- 甲\n- 乙"),
        ("甲乙\n丙丁", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |"),
        ("见示例", "见[示例](2022.md#s1)"),
        ("示例。注文", "示例[^1]。\n\n[^1]: 注文"),
        ("甲&乙", "甲&amp;乙"),
        ("甲乙", "<b>甲</b>乙"),
    ],
)
def test_the_same_words_set_otherwise_are_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("还有不足。", "还有不足"),
        ("还有，不足。", "还有不足。"),
        ("还有不足。", "没有不足。"),
        ("12.5", "125"),
        ("12—15", "1215"),
        ("1. 示例", "2. 示例"),
        ("甲、乙", "甲和乙"),
        ("《示例》", "示例"),
    ],
)
def test_another_word_or_sign_is_another_text(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "<a" * 50_000, "{:" * 50_000, "> " * 50_000, "[^" * 50_000, "|-" * 50_000]
)
def test_a_text_of_marks_alone_is_read_in_no_time(text: str) -> None:
    normal(text)


def told(text: str) -> dict[str, str]:
    page = PageText(Source("docs/reports/shili-ju/2023.md", text))
    return hashes(page, lambda figure, cn: {"cases": "十五起" if cn else "15起"}[figure])


def test_each_section_is_known_by_its_label_and_what_stands_before_the_first_by_a_word() -> None:
    assert list(told("引言。\n\n" + "## 一、甲\n\n### （一）乙\n\n丙。\n\n## 二、丁\n")) == [
        "开头",
        "一",
        "一（一）",
        "二",
    ]
    assert list(told("## 一、甲\n")) == ["一"]


def test_a_figure_counts_as_it_is_printed_and_a_comment_not_at_all() -> None:
    assert told("立案{{ fig.cases }}，{{ fig.cases.cn }}。") == told("立案15起，<!-- 批注 -->十五起。")


def test_a_change_in_one_section_changes_its_hash_alone() -> None:
    text = small.FILES["docs/reports/shili-ju/2022.md"]
    before, after = (
        told(text.replace("fig.quiet_years.cn", "fig.cases")),
        told(text.replace("fig.quiet_years.cn", "fig.cases").replace("负责人带头。", "负责人没有带头。")),
    )
    assert [label for label in before if before[label] != after[label]] == ["一（二）"]
