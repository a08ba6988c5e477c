"""The JSON-LD of pages: in schema.org's words, as true as the archive, and harmless."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec_schemaorg.models
import pytest
import small
from bs4 import BeautifulSoup
from pyld import jsonld
from small import mkdocs_build

from archive.addresses import LICENCE, Website
from archive.check.archive import checked
from archive.model import Archive
from archive.pages.linked import linked_data

SAMPLE = Website(name="示例档案", description="示例说明", address="https://example.org/")
DATA = "data/reports/shili-ju/2023.yml"
OLDER = "reports/shili-ju/2022.md"
NEWER = "reports/shili-ju/2023.md"


def told(archive: Archive, src_uri: str, website: Website = SAMPLE) -> dict[str, Any]:
    text = linked_data(archive, website, src_uri, lambda address: f"../../../{address}")
    assert text
    return json.loads(text)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


def in_pages(site: Path) -> dict[str, dict[str, Any]]:
    """The JSON-LD in the head of each built page that has some."""
    found = {}
    for path in site.rglob("*.html"):
        scripts = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(
            "script[type='application/ld+json']"
        )
        assert len(scripts) <= 1
        for script in scripts:
            assert script.find_parent("head")
            found[path.parent.relative_to(site).as_posix()] = json.loads(script.string)
    return found


def test_every_type_and_property_is_one_of_schema_org(real_site: Path) -> None:
    pages = in_pages(real_site)
    assert set(pages) == {f"reports/{body}/{year}" for body, year in checked(small.ROOT).archive.reports} | {"data"}
    for page in pages.values():
        assert page.pop("@context") == "https://schema.org"
        for node in nodes(page):
            known = getattr(msgspec_schemaorg.models, node["@type"]).__struct_fields__
            assert {name for name in node if not name.startswith("@")} <= set(known), node["@type"]


def test_a_reader_of_json_ld_finds_the_addresses_of_the_pages(real_site: Path) -> None:
    start = f"http://127.0.0.1/{real_site.name}/"
    for path, page in in_pages(real_site).items():
        # The site's own context would be fetched; this one gives its terms the same names.
        page["@context"] = {"@vocab": "https://schema.org/"}
        (node,) = jsonld.expand(page)
        assert node["@id"] == f"{start}{path}/"
        assert node["@type"] == [f"https://schema.org/{'Dataset' if path == 'data' else 'Report'}"]


def test_every_download_that_is_named_is_there(real_site: Path) -> None:
    downloads = [
        node for page in in_pages(real_site).values() for node in nodes(page) if node.get("@type") == "DataDownload"
    ]
    assert len(downloads) >= 8
    for node in downloads:
        path = real_site / node["contentUrl"].removeprefix(f"http://127.0.0.1/{real_site.name}/")
        assert path.is_file()
        assert {"csv": "csv", "json": "json", "db": "sqlite3"}[path.suffix[1:]] in node["encodingFormat"]


def test_edited_sentences_are_the_archives_and_are_based_on_the_bodys_report(
    write_archive: Callable[..., Path],
) -> None:
    page = told(checked(write_archive()).archive, OLDER)
    assert page["author"] == {"@type": "Organization", "@id": "https://example.org/#archive", "name": "示例档案"}
    assert page["license"] == LICENCE
    based = page["isBasedOn"]
    assert based["author"]["@type"] == "GovernmentOrganization"
    assert based["author"]["name"] == "示例市示例局"
    assert (based["url"], based["dateCreated"], based["datePublished"]) == (
        "https://example.com/2022",
        "2023-03-01",
        "2023-04-02",
    )
    assert "license" not in based


def test_an_official_text_is_the_bodys_own_and_not_under_the_archives_licence(
    write_archive: Callable[..., Path],
) -> None:
    page = told(checked(write_archive({DATA: small.FILES[DATA].replace("edited", "official")})).archive, NEWER)
    assert page["author"]["name"] == "示例市示例局"
    assert "license" not in page


def test_what_is_unknown_is_left_out(write_archive: Callable[..., Path]) -> None:
    page = told(checked(write_archive()).archive, NEWER)
    assert not {"datePublished", "dateModified", "url", "publisher"} & set(page["isBasedOn"])
    assert "datePublished" not in page
    assert all(value is not None for node in nodes(page) for value in node.values())


def test_the_pages_own_days_are_those_of_its_changes(write_archive: Callable[..., Path]) -> None:
    changed = small.FILES[DATA].replace("{2024-05-06: 收录}", "{2024-05-06: 收录, 2024-06-01: 示例改动}")
    page = told(checked(write_archive({DATA: changed})).archive, NEWER)
    assert (page["dateCreated"], page["dateModified"]) == ("2024-05-06", "2024-06-01")


def test_addresses_are_relative_where_the_sites_is_unknown(write_archive: Callable[..., Path]) -> None:
    page = told(checked(write_archive()).archive, NEWER, Website(name="示例档案", description="示例说明"))
    addresses = [node[name] for node in nodes(page) for name in ("@id", "contentUrl") if name in node]
    assert page["@id"] == "../../../reports/shili-ju/2023/"
    assert len(addresses) >= 5
    assert all(address.startswith("../../../") for address in addresses)


def test_other_pages_have_none(write_archive: Callable[..., Path]) -> None:
    assert linked_data(checked(write_archive()).archive, SAMPLE, "index.md", str) is None


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", '","@type":"Person', "一\n二&amp;"]
)
def test_a_hostile_title_stays_in_its_string(text: str, write_archive: Callable[..., Path]) -> None:
    typed = json.dumps(f"示例{text}", ensure_ascii=False)
    changed = small.FILES[DATA].replace("title: 示例市示例局2023年法治政府建设年度报告", f"title: {typed}")
    folder = write_archive({DATA: changed})
    printed = linked_data(checked(folder).archive, SAMPLE, NEWER, str) or ""
    assert not set("<>&") & set(printed)
    assert json.loads(printed)["name"] == f"示例{text}"


def test_a_hostile_title_stays_in_its_string_in_the_built_page(write_archive: Callable[..., Path]) -> None:
    typed = "'示例</script><script>alert(1)</script>'"
    folder = write_archive(
        {DATA: small.FILES[DATA].replace("title: 示例市示例局2023年法治政府建设年度报告", f"title: {typed}")}
    )
    assert mkdocs_build(folder).returncode == 0
    pages = in_pages(folder / "site")
    assert pages["reports/shili-ju/2023"]["name"] == typed.strip("'")
    assert pages["reports/shili-ju/2023"]["@id"] == "./"
