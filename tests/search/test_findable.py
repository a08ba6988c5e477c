"""All that a page alone tells is found where it stands, and nothing is found that all pages of a kind repeat."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small
from mkdocs.commands.build import build
from mkdocs.config import load_config
from scan import compared, texts_of
from sites import ids, page

from archive.addresses import DATA
from archive.check.archive import checked
from archive.model import Archive
from archive.pages.finished import Making
from archive.search.findable import Findable, findable_report

NEWER, OLDER, EXCERPT = "reports/shili-ju/2023/", "reports/shili-ju/2022/", "reports/shili-zf/2023/"


@pytest.fixture(scope="module")
def found(small_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Findable]:
    """What the build of the small archive gives to the search, by address."""
    site = tmp_path_factory.mktemp("found") / "site"
    config: Any = load_config(str(small_folder / "mkdocs.yml"), site_dir=str(site))
    build(config)
    making = Making(config.build, config.home, config.in_menu, config.others, config.found, site)
    return {each.address: each for each in [*config.found, *map(making.write_page, making.paths)] if each}


def anchors(found: dict[str, Findable], words: str) -> set[str]:
    """Where words are found, as address#anchor; the page that explains the data names everything."""
    return {
        f"{address}#{passage.anchor}"
        for address, each in found.items()
        for passage in each.passages
        if address != DATA and compared(words) in compared(f"{passage.title}\n{passage.text}")
    }


def test_what_is_found_is_what_a_plain_scan_reads_on_the_pages(found: dict[str, Findable], small_site: Path) -> None:
    told = {
        (address, passage.anchor): compared(f"{passage.title}\n{passage.text}")
        for address, each in found.items()
        for passage in each.passages
    }
    assert told == texts_of(small_site).sections


def test_a_passage_stands_at_an_id_that_its_page_has_once(found: dict[str, Findable], small_site: Path) -> None:
    for address, each in found.items():
        on_page = Counter(ids(page(small_site, address)))
        for passage in each.passages:
            assert not passage.anchor or on_page[passage.anchor] == 1, (address, passage.anchor)
        assert len({passage.anchor for passage in each.passages}) == len(each.passages), address


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("示例附注", {f"{NEWER}#statute-shortcomings"}),
        ("手册6000余份", {f"{NEWER}#s1-1", f"{NEWER}#fig-leaflets"}),
        ("注：示例注解", {f"{NEWER}#fig-leaflets", f"{EXCERPT}#fig-cases"}),
        ("口径变化：示例口径", {f"{EXCERPT}#fig-cases"}),
        ("不适用 注：示例机关没有复议", {f"{EXCERPT}#fig-disputes"}),
        ("全员轮训一遍", {f"{NEWER}#plan-training"}),
        ("开通示例热线写明部分完成示例结果", {f"{NEWER}#result-hotline", f"{OLDER}#plan-hotline"}),
        ("署名示例市示例局", {f"{NEWER}#facts", f"{OLDER}#facts"}),
        ("发布机关示例省示例厅", {f"{EXCERPT}#facts"}),
        ("成文日期2024年3月18日", {f"{NEWER}#facts"}),
        ("2024-03-18", {f"{NEWER}#facts"}),
        ("发布日期2023年4月2日", {f"{OLDER}#facts"}),
        ("2024-03-29", {f"{EXCERPT}#facts"}),
        ("更新日期2024年4月3日", {f"{EXCERPT}#facts"}),
        ("2024年4月1日（发布日期未知）", set()),
        ("逾期", {f"{OLDER}#facts"}),
        ("示例网", {f"{EXCERPT}#facts"}),
        ("补上更新日期", {f"{EXCERPT}#facts"}),
        ("摘录文本", set()),
        ("示例硚市人民政府2023年", {f"{EXCERPT}#", f"{EXCERPT}#facts"}),
        ("示例省示例硚市", {f"{EXCERPT}#facts", "reports/shili-zf/#"}),
        ("市级", {f"{EXCERPT}#facts", "reports/shili-zf/#"}),
        ("区县级示例硚市人民政府", {"reports/shili-ju/#"}),
        ("辖区当年罚款的金额", {"indicators/area_fines/#"}),
        ("示例的检查和罚款", {"topics/checks/#"}),
        ("有的数起，有的数元", {"topics/checks/#"}),
        ("只说本站收录了什么", {"coverage/#"}),
        ("EMS 4.5版", {"about/#how"}),
    ],
)
def test_words_are_found_where_they_stand(found: dict[str, Findable], words: str, places: set[str]) -> None:
    assert anchors(found, words) == places


def test_what_every_page_of_a_kind_repeats_finds_no_page(found: dict[str, Findable], small_archive: Archive) -> None:
    told = {address: each for address, each in found.items() if each.kind != "说明"}
    repeated = ["本报告的数字", "五项法定内容", "写在", "公开期限", "数据下载", "网址未知", "以发布机关公布的文本为准"]
    repeated += ["当年罚款的金额示例", "口径有什么不同", "不连线", "含义出处", small_archive.statute.name]
    for words in [*repeated, *small_archive.statute.items.values()]:
        assert anchors(told, words) == set(), words


def test_an_item_of_the_statute_is_found_as_the_page_that_puts_the_reports_side_by_side(
    found: dict[str, Findable], small_archive: Archive
) -> None:
    for item, name in small_archive.statute.items.items():
        assert anchors(found, name) == {f"items/{item}/#"}


def test_the_meaning_of_an_indicator_without_a_page_is_found_in_its_row(write_archive: Callable[..., Path]) -> None:
    indicators = small.FILES["data/indicators.yml"].replace("的金额。}", "的金额。, single_report: true}")
    archive = checked(write_archive({"data/indicators.yml": indicators})).archive
    report = findable_report(archive, archive.reports["shili-ju", 2023], "", [])
    (row,) = [passage for passage in report.passages if passage.anchor == "fig-fines"]
    assert (row.title, row.text) == (
        "罚款",
        "72.8万元\n示例局当年罚款的金额。\n更正：原为72.7万元，2024年6月1日录入更正。",
    )


def test_a_report_and_its_body_are_known_by_what_readers_filter(found: dict[str, Findable]) -> None:
    report, body = found[OLDER], found["reports/shili-ju/"]
    assert (report.kind, report.year, report.body, report.place) == ("正文", 2022, "示例市示例局", "示例省")
    assert (report.wording, report.punctuality) == ("整理", "逾期")
    assert found[NEWER].punctuality == "发布日期未知"
    assert (body.kind, body.year, body.body, body.place) == ("机关", None, "示例市示例局", "示例省")
    assert {each.kind for address, each in found.items() if address.startswith(("indicators/", "topics/"))} == {"指标"}
