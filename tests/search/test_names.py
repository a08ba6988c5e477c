"""What a reader may name is what the archive reports on, under every name that people give it."""

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest
import small

from archive import addresses
from archive.model import Archive, Body
from archive.search.names import names_of


@pytest.fixture(scope="module")
def named(small_archive: Archive) -> dict[str, Any]:
    return names_of(small_archive)


def with_bodies(archive: Archive, *bodies: tuple[str, str]) -> dict[str, Any]:
    """What may be named in an archive whose reports are of the bodies given by name and region."""
    return names_of(small.reporting(archive, *bodies))


def test_bodies_that_report_are_named_and_others_are_not(small_archive: Archive) -> None:
    silent = Body(id="silent", name="示例市无声局", region="示例省", level="city")
    changed = replace(small_archive, bodies={**small_archive.bodies, "silent": silent})
    names = [name for _, name, _ in names_of(changed)["bodies"]]
    assert names == [body.name for body in small_archive.bodies.values()]


@pytest.mark.parametrize(
    ("name", "region", "short"),
    [
        (
            "武汉市硚口区应急管理局",
            "湖北省武汉市硚口区",
            {"硚口区应急管理局", "硚口应急局", "武汉硚口区应急局", "武汉市硚口区应急局"},
        ),
        ("北京市朝阳区人民政府", "北京市朝阳区", {"朝阳区政府", "朝阳区人民政府", "北京朝阳区政府"}),
        ("深圳市发展和改革委员会", "广东省深圳市", {"深圳发改委", "深圳市发改委"}),
        ("慈溪市安全生产监督管理局", "浙江省宁波市慈溪市", {"慈溪安监局", "慈溪市安监局"}),
        ("东方县人民政府", "海南省东方县", {"东方政府", "东方县政府"}),
    ],
)
def test_a_body_is_known_by_the_short_names_that_people_give_it(
    small_archive: Archive, name: str, region: str, short: set[str]
) -> None:
    ((_, _, forms),) = with_bodies(small_archive, (name, region))["bodies"]
    assert short <= set(forms)
    assert name not in forms
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("region", "parts", "short"),
    [
        ("湖北省武汉市硚口区", ["湖北省", "武汉市", "硚口区"], ["湖北", "武汉", "硚口"]),
        ("湖北省荆州市沙市区", ["湖北省", "荆州市", "沙市区"], ["湖北", "荆州", "沙市"]),
        ("湖南省常德市津市市", ["湖南省", "常德市", "津市市"], ["湖南", "常德", "津市"]),
        ("四川省乐山市市中区", ["四川省", "乐山市", "市中区"], ["四川", "乐山", "市中"]),
        ("广西壮族自治区南宁市", ["广西壮族自治区", "南宁市"], ["广西", "南宁"]),
        ("上海市浦东新区", ["上海市", "浦东新区"], ["上海", "浦东"]),
        ("河南省新乡市红旗区", ["河南省", "新乡市", "红旗区"], ["河南", "新乡", "红旗"]),
        ("河南省鹤壁市浚县", ["河南省", "鹤壁市", "浚县"], ["河南", "鹤壁", "浚县"]),
    ],
)
def test_a_place_is_known_with_all_it_lies_in_and_without_what_kind_it_is(
    small_archive: Archive, region: str, parts: list[str], short: list[str]
) -> None:
    *_, (found, shortened, bodies) = with_bodies(small_archive, ("示例局", region))["places"]
    assert (found, shortened, bodies) == (parts, short, [0])


def test_a_place_means_the_bodies_there_and_in_the_places_within(small_archive: Archive) -> None:
    named = with_bodies(
        small_archive,
        ("武汉市司法局", "湖北省武汉市"),
        ("武汉市硚口区应急管理局", "湖北省武汉市硚口区"),
        ("随州市应急管理局", "湖北省随州市"),
    )
    assert {parts[-1]: bodies for parts, _, bodies in named["places"]} == {
        "湖北省": [0, 1, 2],
        "武汉市": [0, 1],
        "硚口区": [1],
        "随州市": [2],
    }


def test_places_of_one_name_are_not_mixed_up(small_archive: Archive) -> None:
    bodies = ("北京市朝阳区司法局", "北京市朝阳区"), ("长春市朝阳区司法局", "吉林省长春市朝阳区")
    places = with_bodies(small_archive, *bodies)["places"]
    assert [bodies for parts, _, bodies in places if parts[-1] == "朝阳区"] == [[0], [1]]


def test_an_indicator_says_which_bodies_state_it_in_which_years(small_archive: Archive, named: dict[str, Any]) -> None:
    told = set()
    for id_, _, _, stated, *_ in named["indicators"]:
        for body, bits in zip(stated[::2], stated[1::2], strict=True):
            years = [year for place, year in enumerate(named["years"]) if bits >> place & 1]
            told |= {(named["bodies"][body][0], year, id_) for year in years}
    assert told == {(*report.key, id_) for report in small_archive.reports.values() for id_ in report.figures}


def test_an_indicator_without_a_page_leads_to_its_row(small_archive: Archive) -> None:
    fines = replace(small_archive.indicators["fines"], single_report=True)
    rows = names_of(replace(small_archive, indicators={**small_archive.indicators, "fines": fines}))["indicators"]
    assert {row[0]: row[4:] for row in rows if row[4:]} == {"fines": ["reports/shili-ju/2023/#fig-fines"]}


def test_every_sound_of_a_character_in_the_names_is_known(small_archive: Archive) -> None:
    bodies = (
        ("重庆市重点工程管理局", "重庆市"),
        ("岳阳市行政执法局", "湖南省岳阳市"),
        ("上海市长宁区司法局", "上海市长宁区"),
        ("武汉市硚口区司法局", "湖北省武汉市硚口区"),
    )
    readings = with_bodies(small_archive, *bodies)["readings"]
    for sound, char in [
        ("chong", "重"),
        ("zhong", "重"),
        ("chang", "长"),
        ("xing", "行"),
        ("qiao", "硚"),
        ("qu", "区"),
    ]:
        assert char in readings[sound], (char, sound)


def test_the_addresses_of_what_is_named_are_those_of_the_site(small_archive: Archive, named: dict[str, Any]) -> None:
    indicator, body = small_archive.indicators["fines"], small_archive.bodies["shili-ju"]
    paths = named["paths"]
    assert paths["values"].format("fines") == addresses.of(addresses.INDICATOR_CSV, indicator)
    assert paths["indicator"].format("fines") == addresses.of(addresses.INDICATOR, indicator)
    assert paths["body"].format("shili-ju") == addresses.of(addresses.BODY, body)
    assert paths["year"].format(2023) == addresses.of(addresses.YEAR, 2023)
    assert paths["place"].format("示例省") == f"reports/#{addresses.area_id('示例省')}"


def test_the_names_of_the_real_archive_are_small_enough_to_be_loaded_for_a_suggestion(real_archive: Archive) -> None:
    written = json.dumps(names_of(real_archive), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(written)) < 25_000


def test_the_words_that_editors_hold_for_the_same_are_known_together(named: dict[str, Any]) -> None:
    assert named["synonyms"] == [["罚款", "罚没款"], ["复议", "行政复议"]]


def test_a_place_leads_to_its_province_in_the_list_of_reports(real_archive: Archive) -> None:
    provinces = {body.province for body in real_archive.bodies.values()}
    assert {parts[0] for parts, *_ in names_of(real_archive)["places"]} <= provinces
