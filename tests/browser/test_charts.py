"""A chart that is taken away: put into a page elsewhere, and as a picture."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import served

CHART = "indicators/cases/charts/shili-ju/"
INDICATOR = "indicators/cases/"
NOTE = """
    window.against = [];
    document.addEventListener("securitypolicyviolation", (event) => window.against.push(event.effectiveDirective));
"""
NARROW, WIDE = 360, 900


@pytest.fixture(scope="module")
def elsewhere(small_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page of another site with the code that the indicator's page offers, for the address under test."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with served(folder) as (address, _):
        (folder / "index.html").write_text("<!doctype html><title>示例</title>", encoding="utf-8")
        yield address


def embedded(page: Page, small_address: str, elsewhere: str, width: int) -> Page:
    """That page with the chart in it."""
    page.goto(small_address + INDICATOR)
    code = page.locator("code.embed").inner_text()
    assert "http://127.0.0.1/site/" in code
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(elsewhere)
    page.set_content(code.replace("http://127.0.0.1/site/", small_address).replace(' loading="lazy"', ""))
    return page


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_chart_shows_whole_in_a_page_elsewhere_and_asks_for_nothing_else(
    browser: Browser, small_address: str, elsewhere: str, width: int
) -> None:
    context = browser.new_context()
    context.add_init_script(NOTE)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    embedded(page, small_address, elsewhere, width)
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.evaluate("() => { const frame = document.querySelector('iframe'); frame.src = frame.src; }")
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("示例市示例局·立案，2022—2023年")
    expect(frame.locator("svg .label text")).to_have_text(["12", "15"])
    (inside,) = [each for each in page.frames if each.url == small_address + CHART]
    inside.wait_for_load_state("networkidle")
    assert sorted(asked) == sorted([small_address + CHART, f"{small_address}assets/chart.css"])
    assert inside.evaluate("window.against") == complaints == []
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_its_source_leads_out_of_the_frame(page: Page, small_address: str, elsewhere: str) -> None:
    embedded(page, small_address, elsewhere, WIDE)
    page.frame_locator("iframe").get_by_role("link", name="示例档案").click()
    expect(page).to_have_url(small_address + INDICATOR)


def test_a_chart_is_drawn_as_a_picture_at_twice_the_size_of_its_file(
    page: Page, small_address: str, tmp_path: Path
) -> None:
    page.add_init_script(NOTE)
    page.goto(small_address + INDICATOR)
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").first.click()
    assert download.value.suggested_filename == "cases-shili-ju.png"
    path = tmp_path / "chart.png"
    download.value.save_as(path)
    assert page.evaluate("window.against") == []
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    page.goto(f"{small_address}{CHART}chart.svg")
    size = page.evaluate("['width', 'height'].map((name) => 2 * document.documentElement.getAttribute(name))")
    assert list(struct.unpack(">II", content[16:24])) == size
    assert colours(page, small_address, content) > 10


def colours(page: Page, small_address: str, png: bytes) -> int:
    """How many colours a picture has."""
    page.route(f"{small_address}drawn.png", lambda route: route.fulfill(body=png, content_type="image/png"))
    page.goto(small_address)
    return page.evaluate(
        """async () => {
            const image = new Image();
            image.src = 'drawn.png';
            await image.decode();
            const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
        }"""
    )


def test_without_javascript_nothing_is_offered_that_would_not_work(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small_address + INDICATOR)
    expect(page.locator("ul.take a").first).to_be_visible()
    expect(page.get_by_text("PNG")).to_have_count(0)
    context.close()


def test_a_click_takes_the_whole_code(page: Page, small_address: str) -> None:
    page.goto(small_address + INDICATOR)
    page.locator("code.embed").first.click()
    taken = page.evaluate("getSelection().toString()")
    assert taken.startswith("<iframe") and taken.endswith("</iframe>")
