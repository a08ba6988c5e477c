"""What a query is taken to mean: words, or, not, phrases, and what it names.

The rows are read by overrides/assets/search/query.js itself, in a browser, with a few names that it is given.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

UNDERSTOOD = """async ([query, literal]) => {
    const { understood } = await import(new URL("assets/search/query.js", document.baseURI));
    const bodies = { "示例市示例局": "示例市示例局", "示例局": "示例市示例局", "示例厅": "示例省示例厅", "司法局": "甲市司法局" };
    const places = { "示例省": ["示例市示例局", "示例省示例厅"], "甲市": ["甲市司法局", "甲市公安局"] };
    const years = { "<2023>": 2023, "<2024>": 2024, "<2024>年": 2024, "<2024>年度": 2024 };
    const topics = { "复议": "行政复议" };
    const exact = (term) => [
        ...(term in bodies ? [{ what: "机关", name: bodies[term], bodies: [bodies[term]], address: "reports/a/" }] : []),
        ...(term in places ? [{ what: "地区", name: term, address: "", bodies: places[term] }] : []),
        ...(term in years ? [{ what: "年度", name: `${years[term]}年`, address: "", year: years[term] }] : []),
        ...(term in topics ? [{ what: "主题", name: topics[term], address: "topics/a/" }] : []),
    ];
    const meant = understood(query, literal === null ? null : { exact }, { literal: Boolean(literal) });
    const filters = Object.fromEntries(Object.entries(meant.filters).map(([name, values]) => [name, [...values]]));
    return { ...meant, filters };
}"""


@pytest.fixture(scope="module")
def understood(browser: Browser, small_address: str) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(small_address)

    def ask(query: str, literal: bool | None = False) -> dict[str, Any]:
        return page.evaluate(UNDERSTOOD, [query, literal])

    yield ask
    page.close()


READINGS = [
    # words
    ("罚款", [["罚款"]], [], {}),
    ("罚款 立案", [["罚款"], ["立案"]], [], {}),
    ("罚款\u3000立案\n没收", [["罚款"], ["立案"], ["没收"]], [], {}),
    ("罚款 罚款", [["罚款"]], [], {}),
    ("罚", [["罚"]], [], {}),
    ("的 罚款", [["的"], ["罚款"]], [], {}),
    ("双随机，一公开", [["双随机一公开"]], [], {}),
    ("ＥＭＳ４．５", [["ems<4.5>"]], [], {}),
    # numbers are whole
    ("5次", [["<5>次"]], [], {}),
    ("７２．８ 万元", [["<72.8>"], ["万元"]], [], {}),
    ("1,286件", [["<1286>件"]], [], {}),
    ("〔2021〕17号", [["<2021><17>号"]], [], {}),
    # or
    ("罚款、没收", [["罚款", "没收"]], [], {}),
    ("罚款|没收", [["罚款", "没收"]], [], {}),
    ("罚款 ｜ 没收", [["罚款", "没收"]], [], {}),
    ("罚款、 没收 立案", [["罚款", "没收"], ["立案"]], [], {}),
    ("、罚款、", [["罚款"]], [], {}),
    ("《行政处罚法》、《行政复议法》", [["行政处罚法", "行政复议法"]], [], {}),
    # a sentence that holds 、 is one phrase
    ("推行双随机、一公开，加强监管", [["推行双随机一公开加强监管"]], [], {}),
    ("完善行政执法与刑事司法衔接、移送机制", [["完善行政执法与刑事司法衔接移送机制"]], [], {}),
    ("“双随机、一公开”", [["双随机一公开"]], [], {}),
    # not
    ("罚款 -没收", [["罚款"]], ["没收"], {}),
    ("罚款 －没收、立案", [["罚款"]], ["没收", "立案"], {}),
    ("罚款 −“双随机 一公开”", [["罚款"]], ["双随机一公开"], {}),
    ("-罚款", [], ["罚款"], {}),
    ("- 手册", [["手册"]], [], {}),
    ("GB-9704", [["gb<9704>"]], [], {}),
    # phrases
    ("《示例 纲要》", [["示例纲要"]], [], {}),
    ("依照《示例 纲要》 罚款", [["依照示例纲要"], ["罚款"]], [], {}),
    ('"示例 罚款"', [["示例罚款"]], [], {}),
    ("“没有完", [["没有完"]], [], {}),
    # what a query names
    ("2024", [], [], {"year": ["2024"]}),
    ("2024年度", [], [], {"year": ["2024"]}),
    ("2023、2024", [], [], {"year": ["2023", "2024"]}),
    ("2023 2024", [], [], {"year": ["2023", "2024"]}),
    ("1999", [["<1999>"]], [], {}),
    ("2024年3月", [["<2024>年<3>月"]], [], {}),
    ("示例局 罚款", [["罚款"]], [], {"body": ["示例市示例局"]}),
    ("甲市 2024 罚款", [["罚款"]], [], {"body": ["甲市司法局", "甲市公安局"], "year": ["2024"]}),
    ("甲市 司法局", [], [], {"body": ["甲市司法局"]}),
    ("甲市、示例局 罚款", [["罚款"]], [], {"body": ["甲市司法局", "甲市公安局", "示例市示例局"]}),
    ("示例局 司法局", [], [], {"body": ["示例市示例局", "甲市司法局"]}),
    ("罚款、示例局", [["罚款", "示例局"]], [], {}),
    ("罚款 -示例局", [["罚款"]], ["示例局"], {}),
    ("“2024”", [["<2024>"]], [], {}),
    ("“示例局” 罚款", [["示例局"], ["罚款"]], [], {}),
    ("示例局罚款", [["示例局罚款"]], [], {}),
    ("复议 2024", [["复议"]], [], {"year": ["2024"]}),
    # nothing that counts
    ("", [], [], {}),
    ("、，。 -", [], [], {}),
]


@pytest.mark.parametrize(
    ("query", "wanted", "none", "filters"), READINGS, ids=[row[0] or "nothing" for row in READINGS]
)
def test_a_query_is_understood(
    understood: Any, query: str, wanted: list[list[str]], none: list[str], filters: dict[str, list[str]]
) -> None:
    meant = understood(query)
    assert (meant["asked"], meant["filters"]) == ({"all": wanted, "none": none}, filters)


LITERAL = [
    ("甲市 2024", [["甲市"], ["<2024>"]]),
    ("罚款、没收", [["罚款没收"]]),
    ("罚款 -没收", [["罚款"], ["没收"]]),
    ("“示例 罚款”", [["示例罚款"]]),
]


@pytest.mark.parametrize(("query", "wanted"), LITERAL, ids=[query for query, _ in LITERAL])
def test_taken_literally_it_is_words_and_nothing_else(understood: Any, query: str, wanted: list[list[str]]) -> None:
    meant = understood(query, literal=True)
    assert (meant["asked"], meant["filters"], meant["apart"]) == ({"all": wanted, "none": []}, {}, False)
    assert all(word["entry"] is None for word in meant["words"])


def test_without_the_names_words_are_words_and_signs_still_count(understood: Any) -> None:
    meant = understood("甲市、示例局 -2024", literal=None)
    assert (meant["asked"], meant["filters"]) == ({"all": [["甲市", "示例局"]], "none": ["<2024>"]}, {})


SAID = [
    ("罚款", ""),
    ("罚款 立案", ""),
    ("2024", "限于2024年度。"),
    ("甲市 2024 罚款", "限于甲市（2个机关）、2024年度，查“罚款”。"),
    ("示例局 罚款、没收 立案", "限于示例市示例局，查“罚款”或“没收”和“立案”。"),
    ("罚款 -没收", "查“罚款”，去掉含“没收”的网页。"),
]


@pytest.mark.parametrize(("query", "said"), SAID, ids=[query for query, _ in SAID])
def test_what_was_understood_is_said_where_there_is_another_way_to_read_it(
    understood: Any, query: str, said: str
) -> None:
    meant = understood(query)
    assert (meant["said"], meant["apart"]) == (said, said != "")


def test_each_word_is_told_with_what_it_names(understood: Any) -> None:
    words = understood("示例局 ２０２４年 复议 罚款")["words"]
    assert [(word["text"], word["term"], (word["entry"] or {}).get("what")) for word in words] == [
        ("示例局", "示例局", "机关"),
        ("２０２４年", "<2024>年", "年度"),
        ("复议", "复议", "主题"),
        ("罚款", "罚款", None),
    ]


def test_a_page_of_text_is_taken_whole_and_more_is_refused_whole(understood: Any) -> None:
    meant = understood("硚" * 2000)
    assert (meant["asked"]["all"], meant.get("tooLong")) == ([["硚" * 2000]], None)
    meant = understood("硚" * 2001)
    assert (meant["asked"], meant["tooLong"]) == ({"all": [], "none": []}, 2001)
