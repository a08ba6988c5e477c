"""A chart as it is drawn: what is joined and what is not, which mark stands for what, and nothing from elsewhere."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import small
from exported import EXAMPLE

from archive.charts.draw import drawings, svg
from archive.charts.sentence import sentence
from archive.charts.spec import MOST, Chart, charts_of, has_chart, legend
from archive.history.series import Series
from archive.pages.opensearch import opensearch_xml

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "示例<script>alert(1)</script>&amp;\"'</svg>{{ 7*7 }}"


def chart(series: Series) -> Chart:
    (only,) = charts_of([series])
    return only


def drawing(series: Series) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart(series)))


def marks(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The drawn elements of a layer, in the order of the years."""
    groups = [group for group in root.iter(f"{SVG}g") if group.get("class") == name]
    return [mark for group in groups for mark in group]


def lines(root: ElementTree.Element) -> list[int]:
    """How many segments each line has that has any."""
    counts = [len(re.findall("L", mark.attrib["d"])) for mark in marks(root, "line")]
    return [count for count in counts if count]


def labels(root: ElementTree.Element) -> list[str | None]:
    return [mark.text for mark in marks(root, "label")]


@pytest.mark.parametrize(
    ("values", "segments"),
    [
        ([(2021, "12"), (2022, "13"), (2023, "15")], [2]),
        ([(2020, "12"), (2021, "13"), (2023, "15"), (2024, "16")], [1, 1]),
        ([(2020, "12"), (2021, "13"), (2022, "15", "示例口径"), (2023, "16")], [1, 1]),
        ([(2022, "13"), (2023, "15", "示例口径")], []),
        ([(2021, "13"), (2022, ""), (2023, "15")], []),
    ],
    ids=["whole", "a missing year", "a break", "a break between two", "not applicable"],
)
def test_no_line_is_drawn_across_a_gap(values: list[tuple[int, str]], segments: list[int]) -> None:
    root = drawing(small.series(*values))
    assert lines(root) == segments
    assert len(marks(root, "point")) == len([literal for _, literal, *_ in values if literal])


def test_a_range_is_a_bar_between_its_ends_that_no_line_joins() -> None:
    series = small.series((2020, "12"), (2021, "13"), (2022, "10-20"), (2023, "15"))
    root = drawing(series)
    assert lines(root) == [1]
    assert len(marks(root, "range")) == 1 and len(marks(root, "point")) == 3
    assert labels(root) == ["12", "13", "10-20", "15"]
    assert ("┃", "区间，从一个数到另一个数") in legend([chart(series)])


def test_a_line_over_a_missing_year_leaves_its_room_free() -> None:
    root = drawing(small.series((2020, "12"), (2021, "13"), (2023, "15"), (2024, "16")))
    years = [text.text for text in root.iter(f"{SVG}text") if re.fullmatch(r"\d{4}", text.text or "")]
    assert years == ["2020", "2021", "2022", "2023", "2024"]
    places = [float(re.search(r"\((.+?),", mark.attrib["transform"])[1]) for mark in marks(root, "point")]  # type: ignore[index]
    steps = [round(right - left) for left, right in pairwise(places)]
    assert steps == [steps[0], 2 * steps[0], steps[0]]


def test_a_break_is_labelled_in_words_between_the_years() -> None:
    root = drawing(small.series((2022, "13"), (2023, "15", "示例口径")))
    assert [mark.text for mark in marks(root, "break_label")] == ["口径变化"]
    assert len(marks(root, "break")) == 1


def test_a_break_at_the_first_value_parts_it_from_nothing_and_is_not_drawn() -> None:
    root = drawing(small.series((2022, "13", "示例口径"), (2023, "15")))
    assert marks(root, "break") == marks(root, "break_label") == []
    assert lines(root) == [1]


def test_each_point_bears_its_value_as_the_report_writes_it() -> None:
    root = drawing(small.series((2020, "6000余"), (2021, "1.2万"), (2022, "约9000"), (2023, "10500")))
    assert labels(root) == ["6000余", "1.2万", "约9000", "10500"]


def test_exact_rounded_bounded_and_approximate_values_have_shapes_of_their_own_and_words_for_them() -> None:
    series = small.series((2019, "10500"), (2020, "6000余"), (2021, "1.2万"), (2022, "约9000"), (2023, "近8000"))
    shapes = [mark.attrib["d"] for mark in marks(drawing(series), "point")]
    assert len(set(shapes)) == 5
    assert [sign for sign, _ in legend([chart(series)])] == ["●", "■", "▲", "▼", "◆"]
    assert all(words in str(legend([chart(series)])) for words in ("准数", "取整", "下限", "上限", "约数"))


def test_where_every_value_is_exact_there_is_no_legend() -> None:
    assert legend([chart(small.series((2022, "12"), (2023, "15")))]) == []


@pytest.mark.parametrize("values", [[(2023, "15")], [(2022, ""), (2023, "15")], [(2022, ""), (2023, "")]])
def test_one_value_is_no_chart(values: list[tuple[int, str]]) -> None:
    series = small.series(*values)
    assert not has_chart(series)
    assert charts_of([series]) == []


def heights(root: ElementTree.Element) -> list[float]:
    return [float(re.search(r",(.+?)\)", mark.attrib["transform"])[1]) for mark in marks(root, "point")]  # type: ignore[index]


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [("flow", "12", "15"), ("rate", "95", "100"), ("rank", "3", "1"), ("streak", "7", "8")],
)
def test_more_stands_higher_and_the_first_rank_highest(kind: str, low: str, high: str) -> None:
    lower, higher = heights(drawing(small.series((2022, low), (2023, high), kind=kind)))
    assert higher < lower


def test_the_axis_begins_at_zero() -> None:
    zero, small_value, large_value = heights(drawing(small.series((2021, "0"), (2022, "50"), (2023, "100"))))
    assert round(zero - small_value) == round(small_value - large_value)


def test_only_zeros_are_drawn_on_the_axis() -> None:
    assert len(set(heights(drawing(small.series((2022, "0"), (2023, "0")))))) == 1


def test_the_title_and_the_description_tell_the_chart_in_words() -> None:
    series = small.series((2020, "12"), (2022, "1.3万"), (2023, "15", "示例口径"))
    root = drawing(series)
    assert root.get("role") == "img"
    assert [element.tag for element in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title") == "示例局·立案，2020—2023年（单位：起）"
    assert root.findtext(f"{SVG}desc") == sentence(series)


def test_hostile_names_are_text_in_a_well_formed_drawing() -> None:
    series = small.series((2022, "12"), (2023, "15"), name=HOSTILE, unit=HOSTILE)
    root = drawing(series)
    assert HOSTILE in str(root.findtext(f"{SVG}title"))
    assert HOSTILE in str(root.findtext(f"{SVG}desc"))
    assert not list(root.iter(f"{SVG}script"))


def test_a_drawing_takes_nothing_from_elsewhere_and_its_colours_from_the_page() -> None:
    drawn_ = str(svg(chart(SAMPLE)))
    assert re.findall(r"https?://[^\"]+", drawn_) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<style|<image|<use|href|font-family|\bid=", drawn_)
    colours = set(re.findall(r'(?:fill|stroke)="(.+?)"', drawn_))
    assert colours == {"none", "currentColor", "var(--archive-quiet)", "var(--archive-line)"}


SAMPLE = small.series((2021, "12"), (2022, "13", "示例口径"), (2023, "6000余"))


def test_a_page_draws_the_bodies_with_the_most_values_in_their_order() -> None:
    short = [small.series((2022, "12"), (2023, str(n))) for n in range(4)]
    long = [small.series((2021, "12"), (2022, "13"), (2023, str(n))) for n in range(MOST - 1)]
    assert [each.series for each in charts_of([*short, *long])] == [short[0], *long]


def test_charts_beside_each_other_share_their_years() -> None:
    one, other = small.series((2019, "12"), (2020, "13")), small.series((2022, "12"), (2023, "13"))
    assert [list(each.axis.years) for each in charts_of([one, other])] == [[2019, 2020, 2021, 2022, 2023]] * 2


def test_a_drawing_is_one_also_after_other_xml_was_written() -> None:
    """As in the second build of a running `mkdocs serve`."""
    assert opensearch_xml(EXAMPLE)
    assert svg(chart(small.series((2022, "41"), (2023, "43")))).startswith("<svg ")


def test_a_chart_made_by_another_process_is_the_same() -> None:
    """Twenty new charts are worth other processes."""
    several = [small.series((2022, "12"), (2023, str(100 + n))) for n in range(20)]
    drawings(chart(each) for each in several)
    texts = [labels(drawing(each)) for each in several]
    assert texts == [["12", str(100 + n)] for n in range(20)]
