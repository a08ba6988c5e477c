"""The policy of the pages in a browser: nothing that the site does is against it, and what is planted does not run."""

import re
from pathlib import Path

import pytest
from kinds import one_of_each_kind
from playwright.sync_api import Browser, Page, expect

from archive.model import Archive

NOTE = """
    window.against = [];
    document.addEventListener("securitypolicyviolation", (event) => window.against.push(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`));
"""


def against(page: Page) -> list[str]:
    """What on the page was against its policy."""
    return page.evaluate("window.against")


@pytest.fixture
def watched(browser: Browser) -> Page:
    context = browser.new_context()
    context.add_init_script(NOTE)
    return context.new_page()


def test_no_kind_of_page_does_anything_against_its_policy(
    watched: Page, small_address: str, small_archive: Archive, small_folder: Path
) -> None:
    for address in one_of_each_kind(small_archive, small_folder):
        watched.goto(small_address + address, wait_until="networkidle")
        assert against(watched) == [], address


def test_search_comparison_and_colours_work_under_it(watched: Page, small_address: str) -> None:
    watched.goto(small_address)
    watched.locator(".search-box input").fill("示例举措")
    expect(watched.locator(".search-box__hits a").first).to_be_visible()
    watched.locator("label[for^=__palette]:visible").click()
    assert against(watched) == []
    watched.goto(f"{small_address}search/?q=示例举措")
    expect(watched.locator(".search-hit").first).to_be_visible()
    assert against(watched) == []
    watched.goto(f"{small_address}compare/?a=shili-ju/2022&b=shili-ju/2023")
    expect(watched.locator("#compare-result table").first).to_be_visible()
    assert against(watched) == []


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("<script>window.ran = true</script>", "script-src-elem inline"),
        ("<img src='missing.png' onerror='window.ran = true'>", "script-src-attr inline"),
        ("<p style='color: red'>示例</p>", "style-src-attr inline"),
        ("<img src='http://127.0.0.1:1/a.png'>", "img-src http://127.0.0.1:1/a.png"),
        ("<iframe src='http://127.0.0.1:1/'></iframe>", "frame-src http://127.0.0.1:1"),
    ],
)
def test_what_is_planted_in_a_finished_page_is_blocked(
    watched: Page, small_address: str, planted: str, told: str
) -> None:
    def plant(route):  # type: ignore[no-untyped-def]
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</h1>", f"</h1>{planted}", 1))

    watched.route(re.compile("reports/shili-ju/2023/$"), plant)
    watched.goto(f"{small_address}reports/shili-ju/2023/", wait_until="networkidle")
    assert [each for each in against(watched) if each.startswith(told)]
    assert watched.evaluate("window.ran") is None
