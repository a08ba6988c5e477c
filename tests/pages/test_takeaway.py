"""Charts to take away: the same numbers in the drawing, in the table beside it and in the data, and how they are cited."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
import small
from exported import rows
from sites import page, target_of

from archive import addresses
from archive.addresses import UNNAMED, Website
from archive.charts.spec import Axis, Chart, charts_of
from archive.history.series import Point, series_of
from archive.literal import plain
from archive.model import Archive
from archive.pages.takeaway import chart_page, citation, embedding, path_of, svg_file, write_charts

SVG = "{http://www.w3.org/2000/svg}"
EXAMPLE = Website(name="示例档案", description="示例", address="https://example.org/fazhi/")
CHART = "indicators/cases/charts/shili-ju/"


def charts_in(archive: Archive) -> Iterator[Chart]:
    for indicator in archive.stated:
        yield from charts_of(series_of(archive, indicator))


@pytest.fixture(params=["small", "sample", "real"])
def made(request: pytest.FixtureRequest) -> tuple[Archive, Path]:
    """An archive with its site."""
    return request.getfixturevalue(f"{request.param}_archive"), request.getfixturevalue(f"{request.param}_site")


def test_drawing_table_and_data_hold_the_same_numbers(made: tuple[Archive, Path]) -> None:
    archive, site = made
    for chart in charts_in(archive):
        series, alone = chart.series, page(site, path_of(chart))
        drawn = {each["year"]: (each["label"], Decimal(str(each["value"]))) for each in chart.spec["data"]["values"]}
        labels = [text.text for text in alone.select("svg .label text")]
        file = ElementTree.parse(site / addresses.of(addresses.CHART_SVG, series.indicator, series.body)).getroot()
        assert labels == [label for label, _ in drawn.values()], path_of(chart)
        assert labels == [
            mark.text for group in file.iter(f"{SVG}g") if group.get("class") == "label" for mark in group
        ]
        assert len(alone.select("svg .point path")) == len(labels)
        table = {int(row.th.text): row.select_one("data, .fig") for row in alone.select("tbody tr")}
        in_csv = {
            int(row["年度"]): (row["数字"], row["数值"])
            for row in rows(site / addresses.of(addresses.INDICATOR_CSV, series.indicator))
            if row["机关"] == series.body.name
        }
        assert {year: (cell.text, cell.get("value", "")) for year, cell in table.items()} == in_csv, path_of(chart)
        assert {year: plain(value) for year, (_, value) in drawn.items()} == {
            year: value for year, (_, value) in in_csv.items() if value
        }


def test_each_chart_has_its_page_and_its_file(made: tuple[Archive, Path]) -> None:
    archive, site = made
    standing = {path.relative_to(site).as_posix() for path in site.glob("indicators/*/charts/*/*")}
    assert standing >= {path_of(chart) + name for chart in charts_in(archive) for name in ("index.html", "chart.svg")}
    assert all(path.endswith(("/index.html", "/chart.svg")) for path in standing)


def test_every_link_below_a_chart_leads_to_a_file(made: tuple[Archive, Path]) -> None:
    archive, site = made
    for here in {addresses.of(addresses.INDICATOR, chart.series.indicator) for chart in charts_in(archive)}:
        for link in page(site, here).select(".chart .take a"):
            target = target_of(site, here, link["href"])
            assert target and (site / target[0]).exists(), link["href"]


def test_a_chart_is_cited_with_the_day_of_its_data_and_its_address(small_site: Path) -> None:
    (cited,) = page(small_site, "indicators/cases/").select("dl.take div:first-child dd")
    assert cited.text == (
        f"示例市示例局·立案，2022—2023年。示例档案，数据截至2024-06-01，http://127.0.0.1/site/{CHART}"
    )


def test_where_the_sites_address_is_unknown_that_of_a_chart_is_relative() -> None:
    (chart,) = charts_of([small.series((2022, "12"), (2023, "15"))])
    assert citation(chart, UNNAMED).endswith(f"，{CHART}")
    assert citation(chart, EXAMPLE).endswith(f"，https://example.org/fazhi/{CHART}")
    assert f'src="{CHART}"' in embedding(chart, UNNAMED)
    assert "https" not in svg_file(chart, UNNAMED).replace("http://www.w3.org", "")
    assert EXAMPLE.address_of(CHART) in svg_file(chart, EXAMPLE)


def test_the_day_of_a_chart_is_the_last_change_of_the_reports_that_it_draws() -> None:
    (chart,) = charts_of([small.series((2022, "12"), (2023, "15"))])
    older, newer = chart.series.points
    corrected = replace(older.report, changes={date(2024, 5, 6): "收录", date(2025, 1, 2): "改正"})
    series = replace(chart.series, points=(Point(corrected, older.figure), newer))
    (chart,) = charts_of([series])
    assert "数据截至2025-01-02" in citation(chart, EXAMPLE)


def test_what_is_offered_for_embedding_is_one_frame_of_the_chart(small_site: Path) -> None:
    code = page(small_site, "indicators/cases/").select_one("code.embed").text
    frame = re.fullmatch(r'<iframe src="(.+?)" title="(.+?)" width="100%" height="\d+" loading="lazy"></iframe>', code)
    assert frame and html.unescape(frame[1]) == f"http://127.0.0.1/site/{CHART}"
    assert frame[2] == "示例市示例局·立案，2022—2023年"


def test_a_chart_alone_has_no_script_and_every_link_leaves_the_frame(small_site: Path) -> None:
    alone = page(small_site, CHART)
    assert not alone.select("script, iframe, img, form, [style], style")
    (policy,) = alone.select("meta[http-equiv='Content-Security-Policy']")
    assert policy["content"] == "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'"
    assert {link.get("target") for link in alone.select("a")} == {"_top"}
    assert alone.select("a")[-1]["href"] == "../../"


def test_a_hostile_name_is_a_text_of_the_page_and_of_the_code() -> None:
    hostile = "示例<script>alert(1)</script>&amp;\"'</iframe>{{ 7*7 }}"
    (chart,) = charts_of([small.series((2022, "12"), (2023, "15"), name=hostile, unit=hostile)])
    made = chart_page(chart, EXAMPLE)
    assert "<script" not in made
    assert made.count("&lt;script&gt;") > 4
    assert "<script" not in embedding(chart, EXAMPLE)


@pytest.mark.parametrize(("address", "links"), [("reports/shili-zf/2023/", 0), ("about/", 1)])
def test_below_a_chart_of_a_text_its_sentence_leads_to_the_chart_alone(
    address: str, links: int, small_site: Path
) -> None:
    told = page(small_site, address).select(".chart .sentence a")
    assert len(told) == links
    assert {target_of(small_site, address, link["href"]) for link in told} <= {(CHART, "")}


def test_of_two_drawings_of_one_series_the_first_is_kept(tmp_path: Path) -> None:
    """An indicator's page draws it beside others, a report's page by itself."""
    series = small.series((2022, "12"), (2023, "15"))
    (alone,) = charts_of([series])
    beside = Chart(series, Axis(range(2015, 2026), alone.axis.step + 1))
    for number, charts in enumerate(([alone, beside], [beside, alone])):
        write_charts(charts, EXAMPLE, tmp_path / str(number))
        kept = (tmp_path / str(number) / CHART / "index.html").read_text(encoding="utf-8")
        assert kept == chart_page(charts[0], EXAMPLE) != chart_page(charts[1], EXAMPLE)
