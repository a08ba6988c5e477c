"""The record of what was published: written by a command, the same for the same archive, and merged by git."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from repository import git

from archive.cli import main

DATA = "data/reports/shili-ju/2023.yml"
ENTRY = "corrections: [{day: 2024-06-02, what: cases, was: 12, why: 示例原因, whose: body}]\n"
RECORDS = "data/published/shili-ju/{}.yml"


def recorded(folder: Path) -> dict[str, str]:
    found = sorted((folder / "data/published").rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found if path.is_file()}


def published(folder: Path) -> int:
    return main(["publish", "--root", str(folder)])


def test_each_report_gets_a_file_with_its_figures_as_they_are_written(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive()
    assert published(folder) == 0
    assert capsys.readouterr().out.splitlines() == [*map(RECORDS.format, (2022, 2023)), "记下 2 份报告公布的内容"]
    assert recorded(folder)[RECORDS.format(2022)] == small.PUBLISHED[RECORDS.format(2022)]
    assert "  fines: 72.8万 元\n" in recorded(folder)[RECORDS.format(2023)]
    assert "- 2024-06-01 fines\n" in recorded(folder)[RECORDS.format(2023)]


def test_what_is_on_record_passes_the_check_and_is_not_written_again(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive()
    published(folder)
    before = recorded(folder)
    assert main(["check", "--root", str(folder)]) == 0
    capsys.readouterr()
    assert published(folder) == 0
    assert capsys.readouterr().out == "公布的内容都已经记下\n"
    assert recorded(folder) == before


def test_the_order_of_the_yaml_and_its_comments_do_not_stand_in_the_record(
    write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    other = (
        small.FILES[DATA].replace("  cases: 15\n", "").replace("  teams: 35\n", "  teams: 35  # 示例\n  cases: '15'\n")
    )
    one, same = write_archive(), small.write(tmp_path / "same", {DATA: other})
    assert published(one) == published(same) == 0
    assert recorded(one) == recorded(same)


def test_nothing_is_recorded_while_a_change_has_no_entry(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive(small.PUBLISHED)
    path = folder / DATA
    path.write_text(path.read_text(encoding="utf-8").replace("cases: 15", "cases: 16"), encoding="utf-8")
    before = recorded(folder)
    assert published(folder) == 1
    assert "COR01 cases 公布时是 15起，现在是 16起" in capsys.readouterr().out
    assert recorded(folder) == before


def test_a_correction_moves_the_record_on(write_archive: Callable[..., Path]) -> None:
    folder = write_archive(small.PUBLISHED)
    assert published(folder) == 0
    changed = recorded(folder)
    assert changed[RECORDS.format(2022)] == small.PUBLISHED[RECORDS.format(2022)]
    assert "fines: 72.8万 元" in changed[RECORDS.format(2023)]


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_two_branches_that_each_publish_a_correction_merge_without_a_conflict(
    write_archive: Callable[..., Path],
) -> None:
    folder = write_archive(small.PUBLISHED)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "示例")
    data22 = DATA.replace("2023", "2022")
    corrected = small.FILES[data22].replace("cases: 12", "cases: 13") + ENTRY
    for branch, changes in (("one", {data22: corrected}), ("other", {})):
        git(folder, "checkout", "-q", "-b", branch, "main")
        small.write(folder, {**small.PUBLISHED, **changes})
        assert published(folder) == 0
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "示例")
    git(folder, "merge", "-q", "--no-edit", "one")
    assert main(["check", "--root", str(folder)]) == 0
    assert published(folder) == 0
    assert not git(folder, "status", "--short")
