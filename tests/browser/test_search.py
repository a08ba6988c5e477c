"""The search finds every phrase wherever it stands and nowhere else.

What must be found is told by a plain scan of the built pages (tests/scan.py).
"""

from itertools import islice

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
from scan import Texts


def test_a_phrase_is_found_in_every_section_that_holds_it_and_in_no_other(
    page: Page, sample_address: str, sample_texts: Texts
) -> None:
    assert_found_just_where_they_stand(page, sample_address, sample_texts, phrases_of(sample_texts, 300, seed=7))


def test_a_character_that_is_a_traditional_form_elsewhere_is_found_as_it_is_written(
    page: Page, sample_address: str, sample_texts: Texts
) -> None:
    """乾 stands for itself in 乾坤 and for 干 in Traditional 乾淨; the samples hold such characters in names."""
    simple = OpenCC("t2s").convert
    characters = {char for text in sample_texts.sections.values() for char in text}
    both = "".join(sorted(char for char in characters if simple(char) != char))
    phrases = list(islice(sample_texts.phrases_with(f"[{both}]", seed=1), 20))
    assert_found_just_where_they_stand(page, sample_address, sample_texts, phrases)


def test_what_stands_nowhere_is_not_found(page: Page, sample_address: str, sample_texts: Texts) -> None:
    nowhere = nonsense_of(sample_texts, 100, seed=12)
    answers = ask(page, sample_address, [(phrase,) for phrase in nowhere])
    assert {phrase: answer["hits"] for phrase, answer in zip(nowhere, answers, strict=True)} == dict.fromkeys(
        nowhere, 0
    )


def test_two_terms_must_stand_on_one_page_and_sections_with_both_are_known(
    page: Page, sample_address: str, sample_texts: Texts
) -> None:
    assert_terms_stand_on_one_page(page, sample_address, sample_texts, pairs_of(sample_texts, 40, seed=13))


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
