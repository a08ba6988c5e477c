"""The pages that lead to reports, and the way from any page to any other."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from sites import file_at, ids, loaded_by, page, pages, target_of

from archive.addresses import relative_to
from archive.check.archive import checked
from archive.pages.lists import reports_page

REPORTS = {"reports/shili-ju/2022/", "reports/shili-ju/2023/", "reports/shili-zf/2023/"}


def listed(site: Path, address: str) -> set[str]:
    """The pages that the lists of reports on a page lead to."""
    links = [link["href"] for link in page(site, address).select(".report-list a")]
    found = [target_of(site, address, link) for link in links]
    return {target[0] for target in found if target}


@pytest.mark.parametrize(
    ("address", "reports"),
    [
        ("", REPORTS),
        ("reports/", REPORTS),
        ("reports/shili-ju/", {"reports/shili-ju/2022/", "reports/shili-ju/2023/"}),
        ("reports/shili-zf/", {"reports/shili-zf/2023/"}),
        ("years/2023/", {"reports/shili-ju/2023/", "reports/shili-zf/2023/"}),
        ("years/2022/", {"reports/shili-ju/2022/"}),
    ],
)
def test_a_list_leads_to_its_reports(address: str, reports: set[str], small_site: Path) -> None:
    assert listed(small_site, address) == reports


def test_the_navigation_that_every_page_repeats_leads_to_no_report(small_site: Path) -> None:
    for address, each in pages(small_site).items():
        links = [target_of(small_site, address, link["href"]) for link in each.select(".md-nav--primary a[href]")]
        assert not {target[0] for target in links if target and target[0] != address} & REPORTS, address


def test_every_link_inside_the_site_leads_somewhere_and_no_address_stands_twice_on_a_page(small_site: Path) -> None:
    anchors = {address: ids(each) for address, each in pages(small_site).items()}
    for address, each in pages(small_site).items():
        assert sorted(set(anchors[address])) == sorted(anchors[address]), address
        for link in each.select("a[href]"):
            if target := target_of(small_site, address, link["href"]):
                assert file_at(small_site, target[0]).is_file(), (address, link["href"])
                assert not target[1] or target[1] in anchors[target[0]], (address, link["href"])


def test_no_page_names_another_host_to_load_from(small_site: Path) -> None:
    for address, each in pages(small_site).items():
        assert not [loaded for loaded in loaded_by(each) if "//" in loaded], address


@pytest.mark.parametrize("region", ["__config", "__search", "示例 省", "示例省示例市", "compare-reports", "newest"])
def test_an_area_has_an_id_that_nothing_else_can_have(region: str, write_archive: Callable[..., Path]) -> None:
    bodies = small.FILES["data/bodies.yml"].replace("region: 示例省示例市", f"region: {region}")
    contents = checked(write_archive({"data/bodies.yml": bodies}))
    made = BeautifulSoup(reports_page(contents, relative_to("reports/")).html, "html.parser")
    (heading,) = made.select("h2")
    assert heading["id"].startswith("area-") and " " not in heading["id"]
    assert [link for link in made.select("a") if link["href"] == f"#{heading['id']}"]
