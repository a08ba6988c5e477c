"""The page /data/ against the files it explains: its tables are complete."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from explained import by_anchor, codes_in, only_code, table_in

from archive.check.archive import checked
from archive.export.report_json import report_data
from archive.export.tables import TABLES, Table
from archive.fields import Outcome

DATA = "data/reports/shili-ju/2023.yml"
PAGE = (small.ROOT / "docs" / "data.md").read_text(encoding="utf-8")
SECTIONS = by_anchor(PAGE)
TYPES = {"string": "文字", "year": "年份", "number": "数字", "date": "日期"}


def table(anchor: str) -> list[list[str]]:
    return table_in(SECTIONS[anchor])


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
    explained = [((only_code(row[0]), only_code(row[1])), row[2]) for row in table("codes")]
    assert sorted(explained) == sorted(choices.items())


def test_every_field_of_a_reports_json_is_explained(write_archive: Callable[..., Path]) -> None:
    """A field that is empty is left out, so one report is made to have them all."""
    dates = "publisher: 示例厅\npublished: 2024-03-20\nupdated: 2024-04-05\n"
    data = small.FILES[DATA].replace("published: null\n", dates)
    data = data.replace("cases: 15", "cases: {value: 1-2万, note: 注, break: 变}")
    archive = checked(write_archive({DATA: data})).archive
    told = report_data(archive, archive.reports["shili-ju", 2023])
    assert [only_code(row[0]) for row in table("json")] == list(told)
    named = {name for figure in told["figures"] for name in figure}
    assert {only_code(row[0]) for row in table("json-figures")} == named | {"same_fact"}
    explained = {only_code(row[0]): codes_in(row[1]) for row in table("json")}
    assert [explained["body"], explained["source"]] == [list(told["body"]), [*told["source"], "url"]]
    assert explained["statute_items"] == list(told["statute_items"]["shortcomings"])
