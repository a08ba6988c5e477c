"""The search finds every phrase wherever it stands and nowhere else, and says what it found.

What must be found is told by a plain scan of the built pages (tests/scan.py).
"""

import re
from itertools import islice
from pathlib import Path

import pytest
from asking import (
    ask,
    assert_found_just_where_they_stand,
    assert_terms_stand_on_one_page,
    nonsense_of,
    pairs_of,
    phrases_of,
)
from opencc import OpenCC
from playwright.sync_api import Page, expect
from scan import Texts, compared, texts_of


@pytest.fixture(scope="module")
def texts(sample_site: Path) -> Texts:
    return texts_of(sample_site)


def test_a_phrase_is_found_in_every_section_that_holds_it_and_in_no_other(
    page: Page, sample_address: str, texts: Texts
) -> None:
    assert_found_just_where_they_stand(page, sample_address, texts, phrases_of(texts, 300, seed=7))


def test_a_character_that_is_a_traditional_form_elsewhere_is_found_as_it_is_written(
    page: Page, sample_address: str, texts: Texts
) -> None:
    """乾 stands for itself in 乾坤 and for 干 in Traditional 乾淨; the samples hold such characters in names."""
    simple = OpenCC("t2s").convert
    characters = {char for text in texts.sections.values() for char in text}
    both = "".join(sorted(char for char in characters if simple(char) != char))
    phrases = list(islice(texts.phrases_with(f"[{both}]", seed=1), 20))
    assert_found_just_where_they_stand(page, sample_address, texts, phrases)


def test_what_stands_nowhere_is_not_found(page: Page, sample_address: str, texts: Texts) -> None:
    nowhere = nonsense_of(texts, 100, seed=12)
    answers = ask(page, sample_address, [(phrase,) for phrase in nowhere])
    assert {phrase: answer["hits"] for phrase, answer in zip(nowhere, answers, strict=True)} == dict.fromkeys(
        nowhere, 0
    )


def test_two_terms_must_stand_on_one_page_and_sections_with_both_are_known(
    page: Page, sample_address: str, texts: Texts
) -> None:
    assert_terms_stand_on_one_page(page, sample_address, texts, pairs_of(texts, 40, seed=13))


SPELLINGS = [
    ("双随机一公开", "双随机、一公开"),
    ("雙隨機，一公開", "双随机、一公开"),
    ("示例政办函2021 17号", "示例政办函〔2021〕17号"),
    ("示例政办函〔2021〕17号", "示例政办函〔2021〕17号"),
    ("72.8万元", "72.8万元"),
    ("７２．８ 万元", "72.8万元"),
    ("罚款72.8万元", "罚款72.8万元"),
    ("“示例+服务”", "“示例＋服务”"),
    ("ｅｍｓ4.5", "EMS 4.5版"),
]


@pytest.mark.parametrize(("query", "written"), SPELLINGS, ids=[query for query, _ in SPELLINGS])
def test_spelling_that_does_not_matter_does_not_matter(
    page: Page, small_address: str, query: str, written: str
) -> None:
    page.goto(f"{small_address}search/?q={query}")
    hit = page.locator(".search-hit").filter(has_text=written).first
    expect(hit).to_be_visible()


def test_a_number_without_its_point_is_another_number(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=728万元")
    expect(page.locator("#search-count")).to_have_attribute("data-count", "0")


def test_nonsense_says_so_and_offers_the_parts_that_occur(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=示例执法麒麟")
    expect(page.locator("#search-count")).to_have_text("没有找到“示例执法麒麟”。")
    part = page.locator(".search-parts a").first
    expect(part).to_contain_text("示例执法")
    part.click()
    expect(page.locator(".search-hit").first).to_be_visible()


def test_the_address_holds_query_filters_and_sort(page: Page, sample_address: str, texts: Texts) -> None:
    page.goto(f"{sample_address}search/?q=示例普法宣传&year=2020&sort=year")
    expected = {key for key in texts.holding("示例普法宣传") if key[0].endswith("/2020/")}
    count = page.locator("#search-count")
    expect(count).to_have_attribute("data-count", str(len(expected)))
    expect(page.locator("select[name=year]")).to_have_value("2020")
    expect(page.locator(".search-report").first).to_be_visible()
    more = page.locator("#search-more")
    while more.is_visible():
        shown = page.locator(".search-report").count()
        more.click()
        expect(page.locator(".search-report").nth(shown)).to_be_visible()
    assert page.locator(".search-hit a").count() == len(expected)
    page.locator("select[name=year]").select_option("2021")
    expect(page).to_have_url(re.compile("year=2021"))
    page.go_back()
    expect(count).to_have_attribute("data-count", str(len(expected)))


def test_a_hit_leads_to_its_section_with_the_phrase_marked_across_a_figure(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=15起罚款72.8万元")
    page.locator(".search-hit a").click()
    expect(page).to_have_url(re.compile("#s1-1$"))
    marks = page.locator("article mark")
    expect(marks.first).to_be_in_viewport()
    assert compared("".join(marks.all_text_contents())) == compared("15起罚款72.8万元")
    assert page.locator("data.fig mark").all_text_contents() == ["15起", "72.8万元"]


def test_the_whole_way_by_keyboard(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.keyboard.press("/")
    page.keyboard.type("手册6000", delay=20)
    first = page.locator(".search-box__hits a").first
    expect(first).to_be_visible()
    expect(page.locator(".search-box__hits [role=status]")).to_contain_text("找到2处")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("search/.q="))
    expect(page.locator("#search-count")).to_have_attribute("data-count", "2")
    page.goto(small_address)
    page.keyboard.press("/")
    page.keyboard.type("手册6000", delay=20)
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(page: Page, small_address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(small_address + "reports/shili-ju/2023/", wait_until="networkidle")
    assert not [url for url in loaded if "search" in url]
    with page.expect_request("**/engine/index.json"):
        page.locator(".search-box input").focus()


def test_a_search_that_fails_says_so(page: Page, small_address: str) -> None:
    page.route("**/engine/index.json", lambda route: route.abort())
    page.goto(f"{small_address}search/?q=示例执法")
    expect(page.locator("#search-count")).to_contain_text("查找没有成功")


def test_the_search_page_says_which_index_it_reads(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/")
    expect(page.locator("#search-version")).to_have_text(re.compile(r"索引收有\d+页，版本 [0-9a-f]+。"))


@pytest.mark.parametrize("width", [390, 1280])
def test_results_fit_the_screen(page: Page, sample_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_an_indicator_means_is_found_among_the_indicators(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=辖区罚款&kind=指标")
    hits = page.locator(".search-hit a")
    expect(hits.filter(has_text="辖区罚款")).to_have_count(1)
    assert all("/indicators/" in link.get_attribute("href") for link in hits.all())
    hits.filter(has_text="辖区罚款").click()
    expect(page).to_have_url(re.compile("/indicators/area_fines/"))
    expect(page.locator("h1")).to_have_text("辖区罚款")
