"""Slips of clerks that read like good data: conflicts, other titles, cut values, days to come, halves, tables, notes."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import small
from small import Changes

from archive.check.archive import checked
from archive.check.days import today_in_china
from archive.findings import ArchiveError, Code
from archive.read.source import Source
from archive.read.yamlfile import parse

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"
BODIES = "data/bodies.yml"
WriteArchive = Callable[..., Path]


def told(folder: Path, today: date | None = None) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding."""
    try:
        checked(folder, today)
    except ArchiveError as error:
        return [(each.code.value, each.place.path, each.place.line, each.place.column) for each in error.findings]
    return []


def edited(path: str, old: str, new: str) -> Changes:
    assert small.FILES[path].count(old) == 1, old
    return {path: small.FILES[path].replace(old, new)}


CONFLICT = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> branch\n"


@pytest.mark.parametrize("path", [DATA, TEXT, INDICATORS, BODIES, "data/registered.yml", "docs/index.md"])
def test_a_conflict_is_one_finding_and_nothing_follows(path: str, write_archive: WriteArchive) -> None:
    first, rest = small.FILES[path].split("\n", 1)
    assert told(write_archive({path: CONFLICT.format(first) + rest})) == [("FILE06", path, 1, 1)]
    assert told(write_archive({path: CONFLICT.format(first) + rest + CONFLICT.format("x")})) == [
        ("FILE06", path, 1, 1),
        ("FILE06", path, small.FILES[path].count("\n") + 5, 1),
    ]


@pytest.mark.parametrize(
    "mark", [">>>>>>> branch", "<<<<<<<", "<<<<<<< HEAD\r", "=======", "=======\n乙\n>>>>>>> branch", "||||||| merged"]
)
def test_a_mark_left_alone_is_a_conflict_too(mark: str, write_archive: WriteArchive) -> None:
    assert told(write_archive(edited(TEXT, "还有不足。", f"还有不足。\n{mark}"))) == [("FILE06", TEXT, 28, 1)]


def test_a_line_of_a_conflict_left_in_data_is_told_where_it_stands(write_archive: WriteArchive) -> None:
    assert told(write_archive({DATA: f"=======\n{small.FILES[DATA]}"})) == [("FILE06", DATA, 1, 1)]
    middle = edited(DATA, "figures:\n", "=======\nfigures:\n")
    assert told(write_archive(middle)) == [("FILE06", DATA, 13, 1)]


@pytest.mark.parametrize("words", ["> > 引文", ">>>>>> 引文", "<<<<<<<示例", "见 <<<<<<< HEAD", "见 ======="])
def test_what_only_looks_like_a_mark_is_none(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive(edited(TEXT, "还有不足。", words))) == []


def titled(title: str) -> Changes:
    return edited(DATA, "title: 示例市示例局2023年法治政府建设年度报告", f"title: {title}")


OTHERS = {
    BODIES: small.FILES[BODIES]
    + "".join(
        f"{id_}:\n  name: {name}\n  region: 示例省示例市\n  level: county\n"
        for id_, name in {
            "a": "甲市甲区人民政府",
            "b": "示例市示例局办公室",
            "c": "示例局",
            "d": "示例市司法局",
        }.items()
    )
}


@pytest.mark.parametrize(
    "title",
    [
        "示例市示例局2022年法治政府建设年度报告",
        "示例市示例局2022年度法治政府建设年度报告",
        "2021年和2022年法治政府建设年度报告",
        "甲市甲区人民政府2023年法治政府建设年度报告",
        "甲市甲区人民政府法治政府建设年度报告",
        "示例市示例局办公室2023年法治政府建设年度报告",
        "示例市司法局2023年法治政府建设年度报告",
    ],
)
def test_a_title_of_another_year_or_body_is_refused(title: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({**titled(title), **OTHERS})) == [("META12", DATA, 1, 8)]


@pytest.mark.parametrize(
    "title",
    [
        "法治政府建设年度报告",
        "2023年度示例市法治政府建设年度报告",
        "示例局关于2023年法治政府建设情况的报告",
        "关于示例市示例局2022年至2023年法治政府建设情况的报告",
        "示例市示例局转甲市甲区人民政府2023年法治政府建设年度报告",
        "示例市示例区2023年法治政府建设年度报告",
        "“2025”行动法治政府建设年度报告",
    ],
)
def test_a_title_may_name_less_than_year_and_body(title: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({**titled(title), **OTHERS})) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: 示例 #2023", 7),
        ("a: 示例 # 2023", 7),
        ("a: 示例   #2023", 9),
        ("a: 示例\t#2023", 7),
        ("a: #2023", 4),
        ("a: 15 #", 7),
        ("- 示例 #2023", 6),
        ("a: {b: c #d\n  }", 10),
        ("a: 𠮷 #2023", 6),
    ],
)
def test_a_value_that_goes_on_after_a_hash_is_refused(text: str, column: int) -> None:
    _, findings = parse(Source("a.yml", text))
    assert [(each.code, each.place.line, each.place.column) for each in findings] == [(Code.CUT_SHORT, 1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "# 批注\na: 1",
        "#批注\na: 1",
        "a: 1  # 批注",
        "a: 1        # 批注",
        "a: 1  #",
        "a: 示例#2023",
        "a: '示例 #2023'",
        'a: "示例 #2023"',
        "a: #批注\n  b: 1",
        "a: {b: 1, #批注\n  c: 2}",
        "a: |\n  示例 #2023\n",
    ],
)
def test_a_comment_is_none_of_a_value(text: str) -> None:
    assert parse(Source("a.yml", text))[1] == []


DAYS = {
    "dated": (edited(DATA, "dated: 2024-03-18", "dated: 2024-06-02"), 3, 8),
    "published": (edited(DATA, "published: null", "published: 2024-06-02"), 4, 12),
    "updated": (edited(DATA, "wording:", "updated: 2024-06-02\nwording:"), 5, 10),
    "changes": (edited(DATA, "changes: {2024-05-06: 收录}", "changes: {2024-05-06: 收录, 2024-06-02: 改}"), 25, 27),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_day_to_come_is_refused_and_today_is_not(name: str, write_archive: WriteArchive) -> None:
    changes, line, column = DAYS[name]
    folder = write_archive(changes)
    assert told(folder, date(2024, 6, 1)) == [("META13", DATA, line, column)]
    assert told(folder, date(2024, 6, 2)) == []


def test_a_slip_of_the_year_is_refused_on_any_day(write_archive: WriteArchive) -> None:
    changes = edited(DATA, "published: null", "published: 2204-03-19")
    assert told(write_archive(changes)) == [("META13", DATA, 4, 12)]
    assert today_in_china() >= date(2026, 1, 1)


@pytest.mark.parametrize("literal", ["15.5", "约15.5", "15.0", "1.23456万"])
def test_a_fraction_of_what_comes_whole_is_refused(literal: str, write_archive: WriteArchive) -> None:
    assert told(write_archive(edited(DATA, "cases: 15", f"cases: {literal}"))) == [("FIG16", DATA, 14, 10)]


@pytest.mark.parametrize(
    "change", [("cases: 15", "cases: 1.5万"), ("72.8万", "728.15"), ("licensed: 100", "licensed: 99.4")]
)
def test_money_rates_and_tens_of_thousands_may_have_a_decimal_part(
    change: tuple[str, str], write_archive: WriteArchive
) -> None:
    assert told(write_archive(edited(DATA, *change))) == []


def test_indicators_of_one_name_are_refused_unless_group_or_scope_differ(write_archive: WriteArchive) -> None:
    same = small.FILES[INDICATORS].replace("name: 行业队伍", "name: 街道队伍")
    assert [each[:3] for each in told(write_archive({INDICATORS: same}))] == [("META14", INDICATORS, 10)]
    other = re.sub("name: (?:手册|罚款)", "name: 立案", small.FILES[INDICATORS])
    assert [each[:3] for each in told(write_archive({INDICATORS: other}))] == [("META14", INDICATORS, 6)]


def test_bodies_of_one_name_are_refused(write_archive: WriteArchive) -> None:
    bodies = small.FILES[BODIES] + "b:\n  name: 示例市示例局\n  region: 甲\n  level: city\n"
    assert told(write_archive({BODIES: bodies})) == [("META14", BODIES, 6, 9)]


def test_indicators_that_are_counted_within_one_another_are_refused(write_archive: WriteArchive) -> None:
    entry = "  {0}: {{name: {0}, unit: 件, group: enforcement, concept: checks, kind: flow, scope: body, definition: 甲。, part_of: {1}}}\n"
    circle = small.FILES[INDICATORS] + entry.format("aa", "bb") + entry.format("bb", "aa") + entry.format("cc", "aa")
    assert [each[:3] for each in told(write_archive({INDICATORS: circle}))] == [
        ("META10", INDICATORS, 14),
        ("META10", INDICATORS, 15),
    ]


@pytest.mark.parametrize("literal", ["约0", "0余", "近0", "超过0", "0以下", "0.0余"])
def test_nothing_is_not_about_nothing(literal: str, write_archive: WriteArchive) -> None:
    assert ("FIG02", DATA, 14, 10) in told(write_archive(edited(DATA, "cases: 15", f"cases: {literal}")))


@pytest.mark.parametrize("typed", ["&a 15", "&a {value: 15}"])
def test_an_anchor_of_yaml_is_refused_as_an_alias_is(typed: str, write_archive: WriteArchive) -> None:
    assert told(write_archive(edited(DATA, "cases: 15", f"cases: {typed}"))) == [("YAML05", DATA, 14, 10)]


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: 甲\n---\n", "<!-- 甲 -->\n"])
def test_a_page_without_words_is_refused(text: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({"docs/e.md": text})) == [("META02", "docs/e.md", 1, 1)]


WORD = '{{ table("enforcement") }}'


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        (f"甲{WORD}", 1, 2),
        (f"{WORD}乙", 1, 1),
        (f"- {WORD}", 1, 3),
        (f"  {WORD}", 1, 3),
        (f"> {WORD}", 1, 3),
        (f"甲\n{WORD}", 2, 1),
        (f"{WORD}\n乙", 1, 1),
        (f"## 四、{WORD}", 1, 6),
        (f"| 甲 |\n|---|\n| {WORD} |", 3, 3),
        (f"**{WORD}**", 1, 3),
        ('{{ table(\n"enforcement") }}', 1, 1),
    ],
)
def test_a_table_of_figures_that_shares_its_line_is_refused(
    words: str, line: int, column: int, write_archive: WriteArchive
) -> None:
    before = small.FILES[TEXT]
    found = told(write_archive({TEXT: f"{before.replace(WORD, '')}\n{words}\n"}))
    assert [each for each in found if each[0] == "TEXT18"] == [("TEXT18", TEXT, before.count("\n") + 1 + line, column)]


@pytest.mark.parametrize("words", [WORD, f"{WORD}  ", f'{WORD}\n\n{{{{ chart("cases") }}}}', f"甲\n\n{WORD}\n\n乙"])
def test_a_table_of_figures_has_lines_of_its_own(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({TEXT: f"{small.FILES[TEXT].replace(WORD, '')}\n{words}"})) == []


@pytest.mark.parametrize("again", [WORD, "{{ table('enforcement') }}", '{{table("enforcement")}}'])
def test_a_table_that_stands_twice_is_refused_at_the_second(again: str, write_archive: WriteArchive) -> None:
    before = small.FILES[TEXT]
    found = told(write_archive({TEXT: f"{before}\n{again}\n\n{again}\n"}))
    lines = [before.count("\n") + 2, before.count("\n") + 4]
    assert found == [("TEXT18", TEXT, line, 1) for line in lines]


def test_a_chart_that_stands_twice_is_refused_on_any_page(write_archive: WriteArchive) -> None:
    words = '{{ chart("cases") }}\n\n{{ chart("fines") }}\n\n{{ chart("cases") }}\n'
    assert told(write_archive({"docs/about.md": f"# 关于\n\n{words}"})) == [("TEXT18", "docs/about.md", 7, 1)]


NO_TABLES = {
    "no dashes": ("| 甲 | 乙 |\n| 一 | 二 |\n", 0),
    "another number of cells": ("| 甲 | 乙 |\n|---|\n| 一 | 二 |\n", 0),
    "full-width dashes": ("| 甲 | 乙 |\n|——|——|\n| 一 | 二 |\n", 0),
    "right after a sentence": ("文字\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n", 1),
    "at the end of the file": ("| 甲 | 乙 |\n| 一 | 二 |", 0),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_a_table_that_would_be_printed_as_it_stands_is_refused(name: str, write_archive: WriteArchive) -> None:
    words, line = NO_TABLES[name]
    assert told(write_archive({"docs/about.md": f"# 示例\n\n{words}"})) == [("TEXT11", "docs/about.md", 3 + line, 1)]


@pytest.mark.parametrize(
    "words",
    [
        "| 甲 | 乙 |\n|---|:-:|\n| 一 | 二 |\n",
        "| 甲 |\n|---|\n| 一 |\n",
        "### 甲\n| 甲 | 乙 |\n|---|---|\n",
        "| 甲 |\n",
        "```\n| 甲 | 乙 |\n| 一 | 二 |\n```\n",
        "<!--\n| 甲 | 乙 |\n| 一 | 二 |\n-->\n",
        "| `a|b` | 乙 |\n|---|---|\n",
    ],
)
def test_a_table_with_its_line_may_stand(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({"docs/about.md": f"# 示例\n\n{words}"})) == []


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        ("| 项 | 数 |\n|---|---|\n| 手册 | 见右 | 甲 |\n", 3, 1),
        ("| 项 | 数 |\n|---|---|\n| 一 | 二 |\n| 手册 | 见右 | 甲 |", 4, 1),
        ("项 | 数\n---|---\n手册 | 见右 | 甲\n", 3, 1),
        ("| 项 |\n|---|\n| 一 | 二 |\n", 3, 1),
        ("> | 项 | 数 |\n> |---|---|\n> | 一 | 二 | 三 |\n", 3, 3),
        ("- 甲\n\n    | 项 | 数 |\n    |---|---|\n    | 一 | 二 | 三 |\n", 5, 5),
        ("| 项 | 数 |\n|---|---|\n| `a | b` | 二 | 三 |\n", 3, 1),
    ],
)
def test_a_row_with_cells_that_would_be_left_out_is_refused(
    words: str, line: int, column: int, write_archive: WriteArchive
) -> None:
    found = told(write_archive({"docs/about.md": f"# 示例\n\n{words}"}))
    assert found == [("TEXT11", "docs/about.md", 2 + line, column)]


@pytest.mark.parametrize(
    "words",
    [
        "| 项 | 数 |\n|---|---|\n| 一 |\n",
        "| 项 | 数 |\n|---|---|\n| `a|b` | 二 |\n",
        "| 项 | 数 |\n|---|---|\n| a\\|b | 二 |\n",
        "项 | 数\n---|---\n一 | 二\n",
        "甲 | 乙 | 丙\n丁 | 戊\n",
        "```\n| 项 |\n|---|\n| 一 | 二 |\n```\n",
    ],
)
def test_a_row_may_have_fewer_cells_and_signs_that_part_none(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({"docs/about.md": f"# 示例\n\n{words}"})) == []


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("甲[^a]。", [3]),
        ("甲。\n\n[^a]: 注。", [5]),
        ("甲[^a]。\n\n[^b]: 注。", [3, 5]),
        ("甲[^a]。\n\n[^a]: 注。\n\n[^a]: 又注。", [7]),
        ("甲[^a]。\n\n    [^a]: 注。", [3]),
        ("甲[^a]。\n\n[^a]：注。", [3]),
    ],
)
def test_a_footnote_without_its_other_half_is_refused(
    words: str, lines: list[int], write_archive: WriteArchive
) -> None:
    found = told(write_archive({"docs/about.md": f"# 示例\n\n{words}\n"}))
    assert [each[:3] for each in found] == [("TEXT12", "docs/about.md", line) for line in lines]


@pytest.mark.parametrize(
    "words", ["甲[^a]，乙[^a]。\n\n[^a]: 注。", "写成 `[^a]`。", "```\n[^a]\n```", "甲[^a]。\n\n[^a]:\n    注。"]
)
def test_a_footnote_with_both_halves_may_stand(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({"docs/about.md": f"# 示例\n\n{words}\n"})) == []
