"""The sample archive: complete, deterministic, plainly marked, and free of findings."""

from itertools import islice
from pathlib import Path

import pytest
import yaml
from exported import files_in

from archive.check.archive import checked
from archive.cli import main
from archive.fields import Punctuality
from archive.model import Archive

FIGURES = 60
"""So many indicators a report of a sample can have, where the project has as many."""


def write(folder: Path, *options: str) -> Path:
    assert main(["sample", str(folder), "--bodies", "6", "--years", "5", *options]) == 0
    return folder


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    one, same = write(tmp_path / "one"), write(tmp_path / "same")
    other = write(tmp_path / "other", "--seed", "2")
    assert files_in(one) == files_in(same)
    assert files_in(one) != files_in(other)


def test_a_sample_passes_the_check_and_holds_what_real_archives_hold(sample_archive: Archive) -> None:
    reports = list(sample_archive.reports.values())
    assert {report.punctuality(sample_archive.statute) for report in reports} == set(Punctuality)
    assert any(figure.break_ for report in reports for figure in report.figures.values())
    assert {figure for report in reports for figure in report.figures} == set(
        islice(sample_archive.indicators, FIGURES)
    )
    assert any(len(report.figures) < FIGURES for report in reports), "some figures are not stated in some years"
    told = [tuple(figure.text for figure in report.figures.values()) for report in reports]
    assert sorted(set(told)) == sorted(told), "each report has figures of its own"


def test_a_sample_has_its_bodies_and_years_but_some_that_a_body_did_not_report_on(sample_archive: Archive) -> None:
    years = [{report.year for report in sample_archive.reports_of(body)} for body in sample_archive.bodies]
    whole = set(range(2015, 2025))
    assert len(years) == 12
    assert all(found <= whole for found in years)
    assert whole in years
    assert any(found < whole for found in years)


def test_however_many_bodies_a_sample_has_their_names_differ(tmp_path: Path) -> None:
    assert main(["sample", str(tmp_path), "--bodies", "330", "--years", "1"]) == 0
    bodies = yaml.safe_load((tmp_path / "data" / "bodies.yml").read_text(encoding="utf-8"))
    assert len({body["name"] for body in bodies.values()}) == len(bodies) == 330


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
