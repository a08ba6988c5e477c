"""A sparkline as it is drawn: where its points stand, what is joined, and what it says in words."""

import re
from xml.etree import ElementTree

import pytest
import small

from archive.charts.spark import spark
from archive.history.series import Series

HOSTILE = "示例<script>alert(1)</script>&amp;\"'</svg>"
Places = list[tuple[int, int]]


def drawing(series: Series, first: int = 2020, last: int = 2024) -> ElementTree.Element:
    return ElementTree.fromstring(spark(series, first, last))


def lines(root: ElementTree.Element) -> list[Places]:
    spelled = [line.attrib["points"] for line in root.iter("polyline")]
    return [[(int(x), int(y)) for x, y in re.findall(r"(\d+),(\d+)", points)] for points in spelled]


def dots(root: ElementTree.Element) -> Places:
    (path,) = root.iter("path")
    assert re.fullmatch(r"(M\d+ \d+h0)+", path.attrib["d"])
    return [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", path.attrib["d"])]


@pytest.mark.parametrize(
    ("values", "joined"),
    [
        ([(2020, "12"), (2021, "13"), (2022, "15")], [3]),
        ([(2020, "12"), (2021, "13"), (2023, "15"), (2024, "16")], [2, 2]),
        ([(2020, "12"), (2021, "13"), (2022, "15", "示例口径"), (2023, "16")], [2, 2]),
        ([(2022, "13"), (2023, "15", "示例口径")], []),
        ([(2021, "13"), (2022, ""), (2023, "15")], []),
        ([(2020, "1"), (2022, "2"), (2023, "3")], [2]),
    ],
    ids=["whole", "a missing year", "a break", "a break between two", "not applicable", "one alone"],
)
def test_every_value_has_its_dot_and_no_line_crosses_a_gap(values: list[tuple[int, str]], joined: list[int]) -> None:
    root = drawing(small.series(*values))
    assert [len(line) for line in lines(root)] == joined
    assert len(dots(root)) == len([literal for _, literal, *_ in values if literal])
    assert {place for line in lines(root) for place in line} <= set(dots(root))


def test_a_range_is_a_stroke_between_its_ends_that_no_line_joins() -> None:
    root = drawing(small.series((2020, "12"), (2021, "13"), (2022, "10-20"), (2023, "15")))
    (path,) = root.iter("path")
    assert [len(line) for line in lines(root)] == [2]
    assert re.findall(r"M\d+ (\d+)V(\d+)", path.attrib["d"]) == [("15", "4")]


def test_a_year_stands_at_the_same_place_in_every_drawing_of_a_table() -> None:
    short, long = small.series((2022, "1"), (2023, "9")), small.series((2020, "7"), (2022, "7"), (2023, "7"))
    assert [x for x, _ in dots(drawing(short))] == [x for x, _ in dots(drawing(long))][1:]
    assert drawing(short).attrib["width"] == drawing(long).attrib["width"]


@pytest.mark.parametrize(("first", "last"), [(2022, 2023), (2014, 2023), (1950, 2023)])
def test_every_dot_stands_whole_in_a_drawing_that_fits_its_column(first: int, last: int) -> None:
    root = drawing(small.series((first, "0"), (last, "15")), first, last)
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    assert width <= 100
    for x, y in dots(root):
        assert 4 <= x <= width - 4
        assert 4 <= y <= height - 4


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("flow", "12", "15"), ("rate", "75", "100"), ("rank", "3", "1")],
)
def test_more_stands_higher_and_the_first_rank_highest(kind: str, low: str, high: str) -> None:
    series = small.series((2022, low), (2023, high), kind=kind)
    (_, lower), (_, higher) = dots(drawing(series))
    assert higher < lower


def test_the_foot_is_zero_and_zeros_stand_on_it() -> None:
    (_, zero), (_, half), (_, whole) = dots(drawing(small.series((2021, "0"), (2022, "50"), (2023, "100"))))
    assert zero - half == half - whole
    assert {y for _, y in dots(drawing(small.series((2022, "0"), (2023, "0"))))} == {zero}


def test_the_title_says_the_values_with_gaps_and_breaks() -> None:
    root = drawing(small.series((2020, "12"), (2022, "1.3万"), (2023, "15", "示例口径")))
    assert root.get("role") == "img"
    assert root.findtext("title") == (
        "立案：2020年12起（最低）、2022年1.3万起（最高）；2023年起口径变化，不与以前相比：2023年15起（最近）；2021年没有数字。"
    )


def test_hostile_names_are_text_and_colours_are_the_pages() -> None:
    root = drawing(small.series((2022, "12"), (2023, "15"), name=HOSTILE, unit=HOSTILE))
    assert str(root.findtext("title")).startswith(f"{HOSTILE}：2022年12{HOSTILE}")
    assert [element.tag for element in root] == ["title", "polyline", "path"]
    assert not {"stroke", "fill"} & root.attrib.keys()  # they are the style sheet's
    assert not [name for element in root.iter() for name in element.attrib if name in ("style", "id", "href")]
