"""What the check asks and does not refuse: figures that do not go on as the body's other years have it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from small import Changes

from archive.check.archive import checked, examined
from archive.check.continuity import continuity
from archive.cli import main
from archive.edit.publish import publish

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
LAST, LAST_TEXT = "data/reports/shili-ju/2022.yml", "docs/reports/shili-ju/2022.md"
INDICATORS = "data/indicators.yml"


def year(number: int, figures: str, wording: str = "edited") -> Changes:
    """A report of the small archive's body with these figures, each in a sentence."""
    lines = [line.strip() for line in figures.split(";") if line]
    listed = "".join(f"  {line}\n" for line in lines) or "  {}\n"
    used = "".join(f"示例{{{{ fig.{line.partition(':')[0]} }}}}。\n\n" for line in lines)
    return {
        f"data/reports/shili-ju/{number}.yml": f"""\
title: 示例市示例局{number}年法治政府建设年度报告
signed_by: 示例市示例局
dated: {number + 1}-03-01
published: null
wording: {wording}
source: {{name: 示例文本, url: "https://example.com/{number}"}}
statute_items: {{measures: 一, shortcomings: null, leadership: null, next_year: null, other: null}}
figures:
{listed}changes: {{{number + 1}-05-06: 收录}}
""",
        f"docs/reports/shili-ju/{number}.md": f"## 一、示例举措\n\n示例。\n\n{used}",
    }


ONLY: Changes = {DATA: None, TEXT: None, LAST: None, LAST_TEXT: None}


def asked(folder: Path) -> list[tuple[str, str, int]]:
    """Code, path and line of each question."""
    return [(each.code.value, each.place.path, each.place.line) for each in continuity(examined(folder))]


SIZES = [
    ("12", "15", ""),
    ("1", "12", ""),  # small numbers go up and down
    ("9", "99", ""),
    ("10", "100", "ASK01"),
    ("100", "10", "ASK01"),
    ("1000", "101", ""),
    ("15", "15万", "ASK01"),
    ("15万", "15", "ASK01"),
    ("约15", "近15万", "ASK01"),
    ("0", "1000", ""),  # nothing is ten times nothing
    ("1000", "0", ""),
    ("12", "{value: null, note: 示例}", ""),
    ("12", "{value: 1500, note: 核对过}", ""),
    ("12", "{value: 1500, break: 示例口径变了}", ""),
    ("{value: 12, note: 示例}", "1500", "ASK01"),  # a note answers for its own figure
]


@pytest.mark.parametrize(("last", "this", "code"), SIZES)
def test_a_value_of_another_size_than_last_years_is_asked_about(
    last: str, this: str, code: str, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive({**ONLY, **year(2022, f"cases: {last}"), **year(2023, f"cases: {this}")})
    assert asked(folder) == ([(code, DATA, 9)] if code else [])


@pytest.mark.parametrize(
    ("indicator", "last", "this"), [("contest_rank", "1", "120"), ("licensed", "1", "100"), ("fines", "1.5万", "9.5万")]
)
def test_of_ranks_and_rates_and_within_ten_times_nothing_is_asked(
    indicator: str, last: str, this: str, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive({**ONLY, **year(2022, f"{indicator}: {last}"), **year(2023, f"{indicator}: {this}")})
    assert asked(folder) == []


def test_only_neighbouring_years_are_compared(write_archive: Callable[..., Path]) -> None:
    assert asked(write_archive({**ONLY, **year(2021, "cases: 12"), **year(2023, "cases: 1500")})) == []


YEARS = [
    ("7", "8", ""),
    ("7", "7", "ASK02"),
    ("7", "9", "ASK02"),
    ("7", "1", "ASK02"),
    ("7", "{value: 1, note: 示例年中断过}", ""),
    ("7", "{value: 1, break: 示例口径变了}", ""),
    ("7", "9以上", ""),  # what is not exact is not counted on
    ("近7", "9", ""),
]


@pytest.mark.parametrize(("last", "this", "code"), YEARS)
def test_a_streak_of_years_is_counted_on(last: str, this: str, code: str, write_archive: Callable[..., Path]) -> None:
    folder = write_archive({**ONLY, **year(2022, f"quiet_years: {last}"), **year(2023, f"quiet_years: {this}")})
    assert asked(folder) == ([(code, DATA, 9)] if code else [])


def test_a_streak_of_months_is_not_counted_on(write_archive: Callable[..., Path]) -> None:
    months = small.FILES[INDICATORS].replace("unit: 年", "unit: 个月")
    reports = {**year(2022, "quiet_years: 12"), **year(2023, "quiet_years: 24")}
    assert asked(write_archive({**ONLY, INDICATORS: months, **reports})) == []


BOTH = "cases: 9; quiet_years: 6"
GONE = [
    (year(2021, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11"), 1),
    (year(2021, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11; quiet_years: 8"), 0),
    (year(2021, BOTH), year(2022, "cases: 10"), year(2023, "cases: 11"), 0),
    (year(2021, "cases: 9"), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11"), 0),
    ({}, year(2022, BOTH), year(2023, "cases: 11"), 0),
    (year(2020, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11"), 0),
    (year(2021, BOTH), year(2022, "cases: 9; quiet_years: 7", "excerpt"), year(2023, "cases: 10"), 0),
    (year(2021, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11", "excerpt"), 0),
    (year(2021, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11; quiet_years: 待填"), 0),
    (year(2021, BOTH), year(2022, "cases: 10; quiet_years: 7"), year(2023, "cases: 11; quiet_years: 八"), 0),
]


@pytest.mark.parametrize(("older", "last", "this", "questions"), GONE)
def test_what_two_whole_reports_in_a_row_stated_and_this_one_does_not_is_asked_about(
    older: Changes, last: Changes, this: Changes, questions: int, write_archive: Callable[..., Path]
) -> None:
    assert asked(write_archive({**ONLY, **older, **last, **this})) == [("ASK03", DATA, 8)] * questions


def test_five_that_are_not_stated_are_named_and_the_others_counted(write_archive: Callable[..., Path]) -> None:
    seven = "cases: 9; fines: 1万; licensed: 90; teams: 3; leaflets: 9; contest_rank: 2; quiet_years: {}"
    reports = {**year(2021, seven.format(6)), **year(2022, seven.format(7)), **year(2023, "")}
    (question,) = continuity(examined(write_archive({**ONLY, **reports})))
    assert question.message == (
        "前两年的报告都写了 立案（cases）、罚款（fines）、持证率（licensed）、队伍（teams）、手册（leaflets）等 7 个，这一份没有"
    )


def wrong_size(folder: Path, number: int) -> None:
    path = folder / f"data/reports/shili-ju/{number}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("cases: 1", "cases: 1000"), encoding="utf-8")


def test_what_is_on_record_as_published_is_asked_about_no_more(write_archive: Callable[..., Path]) -> None:
    reports = {**year(2021, BOTH), **year(2022, "cases: 10; quiet_years: 7"), **year(2023, "cases: 1500")}
    folder = write_archive({**ONLY, **reports})
    assert [code for code, _, _ in asked(folder)] == ["ASK01", "ASK03"]
    publish(folder, checked(folder))
    assert asked(folder) == []


def test_a_figure_that_is_not_as_it_was_published_is_asked_about_again(write_archive: Callable[..., Path]) -> None:
    folder = write_archive(small.PUBLISHED)
    wrong_size(folder, 2023)
    assert asked(folder) == [("ASK01", DATA, 14)]


def test_a_report_of_an_earlier_year_is_held_against_the_published_one_after_it(
    write_archive: Callable[..., Path],
) -> None:
    records = {path: text for path, text in small.PUBLISHED.items() if "2023" in path}
    folder = write_archive(records)
    assert asked(folder) == []
    wrong_size(folder, 2022)
    assert asked(folder) == [("ASK01", LAST, 9)]


@pytest.mark.parametrize(
    ("old", "new", "status", "last"),
    [
        ("cases: 15", "cases: 15", 0, "2 份报告、11 个数字，没有发现问题"),
        ("cases: 15", "cases: 1500", 0, "2 份报告、11 个数字，没有发现问题，有 1 处请核对"),
        ("cases: 15\n", "cases: 1500\n  leaflet: 3\n", 1, "发现 1 个问题，有 1 处请核对"),
        ("cases: 15\n  fines: 72.8万", "cases: 1500\n  fines: 待填", 1, "还有 1 处没有写完，有 1 处请核对"),
    ],
)
def test_a_question_is_told_and_refuses_nothing(
    old: str,
    new: str,
    status: int,
    last: str,
    write_archive: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (
        small.FILES[DATA].replace(old, new).replace("corrections: [{", "# [{" if "待填" in new else "corrections: [{")
    )
    folder = write_archive({DATA: text})
    assert main(["check", "--root", str(folder)]) == status
    out, err = capsys.readouterr()
    assert (err or out).splitlines()[-1] == last
    assert ("ASK01 cases 是 1500起，2022 年是 12起，相差十倍以上 →" in out) is (new != old)


def test_no_build_and_no_record_is_kept_back_by_a_question(write_archive: Callable[..., Path]) -> None:
    folder = write_archive({DATA: small.FILES[DATA].replace("cases: 15", "cases: 1500")})
    assert checked(folder).archive.reports
    assert main(["publish", "--root", str(folder)]) == 0
