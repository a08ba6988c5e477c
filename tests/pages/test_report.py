"""A report's page: its facts, its text with the figures in it, and where it leads."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import small
from sites import built, ids, page, pages

NEWER, OLDER, EXCERPT = "reports/shili-ju/2023/", "reports/shili-ju/2022/", "reports/shili-zf/2023/"


def facts(site: Path, address: str) -> dict[str, str]:
    return {row.dt.text: row.dd.get_text(strip=True) for row in page(site, address).select("dl.facts > div")}


def test_the_page_states_its_facts_and_what_is_unknown(small_site: Path) -> None:
    report = page(small_site, NEWER)
    assert report.h1.text == "示例市示例局2023年法治政府建设年度报告"
    assert facts(small_site, NEWER) == {
        "机关": "示例市示例局",
        "报告年度": "2023年",
        "署名": "示例市示例局",
        "成文日期": "2024年3月18日",
        "发布日期": "未知",
        "公开期限": "2024年4月1日（发布日期未知）",
        "来源": "示例文本（网址未知）",
        "本站记录": "2024年5月6日收录",
        "更正": "更正过1处",
        "数据下载": "JSON、CSV（说明）",
    }
    assert "不是原文" in report.select_one(".wording").text


def test_what_was_not_seen_and_what_only_some_reports_have_is_said(small_site: Path) -> None:
    assert page(small_site, EXCERPT).h1.text == "示例硚市人民政府2023年度报告（题名未见）"
    told = facts(small_site, EXCERPT)
    assert (told["署名"], told["成文日期"]) == ("未见", "未知")
    assert (told["发布机关"], told["更新日期"]) == ("示例省示例厅", "2024年4月3日")
    assert (told["发布日期"], told["公开期限"]) == ("2024年3月29日", "2024年4月1日（在期限内）")
    assert told["本站记录"] == "2024年5月7日摘录；2024年5月8日补上更新日期"


def test_the_five_statutory_items_lead_to_passages_or_say_that_none_was_seen(small_site: Path) -> None:
    report = page(small_site, NEWER)
    rows = report.select(".statute tbody tr")
    assert [row.td.a and row.td.a["href"] for row in rows] == ["#s1", "#s2", "#s1-2", "#s3", None]
    assert [row.td.get_text() for row in rows] == ["见一", "见二示例附注", "见一（二）", "见三", "未见"]
    assert [report.select_one(row.td.a["href"]).name for row in rows if row.td.a] == ["h2", "h2", "h3", "h2"]


def test_an_excerpt_is_not_asked_for_the_statutory_items(small_site: Path) -> None:
    assert not page(small_site, EXCERPT).select("#statute")


def test_sections_have_addresses_made_of_their_numbers(small_site: Path) -> None:
    headings = page(small_site, NEWER).select(".report-text h2, .report-text h3")
    addresses = [heading["id"] for heading in headings]
    assert addresses == ["s1", "s1-1", "s1-2", "s2", "s3", "figures", "figures-enforcement", "figures-emergency"]


def test_a_figure_survives_wherever_an_editor_puts_it(small_site: Path) -> None:
    report = page(small_site, NEWER)
    fines = report.select_one("p strong data")
    assert str(fines) == '<data value="728000">72.8万元</data>'
    assert report.select_one("li data[value='6000']").text == "6000余份"
    assert report.select_one("td data[value='11']").text == "11支"
    assert report.select_one("h4 data[value='35']").text == "35支"
    assert report.select_one("p data[value='8']").text == "八年"
    assert report.select_one("p data[value='12']").text == "12起"
    assert sorted(set(ids(report))) == sorted(ids(report))


def test_reports_of_one_body_lead_to_each_other_and_lateness_is_said_only_where_known(small_site: Path) -> None:
    newer, older = page(small_site, NEWER), page(small_site, OLDER)
    assert newer.select_one("a[rel=prev]")["href"] == "../2022/"
    assert older.select_one("a[rel=next]")["href"] == "../2023/"
    assert older.select_one(".punctuality").text == "逾期"
    assert newer.select_one(".punctuality").text == "发布日期未知"


def test_an_excerpt_says_first_that_it_is_a_part_and_where_the_whole_stands(small_site: Path) -> None:
    notice = page(small_site, EXCERPT).select_one(".wording")
    assert "只摘录了报告的一部分" in notice.text
    assert (notice.a.text, notice.a["href"]) == ("示例网", "https://example.com/excerpt")


def test_a_figure_in_a_sentence_leads_to_its_indicator_and_its_first_place_has_an_address(small_site: Path) -> None:
    report = page(small_site, NEWER)
    stated = [(link["href"], link.text, link.get("id")) for link in report.select("a.fig-link")]
    assert stated == [
        ("../../../indicators/cases/", "15起", "in-cases"),
        ("../../../indicators/fines/", "72.8万元", "in-fines"),
        ("../../../indicators/licensed/", "100%", "in-licensed"),
        ("../../../indicators/cases/", "12起", None),
        ("../../../indicators/leaflets/", "6000余份", "in-leaflets"),
        ("../../../indicators/contest_rank/", "第一名", "in-contest_rank"),
        ("../../../indicators/teams_street/", "11支", "in-teams_street"),
        ("../../../indicators/teams_sector/", "24支", "in-teams_sector"),
        ("../../../indicators/teams/", "35支", "in-teams"),
        ("../../../indicators/quiet_years/", "八年", "in-quiet_years"),
    ]


def test_html_in_any_string_of_the_yaml_arrives_escaped(write_archive: Callable[..., Path]) -> None:
    """Every string that may hold free text is poisoned; no page may hold the poison as an element."""
    poison = "</title><script>alert(1)</script>{{ 7*7 }}"
    files = dict(small.FILES)
    for name, text in files.items():
        if name.startswith("data/"):
            text = re.sub(
                r"(title|signed_by|name|region|note|definition|enforcement|emergency): (示例[^,}\n]*|[^\x00-\x7f][^,}\n]*)",
                rf'\1: "\2{poison}"',
                text,
            )
            text = text.replace("unit: 份", f'unit: "份{poison}"').replace(", measure_words: [件]", "")
            files[name] = text.replace("flow body 份", f'"flow body 份{poison}"')
    site = built(write_archive(files))
    held = set()
    for address in pages(site):
        html = (site / address / "index.html" if address.endswith("/") or not address else site / address).read_text(
            "utf-8"
        )
        assert "<script>alert" not in html, address
        assert "49" not in unescape(re.sub(r"<(script|style|svg).*?</\1>", "", html, flags=re.DOTALL)), address
        held |= {address} if "alert(1)" in html else set()
    lists = {
        "",
        "reports/",
        "coverage/",
        "indicators/",
        "plans/",
        "search/",
        "years/2023/",
        "reports/shili-ju/",
    }
    assert lists | {NEWER, OLDER, "indicators/leaflets/", "items/shortcomings/"} <= held
