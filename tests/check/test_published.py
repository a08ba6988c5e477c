"""What was published changes only with an entry that says why; how it is set may change freely."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import small
from small import Changes

from archive.check.archive import checked
from archive.edit.publish import publish
from archive.findings import ArchiveError

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"
RECORD = "data/published/shili-ju/2023.yml"
PLAIN = {DATA: re.sub("corrections: .*\n", "", small.FILES[DATA])}
OFFICIAL = {DATA: PLAIN[DATA].replace("wording: edited", "wording: official")}
ENTRY = "corrections: [{{day: 2024-06-02, what: {}, was: {}, why: 示例原因, whose: body}}]\n"


@pytest.fixture
def since(tmp_path: Path) -> Callable[..., list[str]]:
    """What is told after some edits of the small archive, which was published before as `base` has it."""

    def told(base: Changes, *edits: tuple[str, str, str], entry: tuple[str, str] | None = None) -> list[str]:
        folder = small.write(tmp_path / "archive", base)
        publish(folder, checked(folder))
        for path, old, new in edits:
            text = (folder / path).read_text(encoding="utf-8")
            assert text.count(old) >= 1, old
            (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        if entry:
            with (folder / DATA).open("a", encoding="utf-8") as file:
                file.write(ENTRY.format(*entry))
        try:
            checked(folder, date(2024, 6, 3))
        except ArchiveError as error:
            return [f"{finding.code.value} {finding.message} → {finding.mend}" for finding in error.findings]
        return []

    return told


SILENT = {
    "a figure": (PLAIN, (DATA, "cases: 15", "cases: 16"), "cases", "15"),
    "a figure by its precision alone": (PLAIN, (DATA, "fines: 72.8万", "fines: 728000"), "fines", "72.8万"),
    "a figure by its bound alone": (PLAIN, (DATA, "value: 6000余", "value: 6000多"), "leaflets", "6000余"),
    "a figure by its measure word": (PLAIN, (DATA, "6000余, note", "6000余, unit: 件, note"), "leaflets", "6000余"),
    "a figure that does not apply now": (
        PLAIN,
        (DATA, "licensed: 100", "licensed: {value: null, note: 示例}"),
        "licensed",
        "100",
    ),
    "a day": (PLAIN, (DATA, "dated: 2024-03-18", "dated: 2024-03-19"), "dated", "2024-03-18"),
    "a day that is unknown now": (PLAIN, (DATA, "dated: 2024-03-18", "dated: null"), "dated", "2024-03-18"),
    "a sentence of an official text": (OFFICIAL, (TEXT, "还有不足。", "没有不足。"), "二", "还有不足。"),
    "a comma of an official text": (OFFICIAL, (TEXT, "示例引言，", "示例引言"), "开头", "示例引言，"),
    "a heading of an official text": (OFFICIAL, (TEXT, "一、示例举措", "一、举措"), "一", "示例举措"),
    "the title of an official text": (OFFICIAL, (DATA, "2023年法治政府建设年度报告", "2023年报告"), "title", ""),
    "an official text that is called edited": (OFFICIAL, (DATA, "official", "edited"), "wording", "official"),
}


@pytest.mark.parametrize("case", SILENT)
def test_what_was_published_does_not_change_in_silence(case: str, since: Callable[..., list[str]]) -> None:
    base, edit, what, was = SILENT[case]
    (line,) = since(base, edit)
    assert line.startswith("COR01 ")
    assert f"{{day: 2024-06-03, what: {what}, was: " in line
    assert f"was: {was}, why" in line or not was or "原来的句子" in line


@pytest.mark.parametrize("case", [case for case in SILENT if SILENT[case][3]])
def test_with_the_entry_that_is_asked_for_it_may_change(case: str, since: Callable[..., list[str]]) -> None:
    base, edit, what, was = SILENT[case]
    assert since(base, edit, entry=(what, was)) == []


FREE = {
    "quotes around a figure": (PLAIN, (DATA, "cases: 15", "cases: '15'")),
    "a figure with its fields": (PLAIN, (DATA, "cases: 15", "cases: {value: 15, note: 示例}")),
    "a figure that had been left out": (PLAIN, (TEXT, "还有不足。", "还有{{ fig.cases }}。")),
    "a day that was unknown": (PLAIN, (DATA, "published: null", "published: 2024-03-20")),
    "a sentence of the archive's own": (PLAIN, (TEXT, "还有不足。", "没有不足。")),
    "the title of a text of the archive's own": (PLAIN, (DATA, "2023年法治政府建设年度报告", "2023年报告")),
    "a comment in an official text": (OFFICIAL, (TEXT, "还有不足。", "还有不足。<!-- 批注 -->")),
    "emphasis and spaces in an official text": (OFFICIAL, (TEXT, "还有不足。", "**还有** 不足。")),
    "the width of a mark in an official text": (OFFICIAL, (TEXT, "（二）示例负责人", "(二)示例负责人")),
    "a number of an official text that becomes a figure": (
        {
            DATA: OFFICIAL[DATA].replace("  quiet_years: 8\n", ""),
            TEXT: small.FILES[TEXT].replace("{{ fig.quiet_years.cn }}没有", "八年没有"),
        },
        (DATA, "  contest_rank: 1\n", "  contest_rank: 1\n  quiet_years: 8\n"),
        (TEXT, "八年没有", "{{ fig.quiet_years.cn }}没有"),
    ),
}


@pytest.mark.parametrize("case", FREE)
def test_what_is_no_correction_needs_no_entry(case: str, since: Callable[..., list[str]]) -> None:
    base, *edits = FREE[case]
    assert since(base, *edits) == []


def test_a_figure_of_an_official_text_changes_with_one_entry_and_not_with_one_for_the_sentence_as_well(
    since: Callable[..., list[str]],
) -> None:
    (line,) = since(OFFICIAL, (DATA, "cases: 15", "cases: 16"))
    assert line.startswith("COR01 cases 公布时是 15起，现在是 16起 → ")
    assert since(OFFICIAL, (DATA, "cases: 15", "cases: 16"), entry=("cases", "15")) == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (("cases", "14"), "COR02 cases 公布时是 15起，不是 14"),
        (("cases", "15起"), None),
        (("teams", "35"), "COR03 teams 与公布时一样"),
        (("nothing", "35"), "COR03 不知道更正的是什么：nothing"),
        (("九", "35"), "COR03 不知道更正的是什么：九"),
    ],
)
def test_an_entry_says_what_changed_and_what_it_was(
    entry: tuple[str, str], code: str | None, since: Callable[..., list[str]]
) -> None:
    lines = since(PLAIN, (DATA, "cases: 15", "cases: 16"), entry=entry)
    assert [line for line in lines if not line.startswith("COR01")] == ([] if not code else lines[-1:])
    assert not code or lines[-1].startswith(code)


def test_a_correction_that_was_published_stays(since: Callable[..., list[str]]) -> None:
    (entry,) = re.findall("corrections: .*\n", small.FILES[DATA])
    (line,) = since({}, (DATA, entry, ""))
    assert line.startswith("COR05 公布过的更正不见了：2024-06-01 fines")
    assert since({}, (DATA, "why: 示例原因", "why: 示例缘由")) == []


def test_a_second_change_needs_a_second_entry(since: Callable[..., list[str]]) -> None:
    (line,) = since({}, (DATA, "fines: 72.8万", "fines: 73.8万"))
    assert line.startswith("COR01 fines 公布时是 72.8万元，现在是 73.8万元")


def test_a_figure_goes_on_under_the_id_of_an_indicator_that_it_was_merged_into(
    write_archive: Callable[..., Path],
) -> None:
    record = small.PUBLISHED[RECORD]
    figures = {
        "brochures": "6000余 份",
        **{name: value for name, value in re.findall(r"^  (\w+): '?(\S+ \S+?)'?$", record, re.MULTILINE)},
    }
    del figures["leaflets"]
    changed = {RECORD: small.record({"dated": "2024-03-18"}, figures)}
    assert checked(write_archive(changed), date(2024, 6, 3)).archive.reports


def test_a_figure_that_cannot_be_read_has_its_own_finding_and_no_other(since: Callable[..., list[str]]) -> None:
    (line,) = since(PLAIN, (DATA, "cases: 15", "cases: 15起"))
    assert line.startswith("FIG03")


def test_a_report_that_was_never_published_may_change_freely(write_archive: Callable[..., Path]) -> None:
    changed = PLAIN[DATA].replace("cases: 15", "cases: 16")
    assert checked(write_archive({DATA: changed})).archive.reports
