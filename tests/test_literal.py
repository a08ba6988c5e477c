"""A figure's literal: what it is worth, how exact it is, and how it reads with its unit."""

from decimal import Decimal

import pytest

from archive.findings import Code
from archive.literal import Bound, LiteralError, parse, plain

READ = [
    ("15", 15, "1", Bound.EXACT),
    ("0", 0, "1", Bound.EXACT),
    ("100", 100, "1", Bound.EXACT),
    ("99.4", "99.4", "0.1", Bound.EXACT),
    ("7.50", "7.5", "0.01", Bound.EXACT),
    ("0.5", "0.5", "0.1", Bound.EXACT),
    ("72.8万", 728_000, "1000", Bound.EXACT),
    ("2.3万", 23_000, "1000", Bound.EXACT),
    ("226万", 2_260_000, "10000", Bound.EXACT),
    ("37.57万", 375_700, "100", Bound.EXACT),
    ("1亿", 100_000_000, "100000000", Bound.EXACT),
    ("1.5亿", 150_000_000, "10000000", Bound.EXACT),
    ("6000余", 6000, "1", Bound.ABOVE),
    ("30000余", 30_000, "1", Bound.ABOVE),
    ("3万余", 30_000, "10000", Bound.ABOVE),
    ("30余万", 300_000, "10000", Bound.ABOVE),
    ("20多", 20, "1", Bound.ABOVE),
    ("3多万", 30_000, "10000", Bound.ABOVE),
    ("约300", 300, "1", Bound.ABOUT),
    ("约200余", 200, "1", Bound.ABOUT),
    ("超过1500", 1500, "1", Bound.ABOVE),
    ("约2.3万", 23_000, "1000", Bound.ABOUT),
    ("近5000", 5000, "1", Bound.NEARLY),
    ("300以上", 300, "1", Bound.AT_LEAST),
    ("1以上", 1, "1", Bound.AT_LEAST),
    ("100以下", 100, "1", Bound.AT_MOST),
    ("999999999999999", 999_999_999_999_999, "1", Bound.EXACT),
]


@pytest.mark.parametrize(("spelling", "value", "step", "bound"), READ, ids=[case[0] for case in READ])
def test_a_literal_keeps_value_precision_and_spelling(spelling: str, value: int | str, step: str, bound: Bound) -> None:
    amount = parse(spelling)
    assert (amount.value, amount.step, amount.bound) == (Decimal(value), Decimal(step), bound)
    assert amount.spelling == spelling


@pytest.mark.parametrize(
    ("spelling", "unit", "text", "chinese"),
    [
        ("15", "起", "15起", "十五起"),
        ("0", "件", "0件", "零件"),
        ("2", "支", "2支", "两支"),
        ("8", "年", "8年", "八年"),
        ("12", "个", "12个", "十二个"),
        ("22", "人", "22人", "二十二人"),
        ("100", "%", "100%", "一百%"),
        ("2万", "份", "2万份", "两万份"),
        ("72.8万", "元", "72.8万元", "七十二点八万元"),
        ("6000余", "份", "6000余份", "六千余份"),
        ("30余万", "人次", "30余万人次", "三十余万人次"),
        ("约300", "户", "约300户", "约三百户"),
        ("近5000", "人", "近5000人", "近五千人"),
        ("超过1500", "人", "超过1500人", "超过一千五百人"),
        ("约200余", "家", "约200余家", "约二百余家"),
        ("300以上", "份", "300份以上", "三百份以上"),
        ("1以上", "次", "1次以上", "一次以上"),
        ("100以下", "家", "100家以下", "一百家以下"),
    ],
)
def test_a_number_reads_with_its_unit_in_digits_and_in_chinese_words(
    spelling: str, unit: str, text: str, chinese: str
) -> None:
    amount = parse(spelling)
    assert amount.text(unit) == text
    assert amount.chinese(unit) == chinese


@pytest.mark.parametrize(
    ("spelling", "unit", "text", "chinese"),
    [
        ("1", "名", "第1名", "第一名"),
        ("2", "方阵", "第2方阵", "第二方阵"),
        ("12", "名", "第12名", "第十二名"),
    ],
)
def test_a_rank_reads_as_an_ordinal(spelling: str, unit: str, text: str, chinese: str) -> None:
    amount = parse(spelling)
    assert amount.text(unit, rank=True) == text
    assert amount.chinese(unit, rank=True) == chinese


REFUSED = [
    (Code.UNREADABLE_NUMBER, ["", "若干", "大约300", "300左右", "余6000", "约6000多", "1余以上", "15/20", "3000+"]),
    (Code.UNREADABLE_NUMBER, ["十五", "两", "3千", "2百", "3万5千", "15万亿", "⑮", "٣", "9" * 16, "9" * 500]),
    (
        Code.UNREADABLE_NUMBER,
        ["015", "010", "1.5e1", "1e3", "0x1F", "1_000", "1:30", ".5", "15.", "15。", "yes", "15\n"],
    ),
    (Code.UNIT_TYPED, ["15起", "516家次", "72.8万元", "6000余份", "约300户", "100%"]),
    (Code.THOUSANDS_SEPARATOR, ["1,234", "15 000", "1,234.5"]),
    (Code.FULL_WIDTH_DIGITS, ["１５", "72．8万", "1，234"]),
    (Code.NEGATIVE, ["-15", "−3", "负3", "- 1"]),
]


@pytest.mark.parametrize(("spelling", "code"), [(each, code) for code, all_ in REFUSED for each in all_])
def test_what_is_no_literal_is_refused_with_its_code_and_a_mend(spelling: str, code: Code) -> None:
    with pytest.raises(LiteralError) as caught:
        parse(spelling)
    assert caught.value.code is code
    assert caught.value.message and caught.value.mend


@pytest.mark.parametrize(
    ("spelling", "instead"),
    [("15起", "15"), ("6000余份", "6000余"), ("72.8万元", "72.8万"), ("1,234", "1234"), ("１５", "15")],
)
def test_the_mend_says_what_to_write_instead(spelling: str, instead: str) -> None:
    with pytest.raises(LiteralError) as caught:
        parse(spelling)
    assert caught.value.mend.endswith(instead)


@pytest.mark.parametrize("spelling", ["15# 截至年底", "15 ＃注", "－"])
def test_a_mend_never_asks_for_what_would_be_refused_again(spelling: str) -> None:
    with pytest.raises(LiteralError) as caught:
        parse(spelling)
    assert caught.value.code is Code.UNREADABLE_NUMBER


def test_a_refusal_does_not_repeat_all_that_was_typed() -> None:
    with pytest.raises(LiteralError) as caught:
        parse("甲" * 300_000)
    assert len(caught.value.message) < 100


@pytest.mark.parametrize(
    ("number", "text"),
    [("728000.0", "728000"), ("99.40", "99.4"), ("100", "100"), ("0", "0"), ("0.0", "0"), ("1E+8", "100000000")],
)
def test_a_plain_number_has_no_exponent_and_no_trailing_zeros(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
