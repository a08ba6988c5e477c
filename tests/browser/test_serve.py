"""What the browser shows while an editor breaks and mends a file: what is to be mended, on the page that is open.

One preview runs for all; each test begins with whatever the one before has left, and saves what it needs.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import small
from playwright.sync_api import Browser, Locator, Page, expect
from preview import PATIENCE, Served, serving
from small import Changes

DATA = "data/reports/shili-ju/2023.yml"
GOOD = str(small.FILES[DATA])
BROKEN = GOOD.replace("  cases: 15", "  case: 15")
REPORT = "reports/shili-ju/2023/"
SETTINGS = "mkdocs.yml"


class Editing:
    """The archive of the preview, as an editor saves it."""

    def __init__(self, folder: Path, served: Served) -> None:
        self.folder, self.served = folder, served
        self.good = {path: (folder / path).read_bytes() for path in (DATA, SETTINGS)}

    def save(self, changes: Changes) -> None:
        """Makes the archive the good one with files replaced or (None) left out."""
        for path, content in {**self.good, **changes}.items():
            file = self.folder / path
            wanted = content.encode() if isinstance(content, str) else content
            if wanted is None:
                file.unlink()
            elif not file.exists() or file.read_bytes() != wanted:
                file.write_bytes(wanted)


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    codes = "# 错误代码\n\n## FIG01 示例 { #FIG01 }\n"
    folder = small.write(tmp_path_factory.mktemp("preview") / "archive", {"docs/editors/codes.md": codes})
    expect.set_options(timeout=PATIENCE * 1000)
    with serving(folder) as served:
        yield Editing(folder, served)
    expect.set_options(timeout=None)


def panel(page: Page) -> Locator:
    return page.get_by_role("alert")


def test_a_broken_figure_is_told_on_the_open_page_and_mending_it_shows_the_new_value(
    editing: Editing, page: Page
) -> None:
    page.goto(editing.served.address + REPORT)
    editing.save({DATA: BROKEN})
    expect(panel(page)).to_contain_text("发现 2 个问题，这一页还是改动以前的样子。改好下面的地方并保存")
    first, second = panel(page).get_by_role("listitem").all()
    expect(first).to_have_text(
        f"{DATA}:14:3 FIG01 indicators.yml 里没有指标 case，最接近的是 cases → 改正拼写，或先在 data/indicators.yml 登记"
    )
    expect(second).to_contain_text("docs/reports/shili-ju/2023.md:7:3 TEXT04")
    expect(page.locator("#in-cases")).to_have_text("15起")

    editing.save({DATA: BROKEN.replace("case:", "casx:")})
    expect(panel(page)).to_contain_text("没有指标 casx")

    editing.save({DATA: GOOD.replace("  cases: 15", "  cases: 16")})
    expect(panel(page)).to_have_count(0)
    expect(page.locator("#in-cases")).to_have_text("16起")


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        (DATA, GOOD.replace("  cases: 15", "  '<script>alert(1)</script>': 15"), "没有指标 <script>alert(1)</script>"),
        (DATA, GOOD.encode("gbk"), f"{DATA}:1:9 FILE01 文件是 GB18030"),
        (DATA, None, "docs/reports/shili-ju/2023.md:1:1 FILE03 有正文，没有数据"),
        (SETTINGS, "x: [1\n", "原因：MkDocs encountered an error parsing the configuration file"),
        (SETTINGS, "theme: nowhere\nsite_name: <b>示例\n", "原因：Config value 'theme': Unrecognised theme name"),
        (SETTINGS, None, f"{SETTINGS}' does not exist"),
    ],
    ids=["a script", "another encoding", "no data", "settings that are no YAML", "wrong settings", "no settings"],
)
def test_whatever_stops_the_preview_is_told_as_a_text_on_the_open_page(
    path: str, content: str | bytes | None, told: str, editing: Editing, page: Page
) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(editing.served.address + REPORT)
    before = page.locator("#in-cases").inner_text()
    editing.save({path: content})
    expect(panel(page)).to_contain_text(told)
    expect(panel(page).locator("script")).to_have_count(0)
    expect(page.locator("#in-cases")).to_have_text(before)
    assert asked == [] and "Traceback" not in editing.served.said


def test_the_code_of_a_finding_leads_to_its_explanation_from_whatever_page(editing: Editing, page: Page) -> None:
    page.goto(editing.served.address + REPORT)
    editing.save({DATA: BROKEN})
    expect(panel(page)).to_contain_text("没有指标 case，")
    for path in ("", REPORT, "editors/codes/", "indicators/cases/charts/shili-ju/", "nowhere", "nowhere/at/all/"):
        page.goto(editing.served.address + path)
        panel(page).get_by_role("link", name="FIG01").click()
        expect(page).to_have_url(f"{editing.served.address}editors/codes/#FIG01")
        expect(page.locator("#FIG01")).to_be_visible()


def test_an_address_that_leads_nowhere_yet_is_told_the_same_and_freed_when_it_is_mended(
    editing: Editing, page: Page
) -> None:
    page.goto(editing.served.address + "reports/shili-ju/2024/")
    editing.save({DATA: BROKEN})
    expect(panel(page)).to_contain_text("没有指标 case，")
    editing.save({})
    expect(panel(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_many_findings_scroll_in_their_own_place_and_hide_nothing_of_the_page(
    width: int, scheme: str, editing: Editing, browser: Browser
) -> None:
    long = "".join(f"  {'long_' * 20}{number}: 1\n" for number in range(30))
    editing.save({DATA: BROKEN.replace("figures:\n", f"figures:\n{long}")})
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    other = context.new_page()
    other.goto(editing.served.address + REPORT)
    expect(panel(other)).to_contain_text("发现 32 个问题")
    box = panel(other).bounding_box()
    assert box and box["y"] >= 400 and box["y"] + box["height"] == 800 and box["width"] == width
    assert other.evaluate("document.documentElement.scrollWidth") == width
    assert panel(other).evaluate("(it) => it.scrollWidth <= it.clientWidth && it.scrollHeight > it.clientHeight")
    other.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end = other.locator(".md-footer").bounding_box()
    assert end and end["y"] + end["height"] <= box["y"] + 1
    colours = panel(other).evaluate("(it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]")
    assert ("rgb(255, 255, 255)" in colours) == (scheme == "light")
    context.close()
