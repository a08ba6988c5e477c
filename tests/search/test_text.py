"""Texts as the search compares them, and words of two characters."""

import pytest

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
    assert words_of("无") == words_of("") == [MARK]


def test_the_table_of_traditional_characters_holds_only_what_the_texts_need() -> None:
    table = traditional("应办")
    assert dict(zip(table[::2], table[1::2], strict=True)) == {"應": "应", "辦": "办"}


def test_the_pairs_that_stand_in_most_texts_are_named_the_most_common_first() -> None:
    assert common(["示例、执法", "执法示例", "执法执法"]).startswith("执法示例")
