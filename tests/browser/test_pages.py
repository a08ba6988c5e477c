"""Every kind of page as a citizen meets it: on phone and desktop, light and dark, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

REPORT = "reports/qiaokou-yjglj/2023/"
PAGES = [
    "",
    "reports/",
    "reports/qiaokou-yjglj/",
    REPORT,
    "years/2023/",
    "indicators/",
    "indicators/fines/",
    "search/",
    "data/",
    "about/",
    "editors/",
    "editors/codes/",
    "404.html",
]
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_page_scrolls_sideways_complains_or_calls_out(
    browser: Browser, real_address: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda request: complaints.append(request.url) if not _at_home(request.url, real_address) else None
    )
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    for address in PAGES:
        page.goto(real_address + address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert complaints == [], address
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        lightness = sum(map(float, re.findall(r"[\d.]+", background)[:3]))
        assert (lightness < 300) == (scheme == "dark"), (address, background)
    context.close()


def _at_home(url: str, address: str) -> bool:
    return url.startswith((address, "data:"))


def test_a_citizen_walks_from_home_to_the_report_and_back(page: Page, real_address: str) -> None:
    page.goto(real_address)
    page.get_by_role("link", name="硚口区应急管理局关于2023年度法治政府建设情况的报告").click()
    expect(page).to_have_url(real_address + REPORT)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    crumbs = page.get_by_role("navigation", name="当前位置")
    crumbs.get_by_role("link", name="硚口区应急管理局").click()
    expect(page).to_have_url(real_address + "reports/qiaokou-yjglj/")
    page.get_by_role("link", name=re.compile("2023年度法治政府建设")).click()
    page.get_by_role("link", name="2023年", exact=True).click()
    expect(page).to_have_url(real_address + "years/2023/")


def test_a_statutory_item_leads_to_the_passage_that_answers_it(page: Page, real_address: str) -> None:
    page.goto(real_address + REPORT)
    page.get_by_role("link", name="见一（二）").click()
    expect(page.locator("#s1-2")).to_be_in_viewport()
    expect(page.locator("#s1-2")).to_contain_text("第一责任人")


def test_the_note_of_a_figure_is_one_step_away_and_marked_on_arrival(page: Page, real_address: str) -> None:
    page.goto(real_address + REPORT)
    page.locator('a.fig-note[href="#fig-rectification_funds"]').click()
    row = page.locator("#fig-rectification_funds")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("37.57万元")
    assert row.evaluate("row => row.matches(':target')")


def test_a_report_is_whole_without_javascript(browser: Browser, real_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_address + REPORT)
    expect(page.locator("data.fig").filter(has_text="72.8万元").first).to_be_visible()
    expect(page.locator("#s3-5")).to_be_visible()
    context.close()


def test_the_rare_character_of_the_body_has_a_glyph(page: Page, real_address: str) -> None:
    """硚 (U+785A) must not fall to the box that stands for a missing character."""
    page.goto(real_address + REPORT)
    widths = page.evaluate(
        """() => {
            const context = document.createElement('canvas').getContext('2d');
            context.font = '40px ' + getComputedStyle(document.body).fontFamily;
            const ink = character => {
                context.clearRect(0, 0, 60, 60);
                context.fillText(character, 5, 45);
                return context.getImageData(0, 0, 60, 60).data.filter(value => value).length;
            };
            return [ink('硚'), ink('\\u{10FFFD}')];
        }"""
    )
    assert widths[0] > 0
    assert widths[0] != widths[1]


def test_a_printed_report_leaves_the_site_around_it_out(page: Page, real_address: str) -> None:
    page.goto(real_address + REPORT)
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".crumbs"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("#s1")).to_be_visible()
