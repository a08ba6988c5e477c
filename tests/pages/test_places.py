"""The pages of places, where one page does not hold the list of all reports."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
import small
from bs4 import BeautifulSoup

from archive import addresses
from archive.addresses import Url, of, relative_to
from archive.history.coverage import by_place
from archive.model import Archive
from archive.pages.coverage import coverage_page
from archive.pages.home import home_page
from archive.pages.html import Made
from archive.pages.lists import (
    MOST_OF_YEAR,
    plans_page,
    plans_part_page,
    reports_page,
    search_page,
    split_plans,
    year_page,
)
from archive.pages.places import place_page, split_places
from archive.read.loading import Contents

Make = Callable[[Contents, Url], Made]


@pytest.fixture(scope="module")
def many(many_archive: Archive) -> Contents:
    return Contents(many_archive, {}, [])


def links(html: str, path: str) -> set[str]:
    """Where the links of a page at a path lead, from the site's root."""
    found = BeautifulSoup(html, "html.parser").select("a[href]")
    return {unquote(urljoin(f"http://site/{path}", link["href"])).removeprefix("http://site/") for link in found}


def test_every_report_and_every_body_is_on_the_page_of_its_place_and_the_list_leads_to_each_page(
    many: Contents,
) -> None:
    archive, path = many.archive, addresses.REPORTS
    ways, reached = links(reports_page(many, relative_to(path)).html, path), set[str]()
    for part in split_places(archive):
        path = of(addresses.PLACE, part)
        found = links(place_page(many, part, relative_to(path)).html, path)
        ways |= found
        reached.add(path)
    assert {way for way in ways if way.startswith("places/")} == reached
    assert {of(addresses.REPORT, report) for report in archive.reports.values()} <= ways
    assert {of(addresses.BODY, body) for body in archive.bodies.values()} <= ways


def provinces(archive: Archive) -> set[str]:
    return {of(addresses.PLACE, part) for part in split_places(archive) if len(part.names) == 1}


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("", lambda contents, url: home_page(contents.archive, "示例", "", url)),
        ("reports/", reports_page),
        ("coverage/", coverage_page),
        ("search/", search_page),
    ],
)
def test_every_list_of_reports_leads_to_the_pages_of_provinces(path: str, make: Make, many: Contents) -> None:
    html = make(many, relative_to(path)).html
    assert provinces(many.archive) <= links(html, path)
    assert "#area-" not in html


def test_a_year_of_very_many_reports_leads_there_and_says_how_many_each_has(sample_archive: Archive) -> None:
    archive = small.copied(sample_archive, 40)
    assert len(archive.reports_on(2023)) > MOST_OF_YEAR
    html = year_page(Contents(archive, {}, []), 2023, relative_to("years/2023/")).html
    (way,) = BeautifulSoup(html, "html.parser").select("h1 ~ ul.years")[0].select("li")
    assert provinces(archive) <= links(html, "years/2023/")
    assert way.text == f"示例省 {len(archive.reports_on(2023))}份"


@pytest.mark.parametrize("make", [reports_page, coverage_page])
def test_addresses_of_provinces_on_a_list_that_was_whole_still_lead_to_the_province(make: Make, many: Contents) -> None:
    page = BeautifulSoup(make(many, relative_to("reports/")).html, "html.parser")
    for province in by_place(many.archive):
        row = page.find(id=addresses.area_id(province))
        assert row.th.text == province and "places/" in row.a["href"]


def test_a_cell_of_a_place_leads_to_its_report(many: Contents) -> None:
    part = next(part for part in split_places(many.archive) if part.listed)
    page = BeautifulSoup(place_page(many, part, relative_to(of(addresses.PLACE, part))).html, "html.parser")
    assert page.h1.text == f"{part.region}的报告　{part.number}".strip()
    row = next(row for row in page.select("tbody + tbody tr:not(.place)"))
    body = part.listed[0]
    found = {urljoin(f"http://site/{of(addresses.PLACE, part)}", link["href"]) for link in row.select("td a")}
    assert found == {f"http://site/{of(addresses.REPORT, report)}" for report in many.archive.reports_of(body.id)}


def test_a_small_archive_has_no_such_pages(small_archive: Archive, small_site: Path) -> None:
    assert not list(split_places(small_archive))
    assert not (small_site / "places").exists()


def test_every_plan_is_on_one_page_of_plans_and_the_list_leads_to_each(many: Contents) -> None:
    made = {addresses.PLANS: plans_page(many, relative_to(addresses.PLANS)).html}
    for part in split_plans(many.archive):
        path = of(addresses.PLANS_IN, part)
        made[path] = plans_part_page(many, part, relative_to(path)).html
    ways = {way for path, html in made.items() for way in links(html, path) if way.startswith("plans/")}
    assert len(made) > 1 and ways == set(made)
    rows = sum(len(BeautifulSoup(html, "html.parser").select("tbody tr")) for html in made.values())
    assert rows == sum(len(report.plans) for report in many.archive.reports.values())
