"""A name is known however people write it, and suggested while it is typed in characters or as it sounds."""

from collections.abc import Iterator
from typing import Any

import pytest
import small
from playwright.sync_api import Browser

from archive.model import Archive
from archive.search.names import names_of

_ASK = """async ([names, method, typed]) => {
    const { namesIn } = await import(new URL("assets/search/names.js", document.baseURI));
    const given = namesIn(names)[method](typed);
    return given.map((each) => each.name ? [each.what, each.full ?? each.name, each.bodies ?? []] : each);
}"""

BODIES = (
    ("武汉市硚口区应急管理局", "湖北省武汉市硚口区"),
    ("武汉市司法局", "湖北省武汉市"),
    ("重庆市铜梁区人民政府", "重庆市铜梁区"),
    ("上海市长宁区司法局", "上海市长宁区"),
    ("北京市朝阳区司法局", "北京市朝阳区"),
    ("朝阳市应急管理局", "辽宁省朝阳市"),
)


@pytest.fixture(scope="module")
def ask(browser: Browser, small_address: str, small_archive: Archive) -> Iterator[Any]:
    """What the names of an archive with those bodies give: the kind, the name and the bodies of each."""
    names = names_of(small.reporting(small_archive, *BODIES))
    page = browser.new_page()
    page.goto(small_address)
    yield lambda method, typed: page.evaluate(_ASK, [names, method, typed])
    page.close()


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("硚口", [["地区", "湖北省武汉市硚口区", ["武汉市硚口区应急管理局"]]]),
        ("武汉硚口区", [["地区", "湖北省武汉市硚口区", ["武汉市硚口区应急管理局"]]]),
        ("湖北省武汉", [["地区", "湖北省武汉市", ["武汉市硚口区应急管理局", "武汉市司法局"]]]),
        ("硚口应急局", [["机关", "武汉市硚口区应急管理局", ["武汉市硚口区应急管理局"]]]),
        ("武汉市司法局", [["机关", "武汉市司法局", ["武汉市司法局"]]]),
        ("铜梁区政府", [["机关", "重庆市铜梁区人民政府", ["重庆市铜梁区人民政府"]]]),
        (
            "朝阳",
            [["地区", "北京市朝阳区", ["北京市朝阳区司法局"]], ["地区", "辽宁省朝阳市", ["朝阳市应急管理局"]]],
        ),
        ("２０２２", [["年度", "2022年度", []]]),
        ("2022年", [["年度", "2022年度", []]]),
        ("立案", [["指标", "立案", []]]),
        ("示例检查", [["主题", "示例检查", []]]),
        ("应急", []),
        ("硚", []),
        ("", []),
    ],
)
def test_a_name_is_known_in_full_and_in_short_and_only_whole(ask: Any, written: str, known: list[Any]) -> None:
    assert ask("exact", written) == known


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("硚", "湖北省武汉市硚口区"),
        ("应急局", "武汉市硚口区应急管理局"),
        ("司法", "武汉市司法局"),
        ("qiaokou", "湖北省武汉市硚口区"),
        ("QiaoK", "湖北省武汉市硚口区"),
        ("qiao kou", "湖北省武汉市硚口区"),
        ("qia", "湖北省武汉市硚口区"),
        ("qiaoko", "湖北省武汉市硚口区"),
        ("qk", "湖北省武汉市硚口区"),
        ("whsf", "武汉市司法局"),
        ("wuhan司", "武汉市司法局"),
        ("chongqing", "重庆市"),
        ("changning", "上海市长宁区"),
        ("chaoyangshi", "辽宁省朝阳市"),
        ("2022", "2022年度"),
        ("案", "立案"),
        ("lian", "立案"),
        ("la", "立案"),
        ("sljc", "示例检查"),
    ],
)
def test_what_is_typed_suggests_the_name_that_begins_so_or_sounds_so(ask: Any, typed: str, first: str) -> None:
    found = [name for _, name, _ in ask("suggest", typed)]
    assert first in found[:2]


def test_what_begins_so_is_suggested_before_what_holds_it_and_before_what_sounds_so(ask: Any) -> None:
    found = [name for _, name, _ in ask("suggest", "朝阳")]
    assert found == ["北京市朝阳区", "辽宁省朝阳市", "朝阳市应急管理局", "北京市朝阳区司法局"]


@pytest.mark.parametrize("typed", ["", " ", "，。", "zzz", "武汉市硚口区应急管理局的罚款"])
def test_nothing_is_suggested_for_what_names_nothing(ask: Any, typed: str) -> None:
    assert ask("suggest", typed) == []


@pytest.mark.parametrize(
    ("word", "others"), [("罚款", ["罚没款"]), ("罚没款", ["罚款"]), ("行政 复议", ["复议"]), ("立案", [])]
)
def test_a_synonym_offers_the_other_words_of_its_group(ask: Any, word: str, others: list[str]) -> None:
    assert ask("synonyms", word) == others
