"""What the archive holds by bodies and years, and what came in time."""

from dataclasses import replace
from datetime import date

import pytest

from archive.fields import Punctuality, Wording
from archive.history.coverage import by_place, coverage_of, covered, reporting
from archive.model import Archive, Body

DAYS = [
    (None, Punctuality.UNKNOWN, 0),
    (date(2024, 1, 5), Punctuality.IN_TIME, 0),
    (date(2024, 4, 1), Punctuality.IN_TIME, 0),
    (date(2024, 4, 2), Punctuality.LATE, 1),
    (date(2024, 5, 1), Punctuality.LATE, 30),
    (date(2025, 4, 1), Punctuality.LATE, 365),
]


@pytest.mark.parametrize(("published", "punctuality", "days"), DAYS)
def test_days_late_are_counted_from_the_statutes_date_and_an_unknown_day_is_never_late(
    published: date | None, punctuality: Punctuality, days: int, small_archive: Archive
) -> None:
    report = replace(small_archive.reports["shili-ju", 2023], published=published)
    found = covered(report, small_archive.statute)
    assert (found.punctuality, found.days_late) == (punctuality, days)


@pytest.mark.parametrize(
    ("wording", "whole"), [(Wording.OFFICIAL, True), (Wording.EDITED, True), (Wording.EXCERPT, False)]
)
def test_only_an_excerpt_is_not_whole(wording: Wording, whole: bool, small_archive: Archive) -> None:
    report = replace(small_archive.reports["shili-ju", 2023], wording=wording)
    assert report.whole is whole


def test_the_picture_holds_every_report_once_at_its_body_and_year(small_archive: Archive) -> None:
    found = coverage_of(small_archive, reporting(small_archive))
    assert found.years == (2023, 2022)
    (place,) = found.places
    cells = {row.body.id: [cell and cell.report.key for cell in row.cells] for row in place.rows}
    assert cells == {
        "shili-zf": [("shili-zf", 2023), None],
        "shili-ju": [("shili-ju", 2023), ("shili-ju", 2022)],
    }
    assert [(each.reports, each.whole, each.in_time, each.late, each.unknown) for each in found.counts] == [
        (2, 1, 1, 0, 1),
        (1, 1, 0, 1, 0),
    ]
    assert (found.total.reports, found.total.excerpts, found.most, found.bodies) == (3, 1, 2, 2)


def test_a_year_between_without_any_report_is_a_column_too(small_archive: Archive) -> None:
    old = replace(small_archive.reports["shili-ju", 2022], year=2019)
    reports = {report.key: report for report in [old, small_archive.reports["shili-ju", 2023]]}
    archive = replace(small_archive, reports=reports)
    found = coverage_of(archive, reporting(archive))
    assert found.years == (2023, 2022, 2021, 2020, 2019)
    assert [count.reports for count in found.counts] == [1, 0, 0, 0, 1]


def test_an_archive_without_reports_has_an_empty_picture(small_archive: Archive) -> None:
    found = coverage_of(replace(small_archive, reports={}), [])
    assert (found.years, found.places, found.total.reports, found.most) == ((), (), 0, 0)


def test_places_hold_the_bodies_with_a_report_higher_levels_first(small_archive: Archive) -> None:
    assert {place: [body.id for body in bodies] for place, bodies in by_place(small_archive).items()} == {
        "示例省": ["shili-zf", "shili-ju"]
    }
    silent = Body(id="shili-ting", name="示例厅", region="示例省", level="province")
    assert "shili-ting" not in str(by_place(replace(small_archive, bodies={"shili-ting": silent})))
