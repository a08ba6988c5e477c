"""The list of indicators while a reader types, and charts on paper."""

import re

from kinds import most_stated
from playwright.sync_api import Browser, Page, expect

from archive.addresses import INDICATOR, of
from archive.model import Archive

INDICATORS = "indicators/"
ITEMS = ".indicator-list > li"


def names(page: Page) -> list[str]:
    """The indicators that are shown."""
    return page.locator(f"{ITEMS} > a").locator("visible=true").all_inner_texts()


def test_typing_leaves_the_indicators_that_hold_every_word_and_tells_how_many(page: Page, small_address: str) -> None:
    page.goto(small_address + INDICATORS)
    field = page.get_by_label("筛选", exact=True)
    told = page.locator("#indicator-filter").get_by_role("status")
    field.fill("罚款")
    expect(told).to_have_text("11个指标中有2个")
    assert names(page) == ["罚款", "辖区罚款"]
    field.fill("罚款 本机关")
    expect(told).to_have_text("11个指标中有1个")
    assert names(page) == ["罚款"]
    expect(page.locator("#indicator-groups h2:visible")).to_have_text(["行政执法"])
    field.fill("没有这样的指标")
    expect(told).to_have_text("没有这样的指标")
    assert names(page) == []


def test_the_filter_is_used_by_keyboard_alone(page: Page, small_address: str) -> None:
    page.goto(small_address + INDICATORS)
    every = names(page)
    field = page.get_by_label("筛选", exact=True)
    field.focus()
    page.keyboard.type("ＦＩＮＥＳ")
    expect(page.locator("#indicator-filter").get_by_role("status")).to_have_text("没有这样的指标")
    page.keyboard.press("Escape")
    assert names(page) == every
    page.keyboard.type("行政复议")
    page.keyboard.press("Enter")
    expect(page).to_have_url(small_address + INDICATORS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{small_address}indicators/disputes/")


def test_without_javascript_the_list_is_whole(browser: Browser, small_address: str, small_archive: Archive) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address + INDICATORS)
    assert sorted(names(page)) == sorted(indicator.name for indicator in small_archive.stated)
    expect(page.locator("#indicator-filter")).to_be_hidden()
    context.close()


def test_a_value_leads_to_its_sentence_which_is_marked_on_arrival(page: Page, small_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{small_address}indicators/fines/")
    page.get_by_role("link", name="示例市示例局2023年度报告的所在句").click()
    sentence = page.locator("#in-fines")
    expect(sentence).to_be_in_viewport()
    assert sentence.evaluate("link => link.matches(':target') && getComputedStyle(link).outlineStyle") == "solid"
    sentence.click()
    expect(page).to_have_url(f"{small_address}indicators/fines/")


def luminance(colour: str) -> float:
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3


def test_a_chart_is_printed_dark_on_white_also_from_the_dark_scheme(browser: Browser, small_address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{small_address}indicators/cases/")
    label, line = page.locator(".chart .label text").first, page.locator(".chart .line path").first
    assert luminance(label.evaluate("text => getComputedStyle(text).fill")) > 150
    page.emulate_media(media="print", color_scheme="dark")
    expect(label).to_be_visible()
    assert luminance(label.evaluate("text => getComputedStyle(text).fill")) < 80
    assert luminance(line.evaluate("path => getComputedStyle(path).stroke")) < 130
    assert luminance(page.evaluate("getComputedStyle(document.body).backgroundColor")) == 255
    assert label.evaluate("text => getComputedStyle(text).stroke") == "rgb(255, 255, 255)"
    context.close()


def test_a_chart_wider_than_a_phone_scrolls_in_its_own_frame(
    browser: Browser, sample_address: str, sample_archive: Archive
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(sample_address + of(INDICATOR, most_stated(sample_archive)))
    frame = page.locator(".chart .scroll").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    # A function: an expression would be run as a text, which the page's policy forbids.
    page.wait_for_function("() => document.querySelector('.chart .scroll').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
