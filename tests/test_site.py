"""The built site: the real one, figure by figure, and small ones for what the real one does not hold."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
import small
import yaml
from bs4 import BeautifulSoup
from small import mkdocs_build

from archive.check.archive import checked
from archive.literal import plain
from benchmarks.build import loaded_by, on_the_wire

REPORT = "reports/qiaokou-yjglj/2023/index.html"
DATA = small.ROOT / "data" / "reports" / "qiaokou-yjglj" / "2023.yml"


def soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")


def test_every_figure_of_the_yaml_stands_in_a_sentence_and_in_the_table(real_site: Path) -> None:
    page = soup(real_site, REPORT)
    report = checked(small.ROOT).archive.reports["qiaokou-yjglj", 2023]
    typed = yaml.safe_load(DATA.read_text(encoding="utf-8"))["figures"]
    assert list(report.figures) == list(typed)
    for indicator, figure in report.figures.items():
        assert figure.amount
        row = page.select_one(f"#fig-{indicator} data.fig")
        assert row and (row["value"], row.text) == (plain(figure.amount.value), figure.text)
        sentences = [
            data for data in page.select(".report-text data.fig") if not data.find_parent(id=re.compile("^fig-"))
        ]
        assert [
            data
            for data in sentences
            if (data["value"], data.text) in {(row["value"], figure.text), (row["value"], figure.chinese)}
        ]


def test_only_a_report_with_figures_has_a_heading_for_them(real_site: Path) -> None:
    for (body, year), report in checked(small.ROOT).archive.reports.items():
        page = soup(real_site, f"reports/{body}/{year}/index.html")
        assert bool(page.select("h2#figures")) == bool(report.figures), (body, year)


# The report's own numbers, typed again from the published text: (value in the indicator's unit, as shown).
STATED = """
8 八年|1 一次以上|15 15起|5 5名|13 13家|728000 72.8万元|36 36名|25 25家|516 516家次|2661 2661处|2 第二方阵|5 五个|27 27项|32 32个
23000 2.3万处|149 149处|2227 2227份|375700 37.57万元|2260000 226万元|0 0件|6 6起|22 22人|100 100%|1 第一名|20 20天|20000 2万份
6000 6000余份|30000 30000余件|1000 1000余人|1522 1522人次|5203 5203户|407 407场次|38 38篇|7 7篇|5 5个|26 26个|35 35支|11 11支|413 413人
22 22支|555 555人|2 2支|175 175人|40 40个|86 86个|949 949场次|1100 1100余次|100 100余次|44 44起|3 第三名
"""


@pytest.mark.parametrize("stated", re.split(r"[|\n]", STATED.strip()))
def test_a_number_of_the_2023_report_reads_as_published(stated: str, real_site: Path) -> None:
    value, text = stated.split(" ")
    shown = {(data["value"], data.text) for data in soup(real_site, REPORT).select(".report-text data.fig")}
    assert (value, text) in shown


def test_the_report_page_states_its_facts_and_what_is_unknown(real_site: Path) -> None:
    page = soup(real_site, REPORT)
    facts = {row.dt.text: row.dd.get_text(strip=True) for row in page.select("dl.facts > div")}
    assert facts["署名"] == "中共武汉市硚口区应急管理局委员会"
    assert facts["成文日期"] == "2024年3月18日"
    assert facts["发布日期"] == "未知"
    assert facts["公开期限"] == "2024年4月1日（发布日期未知）"
    assert "网址未知" in facts["来源"]
    assert page.h1.text == "硚口区应急管理局关于2023年度法治政府建设情况的报告"
    assert "不是原文" in page.select_one(".wording").text


def test_the_five_statutory_items_lead_to_passages_or_say_that_none_was_seen(real_site: Path) -> None:
    page = soup(real_site, REPORT)
    rows = [(row.th.text, row.td.a and row.td.a["href"], row.td.get_text()) for row in page.select(".statute tbody tr")]
    assert [href for _, href, _ in rows] == ["#s1", "#s2", "#s1-2", "#s3", None]
    assert rows[-1][2].startswith("未见")
    assert all(page.select_one(href) for _, href, _ in rows if href)


def test_the_three_parts_have_their_seven_one_and_five_sections(real_site: Path) -> None:
    ids = [heading["id"] for heading in soup(real_site, REPORT).select(".report-text h2, .report-text h3")]
    text_ids = [each for each in ids if not each.startswith("figures")]
    assert text_ids == ["s1", *(f"s1-{n}" for n in range(1, 8)), "s2", "s3", *(f"s3-{n}" for n in range(1, 6))]


def test_a_figure_survives_wherever_an_editor_puts_it(small_site: Path) -> None:
    page = soup(small_site, "reports/shili-ju/2023/index.html")
    fines = page.select_one("p strong data.fig")
    assert str(fines) == '<data class="fig" value="728000">72.8万元</data>'
    assert page.select_one("li data.fig[value='6000']").text == "6000余份"
    assert page.select_one("td data.fig[value='11']").text == "11支"
    assert page.select_one("h4 data.fig[value='35']").text == "35支"
    assert page.select_one("p data.fig[value='8']").text == "八年"
    assert page.select_one("p data.fig[value='12']").text == "12起"
    assert not [id_ for id_ in _ids(page) if _ids(page).count(id_) > 1]


def test_reports_of_one_body_lead_to_each_other_and_lateness_is_said_only_where_known(small_site: Path) -> None:
    newer = soup(small_site, "reports/shili-ju/2023/index.html")
    older = soup(small_site, "reports/shili-ju/2022/index.html")
    assert newer.select_one("a[rel=prev]")["href"] == "../2022/"
    assert older.select_one("a[rel=next]")["href"] == "../2023/"
    assert older.select_one(".punctuality").text == "逾期"
    assert newer.select_one(".punctuality").text == "发布日期未知"


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
            text = text.replace("unit: 份", f'unit: "份{poison}"')
            files[name] = text.replace("flow body 份", f'"flow body 份{poison}"')
    folder = write_archive(files)
    build = mkdocs_build(folder)
    assert build.returncode == 0, build.stderr
    pages = list((folder / "site").rglob("*.html"))
    assert len(pages) > 5
    held = [page for page in pages if "alert(1)" in page.read_text(encoding="utf-8")]
    assert len(held) > 5
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "<script>alert" not in html, page
        assert "49" not in unescape(re.sub(r"<(script|style|svg).*?</\1>", "", html, flags=re.DOTALL)), page


def test_an_excerpt_says_first_that_it_is_a_part_and_where_the_whole_stands(real_site: Path) -> None:
    notice = soup(real_site, "reports/luohuqu-renminzhengfu/2024/index.html").select_one(".wording")
    assert "只摘录了报告的一部分" in notice.text
    assert notice.a["href"].startswith("https://www.sz.gov.cn/")


def test_a_body_leads_to_the_one_it_answers_to(real_site: Path) -> None:
    facts = soup(real_site, "reports/luohuqu-yingjiguanliju/index.html").select_one(".facts")
    assert "区县级" in facts.text
    assert (facts.a.text, facts.a["href"]) == ("深圳市罗湖区人民政府", "../luohuqu-renminzhengfu/")


def test_lists_lead_to_every_report_and_no_page_carries_reports_in_its_navigation(real_site: Path) -> None:
    for page in ("index.html", "reports/index.html", "reports/qiaokou-yjglj/index.html", "years/2023/index.html"):
        links = [link["href"] for link in soup(real_site, page).select(".report-list a")]
        assert [
            link
            for link in links
            if (real_site / page).parent.joinpath(link, "index.html").resolve() == (real_site / REPORT).resolve()
        ]
        assert not soup(real_site, page).select(".md-nav--primary a[href*='2023']")


def test_every_link_inside_the_site_leads_somewhere(real_site: Path) -> None:
    pages = {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in real_site.resolve().rglob("*.html")
    }
    ids = {path: _ids(page) for path, page in pages.items()}
    for path, page in pages.items():
        for target, anchor in _inner_links(real_site, path, page):
            assert target.is_file(), (path, target)
            assert not anchor or target not in ids or anchor in ids[target], (path, target, anchor)


def test_a_report_page_stays_small_on_the_wire(real_site: Path) -> None:
    """Bytes as GitHub Pages sends them (gzip): the page, and all that it loads."""
    page, loaded = on_the_wire(real_site, REPORT)
    assert page < 30_000
    assert len(loaded) <= 6
    assert sum(loaded) < 120_000


def test_no_page_names_another_host_to_load_from(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        assert not [address for address in loaded_by(path) if re.match(r"(https?:)?//", address)], path


def _inner_links(site: Path, path: Path, page: BeautifulSoup) -> Iterator[tuple[Path, str]]:
    for link in page.select("a[href]"):
        address, _, anchor = link["href"].partition("#")
        if re.match(r"[a-z]+:", address):
            continue
        target = (
            path
            if not address
            else site.parent / address.lstrip("/")
            if address.startswith("/")
            else path.parent / address
        )
        yield ((target / "index.html" if target.is_dir() else target).resolve(), anchor)


def _ids(page: BeautifulSoup) -> list[str]:
    return [tag["id"] for tag in page.select("[id]")]
