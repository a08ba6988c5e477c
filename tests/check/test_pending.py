"""What is still to be written: the check lists each place, a preview shows it, and nothing of it is published."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import mkdocs_build
from small import Changes

from archive.check.archive import checked, previewed
from archive.check.formats import as_github
from archive.cli import main
from archive.export.report_json import report_json
from archive.findings import ArchiveError, Code, Finding, Level, Place, counted
from archive.history.series import series_of
from archive.model import Archive, Report
from archive.pages.report import figure_tables
from archive.pages.words import rendered, report_words

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
KEY = "shili-ju", 2023


def written(path: str, *pairs: tuple[str, str]) -> Changes:
    """A file of the small archive with some of its words replaced."""
    text = str(small.FILES[path])
    for right, now in pairs:
        assert text.count(right) == 1, right
        text = text.replace(right, now)
    return {path: text}


AWAITED = written(DATA, ("  cases: 15", "  cases: 待填"))
UNNAMED = {
    **written(DATA, ("  cases: 15", "  pending_01: {value: 15, unit: 起}")),
    **written(TEXT, ("{{ fig.cases }}", "{{ fig.pending_01 }}")),
}


def told(folder: Path) -> list[tuple[str, int]]:
    """Code and line of each finding of the check."""
    with pytest.raises(ArchiveError) as caught:
        checked(folder)
    return [(finding.code.value, finding.place.line) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        (AWAITED, [("FIG20", 14)]),
        (written(DATA, ("  cases: 15", "  cases: {value: 待填, note: 示例}")), [("FIG20", 14)]),
        (UNNAMED, [("FIG21", 14)]),
        ({**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: 15"))}, [("FIG21", 14)]),
        ({**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: {value: 3至5, unit: 起}"))}, [("FIG21", 14)]),
        ({**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: {value: 待填, note: 示例}"))}, [("FIG21", 14)]),
        (written(DATA, ("title: 示例市示例局2023年法治政府建设年度报告", "title: 待填")), [("META20", 1)]),
        (written(DATA, ("signed_by: 示例市示例局", "signed_by: 待填")), [("META20", 2)]),
        (written(DATA, ("dated: 2024-03-18", "dated: 待填")), [("META20", 3)]),
        (written(DATA, ("published: null", "published: 待填")), [("META20", 4)]),
        (written(DATA, ("url: null", "url: 待填")), [("META20", 6)]),
        (written(DATA, ("next_year: 三", "next_year: 待填")), [("META20", 11)]),
        (written(DATA, ("section: 二,", "section: 待填,")), [("META20", 9)]),
        (written(DATA, ("title: 全员轮训一遍", "title: 待填")), [("META20", 23)]),
        (written(DATA, ("section: 三", "section: 待填")), [("META20", 23)]),
        (written(DATA, ("outcome: partly", "outcome: 待填")), [("META20", 24)]),
        (written(DATA, ("{outcome: partly, section: 一（一）, note: 示例结果}", "待填")), [("META20", 24)]),
        (written(TEXT, ("还有不足。", "（待填）")), [("TEXT21", 27)]),
    ],
)
def test_each_place_that_awaits_its_words_is_a_finding_and_stops_nothing_but_publishing(
    changes: Changes, codes: list[tuple[str, int]], write_archive: Callable[..., Path]
) -> None:
    folder = write_archive(changes)
    assert told(folder) == codes
    contents = previewed(folder)
    assert [(finding.code.value, finding.level) for finding in contents.pending] == [
        (code, Level.PENDING) for code, _ in codes
    ]
    assert KEY in contents.archive.reports


def test_an_excerpt_whose_address_is_awaited_is_told_once(write_archive: Callable[..., Path]) -> None:
    changes = written(DATA, ("url: null", "url: 待填"), ("wording: edited", "wording: excerpt"))
    assert told(write_archive(changes)) == [("META20", 6)]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({**UNNAMED, **written(TEXT, ("立案{{ fig.cases }}，", ""))}, ["FIG11", "FIG21"]),
        (
            {**AWAITED, **written(TEXT, ("立案{{ fig.cases }}", "立案{{ fig.pending_02 }}"))},
            ["FIG20", "FIG11", "TEXT04"],
        ),
        (written(DATA, ("wording: edited", "wording: 待填")), ["META04", "META20"]),
        ({**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: {value: 15, break: 示例}"))}, ["META01"]),
        ({**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01:"))}, ["META02"]),
        (written(DATA, ("changes: {2024-05-06: 收录}", "changes: {2024-05-06: 收录}\npending: {}")), ["META01"]),
        (written(DATA, ("  cases: 15", "  case: 待填")), ["FIG01", "FIG20", "TEXT04"]),
    ],
)
def test_what_is_wrong_beside_it_is_refused_as_ever(
    changes: Changes, codes: list[str], write_archive: Callable[..., Path]
) -> None:
    folder = write_archive(changes)
    assert {code for code, _ in told(folder)} == set(codes)
    with pytest.raises(ArchiveError):
        previewed(folder)


def test_no_indicator_may_have_the_id_of_one_that_is_not_chosen(write_archive: Callable[..., Path]) -> None:
    path = "data/indicators.yml"
    line = "  pending_01: {name: 示例, unit: 起, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例。}\n"
    assert [code for code, _ in told(write_archive({path: str(small.FILES[path]) + line}))] == ["META09"]


@pytest.mark.parametrize("words", ["待填补的空白。", "有待填平的差距。", "<!-- 待填 -->还有不足。"])
def test_the_word_within_others_is_no_finding(words: str, write_archive: Callable[..., Path]) -> None:
    checked(write_archive(written(TEXT, ("还有不足。", words))))


def test_the_text_of_a_preview_marks_the_word(write_archive: Callable[..., Path]) -> None:
    words = "（待填）和待填补的`待填`{{ fig.cases }}"
    page = previewed(write_archive(written(TEXT, ("还有不足。", words)))).texts[KEY]
    assert '（<span class="pending">待填</span>）和待填补的' in page.prepared()
    assert page.prepared().count("pending") == len(page.awaited) == 1


def preview(folder: Path) -> tuple[Archive, Report]:
    archive = previewed(folder).archive
    return archive, archive.reports[KEY]


@pytest.mark.parametrize(
    ("changes", "word", "shown"),
    [
        (AWAITED, "{{ fig.cases }}", '<span class="pending" title="立案">待填</span>'),
        (AWAITED, "{{ fig.cases.cn }}", '<span class="pending" title="立案">待填</span>'),
        (UNNAMED, "{{ fig.pending_01 }}", ">15起</span>"),
        (
            {**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: {value: 15以上, unit: 起}"))},
            "{{ fig.pending_01 }}",
            ">15起以上</span>",
        ),
        (
            {**UNNAMED, **written(DATA, ("  cases: 15", "  pending_01: {value: 十<五, unit: 起}"))},
            "{{ fig.pending_01 }}",
            ">十&lt;五起</span>",
        ),
    ],
)
def test_a_preview_shows_it_marked(changes: Changes, word: str, shown: str, write_archive: Callable[..., Path]) -> None:
    assert shown in rendered(word, report_words(*preview(write_archive(changes))))


@pytest.mark.parametrize("changes", [AWAITED, UNNAMED], ids=["awaited", "without an indicator"])
def test_it_is_no_figure_of_tables_series_and_data(changes: Changes, write_archive: Callable[..., Path]) -> None:
    archive, report = preview(write_archive(changes))
    cases = archive.indicators["cases"]
    assert [point.year for series in series_of(archive, cases) for point in series.points] == [2022]
    assert archive.stating("cases") == [archive.reports["shili-ju", 2022]]
    told = figure_tables(archive, report) + report_json(archive, report)
    assert "pending" not in told and "待填" not in told


@pytest.mark.parametrize("changes", [AWAITED, UNNAMED], ids=["awaited", "without an indicator"])
def test_no_site_is_built_of_it(changes: Changes, write_archive: Callable[..., Path]) -> None:
    folder = write_archive(changes)
    result = mkdocs_build(folder)
    assert result.returncode
    assert f"{DATA}:14:" in result.stderr and "还有 1 处没有写完" in result.stderr
    assert not (folder / "site").exists()


def test_the_check_counts_it_apart_and_fails(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive(AWAITED)
    assert main(["check", "--root", str(folder), "--format", "github"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"::warning file={DATA},line=14,col=10,title=FIG20::")
    assert err == "还有 1 处没有写完\n"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0), "没有发现问题"),
        ((2, 0, 0), "发现 2 个问题"),
        ((0, 3, 0), "还有 3 处没有写完"),
        ((2, 3, 0), "发现 2 个问题，还有 3 处没有写完"),
        ((0, 0, 4), "没有发现问题，有 4 处请核对"),
        ((2, 3, 4), "发现 2 个问题，还有 3 处没有写完，有 4 处请核对"),
    ],
)
def test_each_level_is_counted(numbers: tuple[int, int, int], words: str) -> None:
    codes = Code.TAG, Code.AWAITED_FIGURE, Code.ANOTHER_SIZE
    place = Place("data/a.yml")
    assert (
        counted([Finding(code, place, "", "") for code, n in zip(codes, numbers, strict=True) for _ in range(n)])
        == words
    )


def test_what_is_pending_is_told_whole_however_much_it_is() -> None:
    many = [Finding(Code.AWAITED_FIGURE, Place("data/a.yml", line), "", "") for line in range(1, 200)]
    wrong = [Finding(Code.TAG, Place("data/a.yml", line), "", "") for line in range(1, 100)]
    codes = [finding.code for finding in ArchiveError([*many, *wrong]).findings]
    assert codes.count(Code.AWAITED_FIGURE) == 199
    assert codes.count(Code.TAG) == 51, "with the line that tells how many more there are"
    assert "::error" in as_github(wrong[0])
