"""The project's own archive, whatever it holds: what every archive without findings keeps.

Nothing here names a body, a year or a number, so that no new report can be refused by it.
"""

import json
import re
from collections import Counter
from contextlib import closing
from pathlib import Path
from string import ascii_uppercase
from typing import Any
from xml.etree import ElementTree

import covered
import explained
import feedparser
import frictionless
import msgspec_schemaorg.models
import pytest
import small
from bs4 import BeautifulSoup
from exported import database_in, rows
from kinds import is_plain
from linked import nodes
from pyld import jsonld
from sites import address_of, below, file_at, ids, loaded_by, on_the_wire, target_of

from archive import addresses
from archive.fields import Scope
from archive.literal import Bound, plain
from archive.model import Archive, Report
from archive.pages.feed import LONGEST
from archive.pages.kinds import generated_pages
from archive.read.loading import Contents

Pages = dict[str, BeautifulSoup]
EXAMPLES = explained.examples((small.ROOT / "docs" / "data.md").read_text(encoding="utf-8"))


def start(site: Path) -> str:
    """The address that the site was built for."""
    return f"http://127.0.0.1/{site.name}/"


def themed(pages: Pages) -> Pages:
    """The pages that MkDocs knows."""
    return {address: page for address, page in pages.items() if not is_plain(address)}


# Reports


def test_every_figure_stands_in_its_sentence_and_in_the_table_with_its_value_and_text(
    real_archive: Archive, real_pages: Pages
) -> None:
    for report in real_archive.reports.values():
        page = real_pages[addresses.of(addresses.REPORT, report)]
        for indicator, figure in report.figures.items():
            value = plain(figure.amount.value) if figure.amount else None
            for place, spelled in (
                (f"in-{indicator}", {figure.text, figure.chinese}),
                (f"fig-{indicator}", {figure.text}),
            ):
                shown = page.find(id=place).select_one("data, .fig")
                assert shown.get("value") == value, (report.key, place)
                assert shown.text in spelled, (report.key, place)
            assert not page.find(id=f"in-{indicator}").find_parent(id="figures")
        assert {id_ for id_ in ids(page) if id_.startswith("fig-")} == {f"fig-{each}" for each in report.figures}


def test_only_a_report_with_figures_has_a_heading_for_them(real_archive: Archive, real_pages: Pages) -> None:
    headed = {
        key
        for key, report in real_archive.reports.items()
        if real_pages[addresses.of(addresses.REPORT, report)].select("h2#figures")
    }
    assert headed == {key for key, report in real_archive.reports.items() if report.figures}


def test_every_statutory_item_that_is_answered_leads_to_a_section(real_archive: Archive, real_pages: Pages) -> None:
    for report in real_archive.reports.values():
        page = real_pages[addresses.of(addresses.REPORT, report)]
        leading = [link["href"] for link in page.select(".statute td a")]
        answered = [answer.section for answer in report.statute_items.values() if answer.section]
        assert Counter(leading) == Counter(f"#{addresses.section_id(section)}" for section in answered), report.key
        assert all(page.select_one(href) for href in leading), report.key


def test_the_values_of_a_reports_json_and_csv_stand_on_its_page(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    for report in real_archive.reports.values():
        page, folder = (
            real_pages[addresses.of(addresses.REPORT, report)],
            real_site / addresses.of(addresses.REPORT, report),
        )
        told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        shown = {
            row["id"]: (row.select_one("data, .fig").get("value"), row.select_one("data, .fig").text)
            for row in page.select("[id^='fig-']")
        }
        assert shown == {f"fig-{each['indicator']}": (each.get("value"), each["text"]) for each in told["figures"]}
        assert page.h1.text == report.heading and told.get("title") == report.title
        in_csv = {row["indicator"]: row["value"] for row in rows(folder / "figures.csv")}
        assert in_csv == {each["indicator"]: each.get("value", "") for each in told["figures"]}


def test_every_value_of_the_whole_csv_is_the_value_at_its_address(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    table = rows(real_site / "data" / "figures.csv.zip")
    stated = [(*key, indicator) for key, report in real_archive.reports.items() for indicator in report.figures]
    assert [(row["body"], int(row["year"]), row["indicator"]) for row in table] == stated
    for row in table:
        address, _, anchor = row["address"].removeprefix(start(real_site)).partition("#")
        assert real_pages[address].find(id=anchor).select_one("data, .fig").get("value", "") == row["value"], row


# Lists and links


def linked_from(site: Path, pages: Pages, address: str, selector: str) -> list[str]:
    """The pages that some links on a page lead to."""
    targets = [target_of(site, address, link["href"]) for link in pages[address].select(selector)]
    return [target[0] for target in targets if target]


def test_lists_lead_to_their_reports_and_to_no_other(real_archive: Archive, real_site: Path, real_pages: Pages) -> None:
    def listed(address: str) -> Counter[str]:
        return Counter(linked_from(real_site, real_pages, address, ".report-list a"))

    def reports(given: list[Report]) -> Counter[str]:
        return Counter(addresses.of(addresses.REPORT, report) for report in given)

    assert listed("reports/") == reports(list(real_archive.reports.values()))
    for body in {report.body.id: report.body for report in real_archive.reports.values()}.values():
        assert listed(addresses.of(addresses.BODY, body)) == reports(real_archive.reports_of(body.id))
    for year in real_archive.years:
        assert listed(addresses.of(addresses.YEAR, year)) == reports(real_archive.reports_on(year))
    assert listed("") <= listed("reports/")


def test_every_cell_of_the_coverage_says_what_the_data_say(real_archive: Archive, real_pages: Pages) -> None:
    places, years, bodies = covered.tables(real_pages[addresses.COVERAGE])
    assert places == covered.of_places(real_archive)
    assert years == covered.of_years(real_archive)
    assert bodies == covered.of_bodies(real_archive)


def test_what_a_report_is_said_to_say_of_an_item_begins_the_section_that_it_leads_to(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    for item in real_archive.statute.items:
        address = addresses.of(addresses.ITEM, item)
        for each in real_pages[address].select(".said"):
            (path, anchor) = target_of(real_site, address, each.select_one(".facts a")["href"]) or ("", "")
            if text := each.select_one(".text"):
                opening = "".join(text.find(string=True).split()).removesuffix("…")
                assert opening and below(real_pages[path], anchor).startswith(opening), (address, path)
            else:
                assert not anchor and "未见" in each.text, (address, path)


def test_the_site_has_a_page_for_everything_and_no_navigation_repeats_reports(
    real_archive: Archive, real_contents: Contents, real_site: Path, real_pages: Pages
) -> None:
    reports = {addresses.of(addresses.REPORT, report) for report in real_archive.reports.values()}
    assert {path for path, _ in generated_pages(real_contents)} | reports <= set(real_pages)
    for address in real_pages:
        assert not set(linked_from(real_site, real_pages, address, ".md-nav--primary a[href]")) - {address} & reports


def test_every_link_inside_the_site_leads_somewhere(real_site: Path, real_pages: Pages) -> None:
    anchors = {address: set(ids(page)) for address, page in real_pages.items()}
    there: dict[str, bool] = {}
    for address, page in real_pages.items():
        for link in page.select("a[href]"):
            if target := target_of(real_site, address, link["href"]):
                path, anchor = target
                assert there.setdefault(path, file_at(real_site, path).is_file()), (address, link["href"])
                assert not anchor or path not in anchors or anchor in anchors[path], (address, link["href"])


def test_no_address_stands_twice_on_a_page(real_pages: Pages) -> None:
    twice = {
        address: [id_ for id_, times in Counter(ids(page)).items() if times > 1] for address, page in real_pages.items()
    }
    assert {address: found for address, found in twice.items() if found} == {}


# Indicators


def test_the_page_of_an_indicator_lists_just_the_values_stated_each_with_its_sentence(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    for indicator in real_archive.stated:
        address = addresses.of(addresses.INDICATOR, indicator)
        listed = []
        for row in real_pages[address].select(".values tbody tr"):
            target = target_of(real_site, address, row("a")[-1]["href"])
            assert target
            sentence = real_pages[target[0]].find(id=target[1])
            assert sentence and not sentence.find_parent(id="figures")
            shown = row.select_one("data, .fig")
            assert sentence.select_one("data, .fig").get("value") == shown.get("value")
            listed.append((target[0], shown.text))
        stated = [(report, report.figures[indicator.id]) for report in real_archive.stating(indicator.id)]
        assert Counter(listed) == Counter(
            (addresses.of(addresses.REPORT, report), figure.text) for report, figure in stated
        )


def test_every_indicator_that_has_a_page_has_its_address(real_site: Path, real_archive: Archive) -> None:
    listed = {row["indicator"]: row["address"] for row in rows(real_site / "data" / "indicators.csv")}
    assert {indicator: address for indicator, address in listed.items() if address} == {
        each.id: f"{start(real_site)}indicators/{each.id}/" for each in real_archive.stated
    }


def test_every_figure_stands_in_its_topic_and_year_as_in_the_data(real_pages: Pages, real_archive: Archive) -> None:
    told = Counter()
    for concept in real_archive.concepts:
        for year in real_archive.years:
            if page := real_pages.get(f"topics/{concept}/{year}/"):
                for row in page.select("table.stacked tbody tr"):
                    body = row.select_one("th").get_text(strip=True)
                    told.update(
                        (concept, year, body, " ".join(each.get_text(" ").split())) for each in row.select("li")
                    )
    stated = Counter()
    for report in real_archive.reports.values():
        for figure in report.figures.values():
            scope = [] if figure.indicator.scope is Scope.BODY else [figure.indicator.scope.label]
            words = " ".join([figure.indicator.name, figure.text, *scope])
            stated[figure.indicator.concept, report.year, report.body.name, words] += 1
    assert told == stated


# What readers' programs come for


def linked_data(pages: Pages) -> dict[str, dict[str, Any]]:
    """The JSON-LD in the head of each page that has some."""
    scripts = {address: page.select("script[type='application/ld+json']") for address, page in pages.items()}
    return {address: json.loads(script.string) for address, found in scripts.items() for script in found}


def test_reports_and_data_say_what_they_are_in_the_words_of_schema_org(
    real_archive: Archive, real_pages: Pages
) -> None:
    told = linked_data(real_pages)
    assert set(told) == {
        *(addresses.of(addresses.REPORT, report) for report in real_archive.reports.values()),
        addresses.DATA,
    }
    for page in told.values():
        assert page.pop("@context") == "https://schema.org"
        for node in nodes(page):
            known = getattr(msgspec_schemaorg.models, node["@type"]).__struct_fields__
            assert {name for name in node if not name.startswith("@")} <= set(known), node["@type"]


def test_a_reader_of_json_ld_finds_the_addresses_of_the_pages(real_site: Path, real_pages: Pages) -> None:
    for address, page in linked_data(real_pages).items():
        # The site's own context would be fetched; this one gives its terms the same names.
        page["@context"] = {"@vocab": "https://schema.org/"}
        (node,) = jsonld.expand(page)
        assert node["@id"] == start(real_site) + address
        assert node["@type"] == [f"https://schema.org/{'Dataset' if address == addresses.DATA else 'Report'}"]


def test_every_download_that_is_named_is_there(real_site: Path, real_pages: Pages) -> None:
    for address, page in linked_data(real_pages).items():
        named = [node for node in nodes(page) if node.get("@type") == "DataDownload"]
        assert named, address
        for node in named:
            path = real_site / node["contentUrl"].removeprefix(start(real_site))
            assert path.is_file()
            assert {"csv": "csv", "json": "json", "zip": "zip"}[path.suffix[1:]] in node["encodingFormat"]


def test_the_feed_is_valid_and_its_entries_lead_to_reports(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    read = feedparser.parse((real_site / "feed.xml").read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    changes = [
        (day.isoformat(), start(real_site) + addresses.of(addresses.REPORT, report))
        for report in real_archive.reports.values()
        for day in report.changes
    ]
    told = [(entry.updated[:10], entry.link) for entry in read.entries]
    assert Counter(told) <= Counter(changes)
    assert [day for day, _ in told] == sorted((day for day, _ in changes), reverse=True)[:LONGEST]


def test_every_page_names_the_feed_and_the_search(real_site: Path, real_pages: Pages) -> None:
    for address, page in themed(real_pages).items():
        for rel, name in (("alternate", "feed.xml"), ("search", "opensearch.xml")):
            (link,) = page.head.select(f"link[rel={rel}][type$=xml]")
            assert target_of(real_site, address, link["href"]) == (name, ""), address
        assert (real_site / name).is_file()


def test_the_sitemap_lists_every_page_also_the_generated_ones(real_site: Path, real_pages: Pages) -> None:
    listed = [url.text for url in ElementTree.parse(real_site / "sitemap.xml").iter() if url.tag.endswith("}loc")]
    assert sorted(map(str, listed)) == sorted(
        start(real_site) + address for address in themed(real_pages) if address != "404.html"
    )


def test_the_data_package_is_valid_by_its_own_schemas(real_site: Path) -> None:
    result = frictionless.validate(str(real_site / "data" / "datapackage.json"))
    assert result.valid, result.flatten(["title", "note"])


# What the page /data/ says of the files, with examples from the archive itself


def test_every_file_that_the_page_of_the_data_lists_is_there(real_site: Path, real_pages: Pages) -> None:
    listed = linked_from(real_site, real_pages, addresses.DATA, "article a[href]")
    files = {address for address in listed if address.startswith(addresses.DATA) and address != addresses.DATA}
    data = real_site / addresses.DATA
    assert files == {address_of(real_site, path) for path in data.iterdir()} - {addresses.DATA}


def test_the_pandas_example_gives_every_exact_figure_in_its_year(
    real_archive: Archive, real_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(real_site / "data")
    names: dict[str, Any] = {}
    exec(EXAMPLES["各机关各指标的逐年对照，只看准数"], names)
    expected = {
        (report.body.id, indicator, report.year): float(figure.amount.value)
        for report in real_archive.reports.values()
        for indicator, figure in report.figures.items()
        if figure.amount and figure.amount.bound is Bound.EXACT
    }
    assert names["table"].stack().dropna().to_dict() == expected
    assert capsys.readouterr().out


def test_the_spreadsheet_formulas_give_what_the_page_says(real_site: Path) -> None:
    """By plain recomputation over the file's columns; that a spreadsheet reads the formula so is not shown here."""
    section = explained.by_anchor((small.ROOT / "docs" / "data.md").read_text(encoding="utf-8"))["spreadsheet"]
    with_rows = rows(real_site / "data" / "figures.csv.zip")
    columns = dict(zip(ascii_uppercase, with_rows[0], strict=False))

    def matching(pairs: list[str]) -> list[dict[str, str]]:
        criteria = [
            (columns[column[0]], wanted.strip('"')) for column, wanted in zip(pairs[::2], pairs[1::2], strict=True)
        ]
        return [row for row in with_rows if all(row[name] == wanted for name, wanted in criteria)]

    def arguments(function: str, title: str) -> list[str]:
        (formula,) = re.findall(rf"={function}\((.+)\)", EXAMPLES[title])
        return formula.split(",")

    summed, *pairs = arguments("SUMIFS", "取一个机关、一个指标、一年的数字")
    assert columns[summed[0]] == "value"
    (stated,) = re.findall(r"得到 `(\d+)`，单位是(.)", section)
    (row,) = matching(pairs)
    assert (row["value"], row["unit"]) == stated
    assert matching(arguments("COUNTIFS", "数一数有几行")) == [row]
    for letter, name in re.findall(r"([A-Z]) 列是 `(\w+)`", section):
        assert columns[letter] == name


def test_the_sql_example_names_the_indicators_that_most_rows_state(real_site: Path) -> None:
    with closing(database_in(real_site / "data" / "archive.db.zip")) as database:
        given = database.execute(EXAMPLES["写到最多报告里的指标"]).fetchall()
        counts = database.execute("select count(*) from figures group by indicator order by 1 desc").fetchall()
    assert [count for *_, count in given] == [count for (count,) in counts[: len(given)]]


# Weight and hosts


def test_no_page_names_another_host_to_load_from(real_pages: Pages) -> None:
    named = {
        address: [each for each in loaded_by(page) if re.match(r"(https?:)?//", each)]
        for address, page in real_pages.items()
    }
    assert {address: found for address, found in named.items() if found} == {}


def test_a_report_page_weighs_little_more_than_what_it_tells(
    real_archive: Archive, real_site: Path, real_pages: Pages
) -> None:
    """The page as it is and as GitHub Pages sends it (gzip), against its text, its data and its drawings."""
    for (body, year), report in real_archive.reports.items():
        path, page = (
            file_at(real_site, addresses.of(addresses.REPORT, report)),
            real_pages[addresses.of(addresses.REPORT, report)],
        )
        text, data = small.ROOT / "docs" / "reports" / body / f"{year}.md", path.with_name("report.json")
        told = text.stat().st_size + data.stat().st_size
        drawn = sum(len(str(drawing).encode()) for drawing in page.select("figure.chart"))
        on_wire, _ = on_the_wire(real_site, addresses.of(addresses.REPORT, report), page)
        assert path.stat().st_size < 40_000 + 4 * told + drawn, report.key
        assert on_wire < 12_000 + told + drawn, report.key


def test_what_a_page_loads_stays_small(real_site: Path, real_pages: Pages) -> None:
    for address, page in real_pages.items():
        _, loaded = on_the_wire(real_site, address, page)
        # Besides the pictures that an editor put there.
        sizes = [size for path, size in loaded.items() if path.startswith("assets/")]
        assert len(sizes) <= 7, address
        assert sum(sizes) < 90_000, address
