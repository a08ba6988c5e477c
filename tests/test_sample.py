"""The sample archive: complete, deterministic, plainly marked, and free of findings."""

from pathlib import Path

import pytest

from archive.check.archive import checked
from archive.cli import main
from archive.fields import Punctuality


def write(folder: Path, *options: str) -> Path:
    assert main(["sample", str(folder), "--bodies", "6", "--years", "5", *options]) == 0
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    one, same = write(tmp_path / "one"), write(tmp_path / "same")
    other = write(tmp_path / "other", "--seed", "2")
    assert contents(one) == contents(same)
    assert contents(one) != contents(other)


def test_a_sample_passes_the_check_and_holds_what_real_archives_hold(tmp_path: Path) -> None:
    archive = checked(write(tmp_path / "sample")).archive
    reports = list(archive.reports.values())
    assert {report.punctuality(archive.statute) for report in reports} == set(Punctuality)
    assert 20 < len(reports) < 30, "some years are missing"
    assert all(len(report.figures) >= 45 for report in reports)
    assert any(figure.break_ for report in reports for figure in report.figures.values())
    assert len({tuple(f.text for f in report.figures.values()) for report in reports}) == len(reports)


def test_every_body_and_every_text_says_that_it_is_a_sample(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample")
    archive = checked(folder).archive
    assert all("示例" in body.name for body in archive.bodies.values())
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("docs/**/*.md")]
    assert all("示例" in text for text in texts)
    reports = [path.read_text(encoding="utf-8") for path in folder.glob("docs/reports/*/*.md")]
    assert all(3000 < len(text) < 7000 for text in reports)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["sample", str(tmp_path)]) == 1
    assert "没有写入" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
