"""What stands beside a figure may not repeat or change what is printed for it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.cli import main

TEXT = "docs/reports/shili-ju/2023.md"
LAST = "还有不足。"


def told(words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str]]:
    """Code and words of each finding of the small archive with a sentence replaced."""
    main(["check", "--root", str(write_archive({TEXT: small.FILES[TEXT].replace(LAST, words)}))])
    return re.findall(r"^.+?:\d+:\d+ (\w+) (.+)$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("立案{{ fig.cases }}起", "15起起"),
        ("立案{{ fig.cases }}起。", "15起起"),
        ("立案{{ fig.cases }}起案件", "15起起"),
        ("立案{{ fig.cases }} 起", "15起起"),
        ("立案{{ fig.cases }}\n起，罚款", "15起起"),
        ("立案**{{ fig.cases }}**起", "15起起"),
        ("立案<strong>{{ fig.cases }}</strong>起", "15起起"),
        ("立案{{ fig_of(2022).cases }}起", "12起起"),
        ("立案{{ fig.cases.cn }}起", "十五起起"),
        ("罚款{{ fig.fines }}万元", "72.8万元万元"),
        ("罚款{{ fig.fines }}元", "72.8万元元"),
        ("罚款{{ fig.fines }}亿。", "72.8万元亿"),
        ("罚款千{{ fig.fines }}", "千72.8万元"),
        ("罚款{{ fig.cases }}千元", "15起千元"),
        ("立案{{ fig.cases }}份", "15起份"),
        ("近{{ fig.cases }}", "近15起"),
        ("约{{ fig.cases }}", "约15起"),
        ("约**{{ fig.cases }}**", "约15起"),
        ("约 {{ fig.cases }}", "约15起"),
        ("大约{{ fig.cases }}", "大约15起"),
        ("接近{{ fig.cases }}", "接近15起"),
        ("超过{{ fig.cases }}", "超过15起"),
        ("至少{{ fig.cases.cn }}", "至少十五起"),
        ("立案{{ fig.cases }}余", "15起余"),
        ("立案{{ fig.cases }}余案件", "15起余"),
        ("立案{{ fig.cases }}多", "15起多"),
        ("立案{{ fig.cases }}多，", "15起多"),
        ("立案{{ fig.cases }}以上", "15起以上"),
        ("立案{{ fig.cases }}左右", "15起左右"),
        ("立案**{{ fig.cases }}**左右", "15起左右"),
        ("-{{ fig.cases }}", "-15起"),
        ("负{{ fig.cases }}", "负15起"),
        ("持证率{{ fig.licensed }}%", "100%%"),
        ("立案{{ fig.cases }}%", "15起%"),
        ("比武第{{ fig.contest_rank }}", "第第1名"),
        ("比武第{{ fig.contest_rank.cn }}", "第第一名"),
        ("比武{{ fig.contest_rank }}名", "第1名名"),
        ("- 约{{ fig.cases }}", "约15起"),
        ("立案≥{{ fig.cases }}", "≥15起"),
        ("立案≈{{ fig.cases }}", "≈15起"),
        ("立案±{{ fig.cases }}", "±15起"),
        ("立案>{{ fig.cases }}", ">15起"),
        ("立案&gt;{{ fig.cases }}", "&gt;15起"),
        ("立案＜{{ fig.cases }}", "＜15起"),
        ("几乎{{ fig.cases }}", "几乎15起"),
        ("近乎{{ fig.cases }}", "近乎15起"),
        ("突破{{ fig.cases }}", "突破15起"),
        ("立案三{{ fig.cases }}", "三15起"),
        ("立案十{{ fig_of(2022).cases }}", "十12起"),
        ("百分之{{ fig.licensed }}", "百分之100%"),
        ("立案{{ fig.cases }}以内", "15起以内"),
        ("连续{{ fig.quiet_years }}半没有事故", "8年半"),
        ("立案{{ fig.cases }}倍", "15起倍"),
        ("立案{{ fig.cases }}（起）", "15起（起）"),
        ("立案{{ fig.cases }}“起”", "15起“起”"),
        ("立案{{ fig.cases }}\\起", "15起起"),
        ("立案\\{{ fig.cases }}", "\\15起"),
        ("| 约{{ fig.cases }} |", "约15起"),
    ],
)
def test_words_that_repeat_or_change_a_figure_are_refused_with_what_would_be_printed(
    words: str, printed: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ((code, message),) = told(words, write_archive, capsys)
    assert code == "TEXT15"
    assert f"会印成“{printed}”" in message


@pytest.mark.parametrize("words", ["{{ fig.cases }}{{ fig.teams }}", "{{ fig.cases }} **{{ fig.teams }}**"])
def test_two_figures_with_nothing_between_them_are_refused(
    words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ((code, message),) = told(words, write_archive, capsys)
    assert code == "TEXT15"
    assert "紧跟着另一个数字" in message


@pytest.mark.parametrize(
    "words",
    [
        "立案1{{ fig.cases }}",
        "立案{{ fig.cases }}5",
        "立案{{ fig.cases }}.5",
        "立案{{ fig.cases }}²",
        "立案{{ fig.cases }}<sup>2</sup>",
    ],
)
def test_a_digit_beside_a_figure_is_refused(
    words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "TEXT15" in [code for code, _ in told(words, write_archive, capsys)]


@pytest.mark.parametrize(
    "words",
    [
        "立案{{ fig.cases }}。",
        "其中{{ fig.cases }}起诉到法院。",
        "有{{ fig.cases }}起草完毕。",
        "立案{{ fig.cases }}，多为罚款。",
        "立案{{ fig.cases }}多次核查。",
        "最近{{ fig.cases }}都已办结。",
        "附近{{ fig.cases }}都已办结。",
        "临近{{ fig.cases }}都已办结。",
        "节约{{ fig.fines }}。",
        "履约{{ fig.cases }}。",
        "罚款{{ fig.fines }}余额上缴。",
        "连续{{ fig.quiet_years }}年度考核优秀。",
        "比上年多{{ fig.cases }}。",
        "超过{{ fig_of(2022).cases }}。",
        "立案{{ fig.cases }}、{{ fig.teams }}。",
        "立案{{ fig.cases }}，（以下简称案件）。",
        "有{{ fig.teams }}以下属单位为主。",
        "队伍{{ fig.teams }}支持基层。",
        "- {{ fig.cases }}\n- {{ fig.teams }}",
        "* {{ fig.cases }}\n* {{ fig.teams }}",
        "1. {{ fig.cases }}\n2. {{ fig.teams }}",
        "{{ fig.cases }}\n\n{{ fig.teams }}",
        "| 甲 | 乙 |\n|---|---|\n| {{ fig.cases }} | {{ fig.teams }} |\n| {{ fig.cases }} | {{ fig.teams }} |",
        "截至2023年{{ fig.cases }}。",
        "立案{{ fig.cases }}[^1]。\n\n[^1]: 示例。",
        "负责人胜负{{ fig.cases }}。",
        "统一{{ fig.cases }}标准。",
        "之一{{ fig.cases }}。",
        "甲<br>{{ fig.cases }}<br>{{ fig.teams }}",
        "立案{{ fig.cases }}（起草）。",
        "立案{{ fig.cases }}（其中简易程序若干）。",
        "立案{{ fig.cases }}半数办结。",
        "突破{{ fig_of(2022).cases }}。",
        "引文\n\n> {{ fig.cases }}",
    ],
)
def test_words_that_only_look_like_it_may_stand(
    words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(words, write_archive, capsys) == []
