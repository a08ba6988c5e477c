"""Addresses: from one page to another, and what the site keeps for itself."""

import pytest
from mkdocs.utils import get_relative_url

from archive import addresses

PATHS = ["", "reports/", "reports/a/", "reports/a/2023/", "reports/a/2023/compare/", "indicators/x/", "feed.xml"]


@pytest.mark.parametrize("page", [path for path in PATHS if path.endswith("/") or not path])
@pytest.mark.parametrize("path", PATHS)
def test_an_address_leads_from_a_page_as_the_themes_own_do(page: str, path: str) -> None:
    assert addresses.relative_to(page)(path) == get_relative_url(path, page)


@pytest.mark.parametrize(
    ("page", "path", "address"),
    [
        ("reports/a/2023/", "reports/a/2022/#fig-x", "../2022/#fig-x"),
        ("reports/a/2023/", "reports/a/2023/#s1", "./#s1"),
        ("", "reports/a/2023/#s1", "reports/a/2023/#s1"),
    ],
)
def test_an_address_of_a_place_keeps_the_place(page: str, path: str, address: str) -> None:
    assert addresses.relative_to(page)(path) == address


@pytest.mark.parametrize(("label", "id_"), [("二", "s2"), ("三（五）", "s3-5"), ("一（十二）3.", "s1-12-3")])
def test_a_section_has_its_numbers_for_an_id(label: str, id_: str) -> None:
    assert addresses.section_id(label) == id_


@pytest.mark.parametrize(
    "source",
    [
        "reports/index.md",
        "reports/README.md",
        "reports/shili-ju/index.md",
        "reports/shili-ju/2023/index.md",
        "reports/shili-ju/2023/compare.md",
        "reports/shili-ju/2023/report.json",
        "reports/shili-ju/2023 (1).md",
        "Reports/shili-ju/2023.md",
        "years/2023.md",
        "indicators/index.md",
        "indicators/cases/index.md",
        "indicators/cases.md",
        "indicators/cases/figures.csv",
        "indicators/cases/charts/shili-ju/index.md",
        "indicators/cases/charts/shili-ju.md",
        "indicators/cases/charts/shili-ju/chart.svg",
        "compare.md",
        "Compare.md",
        "plans/index.md",
        "coverage.md",
        "items/index.md",
        "items/measures.md",
        "search/index.md",
        "search/engine/start.gz",
        "data/figures.csv",
        "data/index.md",
        "search",
        "feed.xml",
        "opensearch.xml",
        "sitemap.xml",
    ],
)
def test_where_the_site_puts_pages_and_files_of_its_own_an_editor_may_not(source: str) -> None:
    assert addresses.is_taken(source)


@pytest.mark.parametrize(
    "source",
    ["index.md", "about.md", "data.md", "editors/index.md", "reports/shili-ju/2023.md", "reports/shili-ju/map.png"],
)
def test_everywhere_else_an_editor_may(source: str) -> None:
    assert not addresses.is_taken(source)


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("editors/index.md", "editors/"),
        ("reports/shili-ju/2023.md", "reports/shili-ju/2023/"),
        ("myindex.md", "myindex/"),
        ("reports/shili-ju/图.png", "reports/shili-ju/图.png"),
    ],
)
def test_a_source_has_the_path_that_mkdocs_gives_it(source: str, path: str) -> None:
    assert addresses.path_of(source) == path
