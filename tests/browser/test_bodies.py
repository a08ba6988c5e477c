"""A body's page as it is laid out: what a phone shows of a wide table."""

import pytest
from playwright.sync_api import Page

from archive.model import Archive

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def body(page: Page, sample_address: str, sample_archive: Archive) -> Page:
    """The page of a body with ten years."""
    id_ = next(id_ for id_ in sample_archive.bodies if len(sample_archive.reports_of(id_)) == 10)
    page.goto(f"{sample_address}reports/{id_}/")
    return page


def test_on_a_phone_a_value_stands_below_its_indicator_after_its_year_and_none_outside_the_view(body: Page) -> None:
    body.set_viewport_size(PHONE)
    outside = """cells => cells.filter(cell => {
        const place = cell.getBoundingClientRect();
        return place.width && (place.left < 0 || place.right > innerWidth);
    }).length"""
    assert body.locator(".matrix :is(th, td, small, svg)").evaluate_all(outside) == 0
    row = body.locator(".matrix tbody tr").first
    name, cells = row.locator("th[scope=row]").bounding_box(), row.locator("td[data-year]").all()
    tops = [cell.bounding_box()["y"] for cell in cells]  # type: ignore[index]
    assert name and name["y"] < tops[0]
    assert tops == sorted(set(tops))
    before = "cell => getComputedStyle(cell, '::before').content.replace(/\"/g, '')"
    assert [cell.evaluate(before) for cell in cells] == [cell.get_attribute("data-year") for cell in cells]


def test_on_a_desktop_the_years_of_all_rows_stand_in_columns(body: Page) -> None:
    body.set_viewport_size({"width": 1280, "height": 900})
    for column in body.locator(".matrix thead th:has(a)").all():
        year = column.inner_text().removesuffix("年度")
        lefts = {cell.bounding_box()["x"] for cell in body.locator(f"td[data-year='{year}']").all()[:40]}  # type: ignore[index]
        assert lefts == {column.bounding_box()["x"]}  # type: ignore[index]
