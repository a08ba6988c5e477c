"""A new report begins as the last one's structure: nothing in it is told that nobody has read yet."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import small

from archive.check.archive import previewed
from archive.cli import main
from archive.edit.new import new_report
from archive.findings import Code
from archive.kept.files import write_files
from archive.model import Archive
from archive.read.load import load

DATA, TEXT = "data/reports/shili-ju/2024.yml", "docs/reports/shili-ju/2024.md"
New = Callable[..., tuple[int, str]]
BODY = {"name": "示例市另一局", "region": "示例省示例市", "level": "city"}


@pytest.fixture
def new(capsys: pytest.CaptureFixture[str]) -> New:
    def run(folder: Path, body: str, year: int, **fields: str) -> tuple[int, str]:
        options = [each for name, value in fields.items() for each in (f"--{name}", value)]
        code = main(["new", body, str(year), *options, "--root", str(folder)])
        return code, capsys.readouterr().out

    return run


def standing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_has_the_sections_figures_and_plans_of_the_last_one_and_none_of_its_values(
    new: New, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    code, out = new(folder, "shili-ju", 2024)
    assert code == 0
    assert out.startswith(f"照 2023 年的报告写好 {DATA}、{TEXT}，内容待填\n")
    contents = previewed(folder)
    report, last = (contents.archive.reports["shili-ju", year] for year in (2024, 2023))
    assert not report.figures and list(report.pending) == list(last.figures)
    assert {id_: plan.section for id_, plan in report.plans.items()} == {"training": "三"}
    labels = [[section.label for section in contents.texts["shili-ju", year].sections] for year in (2024, 2023)]
    assert labels[0] == labels[1]
    assert {item: answer.section for item, answer in report.statute_items.items()} == {
        item: answer.section for item, answer in last.statute_items.items()
    }
    awaiting = {finding.place.line: finding.code for finding in contents.pending if finding.place.path == DATA}
    written = (folder / DATA).read_text(encoding="utf-8").splitlines()
    assert sorted(awaiting) == [number for number, line in enumerate(written, 1) if "待填" in line]


def test_its_text_leads_through_the_sections_with_the_figures_of_each(
    new: New, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    new(folder, "shili-ju", 2024)
    text = (folder / TEXT).read_text(encoding="utf-8")
    assert (
        text
        == """\
（待填）

## 一、示例举措

### （一）示例执法

（待填）

- 立案：{{ fig.cases }}
- 罚款：{{ fig.fines }}
- 持证率：{{ fig.licensed }}
- 手册：{{ fig.leaflets }}
- 比武名次：{{ fig.contest_rank.cn }}
- 街道队伍：{{ fig.teams_street }}
- 行业队伍：{{ fig.teams_sector }}

#### 共有{{ fig.teams }}

### （二）示例负责人

（待填）

- 连续无事故：{{ fig.quiet_years.cn }}

{{ table("enforcement") }}

## 二、示例不足

（待填）

## 三、2025年度示例安排

（待填）
"""
    )


def test_a_figure_that_stood_in_two_places_stands_in_the_first(new: New, write_archive: Callable[..., Path]) -> None:
    path = "docs/reports/shili-ju/2023.md"
    twice = str(small.FILES[path]).replace("还有不足。", "还有不足，{{ fig.cases }}、{{ fig.teams }}。")
    folder = write_archive({path: twice})
    new(folder, "shili-ju", 2024)
    text = (folder / TEXT).read_text(encoding="utf-8")
    assert text.count("fig.cases }}") == text.count("fig.teams }}") == 1


def test_last_years_values_stand_beside_in_comments_and_the_results_of_its_plans_are_asked_for(
    new: New, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    new(folder, "shili-ju", 2024)
    data = (folder / DATA).read_text(encoding="utf-8")
    assert "  fines: 待填  # 罚款，2023年：72.8万元\n" in data
    assert data.endswith("plan_results:\n  training: 待填  # 2023年宣布：全员轮训一遍\n")


def test_after_a_gap_no_results_are_asked_for(new: New, write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    assert new(folder, "shili-ju", 2025)[1].startswith("照 2023 年的报告")
    assert "plan_results" not in (folder / DATA.replace("2024", "2025")).read_text(encoding="utf-8")
    assert "2026年度示例安排" in (folder / TEXT.replace("2024", "2025")).read_text(encoding="utf-8")
    previewed(folder)


def test_the_measure_word_of_the_body_is_kept(new: New, write_archive: Callable[..., Path]) -> None:
    path = "data/reports/shili-ju/2023.yml"
    words = str(small.FILES[path]).replace("{value: 6000余,", "{value: 6000余, unit: 件,")
    folder = write_archive({path: words})
    new(folder, "shili-ju", 2024)
    assert "  leaflets: {value: 待填, unit: 件}  # 手册，2023年：6000余件\n" in (folder / DATA).read_text(
        encoding="utf-8"
    )
    previewed(folder)


def test_a_new_body_is_registered_and_begins_with_the_five_items(new: New, write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    code, out = new(folder, "lingyi-ju", 2023, **BODY, parent="shili-ju")
    assert code == 0 and "data/bodies.yml" in out
    contents = previewed(folder)
    body = contents.archive.bodies["lingyi-ju"]
    assert (body.name, body.region, body.level.value, body.parent) == (*BODY.values(), "shili-ju")
    assert contents.texts["lingyi-ju", 2023].labels == ["一", "二", "三", "四", "五"]
    assert {answer.section for answer in contents.archive.reports["lingyi-ju", 2023].statute_items.values()} == {
        "一", "二", "三", "四", "五",
    }  # fmt: skip


@pytest.mark.parametrize("body", ["shili-ju", "shilju"])
def test_where_the_registers_cannot_be_read_nothing_is_written(
    body: str, new: New, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive({"data/bodies.yml": "shili-ju: [\n"})
    before = standing(folder)
    assert new(folder, body, 2024, **BODY)[0] == 1
    assert standing(folder) == before


@pytest.mark.parametrize(
    ("body", "year", "fields", "codes"),
    [
        ("shili-ju", 2023, {}, ["FILE09", "FILE09"]),
        ("shili-ju", 2999, {}, ["META13"]),
        ("shili-ju", 24, {}, ["META13"]),
        ("lingyi-ju", 2023, {}, ["META02", "META02", "META02"]),
        ("lingyi-ju", 2023, {**BODY, "level": "市级"}, ["META04"]),
        ("lingyi-ju", 2023, {**BODY, "name": "示例市示例局"}, ["META14"]),
        ("lingyi-ju", 2023, {**BODY, "parent": "no-such"}, ["META10"]),
        ("Lingyi_Ju", 2023, BODY, ["META09"]),
        ("../../lingyi", 2023, BODY, ["META09"]),
        ("lingyi: {a", 2023, BODY, ["YAML01"]),
        ("a: {name: 甲, region: 乙, level: city}\nb", 2023, BODY, ["META09"]),
        ("'lingyi-ju'", 2023, BODY, ["META09"]),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    body: str, year: int, fields: dict[str, str], codes: list[str], new: New, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    before = standing(folder)
    code, out = new(folder, body, year, **fields)
    assert code == 1
    assert re.findall(r":\d+ ([A-Z]+\d\d) ", out) == codes
    assert standing(folder) == before


def test_where_it_cannot_be_written_a_line_says_why(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive({"docs/reports/lingyi-ju": "示例\n"})
    before = standing(folder)
    options = [each for name, value in BODY.items() for each in (f"--{name}", value)]
    assert main(["new", "lingyi-ju", "2023", *options, "--root", str(folder)]) == 1
    assert capsys.readouterr().err.startswith("没有写入：")
    assert standing(folder) == before


@pytest.mark.parametrize("there", ["data/reports/shili-ju/2024.yml", "docs/reports/shili-ju/2024.md"])
def test_one_of_the_two_files_is_enough_to_refuse(there: str, new: New, write_archive: Callable[..., Path]) -> None:
    folder = write_archive({there: "示例\n"})
    code, out = new(folder, "shili-ju", 2024)
    assert code == 1 and out.startswith(f"{there}:1:1 {Code.ALREADY_THERE.value} ")


@pytest.mark.parametrize(("name", "shown"), [("12345热线", "“12345热线”"), ("接听“12345”热线", "“接听12345热线”")])
def test_the_name_of_an_indicator_with_digits_stands_in_quotes(
    name: str, shown: str, new: New, write_archive: Callable[..., Path]
) -> None:
    path = "data/indicators.yml"
    folder = write_archive({path: str(small.FILES[path]).replace("name: 立案", f"name: {name}")})
    new(folder, "shili-ju", 2024)
    assert f"- {shown}：{{{{ fig.cases }}}}\n" in (folder / TEXT).read_text(encoding="utf-8")
    previewed(folder)


def test_every_body_of_the_archive_gets_a_next_year_that_only_waits_to_be_filled(
    real_archive: Archive, tmp_path: Path
) -> None:
    for name in ("data", "docs"):
        for path in (small.ROOT / name).rglob("*"):
            if path.is_file():
                there = tmp_path / path.relative_to(small.ROOT)
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(path.read_bytes())
    bodies = [body for body in real_archive.bodies if real_archive.reports_of(body)][::5]
    loading = load(tmp_path)
    for body in bodies:
        year = real_archive.reports_of(body)[0].year + 1
        drafted = new_report(tmp_path, loading, body, year, {}, date(year, 12, 31))
        write_files(tmp_path, drafted.own, new=drafted.own)
    contents = previewed(tmp_path, date(2100, 1, 1))
    assert len(contents.archive.reports) == len(real_archive.reports) + len(bodies)
