"""Long lists in parts: every body once, no page too long, and addresses that stay."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.history.parts import Part, split
from archive.model import Body


def bodies(*regions: str) -> list[Body]:
    return [Body(id=f"b{n}", name=f"示例局{n}", region=region, level="county") for n, region in enumerate(regions)]


def told(part: Part) -> dict[str, tuple[str, list[str]]]:
    """The pages below a part by their places: what each is called, and the bodies that it lists."""
    return {each.place: ("".join(each.names), [body.id for body in each.listed]) for each in part.every()}


def test_a_list_that_fits_is_not_split() -> None:
    listed = bodies("湖北省", "广东省深圳市", "湖北省武汉市")
    whole = split(listed, lambda body: 1, 3)
    assert (whole.place, list(whole.listed), whole.below) == ("", listed, ())


def test_one_that_does_not_is_split_by_province_and_those_are_named_by_the_standards_letters() -> None:
    whole = split(
        bodies("湖北省", "广东省深圳市", "陕西省", "山西省", "内蒙古自治区包头市", "湖北省武汉市"), lambda body: 1, 3
    )
    assert whole.listed == ()
    assert told(whole) == {
        "hb": ("湖北省", ["b0", "b5"]),
        "gd": ("广东省", ["b1"]),
        "sn": ("陕西省", ["b2"]),
        "sx": ("山西省", ["b3"]),
        "nm": ("内蒙古自治区", ["b4"]),
    }


def test_a_province_that_does_not_fit_gives_its_large_places_a_page_and_lists_the_rest() -> None:
    regions = ["广东省", *["广东省深圳市福田区"] * 2, *["广东省深圳市"] * 2, "广东省广州市", "广东省潮州市"]
    assert told(split(bodies(*regions), lambda body: 1, 4)) == {
        "gd": ("广东省", ["b0", "b5", "b6"]),
        "gd/shenzhenshi": ("广东省深圳市", ["b1", "b2", "b3", "b4"]),
    }
    assert told(split(bodies(*regions), lambda body: 1, 3)) == {
        "gd": ("广东省", ["b0", "b5", "b6"]),
        "gd/shenzhenshi": ("广东省深圳市", ["b3", "b4"]),
        "gd/shenzhenshi/futianqu": ("广东省深圳市福田区", ["b1", "b2"]),
    }


def test_what_no_large_place_divides_is_split_by_number() -> None:
    regions = ["示例省", "示例省甲市", "示例省", "示例省乙市", "示例省丙市"]
    (province,) = split(bodies(*regions), lambda body: 1, 3).below
    assert (province.place, province.listed) == ("shilisheng", ())
    assert told(province) == {
        "shilisheng/1": ("示例省第1页", ["b0", "b2", "b1"]),
        "shilisheng/2": ("示例省第2页（乙市至丙市）", ["b3", "b4"]),
    }


def test_what_lies_above_a_part_is_told_from_the_province_on() -> None:
    whole = split(bodies(*["广东省深圳市福田区"] * 3), lambda body: 1, 2)
    deepest = list(whole.every())[-1]
    assert deepest.names == ("广东省", "深圳市", "福田区", "第2页")
    assert (deepest.region, deepest.number) == ("广东省深圳市福田区", "第2页")
    assert [(at.place, name) for at, name in deepest.above] == [
        ("gd", "广东省"),
        ("gd/shenzhenshi", "深圳市"),
        ("gd/shenzhenshi/futianqu", "福田区"),
    ]


@pytest.mark.parametrize(
    "regions", [("示例省", "实例省"), ("__config", "“”"), ("！" * 50, "？" * 50), ("长" * 200, "长" * 201)]
)
def test_places_that_sound_alike_or_not_at_all_have_addresses_of_their_own(regions: tuple[str, ...]) -> None:
    places = [part.place for part in split(bodies(*regions), lambda body: 1, 1).below]
    assert len(set(places)) == len(regions)
    assert all(place.isascii() and place.replace("-", "").isalnum() and len(place) < 60 for place in places)


steps = [
    st.sampled_from(["", *names])
    for names in (["示例省", "广东省", "甲"], ["深圳市", "实例市", "示例市"], ["东区", "西区"])
]


@given(
    st.lists(st.tuples(st.tuples(*steps).map("".join).filter(bool), st.integers(0, 5)), max_size=60), st.integers(5, 20)
)
def test_every_body_stands_on_one_page_and_no_page_holds_more_than_fits(
    given_bodies: list[tuple[str, int]], most: int
) -> None:
    listed = bodies(*(region for region, _ in given_bodies))
    sizes = {body.id: size for body, (_, size) in zip(listed, given_bodies, strict=True)}
    whole = split(listed, lambda body: sizes[body.id], most)
    pages = [whole, *whole.every()]
    assert Counter(body.id for page in pages for body in page.listed) == Counter(sizes.keys())
    assert all(sum(sizes[body.id] for body in page.listed) <= most for page in pages)
    assert len({page.place for page in pages}) == len(pages)
    for page in pages:
        below = [body for part in page.below for body in part.bodies]
        assert Counter(page.bodies) == Counter([*page.listed, *below])
