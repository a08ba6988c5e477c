"""Damage of a document is told with its place, and nothing of it is mended."""

import pytest

from archive.edit.blocks import Block
from archive.edit.damage import damage
from archive.edit.likeness import grams
from archive.edit.numerals import accounted

UNITS = frozenset({"起", "支", "人"})
KNOWN = grams("应对机制。各项制度。示例单位。")


def told(text: str, name: str = "示例市硚口区示例局") -> list[str]:
    block = Block("paragraph", text, place="第3段")
    notes = list(damage([block], [accounted(text, UNITS)], name, KNOWN))
    assert all(note.place == "第3段" for note in notes)
    return [note.text for note in notes]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("自20181月1日起施行", "日期写坏了"),
        ("自2018年13月1日起施行", "日期写坏了"),
        ("5月42日召开", "日期写坏了"),
        ("示例发〔2023 17号", "“〔”没有收尾"),
        ("示例发2023〕17号", "只有后一半“〕”"),
        ("依照《示例纲要，开展工作", "“《”没有收尾"),
        ("罚款72.8.1万元", "两个小数点"),
        ("罚款72..8万元", "两个小数点"),
        ("罚款72. 8万元", "数字中间断开了"),
        ("立案1 5起", "数字中间断开了"),
        ("示例单位位持续开展", "“位”可能多印了一个"),
        ("统筹推进统筹推进工作", "“统筹推进”连着写了两次"),
        ("工作完成。。", "标点重复了"),
        ("示例\ufffd工作", "有读不出的字"),
        ("口区开展示例工作", "可能丢了“硚”字"),
        ("队伍35支，其中街道11支，行业22支", "其中各项加起来是 33，不是 35支：11支 + 22支"),
        ("立案5起，其中重大8起", "其中各项加起来是 8，不是 5起：8起"),
    ],
)
def test_damage_is_told(text: str, words: str) -> None:
    assert [note for note in told(text) if words in note], told(text)


@pytest.mark.parametrize(
    "text",
    [
        "自2018年1月1日至2022年12月31日，依照《示例纲要（2021—2025年）》和示例发〔2021〕17号，罚款72.8万元。",
        "完善应对机制制度，人人参与，层层落实。",
        "硚口区开展示例工作。",
        "队伍35支，其中街道11支、413人，行业24支、555人。",
        "立案5起，其中重大2起。",
        "发放6000余份，其中街道4000份、社区3000份。",
    ],
)
def test_what_is_whole_is_not_told(text: str) -> None:
    assert told(text) == []
