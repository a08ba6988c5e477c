"""YAML as editors type it: scalars as typed, a place for every value, and slips named in Chinese."""

import re
from pathlib import Path
from typing import Any

import pytest

from archive.findings import Code, Place
from archive.read.source import Source, read
from archive.read.yamlfile import Document, parse


def parsed(text: str) -> Any:
    document, findings = parse(Source("a.yml", text))
    assert findings == []
    return document.value


def found(text: str) -> list[tuple[str, int, int]]:
    _, findings = parse(Source("a.yml", text))
    return [(finding.code.value, finding.place.line, finding.place.column) for finding in findings]


@pytest.mark.parametrize(
    "typed",
    ["1:30", "010", "1e3", "yes", "no", "2024-03-18", "1_000", "0x1F", "1.0", "+5", ".inf", "15", "=", "72.8万"],
)
def test_a_scalar_stays_the_string_that_was_typed(typed: str) -> None:
    assert parsed(f"a: {typed}\n") == {"a": typed}
    assert parsed(f"{typed}: a\n") == {typed: "a"}


@pytest.mark.parametrize("typed", ["", " null", " ~", " Null", " NULL", "  # 不知道"])
def test_every_form_of_null_is_none(typed: str) -> None:
    assert parsed(f"a:{typed}\nb: 1\n") == {"a": None, "b": "1"}


@pytest.mark.parametrize("typed", ["''", '""', '"null"', "'~'"])
def test_quotes_make_a_string_of_anything(typed: str) -> None:
    assert parsed(f"a: {typed}\n") == {"a": typed[1:-1]}


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "null\n"])
def test_a_file_without_content_is_none(text: str) -> None:
    assert parsed(text) is None


DOCUMENT = """\
题名: 示例   # 注释
figures:
  立案: {数: 15, 注: "示例"}
parts: [甲, 乙]
"""


@pytest.mark.parametrize(
    ("keys", "value", "key"),
    [
        (("题名",), (1, 5), (1, 1)),
        (("figures",), (3, 3), (2, 1)),
        (("figures", "立案"), (3, 7), (3, 3)),
        (("figures", "立案", "数"), (3, 11), (3, 8)),
        (("figures", "立案", "注"), (3, 18), (3, 15)),
        (("parts", 1), (4, 12), (4, 12)),
    ],
)
def test_a_value_and_its_key_have_their_line_and_column_in_characters(
    keys: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    document, _ = parse(Source("a.yml", DOCUMENT))
    assert document.place(*keys) == Place("a.yml", *value)
    assert document.key_place(*keys) == Place("a.yml", *key)


def test_what_is_not_in_the_file_has_the_place_of_what_stands_above_it() -> None:
    document, _ = parse(Source("a.yml", DOCUMENT))
    assert document.place("figures", "立案", "缺") == document.place("figures", "立案")
    assert document.key_place("缺", "缺") == Place("a.yml", 1, 1)
    assert Document("b.yml").place("缺") == Place("b.yml", 1, 1)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_byte_order_mark_and_line_ends_move_no_place(before: bytes, line_end: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(before + "题名: 示例\n注: 二\n".replace("\n", line_end).encode())
    source = read(tmp_path, tmp_path / "a.yml")
    assert isinstance(source, Source)
    document, _ = parse(source)
    assert document.value == {"题名": "示例", "注": "二"}
    assert document.place("题名") == Place("a.yml", 1, 5)
    assert document.place("注") == Place("a.yml", 2, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n题: 2\na: 3\n", [("YAML04", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("YAML04", 1, 11)]),
        ("a: 1\na: 2\na: 3\n", [("YAML04", 2, 1), ("YAML04", 3, 1)]),
        ("a: *b\n", [("YAML05", 1, 4)]),
        ("a: &b [1]\nc: *b\n", [("YAML05", 1, 4), ("YAML05", 2, 4)]),
        ("a: &b {<<: *b}\n", [("YAML05", 1, 4), ("YAML05", 1, 12)]),
        ("a: !x 1\n", [("YAML06", 1, 4)]),
        ("a: !!set {b}\n", [("YAML06", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("YAML06", 1, 4)]),
        ("a: [!x 1, !!binary aGk=]\n", [("YAML06", 1, 5), ("YAML06", 1, 11)]),
        ("? [a]\n: 1\n", [("YAML01", 1, 3)]),
        ("a: " + "[" * 20 + "]" * 20 + "\n", [("YAML01", 1, 23)]),
        ("a: " + "[" * 5000, [("YAML01", 1, 23)]),
        ("- " * 5000 + "a", [("YAML01", 1, 41)]),
        ("a: 1\n---\na: 2\n", [("YAML01", 2, 1)]),
        ("a: 示例\x07\n", [("YAML01", 1, 6)]),
        ("a：1\nb:2\n\tc: 3\n　d: 4\n", [("YAML02", 1, 2), ("YAML02", 2, 3), ("YAML03", 3, 1), ("YAML03", 4, 1)]),
        ("a: 1\n b：2\nc:　3\n", [("YAML02", 2, 3), ("YAML02", 3, 3)]),
        ("a: {value: 1，note：二}\n", [("YAML02", 1, 18)]),
    ],
)
def test_a_slip_has_its_code_and_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


def test_nesting_within_reason_is_read() -> None:
    assert parsed("a: " + "[" * 19 + "]" * 19 + "\n")


@pytest.mark.parametrize(
    "text", ["a: 甲:乙\n", "a: http://b.c/d\n", "a: 甲：乙\n", "a: '甲: 乙'\n", "# a：b\n# a:b\na: 1\n"]
)
def test_colons_inside_values_and_comments_are_no_slips(text: str) -> None:
    assert found(text) == []


BROKEN = {
    "a quote left open": "a: '未完\nb: 1\n",
    "a double quote left open": 'a: "未完\nb: 1\n',
    "a colon inside a value": "a: 甲: 乙\n",
    "a brace left open": "a: {b: 1\nc: 2\n",
    "a bracket left open": "a: [1\nc: 2\n",
    "a backslash in double quotes": 'a: "C:\\数据"\n',
    "words after a quote": 'a: "甲"乙\n',
    "an at sign": "a: @甲\n",
    "a backtick": "a: `甲`\n",
    "a percent sign": "a: %5\n",
    "an asterisk alone": "a: * 1\n",
    "an indentation that does not match": "a:\n  - b\n - c\n",
    "a line without a colon": "a\nb: 1\n",
    "a brace too many": "a: {b: 1}}\n",
}
BROKEN_ENGLISH = {
    "a vertical bar before a value": "a: | 15\n",
    "a greater-than sign before a value": "a: > 15\n",
    "a dash before a value": "a: - 15\n",
    "a question mark before a value": "a: ? 15\n",
    "a comma before a value": "a: , 15\n",
    "a closing brace before a value": "a: } 15\n",
    "half of a surrogate pair": 'a: "\\ud800"\n',
    "an escape cut short": 'a: "\\x1"\n',
    "dashes inside a quote": 'a: "\n---\n"\n',
    "a first line indented more than the next": "  a: 1\n b: 2\n",
    "words after the end of the document": "a: 1\n...\nb: 2\n",
    "another version of YAML": "%YAML 2.0\n---\na: 1\n",
    "an unknown directive": "%甲\n---\na: 1\n",
}


@pytest.mark.parametrize("text", (BROKEN | BROKEN_ENGLISH).values(), ids=(BROKEN | BROKEN_ENGLISH).keys())
def test_broken_yaml_is_explained_in_chinese(text: str) -> None:
    document, findings = parse(Source("a.yml", text))
    assert document.value is None
    assert [finding.code for finding in findings] == [Code.BROKEN_YAML]
    words = findings[0].message.replace("YAML", "") + findings[0].mend
    assert not re.search(r"[a-z]{4}", words), words


@pytest.mark.parametrize("text", ["a: !!null 15\n", "a: !!str 15\n", "a: ! 15\n", "!!python/name:os.system a: 15\n"])
def test_no_tag_at_all_is_accepted(text: str) -> None:
    _, findings = parse(Source("a.yml", text))
    assert [finding.code for finding in findings] == [Code.TAG]


@pytest.mark.parametrize("line_end", ["\x85", "\u2028", "\u2029"])
def test_line_ends_that_no_editor_shows_are_named(line_end: str) -> None:
    _, findings = parse(Source("a.yml", f"a: 1{line_end}b: 2\nc: 3\n"))
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [(Code.BROKEN_YAML, 1, 5)]


@pytest.mark.parametrize("escape", [r"\0", r"\e[31m", r"\a", r"\x02wzxhzdk:0\x03", r"\N", r"\L"])
def test_an_escape_brings_in_no_control_character(escape: str) -> None:
    _, findings = parse(Source("a.yml", f'a: "示例{escape}"\n'))
    assert [finding.code for finding in findings] == [Code.BROKEN_YAML]
