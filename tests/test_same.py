"""Two builds of one archive are equal byte for byte, wherever, whenever and in whatever language they run."""

import gzip
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import built, mkdocs_build

from archive.search.findable import Findable
from archive.search.index import write_index
from archive.search.passages import Passage

HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "86400"}


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def assert_same(one: Path, other: Path) -> None:
    first, second = contents(one), contents(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("address", ["", "https://example.com/archive/"])
def test_two_builds_are_equal(address: str, tmp_path: Path) -> None:
    one, other = small.write(tmp_path / "one"), small.write(tmp_path / "又一个 folder" / "deep")
    for folder, variables in ((one, HERE), (other, THERE)):
        result = mkdocs_build(folder, SITE_URL=address, **variables)
        assert result.returncode == 0, result.stdout + result.stderr
    assert_same(one / "site", other / "site")


def test_what_is_kept_changes_no_byte(write_archive: Callable[..., Path], tmp_path: Path) -> None:
    """A build with nothing kept; one after another archive's; one after a change that was taken back."""
    folder = write_archive()
    text = folder / "docs" / "reports" / "shili-ju" / "2023.md"
    written = text.read_text(encoding="utf-8")
    for name, variables in (("clean", {"XDG_CACHE_HOME": str(tmp_path / "new")}), ("kept", {}), ("back", {})):
        if name == "back":
            text.write_text(f"{written}\n示例改动。\n", encoding="utf-8")
            built(folder, tmp_path / "between", **variables)
            text.write_text(written, encoding="utf-8")
        built(folder, tmp_path / name, **variables)
    assert_same(tmp_path / "clean", tmp_path / "kept")
    assert_same(tmp_path / "clean", tmp_path / "back")


UNCHANGED = "没有改动，网站还是上次生成的"


def test_a_build_in_which_nothing_changed_leaves_the_site_as_it_is(write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    assert UNCHANGED not in mkdocs_build(folder).stderr
    first = contents(folder / "site")
    again = mkdocs_build(folder)
    assert (again.returncode, UNCHANGED in again.stderr) == (0, True)
    assert contents(folder / "site") == first
    (folder / "site" / "404.html").write_text("spoiled", encoding="utf-8")
    assert UNCHANGED not in mkdocs_build(folder).stderr
    assert contents(folder / "site") == first
    assert UNCHANGED not in mkdocs_build(folder, SITE_URL="https://example.com/").stderr
    (folder / "site" / "more.html").write_text("", encoding="utf-8")
    assert UNCHANGED not in mkdocs_build(folder, SITE_URL="https://example.com/").stderr


def test_the_sitemap_dates_a_page_by_what_changed(write_archive: Callable[..., Path]) -> None:
    data = "data/reports/shili-ju/2022.yml"
    changed = str(small.FILES[data]).replace("changes: {", "changes: {2025-01-02: 改正, ")
    folder = write_archive({data: changed})
    assert mkdocs_build(folder, SITE_URL="https://example.com/").returncode == 0
    sitemap = (folder / "site" / "sitemap.xml").read_text(encoding="utf-8")
    dates = {part.split("</loc>")[0]: part.split("<lastmod>")[1][:10] for part in sitemap.split("<loc>")[1:]}
    assert dates.pop("https://example.com/reports/shili-ju/2023/") == "2024-06-01"
    assert set(dates.values()) == {"2025-01-02"}
    packed = (folder / "site" / "sitemap.xml.gz").read_bytes()
    assert time.gmtime(int.from_bytes(packed[4:8], "little"))[:3] == (2025, 1, 2)
    assert gzip.decompress(packed).decode() == sitemap


def findable() -> list[Findable]:
    return [
        Findable(
            f"reports/{body}/{year}/",
            f"示例{body}{year}",
            "正文" if year % 2 else "指标",
            (Passage("s1", "示例", f"{body}文字{year}"),),
            year,
            f"示例{body}局",
        )
        for body in "abcdefgh"
        for year in range(2018, 2024)
    ]


def test_the_index_does_not_depend_on_the_order_of_its_pages_or_on_chance(tmp_path: Path) -> None:
    for number in range(4):
        pages = findable()
        random.Random(number).shuffle(pages)
        write_index(pages, {}, tmp_path / str(number))
        assert_same(tmp_path / "0", tmp_path / str(number))
