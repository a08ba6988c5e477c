"""A drawing as a file: whole without the page that it was drawn for."""

import re
from xml.etree import ElementTree

import pytest
import small

from archive.charts.draw import svg
from archive.charts.spec import Chart, charts_of
from archive.charts.standalone import alone, standalone

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '示例<script>alert(1)</script>&amp;"\'currentColor"</svg></desc>{{ 7*7 }}'
SERIES = small.series((2021, "12"), (2022, "13", "示例口径"), (2023, "6000余"))


def chart_of(*series: small.Series) -> Chart:
    return charts_of(series)[0]


def file_of(chart: Chart, *source: str) -> ElementTree.Element:
    return ElementTree.fromstring(standalone(svg(chart), chart, source))


def texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_a_file_has_its_own_colours_and_nothing_from_elsewhere() -> None:
    written = standalone(svg(chart_of(SERIES)), chart_of(SERIES), ["示例档案"])
    assert not re.search(r"currentColor|var\(|inherit|<style|<image|<use|href|url\(", written)
    assert re.findall(r"https?://[^\"]+", written) == ["http://www.w3.org/2000/svg"]
    colours = set(re.findall(r'(?:fill|stroke)="(.+?)"', written))
    assert all(colour == "none" or re.fullmatch(r"#[0-9a-f]{3,6}", colour) for colour in colours)
    assert ElementTree.fromstring(written).find(f"{SVG}rect").attrib["fill"] == "#fff"


def test_a_file_says_what_it_shows_and_whence() -> None:
    root = file_of(chart_of(SERIES), "示例档案，数据截至2024-05-06", "https://example.org/")
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "示例局·立案，2021—2023年（单位：起）"
    assert root.findtext(f"{SVG}desc") == chart_of(SERIES).sentence
    said = texts(root)
    assert said[:2] == ["示例局", "立案，2021—2023年（单位：起）"]
    assert said[-2:] == ["示例档案，数据截至2024-05-06", "https://example.org/"]
    assert "▲ 下限（余、以上等），实际不少于它" in "".join(said)
    assert {"12", "13", "6000余", "口径变化", "2021", "2022", "2023"} <= set(said)


def test_hostile_names_are_text_in_a_well_formed_file() -> None:
    series = small.series((2022, "12"), (2023, "15"), name=HOSTILE, unit=HOSTILE)
    root = file_of(chart_of(series), HOSTILE)
    assert HOSTILE in str(root.findtext(f"{SVG}title"))
    assert HOSTILE in str(root.findtext(f"{SVG}desc"))
    assert HOSTILE in "".join(texts(root))
    assert not list(root.iter(f"{SVG}script"))


def test_no_line_of_text_is_longer_than_the_file_is_wide() -> None:
    series = small.series((2022, "12"), (2023, "15"), name="示例" * 40)
    root = file_of(chart_of(series))
    lines = [text for text in root.iter(f"{SVG}text") if set(text.text or "") == {"示", "例"}]
    assert len(lines) > 2
    for line in lines:
        taken = len(line.text or "") * float(line.attrib["font-size"].removesuffix("px"))
        assert float(line.attrib["x"]) + taken <= float(root.attrib["width"]), line.text


@pytest.mark.parametrize("first", [2015, 2021])
def test_a_drawing_alone_has_the_years_of_its_own_values(first: int) -> None:
    """Beside others it has theirs too."""
    others = small.series((2015, "1"), (2020, "2"), (2024, "3"))
    chart = next(each for each in charts_of([SERIES, others]) if each.series is (SERIES if first == 2021 else others))
    beside, own = ElementTree.fromstring(svg(chart)), ElementTree.fromstring(alone(svg(chart), chart))
    left, _, wide, high = map(float, own.attrib["viewBox"].split())
    assert (float(own.attrib["width"]), float(own.attrib["height"])) == (wide, high)
    assert high == float(beside.attrib["height"])
    inside = [
        text.text
        for text in own.iter(f"{SVG}text")
        if re.fullmatch(r"20\d\d", text.text or "")
        and left < float(re.search(r"\((.+?),", text.attrib["transform"])[1]) + 2 < left + wide  # type: ignore[index]
    ]
    assert inside == [str(year) for year in (range(2021, 2024) if first == 2021 else range(2015, 2025))]
