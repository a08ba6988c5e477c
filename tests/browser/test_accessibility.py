"""What axe-core, a collection of rules after WCAG, finds on each kind of page: nothing serious, nothing critical."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds import one_of_each_kind
from playwright.sync_api import Browser, expect

from archive.model import Archive

NOT_OURS = {"exclude": [[".highlight"]]}
"""The colours of code are the theme's."""


@pytest.mark.parametrize(
    ("size", "scheme"), [((390, 844), "dark"), ((1280, 900), "light")], ids=["a dark phone", "a light desktop"]
)
def test_no_page_has_a_serious_barrier(
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
        for barrier in Axe().run(page, context=NOT_OURS).response["violations"]:
            if barrier["impact"] in ("serious", "critical"):
                found += [(address, barrier["id"], node["html"][:200]) for node in barrier["nodes"]]
    context.close()
    assert found == []
