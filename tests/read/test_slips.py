"""What an input method types instead of YAML, and what follows from a file that could not be read: nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.cli import main
from archive.read.source import Source
from archive.read.yamlfile import parse

FILES = [name for name in small.FILES if name.startswith("data/")] + ["data/statute.yml"]


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("{title：示例}", (1, 7), {"title": "示例"}),
        ("{outcome：done, section：一}", (1, 9), {"outcome": "done", "section": "一"}),
        ("plans: {a: {title：示例, section: 三}}", (1, 18), {"plans": {"a": {"title": "示例", "section": "三"}}}),
        ("a: {parts ： 示例}", (1, 11), {"a": {"parts": "示例"}}),
        ("a: {level：}", (1, 10), {"a": {"level": ""}}),
        ("a:\n  - {any_field：1}", (2, 15), {"a": [{"any_field": "1"}]}),
        ("a: {value：15，note：示例甲，B：乙}", (1, 10), {"a": {"value": "15", "note": "示例甲，B：乙"}}),
    ],
)
def test_a_full_width_colon_between_braces_is_named_at_any_key_and_read_as_it_was_meant(
    text: str, place: tuple[int, int], value: object
) -> None:
    document, findings = parse(Source("a.yml", text))
    assert [finding.code.value for finding in findings] == ["YAML02"] * len(re.findall("[a-z]+ ?：", text))
    assert (findings[0].place.line, findings[0].place.column) == place
    assert document.value == value


@pytest.mark.parametrize("text", ["title ：示例", "  title：示例", "- title：示例"])
def test_a_full_width_colon_after_a_key_on_its_line_is_named(text: str) -> None:
    _, findings = parse(Source("a.yml", text))
    assert [finding.code.value for finding in findings] == ["YAML02"]


@pytest.mark.parametrize(
    "text",
    ["a: 见（二）：示例", "a: {b: 见示例：甲}", 'a: {b: "c：d"}', "a: {示例：甲: 一}", "a: http://示例：甲"],
)
def test_a_full_width_colon_inside_a_value_is_punctuation(text: str) -> None:
    _, findings = parse(Source("a.yml", text))
    assert findings == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("title: “示例”", 8),
        ("title: ‘示例’", 8),
        ("title: “示例", 8),
        ("title: ”示例”", 8),
        ("title: “示例“", 8),
        ("a: {b: “示例”, c: d}", 8),
        ("- “示例”", 3),
    ],
)
def test_quotes_of_an_input_method_around_a_value_are_named(text: str, column: int) -> None:
    _, findings = parse(Source("a.yml", text))
    assert [(each.code.value, each.place.line, each.place.column) for each in findings] == [("YAML01", 1, column)]


@pytest.mark.parametrize(
    "text",
    ["a: “甲”乙", "a: “甲”和“乙”", "a: 甲“乙”", "a: '“甲”'", 'a: "“甲”"', "a: 《甲》", "“甲”: 乙", "a: |\n  “甲”\n"],
)
def test_quotes_within_a_value_are_its_own(text: str) -> None:
    assert parse(Source("a.yml", text))[1] == []


@pytest.mark.parametrize("word", ["true", "False", "yes", "NO"])
@pytest.mark.parametrize(
    ("path", "old", "new", "line", "column"),
    [
        ("data/reports/shili-ju/2023.yml", "cases: 15", "cases: {value: 15, break: @}", 14, 29),
        ("data/reports/shili-ju/2023.yml", "note: 示例注解", "note: @", 20, 34),
        ("data/bodies.yml", "region: 示例省示例市", "region: @", 3, 11),
    ],
)
def test_a_yes_or_no_is_no_text(
    path: str,
    old: str,
    new: str,
    line: int,
    column: int,
    word: str,
    write_archive: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    changed = small.FILES[path].replace(old, new.replace("@", word))
    assert told(write_archive({path: changed}), capsys)[0].startswith(f"{path}:{line}:{column} META03 ")


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "--root", str(folder)])
    return capsys.readouterr().out.splitlines()


BROKEN = {
    "a value that begins with %": "示例: %\n",
    "a tab": "示例:\n\ta: b\n",
    "a full-width colon": "shili：示例\n",
    "a missing quote": 'shili: "示例\n',
    "an unclosed brace": "shili: {a: b\n",
    "another encoding": None,
    "a list": "- 示例\n",
}


@pytest.mark.parametrize("slip", BROKEN)
@pytest.mark.parametrize("name", FILES)
def test_what_follows_from_a_file_that_cannot_be_read_is_not_told(
    name: str, slip: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    whole = small.FILES.get(name) or (small.ROOT / name).read_text(encoding="utf-8")
    spoilt = BROKEN[slip]
    content = whole.encode("gb18030") if spoilt is None else spoilt if slip == "a list" else whole + spoilt
    lines = told(write_archive({name: content}), capsys)
    assert lines
    assert [line for line in lines if not line.startswith(f"{name}:")] == []


def test_one_broken_line_in_a_register_of_many_indicators_is_one_finding(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = small.FILES["data/indicators.yml"].replace('unit: "%"', "unit: %")
    (line,) = told(write_archive({"data/indicators.yml": text}), capsys)
    assert re.match(r"data/indicators\.yml:\d+:\d+ YAML01 ", line)
