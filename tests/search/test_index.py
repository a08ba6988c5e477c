"""The files of the search index."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from archive.search import index
from archive.search.findable import Findable
from archive.search.index import write_index
from archive.search.passages import Passage

PAGES = [
    Findable("b/", "乙报告", "正文", (Passage("", "乙报告", "罚款15次。"),), 2023, "乙局", "湖北省", "整理", "逾期"),
    Findable("a/", "甲", "说明", (Passage("", "甲", "一公开"), Passage("s1", "节", "應用"))),
]


def read(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def version_in(target: Path) -> Path:
    return target / read(target / "start.gz")["version"]


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    write_index(PAGES, {"names": ["罚款"]}, tmp_path / "engine")
    return tmp_path / "engine"


def test_a_page_has_a_number_by_its_address_and_its_texts_are_read_by_that(engine: Path) -> None:
    start = read(engine / "start.gz")
    assert start["pages"]["address"]["values"] == ["a/", "b/"]
    assert read(version_in(engine) / "texts" / "1.gz") == {
        "title": "乙报告",
        "sections": [{"anchor": "", "title": "乙报告", "text": "罚款15次。"}],
    }


def test_what_pages_are_filtered_by_is_told_as_columns(engine: Path) -> None:
    columns = read(engine / "start.gz")["pages"]
    told = {name: [column["values"][of] for of in column.get("of", [0, 1])] for name, column in columns.items()}
    assert told == {
        "address": ["a/", "b/"],
        "kind": ["说明", "正文"],
        "body": ["", "乙局"],
        "place": ["", "湖北省"],
        "year": [None, 2023],
        "wording": ["", "整理"],
        "punctuality": ["", "逾期"],
    }


def test_a_column_with_few_values_names_each_once() -> None:
    assert index._column(["甲", "甲", "乙"]) == {"values": ["甲", "乙"], "of": [0, 0, 1]}


def test_names_and_traditional_characters_are_told(engine: Path) -> None:
    assert read(engine / "start.gz")["names"] == {"names": ["罚款"]}
    assert "應" not in read(version_in(engine) / "traditional.gz")[::2]


def test_blocks_hold_the_runs_in_order_and_are_found_by_their_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BLOCK", 12)
    write_index(PAGES, {}, tmp_path / "engine")
    version = version_in(tmp_path / "engine")
    firsts = read(tmp_path / "engine" / "start.gz")["blocks"]
    assert firsts == sorted(firsts)
    assert len(firsts) == len(list((version / "blocks").iterdir())) > 5
    for number, first in enumerate(firsts):
        block = gzip.decompress((version / "blocks" / f"{number}.gz").read_bytes())
        assert block[1 : 1 + block[0]].decode() == first


def test_the_same_pages_in_another_order_give_the_same_bytes_and_others_another_version(tmp_path: Path) -> None:
    write_index(PAGES, {}, tmp_path / "one")
    write_index(PAGES[::-1], {}, tmp_path / "two")
    write_index(PAGES[:1], {}, tmp_path / "three")
    files = [{path.relative_to(each): path.read_bytes() for path in each.rglob("*.*")} for each in tmp_path.iterdir()]
    assert files.count(files[[each.name for each in tmp_path.iterdir()].index("one")]) == 2
    assert version_in(tmp_path / "one").name == version_in(tmp_path / "two").name != version_in(tmp_path / "three").name


def test_the_last_index_is_replaced_whole(tmp_path: Path) -> None:
    write_index(PAGES, {}, tmp_path / "engine")
    old = version_in(tmp_path / "engine")
    write_index(PAGES[:1], {}, tmp_path / "engine")
    assert not old.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["engine"]


def test_nothing_to_find_is_an_index_too(tmp_path: Path) -> None:
    write_index([], {}, tmp_path / "engine")
    assert read(tmp_path / "engine" / "start.gz")["lengths"] == []
