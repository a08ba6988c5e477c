"""A body's figures over the years: which rows and columns the table has, and what stands in its cells."""

import re
from collections.abc import Callable
from pathlib import Path

import small

from archive.check.archive import checked
from archive.history.over_years import over_years
from archive.model import Archive

MOST = 5


def test_rows_stand_under_their_topics_in_the_archives_order_and_columns_from_the_newest(
    small_archive: Archive,
) -> None:
    table = over_years(small_archive, small_archive.bodies["shili-ju"], MOST)
    assert [report.year for report in table.reports] == [2023, 2022]
    rows = {concept.id: [row.series.indicator.id for row in rows] for concept, rows in table.topics}
    assert rows == {
        "checks": ["cases", "fines", "licensed"],
        "forces": ["teams", "teams_street", "teams_sector", "leaflets", "contest_rank", "quiet_years"],
    }
    assert (table.span, table.older) == ((2022, 2023), ())


def test_a_cell_holds_the_value_and_its_change_and_one_that_is_not_stated_is_empty(small_archive: Archive) -> None:
    table = over_years(small_archive, small_archive.bodies["shili-ju"], MOST)
    told = {
        row.series.indicator.id: [cell and (cell.point.figure.text, cell.change) for cell in row.cells]
        for _, rows in table.topics
        for row in rows
    }
    assert told["cases"] == [("15起", "较上年 +3起（+25%）"), ("12起", "")]
    assert told["fines"] == [("72.8万元", ""), None]


def test_every_figure_of_the_newest_reports_has_its_cell_and_the_older_have_none(sample_archive: Archive) -> None:
    for body in sample_archive.bodies.values():
        table = over_years(sample_archive, body, MOST)
        cells = [cell for _, rows in table.topics for row in rows for cell in row.cells if cell]
        stated = [(report.year, id_, figure) for report in table.reports for id_, figure in report.figures.items()]
        found = [(cell.point.year, cell.point.figure.indicator.id, cell.point.figure) for cell in cells]
        assert sorted(found, key=str) == sorted(stated, key=str)
        assert [*table.reports, *table.older] == sample_archive.reports_of(body.id)
        assert len(table.reports) == MOST


def test_a_change_is_told_against_the_year_before_also_where_that_has_no_column(sample_archive: Archive) -> None:
    body = next(each for each in sample_archive.bodies.values() if len(sample_archive.reports_of(each.id)) == 10)
    newest = {
        most: [
            (cell.point.figure, cell.change)
            for _, rows in over_years(sample_archive, body, most).topics
            for row in rows
            if (cell := row.cells[0])
        ]
        for most in (1, 10)
    }
    assert newest[1] == newest[10]
    assert any(change for _, change in newest[1])


def test_a_report_without_figures_has_no_column(write_archive: Callable[..., Path]) -> None:
    data, text = (
        str(small.FILES[f"{path}/reports/shili-ju/2023.{kind}"]) for path, kind in (("data", "yml"), ("docs", "md"))
    )
    archive = checked(
        write_archive(
            {
                "data/reports/shili-ju/2023.yml": f"{data[: data.index('figures:')]}figures: {{}}\n{data[data.index('plans:') :]}",
                "docs/reports/shili-ju/2023.md": re.sub(r"{{.+?}}|\d+", "", text),
            }
        )
    ).archive
    table = over_years(archive, archive.bodies["shili-ju"], MOST)
    assert ([report.year for report in table.reports], table.older, table.span) == ([2022], (), (2022, 2022))
