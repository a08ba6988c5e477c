"""What the search index is fed: texts as they are compared, words of two characters, and the engine's own failing."""

import gzip
import json
from pathlib import Path

import pytest

from archive.search.findable import Findable
from archive.search.index import SearchError, write_index
from archive.search.passages import Passage
from archive.search.text import MARK, common, normalised, spelled, traditional, words_of


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("双随机、一公开", "双随机一公开"),
        ("“专家＋服务” 模式", "专家服务模式"),
        ("鄂政办函〔2021〕17号", "鄂政办函202117号"),
        ("罚款 72.8 万元。", "罚款72.8万元"),
        ("７２．８万元", "72.8万元"),
        ("第3.", "第3"),
        ("3.项", "3项"),
        (".5", "5"),
        ("EMS Ａ4", "emsa4"),
        ("100%", "100"),
        ("5·12防灾减灾日", "512防灾减灾日"),
        ("硚口区", "硚口区"),
        ("", ""),
    ],
)
def test_what_does_not_matter_is_left_out_of_a_comparison(text: str, compared: str) -> None:
    assert normalised(text) == compared


def pairs(words: list[str]) -> list[str]:
    """The characters that words of the index spell, without the mark."""

    def unspelled(letters: str) -> str:
        value = 0
        for letter in letters:
            value = value * 26 + ord(letter) - ord("a")
        return chr(value)

    return [unspelled(word[:4]) + unspelled(word[4:8]) for word in words[1:]]


@pytest.mark.parametrize("char", ["a", "9", ".", "一", "硚", "\U00020000", "\U0010ffff"])
def test_a_character_is_spelled_in_four_letters_that_are_never_the_mark(char: str) -> None:
    letters = spelled(char)
    assert len(letters) == 4
    assert letters.isascii()
    assert letters.islower()
    assert letters != MARK


def test_a_section_becomes_its_pairs_of_neighbouring_characters_behind_a_mark() -> None:
    words = words_of("（一）罚款7.2万，共 3 起")
    assert words[0] == MARK
    assert pairs(words) == ["一罚", "罚款", "款7", "7.", ".2", "2万", "万共", "共3", "3起"]


def test_a_short_section_has_no_pairs() -> None:
    assert len(words_of("无")) == 1
    assert len(words_of("")) == 1


def test_the_table_of_traditional_characters_holds_only_what_the_texts_need() -> None:
    table = traditional("应办")
    assert dict(zip(table[::2], table[1::2], strict=True)) == {"應": "应", "辦": "办"}


def test_the_pairs_that_stand_in_most_texts_are_named_the_most_common_first() -> None:
    assert common(["示例、执法", "执法示例", "执法执法"]).startswith("执法示例")


def test_an_index_holds_a_record_for_each_page_with_its_sections(tmp_path: Path) -> None:
    passages = (Passage("", "示例", "引言"), Passage("s1", "一、示例 举措", "立案15起"))
    write_index([Findable("reports/a/2023/", "示例<报告>", "正文", passages, 2023, "示例局")], tmp_path / "engine")
    (fragment,) = (tmp_path / "engine" / "fragment").iterdir()
    record = gzip.decompress(fragment.read_bytes()).decode()
    record = json.loads(record[record.index("{") :])
    assert record["meta"] == {"title": "示例<报告>", "address": "reports/a/2023/", "year": "2023", "body": "示例局"}
    assert record["filters"] == {"body": ["示例局"], "kind": ["正文"], "year": ["2023"]}
    assert record["sections"] == [
        {"anchor": "", "title": "示例", "text": "引言"},
        {"anchor": "s1", "title": "一、示例 举措", "text": "立案15起"},
    ]
    assert not record["content"]
    assert not list((tmp_path / "engine").glob("*ui*"))


def test_an_engine_that_fails_is_an_error_and_leaves_the_last_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "engine"
    target.mkdir()
    (target / "last").write_text("good")
    # A folder where the engine wants to read its settings makes the real engine fail.
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pagefind.toml").write_text("site = [")
    monkeypatch.chdir(broken)
    with pytest.raises(SearchError):
        write_index([Findable("a/", "示例", "说明", (Passage("", "示例", "文字"),))], target)
    assert (target / "last").read_text() == "good"
