"""A query that names an indicator or a topic is answered with the numbers themselves, as the bodies wrote them.

The numbers are held against the model; a number that could not be loaded is told to be missing.
"""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from sites import file_at, soup

from archive import addresses
from archive.export.csvfile import csv_text
from archive.export.tables import Column
from archive.export.values import VALUES
from archive.history.series import series_of
from archive.model import Archive

_ANSWER = """async ([all, filters, none]) => {
    const from = (name) => import(new URL(`../assets/search/${name}.js`, document.baseURI));
    const [{ names }, { answerOf }, { normalised }] = await Promise.all([from("names"), from("answer"), from("text")]);
    document.querySelector(".answer")?.remove();
    const asked = { all: all.map((group) => group.map(normalised)), none };
    const made = await answerOf({ asked, filters }, await names(), new URL("..", document.baseURI).href);
    if (made) document.querySelector("article").prepend(made);
    return made !== null;
}"""
_SHOWN = """(box) => [...box.querySelectorAll("tbody")].map((group) => ({
    name: group.querySelector("th a").textContent,
    said: group.querySelector("th").textContent,
    rows: [...group.querySelectorAll("tr")].slice(1).map((row) => ({
        cells: [...row.children].map((cell) => cell.textContent), link: row.querySelector("td a")?.href,
    })),
}))"""


class Asking:
    """The search page of a site, asked for answers."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.goto(f"{address}search/")

    def __call__(self, *words: str | list[str], none: tuple[str, ...] = (), **filters: list[str]) -> list[Any] | None:
        """What the answer shows by indicator; None where there is none. A list holds words of which one is enough."""
        groups = [[word] if isinstance(word, str) else word for word in words]
        if not self.page.evaluate(_ANSWER, [groups, filters, list(none)]):
            return None
        return self.page.locator(".answer").evaluate(_SHOWN)

    def names(self, *words: str | list[str], **filters: list[str]) -> list[str]:
        """The indicators that the answer shows."""
        return [group["name"] for group in self(*words, **filters) or []]

    def rows(self, *words: str, **filters: list[str]) -> list[list[str]]:
        """The cells of the answer's rows."""
        return [row["cells"] for group in self(*words, **filters) or [] for row in group["rows"]]

    @property
    def text(self) -> str:
        """All that the answer says."""
        return self.page.locator(".answer").inner_text()


@pytest.fixture
def ask(page: Page, small_address: str) -> Asking:
    return Asking(page, small_address)


@pytest.fixture
def ask_sample(page: Page, sample_address: str) -> Asking:
    return Asking(page, sample_address)


# What is shown


def expected(archive: Archive, indicator: str) -> list[tuple[str, str, str]]:
    """Body, year and number of an indicator's values, newest first and then in the archive's order."""
    points = [point for each in series_of(archive, archive.indicators[indicator]) for point in each.points]
    points.sort(key=lambda point: -point.year)
    return [(point.report.body.name, str(point.year), point.figure.text) for point in points]


def test_each_indicators_answer_is_its_numbers_as_written_each_linked_to_its_sentence(
    ask: Asking, small_archive: Archive, small_site: Path
) -> None:
    for indicator in small_archive.stated:
        (group,) = [each for each in ask(indicator.name) or [] if each["name"] == indicator.name]
        shown = [(body, year, re.sub("(口径变化|注)+$", "", text)) for body, year, text in map(_cells, group["rows"])]
        assert shown == expected(small_archive, indicator.id)
        for row in group["rows"]:
            page, anchor = urldefrag(row["link"])
            assert page.startswith(f"{ask.address}reports/")  # and not the address that the file has
            path = unquote(page.removeprefix(ask.address))
            assert anchor == addresses.SENTENCE_ID.format(indicator=indicator.id)
            assert soup(file_at(small_site, path)).find(id=anchor)


def _cells(row: Any) -> list[str]:
    return row["cells"]


def test_the_answer_has_the_same_links_where_the_sites_address_is_not_known(
    ask_sample: Asking, sample_archive: Archive
) -> None:
    indicator = max(sample_archive.stated, key=lambda each: len(sample_archive.stating(each.id)))
    (group,) = [each for each in ask_sample(indicator.name) or [] if each["name"] == indicator.name]
    assert all(row["link"].startswith(f"{ask_sample.address}reports/") for row in group["rows"])


def test_the_newest_eight_numbers_are_shown_and_the_rest_is_linked(ask_sample: Asking, sample_archive: Archive) -> None:
    indicator = max(sample_archive.stated, key=lambda each: len(sample_archive.stating(each.id)))
    count = len(sample_archive.stating(indicator.id))
    assert count > 8
    first, *_ = ask_sample(indicator.name) or []
    assert [tuple(row["cells"][:2]) for row in first["rows"]] == [
        each[:2] for each in expected(sample_archive, indicator.id)[:8]
    ]
    assert f"全部{count}个数字" in first["said"]


def test_a_phone_shows_two_numbers_and_further_indicators_when_asked_for(page: Page, small_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ask = Asking(page, small_address)
    assert [body for body, *_ in ask.rows("立案")] == ["示例市示例局", "示例硚市人民政府"]
    assert ask.names("队伍") == ["队伍", "街道队伍"]
    page.get_by_text("另有：行业队伍").click()
    page.locator(".answer details table").get_by_text("24支").wait_for()


def test_a_number_bears_the_marks_of_what_is_said_beside_it(ask: Asking) -> None:
    assert ask.rows("立案")[1] == ["示例硚市人民政府", "2023", "近2万起口径变化注"]
    assert ask.rows("手册") == [["示例市示例局", "2023", "6000余份注"]]
    assert ask.rows("复议") == [["示例硚市人民政府", "2023", "不适用注"]]


def test_an_indicator_says_whose_numbers_they_are_and_leads_to_its_page(ask: Asking) -> None:
    own, area = ask("罚款") or []
    assert (own["name"], area["name"]) == ("罚款", "辖区罚款")
    assert "本机关" in own["said"]
    assert "辖区" in area["said"].removeprefix(area["name"])
    link = ask.page.locator(".answer th a").first
    assert link.get_attribute("href") == f"{ask.address}indicators/fines/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_answer_has_no_barrier_and_fits_the_screen(
    browser: Browser, small_address: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    ask = Asking(context.new_page(), small_address)
    rules = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
    for words in ("队伍", "示例力量"):
        ask(words)
        if ask.page.locator(".answer details").count():
            ask.page.locator(".answer summary").click()
            ask.page.locator(".answer details table").wait_for()
        barriers = Axe().run(ask.page, context=".answer", options=rules).response["violations"]
        assert not barriers, barriers
        assert ask.page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


# What a query names


def test_a_word_names_the_indicators_that_hold_it_the_one_that_it_is_first(ask: Asking) -> None:
    assert ask.names("罚款") == ["罚款", "辖区罚款"]
    assert ask.names("队伍") == ["队伍", "街道队伍", "行业队伍"]
    assert ask.names("无事故") == ["连续无事故"]
    assert ask.names("辖区", "罚款") == ["辖区罚款"]
    assert ask.names(["手册", "无事故"]) == ["手册", "连续无事故"]


def test_only_the_numbers_of_the_bodies_and_years_meant_are_shown(ask: Asking) -> None:
    assert ask.rows("立案", body=["示例市示例局"]) == [
        ["示例市示例局", "2023", "15起"],
        ["示例市示例局", "2022", "12起"],
    ]
    assert ask.rows("立案", year=["2022"]) == [["示例市示例局", "2022", "12起"]]
    assert ask.names("罚款", body=["示例硚市人民政府"]) == ["辖区罚款"]
    assert ask("立案", year=["2022"], body=["示例硚市人民政府"]) is None
    assert ask("立案", place=["别处省"]) is None
    assert len(ask.rows("立案", place=["示例省"])) == 3


@pytest.mark.parametrize("name", ["示例检查", "示例力量"])
def test_a_topic_is_answered_with_the_newest_number_of_its_indicators_and_its_page(
    ask: Asking, small_archive: Archive, name: str
) -> None:
    (concept,) = [each for each in small_archive.concepts.values() if each.name == name]
    groups = ask(name) or []
    assert len(groups) == 4
    for group in groups:
        (indicator,) = [each for each in small_archive.stated if each.name == group["name"]]
        assert indicator.concept == concept.id
        ((body, year, text),) = [row["cells"] for row in group["rows"]]
        assert (body, year) == expected(small_archive, indicator.id)[0][:2]
        assert text.startswith(expected(small_archive, indicator.id)[0][2])
    assert "不能互比" in ask.text
    page = f"{ask.address}topics/{concept.id}/"
    assert page in ask.page.locator(".answer a").evaluate_all("(all) => all.map((link) => link.href)")


@pytest.mark.parametrize(
    "words",
    [[], ["示例"], ["案"], ["没有这个词"], ["罚款", "手册"]],
    ids=["no word", "a word of no name", "one character", "a word that stands nowhere", "words of two indicators"],
)
def test_what_names_no_indicator_has_no_answer(ask: Asking, words: list[str]) -> None:
    assert ask(*words) is None


def test_what_the_numbers_cannot_be_held_against_has_no_answer(ask: Asking) -> None:
    assert ask("立案", none=("罚款",)) is None
    assert ask("立案", wording=["原文"]) is None
    assert ask("立案", wording=[]) is not None


# What was not loaded


@pytest.mark.parametrize(
    "failing",
    [
        lambda route: route.abort(),
        lambda route: route.fulfill(status=404, body="没有"),
        lambda route: route.fulfill(body="<html>登录</html>"),
        lambda route: route.fulfill(body=""),
        lambda route: route.fulfill(body=route.fetch().text()[:-30]),
        lambda route: route.fulfill(body=route.fetch().text().rpartition(",")[0] + ","),
        lambda route: route.fulfill(body=route.fetch().text().partition("\n")[0] + "\n"),
        lambda route: route.fulfill(body=route.fetch().text().replace("数字", "数")),
    ],
    ids=[
        "no network",
        "no file",
        "another file",
        "an empty file",
        "half a file",
        "a file up to a comma",
        "a file up to the end of a line",
        "a file with other columns",
    ],
)
def test_a_number_that_was_not_loaded_is_told_to_be_missing_and_comes_when_asked_again(
    page: Page, small_address: str, failing: Any
) -> None:
    def fail(route: Route) -> None:
        failing(route)

    page.route("**/indicators/fines/figures.csv", fail)
    ask = Asking(page, small_address)
    first, second = ask("罚款") or []
    assert first["rows"][0]["cells"][0].startswith("数字没有取到")
    assert second["rows"][0]["cells"][2] == "226万元"
    page.unroute("**/indicators/fines/figures.csv")
    page.get_by_role("button", name="再试").click()
    page.locator(".answer").get_by_text("72.8万元").wait_for()
    assert "没有取到" not in ask.text


# The file of values


NASTY = ["", "a,b", '说"引"', "两\n行", "两\r\n行", "=1+1", "'=1", "''@", "-27%", " =1", "'", "＝1", "\ufeff", "'甲"]


COLUMNS = [Column("text", "string", "甲", ""), Column("other", "string", "乙", "")]


def test_a_table_is_read_in_the_browser_as_it_was_written(ask: Asking) -> None:
    rows = [{"text": text, "other": other} for text in NASTY for other in NASTY]
    read = """async (text) => {
        const { rowsOf } = await import(new URL("../assets/csv.js", document.baseURI));
        return rowsOf(text);
    }"""
    assert ask.page.evaluate(read, csv_text(COLUMNS, rows)) == rows


def test_a_table_that_ends_within_a_line_is_refused(ask: Asking) -> None:
    text = csv_text(COLUMNS, [{"text": '说"引"', "other": "两\r\n行"}, {"text": "a,b", "other": ""}])
    read = """async (texts) => {
        const { rowsOf } = await import(new URL("../assets/csv.js", document.baseURI));
        return texts.filter((text) => { try { return rowsOf(text); } catch { return false; } });
    }"""
    starts = [text[:end] for end in range(len(text) + 1)]
    whole = [start for start in starts if start.endswith("\r\n") and start.count('"') % 2 == 0]
    assert len(whole) == 3
    assert ask.page.evaluate(read, starts) == whole


def test_the_answer_reads_columns_that_the_file_has() -> None:
    script = Path(addresses.__file__).parent.parent / "overrides" / "assets" / "search" / "answer.js"
    (heads,) = re.findall(r"const HEADS = (\{.+?\});", script.read_text(encoding="utf-8"))
    named = json.loads(re.sub(r"(\w+): ", r'"\1": ', heads))
    assert set(named.values()) <= {column.title for column in VALUES}
