"""Values and entries as they are typed into the registers: read back as they were meant, beside what stands there."""

import pytest
import yaml

from archive.edit.typed import entry, scalar, with_entry, with_line
from archive.read.source import Source
from archive.read.yamlfile import parse

WORDS = [
    "件", "%", "本机关当年办理的复议案件。", "a: b", "a #b", "#甲", "- 甲", "null", "True", "甲，note：乙", "“甲”的乙",
    "{甲}", "[甲", "it's", '"甲', "*甲", "&甲", "!甲", "%甲", "@甲", "甲, 乙", "甲:乙", "2023", "甲 乙", "flow body %", "甲'",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_words_are_read_back_as_they_were_given(words: str) -> None:
    for text in (f"示例: {scalar(words)}\n", f"{entry('cases', {'name': words, 'note': words})}\n"):
        document, findings = parse(Source("data/a.yml", text))
        assert not findings
        assert document.value in ({"示例": words}, {"cases": {"name": words, "note": words}})


@pytest.mark.parametrize("plain", ["件", "本机关当年办理的复议案件，不含撤回的。", "flow body %", "2023年度"])
def test_what_needs_no_quotes_has_none(plain: str) -> None:
    assert scalar(plain) == plain


def test_words_on_several_lines_are_one_line() -> None:
    assert scalar("甲\n 乙") == "甲 乙"


@pytest.mark.parametrize(
    ("line", "after"),
    [("aa: x", "# 说明\n\n"), ("cb: x", "ca: 1\n"), ("z: x", "d: 1\n")],
)
def test_a_line_stands_by_the_order_of_ids(line: str, after: str) -> None:
    text = "# 说明\n\nb: 1\nca: 1\nd: 1\n"
    assert with_line(text, line) == text.replace(after, f"{after}{line}\n")


def test_a_line_finds_its_place_also_in_a_register_without_order_or_end() -> None:
    assert with_line("d: 1\nb: 1", "c: x") == "c: x\nd: 1\nb: 1\n"


BLOCKS = """\
groups:
  a: 甲
indicators:
  # 一
  one:
    name: 甲

  # 二
  two: {name: 乙}
other:
  x: 1
"""


@pytest.mark.parametrize(
    ("after", "above"), [("one", "    name: 甲\n"), ("two", "  two: {name: 乙}\n"), (None, "indicators:\n")]
)
def test_an_entry_stands_after_another_and_leaves_the_comments_of_the_next(after: str | None, above: str) -> None:
    source = Source("data/a.yml", BLOCKS)
    text = with_entry(source, parse(source)[0], ("indicators",), "new: {name: 丙}", after)
    assert text == BLOCKS.replace(above, f"{above}  new: {{name: 丙}}\n")
    assert yaml.safe_load(text)["indicators"]["new"] == {"name": "丙"}


def test_an_entry_after_the_last_one_stands_at_the_end() -> None:
    source = Source("data/a.yml", BLOCKS.partition("other:")[0])
    text = with_entry(source, parse(source)[0], ("indicators",), "new: {name: 丙}", "two")
    assert text == f"{source.text}  new: {{name: 丙}}\n"
