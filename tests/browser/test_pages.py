"""Pages as a citizen meets them: by links, by keyboard, without JavaScript and on paper."""

import re

from playwright.sync_api import Browser, Page, expect

REPORT = "reports/shili-ju/2023/"
LOW = {"width": 390, "height": 500}
"""So low a window that what is looked for does not stand in it from the start."""


def test_a_citizen_walks_from_home_to_the_report_and_back(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.get_by_role("link", name="示例市示例局2023年法治政府建设年度报告").click()
    expect(page).to_have_url(small_address + REPORT)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    crumbs = page.get_by_role("navigation", name="当前位置")
    crumbs.get_by_role("link", name="示例市示例局").click()
    expect(page).to_have_url(f"{small_address}reports/shili-ju/")
    page.get_by_role("link", name=re.compile("2023年法治政府建设")).click()
    page.get_by_role("link", name="2023年", exact=True).click()
    expect(page).to_have_url(f"{small_address}years/2023/")


def test_a_statutory_item_leads_to_the_passage_that_answers_it(page: Page, small_address: str) -> None:
    page.set_viewport_size(LOW)
    page.goto(small_address + REPORT)
    expect(page.locator("#s1-2")).not_to_be_in_viewport()
    page.get_by_role("link", name="见一（二）").click()
    expect(page.locator("#s1-2")).to_be_in_viewport()
    expect(page.locator("#s1-2")).to_contain_text("示例负责人")


def test_the_note_of_a_figure_is_one_step_away_and_marked_on_arrival(page: Page, small_address: str) -> None:
    page.set_viewport_size(LOW)
    page.goto(small_address + REPORT)
    page.locator('a.fig-note[href="#fig-leaflets"]').click()
    row = page.locator("#fig-leaflets")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("6000余份")
    assert row.evaluate("row => row.matches(':target')")


def test_a_report_is_whole_without_javascript(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address + REPORT)
    expect(page.locator("data").filter(has_text="72.8万元").first).to_be_visible()
    expect(page.locator("#s3")).to_be_visible()
    expect(page.locator("#fig-leaflets")).to_be_visible()
    context.close()


def test_a_rare_character_has_a_glyph(page: Page, small_address: str) -> None:
    """硚 (U+785A) must not fall to the box that stands for a missing character."""
    page.goto(f"{small_address}reports/shili-zf/2023/")
    expect(page.locator("h1")).to_contain_text("硚")
    rare, missing = page.evaluate(
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
    assert rare > 0
    assert rare != missing


def test_a_printed_report_leaves_the_site_around_it_out(page: Page, small_address: str) -> None:
    page.goto(small_address + REPORT)
    page.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".crumbs"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("#s1")).to_be_visible()
