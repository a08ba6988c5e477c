"""The files to take away: what is in them is what the archive knows, to the letter."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import frictionless
import pytest
import small
import sqlite_utils
from exported import EXAMPLE, content_of, database_in, exported, files_in, read_back, rows
from sites import page

from archive.addresses import Website
from archive.check.archive import checked
from archive.cli import main
from archive.export.report_json import report_data, report_json
from archive.export.tables import BOUNDS, TABLES
from archive.export.zipped import zipped
from archive.literal import Bound
from archive.model import Archive

DATA = "data/reports/shili-ju/2023.yml"
INDICATORS = "data/indicators.yml"


# One report


def test_a_reports_json_tells_what_its_yaml_tells(write_archive: Callable[..., Path]) -> None:
    more = "updated: 2024-04-05\npublisher: 示例市示例厅\n"
    archive = checked(write_archive({DATA: small.FILES[DATA] + more})).archive
    told = json.loads(report_json(archive, archive.reports["shili-ju", 2023]))
    assert told["body"] == {"id": "shili-ju", "name": "示例市示例局", "region": "示例省示例市", "level": "county"}
    assert (told["year"], told["dated"], told["updated"]) == (2023, "2024-03-18", "2024-04-05")
    assert "published" not in told
    assert (told["publisher"], told["punctuality"], told["wording"]) == ("示例市示例厅", "unknown", "edited")
    assert (told["source"], told["changes"]) == ({"name": "示例文本"}, {"2024-05-06": "收录"})
    assert told["statute_items"]["shortcomings"] == {"name": "存在的不足和原因", "section": "二", "note": "示例附注"}
    assert told["plans"] == {"training": {"title": "全员轮训一遍", "section": "三"}}
    assert told["plan_results"] == {"hotline": {"outcome": "partly", "section": "一（一）", "note": "示例结果"}}
    leaflets = {
        "indicator": "leaflets",
        "name": "手册",
        "unit": "份",
        "value": "6000",
        "bound": "above",
        "text": "6000余份",
        "note": "示例注解",
        "told": ["注：示例注解"],
    }
    assert [figure for figure in told["figures"] if figure["indicator"] == "leaflets"] == [leaflets]


def test_a_figure_that_does_not_apply_has_no_value_and_says_why(
    write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    changed = small.FILES[DATA].replace("cases: 15", "cases: {value: null, note: 示例原因}")
    archive = checked(write_archive({DATA: changed})).archive
    figure = report_data(archive, archive.reports["shili-ju", 2023])["figures"][0]
    assert not {"value", "bound", "step"} & figure.keys()
    assert (figure["text"], figure["note"]) == ("不适用", "示例原因")
    row = rows(exported(archive, tmp_path / "site") / "reports/shili-ju/2023/figures.csv")[0]
    assert [row[name] for name in ("value", "bound", "precision", "spelling")] == [""] * 4
    assert row["note"] == "示例原因"


def test_a_range_has_both_ends_and_no_value_that_could_be_added_up(
    write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    changed = small.FILES[DATA].replace("cases: 15", "cases: 1-2万")
    archive = checked(write_archive({DATA: changed})).archive
    figure = report_data(archive, archive.reports["shili-ju", 2023])["figures"][0]
    told = [figure.get(key) for key in ("value", "value_low", "value_high", "bound", "step", "text")]
    assert told == [None, "10000", "20000", "between", "10000", "1-2万起"]
    site = exported(archive, tmp_path / "site")
    row = rows(site / "reports/shili-ju/2023/figures.csv")[0]
    assert [row[name] for name in ("value", "value_low", "value_high", "precision")] == ["", "10000", "20000", "10000"]
    row = rows(site / "indicators/cases/figures.csv")[0]
    assert [row[name] for name in ("数字", "数值", "区间下端", "区间上端", "精确程度")] == [
        "1-2万起",
        "",
        "10000",
        "20000",
        "区间",
    ]


# The whole


@pytest.fixture(scope="module")
def few_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A sample archive of 3 bodies and 2 years."""
    folder = tmp_path_factory.mktemp("few") / "sample"
    assert main(["sample", str(folder), "--bodies", "3", "--years", "2"]) == 0
    return checked(folder).archive


def test_every_value_of_the_csv_is_the_value_at_its_address(small_archive: Archive, small_site: Path) -> None:
    table = rows(small_site / "data" / "figures.csv.zip")
    stated = [(*key, indicator) for key, report in small_archive.reports.items() for indicator in report.figures]
    assert [(row["body"], int(row["year"]), row["indicator"]) for row in table] == stated
    for row in table:
        address, _, anchor = row["address"].removeprefix("http://127.0.0.1/site/").partition("#")
        cell = page(small_site, address).select_one(f"#{anchor} data")
        assert (cell["value"] if cell else "") == row["value"], row
        if row["value"]:
            # 以上 stands behind the unit, and 第 before a rank.
            assert sorted(cell.text.removeprefix("第")) == sorted(row["spelling"] + row["unit"])


@pytest.mark.parametrize("archive", ["small_archive", "few_archive"])
def test_the_data_package_holds_what_it_says_by_its_own_schemas(
    archive: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    descriptor = exported(request.getfixturevalue(archive), tmp_path) / "data" / "datapackage.json"
    result = frictionless.validate(str(descriptor))
    assert result.valid, result.flatten(["title", "note"])
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    assert [each["path"] for each in package["resources"]] == [
        "figures.csv.zip",
        "reports.csv",
        "corrections.csv",
        "bodies.csv",
        "indicators.csv",
        "concepts.csv",
    ]
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("figures.csv.zip", "shili-ju,示例市示例局,2023,cases,", "shili-ju,示例市示例局,2023,nothing,"),
        ("figures.csv.zip", "shili-ju,示例市示例局,2023,cases,", "shili-ju,示例市示例局,1999,cases,"),
        ("figures.csv.zip", ",above,", ",perhaps,"),
        ("figures.csv.zip", ",728000,", ",72.8万,"),
        ("reports.csv", "2024-03-18", "2024-03-32"),
    ],
)
def test_the_data_package_would_notice_a_wrong_cell(
    file: str, old: str, new: str, write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    """So that the test above can fail; the counts of bytes are left out, which notice any change at all."""
    data = exported(checked(write_archive()).archive, tmp_path / "site") / "data"
    content = content_of(data / file)
    assert content.count(old.encode()) == 1
    content = content.replace(old.encode(), new.encode())
    (data / file).write_bytes(zipped(file.removesuffix(".zip"), content) if file.endswith(".zip") else content)
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["bytes"], resource["hash"]
    (data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert not frictionless.validate(str(data / "datapackage.json")).valid


def test_the_database_holds_the_rows_of_the_csv_files_and_its_keys_hold(sample_site: Path) -> None:
    path = sample_site / "data" / "archive.db.zip"
    database = sqlite_utils.Database(database_in(path))
    for table in TABLES:
        in_csv = rows(path.with_name(table.file))
        assert database[table.name].count == len(in_csv) > 0
        assert [column.name for column in database[table.name].columns] == list(in_csv[0])
        assert tuple(database[table.name].pks) == table.key
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert {(key.table, key.columns) for table in TABLES for key in database[table.name].foreign_keys} == {
        (table.name, reference.columns) for table in TABLES for reference in table.references
    }
    stated = {
        tuple(row[key] for key in ("body", "year", "indicator")): row["value"]
        for row in rows(path.with_name("figures.csv.zip"))
    }
    for body, year, indicator, value in database.execute("select body, year, indicator, value from figures"):
        typed = stated[body, str(year), indicator]
        assert value == (float(typed) if typed else None)
    database.close()


def test_every_row_has_the_columns_that_its_table_says_in_their_order(write_archive: Callable[..., Path]) -> None:
    archive = checked(write_archive()).archive
    for table in TABLES:
        for row in table.rows(archive, EXAMPLE):
            assert list(row) == [column.name for column in table.columns]


def test_only_an_indicator_that_a_report_states_has_the_address_of_a_page(
    write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    unused = "  unused: {name: 未用, unit: 件, group: emergency, concept: forces, kind: flow, scope: body, definition: 示例。}\n"
    archive = checked(write_archive({INDICATORS: small.FILES[INDICATORS] + unused})).archive
    table = rows(exported(archive, tmp_path / "site") / "data" / "indicators.csv")
    listed = {row["indicator"]: row["address"] for row in table}
    assert listed == {
        **{indicator.id: f"https://example.org/indicators/{indicator.id}/" for indicator in archive.stated},
        "unused": "",
    }


def test_every_bound_has_its_words() -> None:
    assert list(BOUNDS) == list(Bound)


def test_the_same_archive_gives_the_same_bytes(write_archive: Callable[..., Path], tmp_path: Path) -> None:
    archive = checked(write_archive()).archive
    one, same = exported(archive, tmp_path / "one"), exported(archive, tmp_path / "same")
    exported(archive, same)  # over what stands there
    assert files_in(one) == files_in(same)


def test_addresses_are_absolute_only_where_the_sites_address_is_known(
    write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    archive = checked(write_archive()).archive
    unknown = Website(name="示例档案", description="示例")
    for website, start in ((EXAMPLE, "https://example.org/"), (unknown, "")):
        data = exported(archive, tmp_path / f"to{len(start)}", website) / "data"
        assert rows(data / "figures.csv.zip")[0]["address"] == f"{start}reports/shili-ju/2022/#fig-cases"
        assert ("homepage" in json.loads((data / "datapackage.json").read_text(encoding="utf-8"))) == bool(start)


# What a hostile pull request may put into notes

HOSTILE = [
    "</script><script>alert(1)</script>",
    "=cmd|'/C calc'!A0",
    "'=1",
    '"a", "b"',
    "一\n二\r\n三",
    "\t@x",
    "a,b;c|d",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_note_survives_every_export_and_does_nothing(
    text: str, write_archive: Callable[..., Path], tmp_path: Path
) -> None:
    typed = json.dumps(text, ensure_ascii=False)
    archive = checked(write_archive({DATA: small.FILES[DATA].replace("note: 示例注解", f"note: {typed}")})).archive
    note = archive.reports["shili-ju", 2023].figures["leaflets"].note
    assert note == text
    site = exported(archive, tmp_path / "site")
    told = json.loads((site / "reports/shili-ju/2023/report.json").read_text(encoding="utf-8"))
    assert [each.get("note") for each in told["figures"] if each["indicator"] == "leaflets"] == [text]
    for path in ("data/figures.csv.zip", "reports/shili-ju/2023/figures.csv"):
        stated = [row for row in rows(site / path) if row.get("year", "2023") == "2023"]
        (cell,) = [row["note"] for row in stated if row["indicator"] == "leaflets"]
        assert cell.strip()[0] not in "=+-@"
        assert read_back(cell) == text
    with closing(database_in(site / "data" / "archive.db.zip")) as database:
        query = "select note from figures where indicator = 'leaflets' and year = 2023"
        assert database.execute(query).fetchall() == [(text,)]
    assert frictionless.validate(str(site / "data" / "datapackage.json")).valid
