"""The picture of what the archive holds, on a phone and on a desktop: what it is about stays in sight while it is read."""

import pytest
from playwright.sync_api import Locator, Page

COVERAGE = "coverage/"


def box(part: Locator) -> dict[str, float]:
    found = part.bounding_box()
    assert found
    return dict(found)


def test_on_a_phone_the_table_scrolls_in_its_own_box_and_the_names_stay(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(sample_address + COVERAGE)
    scroll = page.locator(".tall")
    name, cell = scroll.locator("tbody th a").first, scroll.locator("tbody + tbody td").first
    before, moved = box(name), box(cell)
    scroll.evaluate("box => box.scrollBy(200, 0)")
    assert abs(box(name)["x"] - before["x"]) <= 2  # the gap between cells
    assert box(cell)["x"] < moved["x"]
    assert box(name)["x"] + box(name)["width"] < 390 / 2
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [390, 1280])
def test_the_years_stay_in_sight_while_the_bodies_go_by(width: int, page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(sample_address + COVERAGE)
    last = page.locator(".tall tbody th a").last
    if width < 1000:
        page.locator(".tall").evaluate("box => { box.scrollIntoView(); box.scrollTo(0, box.scrollHeight); }")
    else:
        last.scroll_into_view_if_needed()
    year = box(page.locator(".tall thead th").nth(1))
    assert page.locator(".md-header").evaluate("head => head.getBoundingClientRect().bottom") <= year["y"] + 1
    assert year["y"] < box(last)["y"] < 600


def test_every_link_of_the_picture_can_be_hit(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(sample_address + COVERAGE)
    for link in page.locator("table.coverage a").all():
        assert min(box(link)["width"], box(link)["height"]) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_the_picture_can_be_read(scheme: str, page: Page, sample_address: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(sample_address + COVERAGE)
    contrasts = page.evaluate(
        """() => {
            const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
            const painted = (...colours) => {
                for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
                return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const light = (rgb) => rgb.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
            const page = getComputedStyle(document.body).backgroundColor;
            const found = {};
            // A place has a colour for each quarter of the most.
            document.querySelectorAll(".counts tbody td").forEach((cell, at) => { if (at < 4) cell.className = `n${at + 1}`; });
            for (const part of document.querySelectorAll("table.coverage td, .legend span")) {
                const { color, backgroundColor } = getComputedStyle(part);
                const [dark, bright] = [light(painted(page, backgroundColor, color)), light(painted(page, backgroundColor))].sort((a, b) => a - b);
                found[part.className] = (bright + 0.05) / (dark + 0.05);
            }
            return found;
        }"""
    )
    kinds = ["", "w", "e", "w i", "w l", "w u", "e i", "e l", "e u", "n1", "n2", "n3", "n4"]
    assert sorted(contrasts) == sorted(kinds)
    assert {name: contrast for name, contrast in contrasts.items() if contrast < 4.5} == {}
