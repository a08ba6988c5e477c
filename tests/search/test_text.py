"""Texts as the search compares them."""

import pytest

from archive.search.text import normalised, traditional


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("双随机、一公开", "双随机一公开"),
        ("“专家＋服务” 模式", "专家服务模式"),
        ("EMS Ａ版", "emsa版"),
        ("硚口区", "硚口区"),
        ("①检查", "<1>检查"),
        ("1½", "<1>"),
        ("", ""),
    ],
)
def test_what_does_not_matter_is_left_out_of_a_comparison(text: str, compared: str) -> None:
    assert normalised(text) == compared


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("罚款 72.8 万元。", "罚款<72.8>万元"),
        ("７２．８万元", "<72.8>万元"),
        ("15次", "<15>次"),
        ("检查1,286家", "检查<1286>家"),
        ("检查1,286,000家", "检查<1286000>家"),
        ("第1,2项", "第<1><2>项"),
        ("1,2864", "<1><2864>"),
        ("2021，222家", "<2021><222>家"),
        ("2021、2022年", "<2021><2022>年"),
        ("鄂政办函〔2021〕17号", "鄂政办函<2021><17>号"),
        ("2024-03-18", "<2024><03><18>"),
        ("5·12防灾减灾日", "<5><12>防灾减灾日"),
        ("第3.", "第<3>"),
        ("3.项", "<3>项"),
        (".5", "<5>"),
        ("1.2.3", "<1.2.3>"),
        ("ems4.5", "ems<4.5>"),
        ("100%", "<100>"),
        ("3 <4> 5", "<3><4><5>"),
    ],
)
def test_a_number_is_compared_as_a_whole(text: str, compared: str) -> None:
    assert normalised(text) == compared


def test_the_table_of_traditional_characters_holds_only_what_the_texts_need() -> None:
    table = traditional("应办")
    assert dict(zip(table[::2], table[1::2], strict=True)) == {"應": "应", "辦": "办"}
