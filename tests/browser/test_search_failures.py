"""A search that rests on something that did not come never says that nothing is there, and never counts.

Each file of the index, and each way in which a file does not come.
"""

import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from sites import served

COUNT, HITS = "#search-count", ".search-hit a"


def truncated(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(status=200, body=answer.body()[: len(answer.body()) // 2])


WAYS: dict[str, Callable[[Route], None]] = {
    "404": lambda route: route.fulfill(status=404, body="gone"),
    "503": lambda route: route.fulfill(status=503, body="later"),
    "a page of HTML": lambda route: route.fulfill(status=200, content_type="text/html", body="<p>请登录</p>"),
    "an abort": lambda route: route.abort(),
    "a part": truncated,
}
NEEDED = {
    "start.gz": ("**/start.gz", "立案"),
    "a block": ("**/blocks/*.gz", "立案"),
    "traditional.gz": ("**/traditional.gz", "麒麟麒麟"),
    "a block, of a name": ("**/blocks/*.gz", "示例市示例局 2023 立案"),
}


def says_that_it_does_not_know(page: Page) -> None:
    """No number, no hit, no part, and nothing is said to be nowhere; it can be tried again."""
    count = page.locator(COUNT)
    expect(count).to_contain_text("不知道")
    expect(page.get_by_role("button", name="再试").first).to_be_visible()
    page.wait_for_timeout(200)
    shown = page.locator("#search-said, #search-count, .search-found").all_inner_texts()
    assert not re.search(r"没有找到|\d+(?:处|页)", " ".join(shown)), shown
    assert count.get_attribute("data-count") is None
    assert page.locator(f"{HITS}, .search-parts").count() == 0


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("needed", NEEDED)
def test_without_a_file_of_the_index_nothing_is_known(page: Page, small_address: str, needed: str, way: str) -> None:
    pattern, query = NEEDED[needed]
    page.route(pattern, WAYS[way])
    page.goto(f"{small_address}search/?q={query}")
    says_that_it_does_not_know(page)
    page.unroute(pattern)
    page.get_by_role("button", name="再试").click()
    expect(page.locator(COUNT)).to_have_attribute("data-count", "0" if "麒麟" in query else re.compile(r"[1-9]\d*"))


@pytest.mark.parametrize("way", WAYS)
def test_a_text_that_did_not_come_is_told_in_its_place(page: Page, small_address: str, way: str) -> None:
    page.route("**/texts/*.gz", WAYS[way])
    page.goto(f"{small_address}search/?q=立案")
    missing = page.locator(".search-report.missing")
    expect(missing.first).to_contain_text("这一页的文字没有取到")
    expect(missing.first.locator("h2 a")).to_have_attribute("href", re.compile("/reports/"))
    says_that_it_does_not_know(page)
    page.unroute("**/texts/*.gz")
    missing.first.get_by_role("button", name="再试").click()
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(COUNT)).to_have_attribute("data-count", re.compile(r"[1-9]"))
    expect(missing).to_have_count(0)


@pytest.mark.parametrize("way", ["404", "a page of HTML"])
def test_figures_that_did_not_come_are_told_to_be_missing(page: Page, small_address: str, way: str) -> None:
    page.route("**/figures.csv", WAYS[way])
    page.goto(f"{small_address}search/?q=立案")
    expect(page.locator("#search-answer")).to_contain_text("数字没有取到")
    expect(page.locator("#search-answer td a")).to_have_count(0)
    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize("way", ["503", "a part"])
@pytest.mark.parametrize("pattern", ["**/start.gz", "**/blocks/*.gz", "**/texts/*.gz"])
def test_the_box_in_the_header_does_not_know_either(page: Page, small_address: str, pattern: str, way: str) -> None:
    page.route(pattern, WAYS[way])
    page.goto(small_address)
    page.locator(".search-box input").fill("立案")
    told = page.locator(".search-box__hits [role=status]")
    expect(told).to_contain_text("不知道有没有“立案”")
    assert not re.search(r"没有找到|\d+处", page.locator(".search-box__hits").inner_text())
    page.unroute(pattern)
    told.get_by_role("button", name="再试").click()
    expect(told).to_contain_text(re.compile(r"找到\d+处"))


@pytest.mark.parametrize("way", ["404", "a page of HTML", "an abort"])
def test_a_script_that_did_not_come_is_told(page: Page, small_address: str, way: str) -> None:
    page.route("**/assets/search/find.js", WAYS[way])
    page.goto(f"{small_address}search/?q=立案")
    expect(page.locator("#search-broken")).to_contain_text("不知道有没有")
    expect(page.locator(COUNT)).to_have_text("")


def test_what_failed_offline_is_asked_again_by_itself_when_the_line_is_back(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/", wait_until="networkidle")
    page.context.set_offline(True)
    page.locator("#search-form input").fill("立案")
    page.keyboard.press("Enter")
    says_that_it_does_not_know(page)
    page.context.set_offline(False)
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(COUNT)).to_have_attribute("data-count", re.compile(r"[1-9]"))


def test_a_number_that_did_not_come_is_left_out(page: Page, small_address: str) -> None:
    """The words for the same are offered, and only their number needs the index."""
    page.goto(f"{small_address}search/?q=复议")
    expect(page.locator("#search-said a")).to_contain_text("处）")
    page.route("**/blocks/*.gz", lambda route: route.abort())
    page.route("**/start.gz", lambda route: route.abort())
    page.reload()
    says_that_it_does_not_know(page)
    assert "处）" not in page.locator("article").inner_text()


@pytest.fixture
def moving(small_site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The small site where its index may be replaced."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    with served(tmp_path) as (address, _):
        yield f"{address}site/", site / "search" / "engine"


def replace(engine: Path, version: str) -> None:
    """The index under another version, as a new deployment brings one."""
    start = json.loads(gzip.decompress((engine / "start.gz").read_bytes()))
    (engine / start["version"]).rename(engine / version)
    (engine / "start.gz").write_bytes(gzip.compress(json.dumps({**start, "version": version}).encode()))


def test_an_index_that_was_replaced_meanwhile_is_read_anew(page: Page, moving: tuple[str, Path]) -> None:
    address, engine = moving
    page.goto(f"{address}search/?q=立案")
    expect(page.locator(COUNT)).to_have_attribute("data-count", re.compile(r"[1-9]"))
    replace(engine, "0123456789ab")
    page.locator("#search-form input").fill("手册")
    page.keyboard.press("Enter")
    expect(page.locator(HITS).first).to_contain_text("示例执法")
    expect(page.locator(COUNT)).to_have_attribute("data-count", re.compile(r"[1-9]"))


def test_an_index_that_is_gone_is_not_known(page: Page, moving: tuple[str, Path]) -> None:
    address, engine = moving
    page.goto(f"{address}search/", wait_until="networkidle")
    shutil.rmtree(engine)
    page.locator("#search-form input").fill("麒麟麒麟")
    page.keyboard.press("Enter")
    says_that_it_does_not_know(page)
