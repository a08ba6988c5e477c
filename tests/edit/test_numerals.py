"""Every numeral of a text is accounted for: a figure with its unit and precision, or set aside with a reason."""

import time
import unicodedata

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from archive.check.numbers import numbers_in_prose
from archive.edit.asides import CHINESE
from archive.edit.blocks import Block
from archive.edit.damage import damage
from archive.edit.numerals import Account, accounted
from archive.read.hidden import blanked
from archive.read.source import Source
from archive.read.text import PageText

UNITS = frozenset({"起", "件", "元", "家次", "支", "%", "方阵", "年"})


def account(text: str) -> Account:
    return accounted(text, UNITS)


@pytest.mark.parametrize(
    ("text", "written", "literal", "unit"),
    [
        ("立案查处15起", "15起", "15", "起"),
        ("罚款72.8万元", "72.8万元", "72.8万", "元"),
        ("手册6000余份", "6000余份", "6000余", "份"),
        ("群众30余万人", "30余万人", "30余万", "人"),
        ("培训约300人次", "约300人次", "约300", "人次"),
        ("检查超过1500家次", "超过1500家次", "超过1500", "家次"),
        ("受众近5000人", "近5000人", "近5000", "人"),
        ("持证率100%", "100%", "100", "%"),
        ("检查300家以上", "300家以上", "300以上", "家"),
        ("罚款1,286元", "1,286元", "1286", "元"),
        ("发放6千份", "6千份", "6千", "份"),
        ("受众3百万余人次", "3百万余人次", "3百万余", "人次"),
        ("近百家单位参加", "近百家", "近百", "家"),
        ("检查10-20家", "10-20家", "10-20", "家"),
        ("处理3至5件", "3至5件", "3至5", "件"),
        ("处理三至五件", "三至五件", "3至5", "件"),
        ("罚款3—5万元", "3—5万元", "3—5万", "元"),
        ("提高10-20%", "10-20%", "10-20", "%"),
        ("每年不少于4次", "不少于4次", "不少于4", "次"),
        ("每年至少两次", "至少两次", "至少2", "次"),
        ("培训100人左右", "100人左右", "100左右", "人"),
        ("30天以内办结", "30天以内", "30以内", "天"),
        ("检查超1500家次", "超1500家次", "超1500", "家次"),
        ("共五个方阵", "五个", "5", "个"),
        ("连续八年没有事故", "八年", "8", "年"),
        ("每家一次以上", "一次以上", "1以上", "次"),
        ("全年开展两次。", "两次", "2", "次"),
        ("专家二十三名", "二十三名", "23", "名"),
        ("位于第二方阵", "第二方阵", "2", "方阵"),
        ("取得总分第一名", "第一名", "1", "名"),
        ("答题率位列全市第一，", "第一", "1", ""),
        ("列全省第二位,", "第二位", "2", "位"),
        ("约占百分之九十八", "百分之九十八", "98", "%"),
    ],
)
def test_a_number_that_counts_is_a_figure_with_its_unit_and_precision(
    text: str, written: str, literal: str, unit: str
) -> None:
    (figure,) = account(text).figures
    assert (figure.written, figure.literal, figure.unit) == (written, literal, unit)
    assert figure.amount is not None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("检查20-10家", "20-10家"),
        ("检查约10-20家", "约10-20家"),
        ("每镇5至10家不等", "5至10家不等"),
        ("提高10%-20%", "10%-20%"),
        ("培训约100人左右", "约100人左右"),
        ("记作1.2.3万元", "1.2.3万元"),
    ],
)
def test_a_number_that_the_data_cannot_write_yet_is_a_figure_all_the_same(text: str, written: str) -> None:
    (figure,) = account(text).figures
    assert (figure.written, figure.amount) == (written, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2023年以来", "日期"),
        ("2024年3月18日", "日期"),
        ("二〇二四年三月十八日", "日期"),
        ("五月份", "日期"),
        ("1至6月", "年月起止"),
        ("近三年来", "年月起止"),
        ("示例发〔2021〕17号", "文号"),
        ("《示例纲要（2021—2025年）》", "书名号和引号里的名称"),
        ("“12345”热线", "书名号和引号里的名称"),
        ("第六期示例讲堂", "会议和届次"),
        ("第一届示例比武", "会议和届次"),
        ("示例二十大精神", "会议和届次"),
        ("二十届三中全会", "会议和届次"),
        ("第3季度", "条款和届次"),
        ("第2次会议", "条款和届次"),
        ("整治2023行动", "名称里的年份"),
        ("7×24小时值守", "时刻和时限"),
        ("10个工作日以内", "时刻和时限"),
        ("治本攻坚三年行动", "年限里的名称"),
        ("一是示例。", "列表的编号"),
        ("（三）示例职能", "标题的编号"),
        ("数十家单位", "不定的数"),
        ("三分之二", "分数"),
        ("统一指挥", "词语的一部分"),
        ("第一责任人", "词语的一部分"),
        ("双随机、一公开", "词语的一部分"),
        ("一岗双责", "词语的一部分"),
        ("第三方机构", "词语的一部分"),
        ("百姓福祉", "词语的一部分"),
        ("聘请一名顾问。", "汉字数字，像是说法，不像计数"),
        ("锻造一支队伍", "汉字数字，像是说法，不像计数"),
        ("建好三项制度的框架", "汉字数字，像是说法，不像计数"),
    ],
)
def test_a_number_that_counts_nothing_is_set_aside_with_its_reason(text: str, reason: str) -> None:
    found = account(text)
    assert not found.figures
    assert reason in {aside.reason for aside in found.asides}


def test_two_figures_that_nothing_parts_are_two() -> None:
    assert [each.written for each in account("队伍22支555人").figures] == ["22支", "555人"]


PIECES = st.sampled_from(
    [
        *"0123456789.,，。、（）()〔〕《》“”-%第约近余多万亿千百一二三十两零年月日起件名支个次是共其中超过连续①Ⅳ５",
        "以上",
        "以下",
        "2023年",
        "号",
        "A",
    ]
)


def _is_numeral(char: str) -> bool:
    return char in CHINESE or unicodedata.category(char).startswith("N")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_two_lists_add_up_to_the_numerals_of_the_text(text: str) -> None:
    found = account(text)
    spans = [(each.start, each.end) for each in (*found.figures, *found.asides)]
    for at, char in enumerate(text):
        holding = [span for span in spans if span[0] <= at < span[1]]
        assert len(holding) <= 1
        assert len(holding) == 1 or not _is_numeral(char), (text, at)
    assert all(any(map(_is_numeral, text[start:end])) for start, end in spans)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_is_set_aside_passes_the_check_of_a_text(text: str) -> None:
    page = PageText(Source("docs/x.md", _without_figures(text)))
    assert not list(numbers_in_prose(page, None))


def _without_figures(text: str) -> str:
    text = text.replace("#", "")
    return blanked(text, [(each.start, each.end) for each in account(text).figures])


def test_the_numerals_of_a_whole_report_add_up() -> None:
    text = reports.plain_text()
    for line in text.splitlines():
        found = account(line)
        held = [at for each in (*found.figures, *found.asides) for at in range(each.start, each.end)]
        covered = set(held)
        assert len(held) == len(covered)
        assert {at for at, char in enumerate(line) if _is_numeral(char)} <= covered


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "1.",
        "1-",
        "一",
        "一年",
        "第",
        "约",
        "〔",
        "《",
        "1年",
        "十分之",
        "１",
        "。一",
        "（1）",
        "12:",
        "1 ",
        "9起",
        "一至",
        "1-2",
        "近百",
        "不超过",
    ],
)
def test_the_time_that_an_account_takes_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        start = time.process_time()
        found = account(text)
        list(damage([Block("paragraph", text)], [found], "示例市硚口区示例局", frozenset()))
        return time.process_time() - start

    assert seconds(16_000) < 12 * max(seconds(4_000), 0.05)
