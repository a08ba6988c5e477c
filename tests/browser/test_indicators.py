"""The list of indicators while a reader types, and charts on paper."""

import re

from playwright.sync_api import Browser, Page, expect

INDICATORS = "indicators/"
CHARTED = "indicators/fines/"
ITEMS = ".indicator-list > li"


def test_typing_leaves_the_indicators_that_hold_every_word_and_tells_how_many(page: Page, real_address: str) -> None:
    page.goto(real_address + INDICATORS)
    items = page.locator(ITEMS)
    every = items.count()
    field = page.get_by_label("筛选", exact=True)
    field.fill("罚款 本机关")
    visible = items.locator("visible=true")
    assert 0 < visible.count() < every
    for text in visible.all_inner_texts():
        assert "罚款" in text
        assert "本机关" in text
    told = page.locator("#indicator-filter").get_by_role("status")
    expect(told).to_have_text(f"{every}个指标中有{visible.count()}个")
    headings = page.locator("#indicator-groups section:visible")
    assert all(section.locator("li:visible").count() for section in headings.all())
    field.fill("没有这样的指标")
    expect(told).to_have_text("没有这样的指标")
    expect(visible).to_have_count(0)


def test_the_filter_is_used_by_keyboard_alone(page: Page, real_address: str) -> None:
    page.goto(real_address + INDICATORS)
    every = page.locator(ITEMS).count()
    field = page.get_by_label("筛选", exact=True)
    field.focus()
    page.keyboard.type("ＦＩＮＥＳ")
    expect(page.locator("#indicator-filter").get_by_role("status")).to_have_text("没有这样的指标")
    page.keyboard.press("Escape")
    expect(page.locator(ITEMS).locator("visible=true")).to_have_count(every)
    page.keyboard.type("罚款金额")
    page.keyboard.press("Enter")
    expect(page).to_have_url(real_address + INDICATORS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/indicators/(area_)?fines/$"))


def test_without_javascript_the_list_is_whole(browser: Browser, real_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_address + INDICATORS)
    assert page.locator(ITEMS).locator("visible=true").count() == page.locator(ITEMS).count() > 40
    expect(page.locator("#indicator-filter")).to_be_hidden()
    context.close()


def test_a_value_leads_to_its_sentence_which_is_marked_on_arrival(page: Page, real_address: str) -> None:
    page.goto(real_address + CHARTED)
    page.get_by_role("link", name=re.compile("2023年度报告的所在句")).click()
    sentence = page.locator("#in-fines")
    expect(sentence).to_be_in_viewport()
    assert sentence.evaluate("link => link.matches(':target') && getComputedStyle(link).outlineStyle") == "solid"
    sentence.click()
    expect(page).to_have_url(real_address + CHARTED)


def luminance(colour: str) -> float:
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3


def test_a_chart_is_printed_dark_on_white_also_from_the_dark_scheme(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(sample_address + CHARTED)
    label, line = page.locator(".chart .label text").first, page.locator(".chart .line path").first
    assert luminance(label.evaluate("text => getComputedStyle(text).fill")) > 150
    page.emulate_media(media="print", color_scheme="dark")
    expect(label).to_be_visible()
    assert luminance(label.evaluate("text => getComputedStyle(text).fill")) < 80
    assert luminance(line.evaluate("path => getComputedStyle(path).stroke")) < 130
    assert luminance(page.evaluate("getComputedStyle(document.body).backgroundColor")) == 255
    assert label.evaluate("text => getComputedStyle(text).stroke") == "rgb(255, 255, 255)"
    context.close()


def test_a_chart_wider_than_a_phone_scrolls_in_its_own_frame(browser: Browser, sample_address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(sample_address + CHARTED)
    frame = page.locator(".chart .scroll").first
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.chart .scroll').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
