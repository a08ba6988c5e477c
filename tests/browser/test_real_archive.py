"""The project's own site in a browser, whatever the archive holds: what every archive without findings keeps."""

import re
from pathlib import Path

import pytest
import small
from asking import (
    ask,
    assert_found_just_where_they_stand,
    assert_terms_stand_on_one_page,
    nonsense_of,
    pairs_of,
    phrases_of,
)
from kinds import one_of_each_kind
from playwright.sync_api import Browser, Page
from scan import Texts, texts_of

from archive.model import Archive

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def real_texts(real_site: Path) -> Texts:
    return texts_of(real_site)


@pytest.mark.parametrize(("scheme", "first"), [("light", 0), ("dark", 1)])
def test_no_page_scrolls_sideways_complains_or_calls_out(
    browser: Browser, real_address: str, real_archive: Archive, scheme: str, first: int
) -> None:
    """Every second kind of page in the light, the others in the dark."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: None if request.url.startswith((real_address, "data:")) else complaints.append(request.url),
    )
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    for address in one_of_each_kind(real_archive, small.ROOT)[first::2]:
        page.set_viewport_size(PHONE)
        page.goto(real_address + address, wait_until="networkidle")
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        assert complaints == [], address
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        lightness = sum(map(float, re.findall(r"[\d.]+", background)[:3]))
        assert (lightness < 300) == (scheme == "dark"), (address, background)
    context.close()


def test_a_phrase_is_found_in_every_section_that_holds_it_and_in_no_other(
    page: Page, real_address: str, real_texts: Texts
) -> None:
    assert_found_just_where_they_stand(page, real_address, real_texts, phrases_of(real_texts, 300, seed=7))


def test_two_terms_must_stand_on_one_page(page: Page, real_address: str, real_texts: Texts) -> None:
    assert_terms_stand_on_one_page(page, real_address, real_texts, pairs_of(real_texts, 40, seed=13))


def test_what_stands_nowhere_is_not_found(page: Page, real_address: str, real_texts: Texts) -> None:
    nowhere = nonsense_of(real_texts, 100, seed=12)
    answers = ask(page, real_address, [(phrase,) for phrase in nowhere])
    assert {phrase: answer["hits"] for phrase, answer in zip(nowhere, answers, strict=True)} == dict.fromkeys(
        nowhere, 0
    )
