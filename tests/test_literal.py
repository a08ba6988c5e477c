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
    ("不少于4", 4, "1", Bound.AT_LEAST),
    ("不低于98.5", "98.5", "0.1", Bound.AT_LEAST),
    ("至少4", 4, "1", Bound.AT_LEAST),
    ("不超过10", 10, "1", Bound.AT_MOST),
    ("30以内", 30, "1", Bound.AT_MOST),
    ("大约300", 300, "1", Bound.ABOUT),
    ("300左右", 300, "1", Bound.ABOUT),
    ("接近5000", 5000, "1", Bound.NEARLY),
    ("超1500", 1500, "1", Bound.ABOVE),
    ("6千", 6000, "1000", Bound.EXACT),
    ("5百", 500, "100", Bound.EXACT),
    ("3百万", 3_000_000, "1000000", Bound.EXACT),
    ("2千万", 20_000_000, "10000000", Bound.EXACT),
    ("6千余", 6000, "1000", Bound.ABOVE),
    ("近百", 100, "100", Bound.NEARLY),
    ("近千万", 10_000_000, "10000000", Bound.NEARLY),
    ("999999999999999", 999_999_999_999_999, "1", Bound.EXACT),
]


@pytest.mark.parametrize(("spelling", "value", "step", "bound"), READ, ids=[case[0] for case in READ])
def test_a_literal_keeps_value_precision_and_spelling(spelling: str, value: int | str, step: str, bound: Bound) -> None:
    amount = parse(spelling)
    assert (amount.value, amount.step, amount.bound) == (Decimal(value), Decimal(step), bound)
    assert amount.spelling == spelling
    assert amount.number == amount.value and amount.upper is None


@pytest.mark.parametrize(
    ("spelling", "low", "high", "step"),
    [
        ("10-20", 10, 20, "1"),
        ("10—20", 10, 20, "1"),
        ("10～20", 10, 20, "1"),
        ("3至5", 3, 5, "1"),
        ("10到20", 10, 20, "1"),
        ("0-5", 0, 5, "1"),
        ("98.5-99", "98.5", 99, "0.1"),
        ("3-5万", 30_000, 50_000, "10000"),
        ("5千至1万", 5000, 10_000, "1000"),
    ],
)
def test_a_range_keeps_both_ends_and_is_no_one_number(spelling: str, low: int | str, high: int, step: str) -> None:
    amount = parse(spelling)
    assert (amount.value, amount.upper, amount.step) == (Decimal(low), Decimal(high), Decimal(step))
    assert (amount.bound, amount.number, amount.spelling) == (Bound.BETWEEN, None, spelling)


@pytest.mark.parametrize(
    ("spelling", "value", "text", "chinese"),
    [
        ("1,286", 1286, "1,286份", "一千二百八十六份"),
        ("12,345,678", 12_345_678, "12,345,678份", "一千二百三十四万五千六百七十八份"),
        ("１５", 15, "１５份", "十五份"),
        ("１，２８６余", 1286, "１，２８６余份", "一千二百八十六余份"),
        ("1,000-2,000", 1000, "1,000-2,000份", "一千至二千份"),
    ],
)
def test_an_official_text_prints_a_number_its_own_way(spelling: str, value: int, text: str, chinese: str) -> None:
    amount = parse(spelling, printed=True)
    assert (amount.value, amount.text("份"), amount.chinese("份")) == (value, text, chinese)
    with pytest.raises(LiteralError):
        parse(spelling)


@pytest.mark.parametrize("spelling", ["1,28", "12,34", "1,286,5", ",286", "0,286", "1234,567", "1 286", "1,286起"])
def test_commas_in_a_number_part_thousands(spelling: str) -> None:
    with pytest.raises(LiteralError):
        parse(spelling, printed=True)


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
        ("30以内", "日", "30日以内", "三十日以内"),
        ("300左右", "人", "300人左右", "三百人左右"),
        ("不少于4", "次", "不少于4次", "不少于四次"),
        ("6千", "份", "6千份", "六千份"),
        ("2千", "份", "2千份", "两千份"),
        ("近百", "家", "近百家", "近百家"),
        ("10-20", "家", "10-20家", "十至二十家"),
        ("3至5", "件", "3至5件", "三至五件"),
        ("1到2", "次", "1到2次", "一到两次"),
        ("3-5万", "份", "3-5万份", "三至五万份"),
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
    (
        Code.UNREADABLE_NUMBER,
        ["", "若干", "约300左右", "余6000", "约6000多", "1余以上", "15/20", "3000+", "不少于0", "近0"],
    ),
    (
        Code.UNREADABLE_NUMBER,
        ["十五", "两", "千", "百万", "近", "近十", "3万5千", "15万亿", "⑮", "٣", "9" * 16, "9" * 500],
    ),
    (
        Code.UNREADABLE_NUMBER,
        ["015", "010", "1.5e1", "1e3", "0x1F", "1_000", "1:30", ".5", "15.", "15。", "yes", "15\n"],
    ),
    (Code.UNREADABLE_NUMBER, ["20-10", "10-10", "5000至1万", "10-20-30", "约10-20", "10-20余", "10-", "3-5-"]),
    (Code.UNREADABLE_NUMBER, ["数十", "数百", "几千", "几十万", "十几", "上百", "成千", "数"]),
    (Code.UNIT_TYPED, ["10-20家", "6千份", "不少于4次", "15起", "516家次", "72.8万元", "6000余份", "约300户", "100%"]),
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
    [
        ("15起", "15"),
        ("6000余份", "6000余"),
        ("72.8万元", "72.8万"),
        ("1,234", "1234"),
        ("１５", "15"),
        ("10-20家", "10-20"),
    ],
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
