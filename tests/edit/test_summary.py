"""What a change brings, as one Markdown text: what is wrong, and what differs from what was published."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import small
from markdown_it import MarkdownIt
from small import Changes

from archive.cli import main
from archive.edit.summary import as_markdown
from archive.findings import Code, Finding, Place
from archive.read.loading import Loading

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"
RECORDS: Changes = {**small.PUBLISHED}
SAME: Changes = {**RECORDS, DATA: re.sub("corrections: .*\n", "", small.FILES[DATA].replace("72.8万", "72.7万"))}
"""The small archive as it was published."""


def edited(*pairs: tuple[str, str]) -> Changes:
    """The same with the data of its newest report changed."""
    text = str(SAME[DATA])
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**SAME, DATA: text}


@pytest.fixture
def summary(write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> Callable[[Changes], str]:
    """What is told of an archive."""

    def told(changes: Changes) -> str:
        main(["check", "--format", "markdown", "--root", str(write_archive(changes))])
        out, err = capsys.readouterr()
        assert err == ""
        return out

    return told


def tables(text: str) -> dict[str, list[list[str]]]:
    """The body rows of each table by its heading, without the number of rows, cell by cell as GitHub shows them."""
    found: dict[str, list[list[str]]] = {}
    title, cells = "", []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for token, after in pairwise(tokens):
        if token.type == "heading_open":
            title = re.sub(r"（\d+）$", "", after.content)
        elif token.type == "tr_open":
            cells = []
        elif token.type == "td_open":
            assert all(child.type == "text" or child.type == "text_special" for child in after.children or ())
            cells.append("".join(child.content for child in after.children or ()))
        elif token.type == "tr_close" and cells:
            found.setdefault(title, []).append(cells)
    return found


def test_of_an_archive_as_it_was_published_nothing_is_told(summary: Callable[[Changes], str]) -> None:
    assert summary(SAME) == "## 检查：没有发现问题\n\n## 与公布的相比\n\n没有不同。\n"


def test_findings_stand_in_a_table_for_each_level(summary: Callable[[Changes], str]) -> None:
    pairs = (
        ("cases: 15", "cases: 1500"),
        ("fines: 72.7万", "fines: 72.7万元"),
        ("licensed: 100", "licensed: 待填"),
    )
    text = summary(edited(*pairs))
    assert text.startswith("## 检查：发现 2 个问题，还有 1 处没有写完，有 1 处请核对\n")
    found = tables(text)
    assert [row[:2] for row in found["问题"]] == [[f"{DATA}:14", "COR01"], [f"{DATA}:15", "FIG03"]]
    assert [row[:2] for row in found["还没有写完"]] == [[f"{DATA}:16", "FIG20"]]
    assert [row[:2] for row in found["请核对"]] == [[f"{DATA}:14", "ASK01"]]
    assert found["问题"][1][2:] == ["fines：“72.7万元”带了“元”，单位由 indicators.yml 给出", "只写 72.7万"]


CHANGED = {
    "a figure": ([("cases: 15", "cases: 16")], ["立案（cases）", "15起", "16起"]),
    "a figure by its measure word": (
        [("6000余, note", "6000余, unit: 件, note")],
        ["手册（leaflets）", "6000余份", "6000余件"],
    ),
    "a figure that does not apply now": (
        [("cases: 15", "cases: {value: null, note: 示例}")],
        ["立案（cases）", "15起", "不适用"],
    ),
    "a day": ([("dated: 2024-03-18", "dated: 2024-03-19")], ["成文日期", "2024-03-18", "2024-03-19"]),
    "a day that is unknown now": ([("dated: 2024-03-18", "dated: null")], ["成文日期", "2024-03-18", "没有了"]),
}


@pytest.mark.parametrize(("pairs", "row"), CHANGED.values(), ids=CHANGED)
def test_what_was_published_and_is_another_now_is_told_from_what_to_what(
    pairs: list[tuple[str, str]], row: list[str], summary: Callable[[Changes], str]
) -> None:
    found = tables(summary(edited(*pairs)))
    (told,) = found["和公布时不同的"]
    assert told[0].startswith(f"{DATA}:") and told[1] == "示例市示例局 2023"
    assert told[2:] == row
    assert not {"新的报告", "机关第一次用的指标：看看数的是不是同一件事"} & set(found)


def test_a_changed_sentence_of_an_official_text_is_told_by_its_section(
    summary: Callable[[Changes], str], write_archive: Callable[..., Path]
) -> None:
    official = {DATA: edited(("wording: edited", "wording: official"))[DATA]}
    main(["publish", "--root", str(write_archive(official))])
    (told,) = tables(summary({**official, TEXT: small.FILES[TEXT].replace("还有不足。", "没有不足。")}))[
        "和公布时不同的"
    ]
    assert told[2:] == ["原文“二”一节", "", "公布以后改了"]


def test_a_figure_that_a_published_report_did_not_have_is_told_with_its_indicator(
    summary: Callable[[Changes], str],
) -> None:
    without = small.record({"dated": "2024-03-18"}, {"cases": "15 起", "quiet_years": "8 年"})
    found = tables(summary({**SAME, "data/published/shili-ju/2023.yml": without}))
    rows = found["和公布时不同的"]
    assert ["罚款（fines）", "没有写", "72.7万元"] in [row[2:] for row in rows]
    first = found["机关第一次用的指标：看看数的是不是同一件事"]
    assert [f"{DATA}:15", "72.7万元", "fines", "罚款", "示例局当年罚款的金额。"] in first
    assert "cases" not in [row[2] for row in first]


def test_a_new_report_is_told_with_its_figures_counted_and_what_the_body_states_for_the_first_time(
    summary: Callable[[Changes], str],
) -> None:
    found = tables(summary({path: text for path, text in SAME.items() if path != "data/published/shili-ju/2023.yml"}))
    assert found["新的报告"] == [[DATA, "示例市示例局", "2023", "9 个"]]
    first = [row[2] for row in found["机关第一次用的指标：看看数的是不是同一件事"]]
    assert first == ["fines", "licensed", "teams", "teams_street", "teams_sector", "leaflets", "contest_rank"]
    assert "和公布时不同的" not in found


def test_an_indicator_is_told_once_where_a_body_brings_two_reports_that_state_it(
    summary: Callable[[Changes], str],
) -> None:
    found = tables(summary({DATA: SAME[DATA]}))
    first = found["机关第一次用的指标：看看数的是不是同一件事"]
    assert [(row[0], row[2]) for row in first][:2] == [
        ("data/reports/shili-ju/2022.yml:9", "cases"),
        ("data/reports/shili-ju/2022.yml:10", "quiet_years"),
    ]
    assert len(first) == len({row[2] for row in first}) == 9


def test_an_indicator_is_not_first_used_where_it_was_published_under_a_former_id(
    summary: Callable[[Changes], str],
) -> None:
    record = str(RECORDS["data/published/shili-ju/2023.yml"])
    figures = dict(re.findall(r"^  (\w+): '?(\S+ [^\s']+)'?$", record, re.MULTILINE))
    figures["brochures"] = figures.pop("leaflets")
    del figures["cases"]
    merged = small.record({"dated": "2024-03-18"}, figures)
    found = tables(summary({**SAME, "data/published/shili-ju/2023.yml": merged}))
    assert [row[2:] for row in found["和公布时不同的"]] == [["立案（cases）", "没有写", "15起"]]
    assert "机关第一次用的指标：看看数的是不是同一件事" not in found


def test_new_corrections_are_told(summary: Callable[[Changes], str]) -> None:
    found = tables(summary(RECORDS))
    assert [row[1:] for row in found["新写的更正"]] == [
        ["2024-06-01", "罚款（fines）", "72.7万", "示例原因", "录入更正"]
    ]
    assert [row[2:] for row in found["和公布时不同的"]] == [["罚款（fines）", "72.7万元", "72.8万元"]]


def test_a_report_that_cannot_be_read_is_said_to_be_left_out(summary: Callable[[Changes], str]) -> None:
    assert "有 1 份报告因为上面的问题读不出来，没有比。" in summary({**SAME, DATA: "figures: [\n"})


HOSTILE = [
    "甲 | 乙",
    "甲\\|乙\\",
    "<img src=x onerror=alert(1)>",
    "<!-- 甲",
    "`甲` ``乙",
    "![甲](https://example.com/a.png)",
    "[甲](javascript:alert(1))",
    "**甲** _乙_ ~~丙~~",
    "a_b_c __甲__ _",
    "甲\n\n# 乙\n| 丙 |",
    "甲\r\n---\r\n乙",
    "&lt;b&gt; &amp;",
    "$\\mathrm{甲}$",
    "甲\x1b[31m乙\u202e丙",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_strangers_typed_is_shown_as_it_was_typed_and_in_its_cell(typed: str) -> None:
    finding = Finding(Code.TAG, Place(f"docs/{typed}.md", 3), typed, typed)
    text = as_markdown([finding], Loading())
    shown = "".join(char if char.isprintable() else "�" for char in " ".join(typed.split()))
    assert tables(text)["问题"] == [[f"docs/{shown}.md:3", "YAML06", shown, shown]]
    assert "<" not in text and "`" not in text


def test_nobody_is_called_and_nothing_referred_to() -> None:
    finding = Finding(Code.TAG, Place("a.yml"), "@octocat 和 owner/repo#12、a@b.c，# 批注", "")
    text = as_markdown([finding], Loading())
    assert not re.search(r"(?:@|&#64;)\w|(?:[^&]#|&#35;)\d", text)
    assert tables(text)["问题"][0][2].replace("\u200b", "") == finding.message


def test_however_much_is_found_it_fits_a_comment() -> None:
    places = [Place(f"data/{number}|.yml", 1) for number in range(900)]
    codes = Code.TAG, Code.AWAITED_FIGURE, Code.ANOTHER_SIZE
    findings = [Finding(code, place, "|" * 3000, "<" * 3000) for code in codes for place in places]
    text = as_markdown(findings, Loading())
    assert len(text) < 30_000
    assert text.count("行没有列出。") == 3
    assert all(len(cell) <= 200 for rows in tables(text).values() for row in rows for cell in row)
