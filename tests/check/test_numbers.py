"""Numbers in sentences: what holds digits without being a figure, and what must come from the YAML."""

from dataclasses import replace

import pytest
import small

from archive.check.archive import checked
from archive.check.numbers import numbers_in_prose
from archive.findings import Finding
from archive.model import Report
from archive.read.source import Source
from archive.read.text import PageText


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small archive's 2023: 15 cases, 72.8万元, 100%, 35支 (11 and 24), 6000余份, 第1名, 8年."""
    archive = checked(small.write(tmp_path_factory.mktemp("prose"))).archive
    return archive.reports["shili-ju", 2023]


def found(text: str, report: Report | None) -> list[Finding]:
    return list(numbers_in_prose(PageText(Source("a.md", text)), report))


@pytest.mark.parametrize(
    "text",
    [
        # Dates and years
        "2024年3月18日",
        "2023年度、2023年底、2022年12月底、12月份",
        "截至12月31日，3月1日起",
        "3月18日至4月2日",
        "2021—2025年，2021–2025年，2021-2025年，2021~2025年",
        "2021至2025年，2021年至2025年，2021年——2025年，2021到2025年",
        "1—6月，1至12月，3月-5月",
        "5月10日至16日",
        "3月18-20日",
        # Documents
        "厅字〔2019〕28号、鄂政办函〔2021〕17号",
        "国务院令第713号，第24条第2款第1项，第15届第2期第3批",
        # Names
        "《示例纲要（2021—2025年）》",
        "“5·12防灾减灾日”和‘119’宣传，「12345」热线，『3·15』",
        "GB/T 9704、GB 2893-2008、COVID-19、ISO9001、H7N9、A4、5G、3A级",
        # Marks
        "1. 甲\n2、乙\n3．丙\n4）丁\n（5）戊\n(6)己\n  7. 庚\n",
        "## 1. 甲\n\n### （2）乙\n\n#### 3、丙 { #s1-2-3 }\n",
        "注[^1]。\n\n[^1]: 乙。\n",
        "①甲；②乙，③丙。\n- ④丁\n\n⑤ 戊",
        "Ⅳ级响应、CO₂、PM₂.₅、m²",
        # Markup
        "[甲](../2022.md#s1-2)，https://example.com/2023/1 等",
        "`99`\n\n```\n99\n```\n\n~~~\n99\n~~~\n",
        '<!-- 99\n99 --><td colspan="2">甲</td>',
        # Macros and what Jinja drops
        "立案{{ fig.cases }}，去年{{ fig_of(2022).cases }}，{{ fig_of(2022)\n.cases }}{# 99 #}",
        # Chinese numerals that are words
        "十八年，八十年，二十八年，一家，零件，第三方，双随机、一公开，三个必须，十八支",
        # Those that spell a figure among words that name another thing
        "八年磨一剑，发放六千余份材料，得第一名",
        "连续作战。八年来",
        # Spans of time and ordinals
        "7×24小时值守，10个工作日办结，第3季度召开第2次会议",
        # A list's mark that Markdown would renumber
        "1\\. 甲\n\n3\\. 乙",
        "",
    ],
)
def test_digits_that_are_no_figure_are_left_alone(text: str, report: Report) -> None:
    assert found(text, report) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("还有3项不足。", 3),
        ("立案99起", 3),
        ("约300户", 1),
        ("近5000人", 1),
        ("甲30余万人", 2),
        ("持证率99.4%", 4),
        ("1,234件", 1),
        ("甲１２件", 2),
        ("共2023起", 2),
        ("第3名", 1),
        ("增长20%。", 3),
        ("甲(12)家", 3),
        ("**12**家", 3),
        ("| 甲 | 12 |", 7),
        ("[12家](a.md)", 2),
        ("《甲》12家“乙”", 4),
        ("2023年立案12起", 8),
        ("“甲，12起", 4),
        ("<br>12家", 5),
        ("{{ fig.cases }}12起", 16),
        ("甲{ 12 }", 4),
        ("99.4%的人", 1),
        ("1.5亿元罚款", 1),
        ("微信APP 300次", 7),
        ("制作PPT 30份", 7),
        ("见https://example.com/a，立案12起", 26),
        ("立案⑮起", 3),
        ("立案¹⁵起", 3),
        ("立案½起", 3),
        ("立案㊿起", 3),
        ("“甲”⑮起", 4),
        ('[立案](2022.md "99起")', 15),
        ("[立案](2022.md '99起')", 15),
        ('[立案](<2022.md> "99起")', 17),
        ('![立案](a.png "99起")', 14),
        ("[立案](99起", 6),
        ("999999. 甲", 1),
        ("2023. 甲", 1),
        ("- 999999. 甲", 3),
        ("检查10-20家", 3),
        ("检查3至5家", 3),
        ("每年不少于4次", 3),
        ("手册6千份", 3),
    ],
)
def test_a_number_without_a_source_is_found_where_it_stands(text: str, column: int, report: Report) -> None:
    findings = found(text, report)
    assert [(finding.code.value, finding.place.line, finding.place.column) for finding in findings] == [
        ("TEXT05", 1, column)
    ]


def test_every_number_of_a_text_is_found_with_its_line(report: Report) -> None:
    findings = found("甲1家、乙2家。\n\n- 丙3家\n  4家\n", report)
    assert [(finding.place.line, finding.place.column) for finding in findings] == [(1, 2), (1, 6), (3, 4), (4, 3)]


def test_code_on_one_line_hides_nothing_after_it(report: Report) -> None:
    assert [finding.place.line for finding in found("```甲```\n\n立案12起。\n\n```\n乙\n```\n", report)] == [3]


@pytest.mark.parametrize(
    ("text", "column", "mend"),
    [
        ("立案15起。", 3, "{{ fig.cases }}"),
        ("罚款72.8万元。", 3, "{{ fig.fines }}"),
        ("手册6000余份。", 3, "{{ fig.leaflets }}"),
        ("持证率100%。", 4, "{{ fig.licensed }}"),
        ("比武第1名。", 3, "{{ fig.contest_rank }}"),
        ("8年没有事故。", 1, "{{ fig.quiet_years }}"),
        ("八年没有事故。", 1, "{{ fig.quiet_years.cn }}"),
        ("连续八年", 3, "{{ fig.quiet_years.cn }}"),
        ("比武第一名。", 3, "{{ fig.contest_rank.cn }}"),
        ("手册六千余份", 3, "{{ fig.leaflets.cn }}"),
        ("**连续**八年，", 7, "{{ fig.quiet_years.cn }}"),
        ("72.8万元罚款", 1, "{{ fig.fines }}"),
    ],
)
def test_a_figure_of_the_report_is_named_with_the_word_to_write(
    text: str, column: int, mend: str, report: Report
) -> None:
    (finding,) = found(text, report)
    assert finding.place.column == column
    assert f"是它，就改成 {mend}" in finding.mend and "不是" in finding.mend


def test_of_figures_alike_the_one_is_proposed_whose_name_stands_beside(report: Report) -> None:
    eleven = replace(report.figures["teams_street"], indicator=report.figures["teams_sector"].indicator)
    alike = replace(report, figures={"teams_sector": eleven, "teams_street": report.figures["teams_street"]})
    (finding,) = found("街道有11支。", alike)
    assert "“街道队伍”（teams_street）" in finding.message


@pytest.mark.parametrize("text", ["15件", "12起", "72.8元", "第15名"])
def test_a_number_with_another_unit_is_not_taken_for_a_figure(text: str, report: Report) -> None:
    (finding,) = found(f"甲{text}", report)
    assert "fig.指标" in finding.mend


def test_without_a_report_only_digits_are_found() -> None:
    assert [finding.place.column for finding in found("八年，15起", None)] == [4]
