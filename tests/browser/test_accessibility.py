"""What axe-core finds on each kind of page by every rule of WCAG 2.2, A and AA: nothing."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import one_of_each_kind
from playwright.sync_api import Browser, expect

from archive.model import Archive

RULES = {
    "light": {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}
"""The dark scheme has other colours, and nothing else."""


@pytest.mark.parametrize(
    ("size", "scheme"),
    [((390, 844), "light"), ((1280, 900), "light"), ((390, 844), "dark")],
    ids=["a phone", "a desktop", "a dark phone"],
)
def test_no_page_has_a_barrier(
    browser: Browser, small_address: str, small_archive: Archive, small_folder: Path, size: tuple[int, int], scheme: str
) -> None:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    found = []
    asked = ["search/?q=罚款", "compare/?a=shili-ju/2023&b=shili-zf/2023"]
    for address in [*one_of_each_kind(small_archive, small_folder), *asked]:
        page.goto(small_address + address)
        if address.startswith("search/?"):
            expect(page.locator("#search-count")).to_have_text(re.compile("找到"))
        if address.startswith("compare/?"):
            expect(page.locator("#compare-result table").first).to_be_visible()
        for barrier in Axe().run(page, options=RULES[scheme]).response["violations"]:
            found += [(address, barrier["id"], node["html"][:200]) for node in barrier["nodes"]]
    context.close()
    assert found == []
