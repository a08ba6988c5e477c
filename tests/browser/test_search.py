"""The search finds every phrase wherever it stands and nowhere else, on the real archive and on a large sample.

What must be found is told by a plain scan of the built pages, which shares no code with the search.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from opencc import OpenCC
from playwright.sync_api import Page, expect

Section = tuple[str, str]  # address of the page, anchor

FIND_ALL = """async (queries) => {
    const { find, termsOf } = await import(new URL("assets/search/find.js", document.baseURI));
    const answers = [];
    for (const query of queries) {
        const { reports, hits } = await find(termsOf(query));
        const pages = await Promise.all(reports.map((report) => report.read()));
        const sections = pages.flatMap(({ meta, sections }) => sections.map(({ anchor, full }) => [meta.address, anchor, full]));
        answers.push({ hits, sections });
    }
    return answers;
}"""


@dataclass(frozen=True)
class Texts:
    """Every section of a site with its text as the search should compare it."""

    address: str
    sections: dict[Section, str]

    def holding(self, *terms: str) -> set[Section]:
        """Sections that hold one of the terms, on pages that hold them all."""
        pages = [{page for (page, _), text in self.sections.items() if term in text} for term in terms]
        all_of_them = set.intersection(*pages)
        return {
            key for key, text in self.sections.items() if key[0] in all_of_them and any(term in text for term in terms)
        }

    def substrings(self, number: int, seed: int) -> list[str]:
        """Random substrings of 2 to 12 characters."""
        chance = random.Random(seed)
        texts = [text for text in self.sections.values() if len(text) > 12]
        found = []
        while len(found) < number:
            text, length = chance.choice(texts), chance.randint(2, 12)
            start = chance.randrange(len(text) - length)
            # A point at an end stands between no digits; a query is at least two characters.
            if len(phrase := text[start : start + length].strip(".")) > 1:
                found.append(phrase)
        return found


def compared(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"((?<=\d)\.(?=\d))|[\W_]", lambda match: match[1] or "", text).lower()


def texts_of(address: str, site: Path) -> Texts:
    sections: dict[Section, str] = {}
    for path in [
        *site.glob("reports/*/*/index.html"),
        *site.glob("about/index.html"),
        *site.glob("data/index.html"),
        *site.glob("editors/**/index.html"),
    ]:
        page = path.parent.relative_to(site).as_posix() + "/"
        html = path.read_text(encoding="utf-8")
        article = BeautifulSoup(html[html.index("<article") : html.index("</article>")], "html.parser")
        for each in article.select(".headerlink, .fig-note"):
            each.decompose()
        root = article.select_one(".report-text") or article.article
        title = article.h1.text if root.name != "article" else ""
        anchor = ""
        parts: dict[str, list[str]] = {"": [title]}
        for child in root.children:
            if isinstance(child, Tag) and child.name in ("h2", "h3", "h4", "h5"):
                if page.startswith("reports/") and child["id"] == "figures":
                    break
                anchor = child["id"]
            parts.setdefault(anchor, []).append(
                child.text if isinstance(child, Tag) and child.name not in ("nav", "script") else ""
            )
        sections |= {(page, anchor): compared("".join(text)) for anchor, text in parts.items()}
    for path in site.glob("indicators/*/index.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        text = page.h1.text + page.select_one(".definition").text
        sections[path.parent.relative_to(site).as_posix() + "/", ""] = compared(text)
    return Texts(address, sections)


@pytest.fixture(scope="module")
def real_texts(real_address: str, real_site: Path) -> Texts:
    return texts_of(real_address, real_site)


@pytest.fixture(scope="module")
def sample_texts(sample_address: str, sample_site: Path) -> Texts:
    return texts_of(sample_address, sample_site)


def ask(page: Page, address: str, queries: list[str]) -> list[dict[str, Any]]:
    page.goto(address)
    return page.evaluate(FIND_ALL, queries)


@pytest.mark.parametrize("archive", ["real_texts", "sample_texts"])
def test_a_phrase_is_found_in_every_section_that_holds_it_and_in_no_other(
    page: Page, archive: str, request: pytest.FixtureRequest
) -> None:
    texts: Texts = request.getfixturevalue(archive)
    phrases = texts.substrings(300, seed=7)
    assert len([phrase for phrase in phrases if re.search(r"\d", phrase)]) > 10
    for phrase, answer in zip(phrases, ask(page, texts.address, phrases), strict=True):
        found = {(address, anchor) for address, anchor, _ in answer["sections"]}
        assert found == texts.holding(phrase), phrase
        assert answer["hits"] == len(answer["sections"]) == len(found), phrase


def test_a_character_that_is_a_traditional_form_elsewhere_is_found_as_it_is_written(
    page: Page, sample_texts: Texts
) -> None:
    """乾 stands for itself in 乾坤 and for 干 in Traditional 乾淨; the samples hold such characters in names."""
    simple = OpenCC("t2s").convert
    places = [
        (text, at) for text in sample_texts.sections.values() for at, char in enumerate(text) if simple(char) != char
    ]
    assert len(places) > 20
    phrases = [text[max(0, at - 3) : at + 3] for text, at in random.Random(1).sample(places, 20)]
    for phrase, answer in zip(phrases, ask(page, sample_texts.address, phrases), strict=True):
        assert {(address, anchor) for address, anchor, _ in answer["sections"]} == sample_texts.holding(phrase), phrase


@pytest.mark.parametrize("archive", ["real_texts", "sample_texts"])
def test_what_stands_nowhere_is_not_found(page: Page, archive: str, request: pytest.FixtureRequest) -> None:
    texts: Texts = request.getfixturevalue(archive)
    chance = random.Random(11)
    nonsense = ["".join(chance.sample(phrase, len(phrase))) for phrase in texts.substrings(400, seed=12)]
    nowhere = [phrase for phrase in nonsense if not texts.holding(phrase)][:100]
    assert len(nowhere) == 100
    assert [answer["hits"] for answer in ask(page, texts.address, nowhere)] == [0] * 100


@pytest.mark.parametrize("archive", ["real_texts", "sample_texts"])
def test_two_terms_must_stand_on_one_page_and_sections_with_both_come_first(
    page: Page, archive: str, request: pytest.FixtureRequest
) -> None:
    texts: Texts = request.getfixturevalue(archive)
    words = [word for word in texts.substrings(400, seed=13) if len(word) < 6]
    queries = list(zip(words[0:80:2], words[1:80:2], strict=True))
    for terms, answer in zip(queries, ask(page, texts.address, [" ".join(terms) for terms in queries]), strict=True):
        assert {(address, anchor) for address, anchor, _ in answer["sections"]} == texts.holding(*set(terms)), terms
        assert answer["hits"] == len(answer["sections"])
        for address, anchor, full in answer["sections"]:
            assert full == all(term in texts.sections[address, anchor] for term in terms)


SPELLINGS = [
    ("双随机一公开", "双随机、一公开"),
    ("雙隨機，一公開", "双随机、一公开"),
    ("鄂政办函2021 17号", "鄂政办函〔2021〕17号"),
    ("鄂政办函〔2021〕17号", "鄂政办函〔2021〕17号"),
    ("72.8万元", "72.8万元"),
    ("７２．８ 万元", "72.8万元"),
    ("罚款合计72.8万元", "罚款合计72.8万元"),
    ("“专家＋服务”", "“专家+服务”"),
]


@pytest.mark.parametrize(("query", "written"), SPELLINGS, ids=[query for query, _ in SPELLINGS])
def test_spelling_that_does_not_matter_does_not_matter(page: Page, real_address: str, query: str, written: str) -> None:
    page.goto(f"{real_address}search/?q={query}")
    hit = page.locator(".search-hit").filter(has_text=written).first
    expect(hit).to_be_visible()


def test_a_number_without_its_point_is_another_number(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/?q=728万元")
    expect(page.locator("#search-count")).to_have_attribute("data-count", "0")


def test_nonsense_says_so_and_offers_the_parts_that_occur(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/?q=行政处罚麒麟")
    expect(page.locator("#search-count")).to_have_text("没有找到“行政处罚麒麟”。")
    part = page.locator(".search-parts a").first
    expect(part).to_contain_text("行政处罚")
    part.click()
    expect(page.locator(".search-hit").first).to_be_visible()


def test_one_character_is_refused_and_not_dropped(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/?q=安全 的")
    expect(page.locator("#search-count")).to_contain_text("“的”只有一个字")
    expect(page.locator(".search-hit")).to_have_count(0)


def test_the_address_holds_query_filters_and_sort(page: Page, sample_address: str, sample_texts: Texts) -> None:
    page.goto(f"{sample_address}search/?q=示例普法宣传&year=2020&sort=year")
    expected = {key for key in sample_texts.holding("示例普法宣传") if key[0].endswith("/2020/")}
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


def test_a_hit_leads_to_its_section_with_the_phrase_marked_across_a_figure(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/?q=罚款合计72.8万元")
    page.locator(".search-hit a").click()
    expect(page).to_have_url(re.compile("#s1-3$"))
    marks = page.locator("article mark")
    expect(marks.first).to_be_in_viewport()
    assert compared("".join(marks.all_text_contents())) == "罚款合计72.8万元"
    assert page.locator("data.fig mark").count() == 1


def test_the_whole_way_by_keyboard(page: Page, real_address: str) -> None:
    page.goto(real_address)
    page.keyboard.press("/")
    page.keyboard.type("持证率100", delay=20)
    first = page.locator(".search-box__hits a").first
    expect(first).to_be_visible()
    expect(page.locator(".search-box__hits [role=status]")).to_contain_text("找到1处")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("search/.q="))
    expect(page.locator("#search-count")).to_have_attribute("data-count", "1")
    page.goto(real_address)
    page.keyboard.press("/")
    page.keyboard.type("持证率100", delay=20)
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(page: Page, real_address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(real_address + "reports/qiaokou-yjglj/2023/", wait_until="networkidle")
    assert not [url for url in loaded if "search" in url]
    with page.expect_request("**/pagefind.js"):
        page.locator(".search-box input").focus()


def test_a_search_that_fails_says_so(page: Page, real_address: str) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{real_address}search/?q=行政处罚")
    expect(page.locator("#search-count")).to_contain_text("查找没有成功")


def test_the_search_page_says_which_index_it_reads(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/")
    expect(page.locator("#search-version")).to_have_text(re.compile(r"索引收有\d+页，版本 \w+。"))


@pytest.mark.parametrize("width", [390, 1280])
def test_results_fit_the_screen(page: Page, sample_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_an_indicator_means_is_found_among_the_indicators(page: Page, real_address: str) -> None:
    page.goto(f"{real_address}search/?q=罚款金额&kind=指标")
    hits = page.locator(".search-hit a")
    expect(hits.filter(has_text="罚款金额")).to_have_count(1)
    assert all("/indicators/" in link.get_attribute("href") for link in hits.all())
    hits.filter(has_text="罚款金额").click()
    expect(page).to_have_url(re.compile("/indicators/fines/"))
    expect(page.locator("h1")).to_have_text("罚款金额")
