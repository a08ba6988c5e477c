"""What is said of a figure against the year before's, and what is not."""

import pytest

from archive.fields import Kind, Scope
from archive.history.change import change_between
from archive.literal import parse
from archive.model import Figure, Indicator


def figure(spelling: str | None, unit: str = "起", kind: Kind = Kind.FLOW, break_: str | None = None) -> Figure:
    indicator = Indicator(
        id="shili",
        name="示例",
        unit=unit,
        group="enforcement",
        concept="checks",
        kind=kind,
        scope=Scope.BODY,
        definition="示例。",
    )
    return Figure(indicator=indicator, amount=parse(spelling) if spelling else None, note="示例", break_=break_)


@pytest.mark.parametrize(
    ("older", "newer", "unit", "kind", "said"),
    [
        ("12", "15", "起", Kind.FLOW, "较上年 +3起（+25%）"),
        ("15", "12", "起", Kind.FLOW, "较上年 −3起（−20%）"),
        ("15", "15", "起", Kind.FLOW, "与上年相同"),
        ("3", "4", "起", Kind.STOCK, "较上年 +1起（+33.3%）"),
        ("0", "4", "起", Kind.FLOW, "较上年 +4起"),
        ("4", "0", "起", Kind.FLOW, "较上年 −4起（−100%）"),
        ("0", "0", "起", Kind.FLOW, "与上年相同"),
        ("98.2", "99.4", "%", Kind.RATE, "较上年 +1.2个百分点"),
        ("90", "100", "%", Kind.RATE, "较上年 +10个百分点"),
        ("7", "8", "年", Kind.STREAK, "较上年 +1年"),
        ("3", "1", "名", Kind.RANK, "较上年上升2位"),
        ("1", "3", "名", Kind.RANK, "较上年下降2位"),
        ("1", "1", "名", Kind.RANK, "与上年相同"),
        ("68.5万", "72.8万", "元", Kind.FLOW, "较上年约 +4.3万元（约+6%）"),
        ("72.8万", "72.5万", "元", Kind.FLOW, "较上年约 −3000元（约−1%至0%）"),
        ("72.8万", "728300", "元", Kind.FLOW, "与上年大致相同"),
        ("2万", "2.0万", "份", Kind.FLOW, "与上年大致相同"),
        ("2万", "1.5万", "份", Kind.FLOW, "较上年约 −1万至0份（约−42%至+3%）"),
        ("2万", "1.6万", "份", Kind.FLOW, "较上年约 −1万至0份（约−38%至+10%）"),
        ("1.5万", "2万", "份", Kind.FLOW, "较上年约 0至+1万份（约−3%至+72%）"),
        ("2万", "3万", "份", Kind.FLOW, "较上年约 +1万份（约0%至+133%）"),
        ("1万", "18600", "份", Kind.FLOW, "较上年约 0至+1万份（约+24%至+272%）"),
        ("0.8亿", "2.3亿", "元", Kind.FLOW, "较上年约 +1.5亿元（约+165%至+213%）"),
        ("1.2亿", "9800万", "元", Kind.FLOW, "较上年约 −3000万至−2000万元（约−22%至−15%）"),
        ("99", "99.4", "%", Kind.RATE, "较上年约 0至+1个百分点"),
        ("9999", "10000", "份", Kind.FLOW, "较上年 +1份"),
        ("0", "2万", "份", Kind.FLOW, "较上年约 +2万份"),
        ("3000余", "6000余", "份", Kind.FLOW, "均为约数，不比较"),
        ("约300", "310", "户", Kind.FLOW, "有一个是约数，不比较"),
        ("300", "300以上", "户", Kind.FLOW, "有一个是约数，不比较"),
        ("10-20", "30", "户", Kind.FLOW, "写的是区间，不比较"),
        ("10", "20至30", "户", Kind.FLOW, "写的是区间，不比较"),
        ("10-20", "10-20", "户", Kind.FLOW, "写的是区间，不比较"),
        ("近百", "6千左右", "户", Kind.FLOW, "均为约数，不比较"),
    ],
)
def test_a_figure_is_told_against_the_year_before(older: str, newer: str, unit: str, kind: Kind, said: str) -> None:
    assert change_between(figure(older, unit, kind), figure(newer, unit, kind)) == said


def test_across_a_change_of_definition_there_is_no_number() -> None:
    assert change_between(figure("259"), figure("591", break_="示例：另按子项计。")) == "口径变化，不比较"


def test_a_change_of_definition_that_lies_a_year_back_does_not_matter() -> None:
    assert change_between(figure("12", break_="示例"), figure("15")) == "较上年 +3起（+25%）"


@pytest.mark.parametrize(
    ("older", "newer"), [(None, figure("15")), (figure(None), figure("15")), (figure("15"), figure(None))]
)
def test_what_was_not_stated_or_does_not_apply_is_not_compared(older: Figure | None, newer: Figure) -> None:
    assert change_between(older, newer) == ""
