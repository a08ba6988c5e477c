"""The page /data/ against the files it explains: its tables are complete, and its examples give what it says."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import small
from test_export import rows
from test_handbook import by_anchor, codes_in, only_code

from archive.check.archive import checked
from archive.export.report_json import report_data
from archive.export.tables import TABLES, Table
from archive.fields import Outcome
from archive.literal import Bound

PAGE = (small.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
SECTIONS = by_anchor(PAGE)
TYPES = {"string": "文字", "year": "年份", "number": "数字", "date": "日期"}
EXAMPLES = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))


def table(anchor: str) -> list[list[str]]:
    lines = [line for line in SECTIONS[anchor].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


# What the files hold


@pytest.mark.parametrize("each", TABLES, ids=lambda each: each.name)
def test_every_column_is_explained_as_in_the_schema(each: Table) -> None:
    expected = [[f"`{c.name}`", f"**{c.title}**（{TYPES[c.type]}）{c.description}"] for c in each.columns]
    assert table(each.name) == expected
    assert SECTIONS[each.name].startswith(each.description)
    assert codes_in(SECTIONS[each.name].split("每一行由")[1].split("确定")[0]) == list(each.key)


def test_every_code_word_of_a_column_is_explained() -> None:
    choices = {(c.name, value): word for each in TABLES for c in each.columns for value, word in c.choices.items()}
    choices |= {("outcome", outcome.value): outcome.label for outcome in Outcome}
    assert {(only_code(row[0]), only_code(row[1])): row[2] for row in table("codes")} == choices
    assert len(table("codes")) == len(choices)


def test_every_field_of_a_reports_json_is_explained(write_archive: Callable[..., Path]) -> None:
    archive = checked(write_archive()).archive
    told = report_data(archive, archive.reports["shili-ju", 2023])
    assert [only_code(row[0]) for row in table("json")] == list(told)
    assert [only_code(row[0]) for row in table("json-figures")] == list(told["figures"][0])
    explained = {only_code(row[0]): codes_in(row[1]) for row in table("json")}
    assert [explained["body"], explained["source"]] == [list(told["body"]), list(told["source"])]
    assert explained["statute_items"] == list(told["statute_items"]["measures"])


def test_every_file_that_the_page_lists_is_there(real_site: Path) -> None:
    listed = re.findall(r'<a href="(.+?)">', SECTIONS["files"])
    assert {path.name for path in (real_site / "data").iterdir()} == {*listed, "index.html"}


# The examples


def test_the_pandas_example_gives_every_exact_figure_in_its_year(
    real_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(real_site / "data")
    names: dict[str, object] = {}
    exec(EXAMPLES["各机关各指标的逐年对照，只看准数"], names)
    given = names["table"].stack().dropna().to_dict()  # type: ignore[attr-defined]
    expected = {
        (report.body.id, indicator, report.year): float(figure.amount.value)
        for report in checked(small.ROOT).archive.reports.values()
        for indicator, figure in report.figures.items()
        if figure.amount and figure.amount.bound is Bound.EXACT
    }
    assert given == expected
    assert capsys.readouterr().out


def test_the_spreadsheet_formulas_give_what_the_page_says(real_site: Path) -> None:
    """By plain recomputation over the file's columns; that a spreadsheet reads the formula so is not shown here."""
    with_rows = rows(real_site / "data" / "figures.csv")
    columns = dict(zip("ABCDEFGHIJKLMNO", with_rows[0], strict=True))

    def matching(pairs: list[str]) -> list[dict[str, str]]:
        criteria = [
            (columns[column[0]], wanted.strip('"')) for column, wanted in zip(pairs[::2], pairs[1::2], strict=True)
        ]
        return [row for row in with_rows if all(row[name] == wanted for name, wanted in criteria)]

    def arguments(function: str, title: str) -> list[str]:
        (formula,) = re.findall(rf"={function}\((.+)\)", EXAMPLES[title])
        return formula.split(",")

    summed, *pairs = arguments("SUMIFS", "取一个机关、一个指标、一年的数字")
    assert columns[summed[0]] == "value"
    stated = re.search(r"得到 `(\d+)`，单位是(.)", SECTIONS["spreadsheet"])
    assert stated
    (row,) = matching(pairs)
    assert [row["value"], row["unit"]] == [stated[1], stated[2]]
    assert matching(arguments("COUNTIFS", "数一数有几行")) == [row]
    for letter, name in re.findall(r"([A-Z]) 列是 `(\w+)`", SECTIONS["spreadsheet"]):
        assert columns[letter] == name


def test_the_sql_example_runs_and_its_counts_are_those_of_the_csv(real_site: Path) -> None:
    with closing(sqlite3.connect(real_site / "data" / "archive.db")) as database:
        given = database.execute(EXAMPLES["写到最多报告里的指标"]).fetchall()
    stated = [row["indicator_name"] for row in rows(real_site / "data" / "figures.csv")]
    assert given and all(stated.count(name) >= count > 0 for name, _, count in given)
    assert given[0][2] == max(count for _, _, count in given)
