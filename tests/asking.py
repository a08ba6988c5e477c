"""The search of a site asked many phrases at once, and its answers held against a plain scan."""

from itertools import islice, pairwise
from typing import Any

from playwright.sync_api import Page
from scan import Texts, compared

_FIND_ALL = """async (queries) => {
    const { find } = await import(new URL("assets/search/find.js", document.baseURI));
    const { normalised } = await import(new URL("assets/search/text.js", document.baseURI));
    const answers = [];
    for (const terms of queries) {
        const { pages, hits } = await find({ all: terms.map((term) => [normalised(term)]), none: [] });
        const read = await Promise.all(pages.map((page) => page.read()));
        const sections = read.flatMap(({ meta, sections }) => sections.map(({ anchor, full }) => [meta.address, anchor, full]));
        answers.push({ hits, pages: pages.map(({ meta, hits }) => [meta.address, hits]), sections });
    }
    return answers;
}"""


def ask(page: Page, address: str, queries: list[tuple[str, ...]]) -> list[dict[str, Any]]:
    """What the search of the site at an address finds for each query of terms."""
    page.goto(address)
    return page.evaluate(_FIND_ALL, queries)


def assert_found_just_where_they_stand(page: Page, address: str, texts: Texts, phrases: list[str]) -> None:
    """A phrase is found in every section that holds it and in no other, and each of its places is counted."""
    assert phrases
    for phrase, answer in zip(phrases, ask(page, address, [(phrase,) for phrase in phrases]), strict=True):
        places = texts.places(phrase)
        assert sorted((path, anchor) for path, anchor, _ in answer["sections"]) == sorted(places), phrase
        by_page: dict[str, int] = {}
        for (path, _), count in places.items():
            by_page[path] = by_page.get(path, 0) + count
        assert dict(answer["pages"]) == by_page, phrase
        assert answer["hits"] == sum(places.values()), phrase


def assert_terms_stand_on_one_page(page: Page, address: str, texts: Texts, pairs: list[tuple[str, str]]) -> None:
    """Two terms are found where both stand on one page, and a section is said to hold both just where it does."""
    assert pairs
    for terms, answer in zip(pairs, ask(page, address, pairs), strict=True):
        assert {(path, anchor) for path, anchor, _ in answer["sections"]} == texts.holding(*terms), terms
        for path, anchor, full in answer["sections"]:
            assert full == all(compared(term) in texts.sections[path, anchor] for term in terms)


def phrases_of(texts: Texts, number: int, seed: int) -> list[str]:
    """Random phrases of a site, a fifth of them with a digit where there is any."""
    return [
        *islice(texts.phrases(seed), number - number // 5),
        *islice(texts.phrases_with(r"\d", seed), number // 5),
    ]


def pairs_of(texts: Texts, number: int, seed: int) -> list[tuple[str, str]]:
    """Pairs of short random phrases of a site, most of them of one page."""
    words = [word for word in islice(texts.phrases(seed), 10 * number) if len(word) < 6]
    pages: dict[str, str] = {}
    for (path, _), text in texts.sections.items():
        pages[path] = pages.get(path, "") + "\n" + text
    together = [
        (one, other)
        for one, other in pairwise(words)
        if any(compared(one) in text and compared(other) in text for text in pages.values())
    ]
    return [*together[: number - number // 4], *zip(words[: number // 4], words[-number // 4 :], strict=False)]


def nonsense_of(texts: Texts, number: int, seed: int) -> list[str]:
    """Phrases made of a site's characters that stand nowhere in it."""
    shuffled = (phrase[::-1] for phrase in texts.phrases(seed))
    return list(islice((phrase for phrase in shuffled if compared(phrase) and not texts.places(phrase)), number))
