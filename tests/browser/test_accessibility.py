"""What axe-core, a collection of rules after WCAG, finds on each kind of page: nothing serious, nothing critical."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

REAL = ["", "reports/", "reports/qiaokou-yjglj/2023/", "indicators/", "search/?q=罚款"]
SAMPLE = ["indicators/fines/"]
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
ALIKE = {"exclude": [[".values tbody tr:nth-child(n+9)"]]}
"""Hundreds of rows that differ in nothing but their words take axe seconds."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_has_a_serious_barrier(
    browser: Browser, real_address: str, sample_address: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for address in [*(real_address + path for path in REAL), *(sample_address + path for path in SAMPLE)]:
        page.goto(address)
        if "?q=" in address:
            expect(page.locator("#search-count")).to_have_text(re.compile("找到"))
        for barrier in Axe().run(page, context=ALIKE).response["violations"]:
            if barrier["impact"] in ("serious", "critical"):
                found += [(address, barrier["id"], node["html"][:200]) for node in barrier["nodes"]]
    context.close()
    assert found == []
