"""The JSON-LD of pages: in schema.org's words, as true as the archive, and harmless."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small
from linked import nodes
from sites import built, page

from archive.addresses import LICENCE, Website
from archive.check.archive import checked
from archive.pages.kinds import Build
from archive.read.loading import Contents

SAMPLE = Website(name="示例档案", description="示例说明", address="https://example.org/")
DATA = "data/reports/shili-ju/2023.yml"
OLDER = "reports/shili-ju/2022/"
NEWER = "reports/shili-ju/2023/"


def told(contents: Contents, path: str, website: Website = SAMPLE) -> dict[str, Any]:
    text = Build(contents, website).linked(path)
    assert text
    return json.loads(text)


def test_edited_sentences_are_the_archives_and_are_based_on_the_bodys_report(
    write_archive: Callable[..., Path],
) -> None:
    page = told(checked(write_archive()), OLDER)
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
    page = told(checked(write_archive({DATA: small.FILES[DATA].replace("edited", "official")})), NEWER)
    assert page["author"]["name"] == "示例市示例局"
    assert "license" not in page


def test_what_is_unknown_is_left_out(write_archive: Callable[..., Path]) -> None:
    page = told(checked(write_archive()), NEWER)
    assert not {"datePublished", "dateModified", "url", "publisher"} & set(page["isBasedOn"])
    assert "datePublished" not in page
    assert all(value is not None for node in nodes(page) for value in node.values())


def test_the_pages_own_days_are_those_of_its_changes(write_archive: Callable[..., Path]) -> None:
    changed = small.FILES[DATA].replace("{2024-05-06: 收录}", "{2024-05-06: 收录, 2024-06-01: 示例改动}")
    page = told(checked(write_archive({DATA: changed})), NEWER)
    assert (page["dateCreated"], page["dateModified"]) == ("2024-05-06", "2024-06-01")


def test_addresses_are_relative_where_the_sites_is_unknown(write_archive: Callable[..., Path]) -> None:
    page = told(checked(write_archive()), NEWER, Website(name="示例档案", description="示例说明"))
    addresses = {node[name] for node in nodes(page) for name in ("@id", "contentUrl") if name in node}
    assert addresses == {
        "../../..",
        "../../..#archive",
        "../#body",
        "./",
        "report.json",
        "figures.csv",
    }


def test_other_pages_have_none(write_archive: Callable[..., Path]) -> None:
    assert Build(checked(write_archive()), SAMPLE).linked("") is None


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "<!--<script>", '","@type":"Person', "一\n二&amp;"]
)
def test_a_hostile_title_stays_in_its_string(text: str, write_archive: Callable[..., Path]) -> None:
    typed = json.dumps(f"示例{text}", ensure_ascii=False)
    changed = small.FILES[DATA].replace("title: 示例市示例局2023年法治政府建设年度报告", f"title: {typed}")
    folder = write_archive({DATA: changed})
    printed = Build(checked(folder), SAMPLE).linked(NEWER) or ""
    assert not set("<>&") & set(printed)
    assert json.loads(printed)["name"] == f"示例{text}"


def test_a_hostile_title_stays_in_its_string_in_the_built_page(write_archive: Callable[..., Path]) -> None:
    typed = "'示例</script><script>alert(1)</script>'"
    folder = write_archive(
        {DATA: small.FILES[DATA].replace("title: 示例市示例局2023年法治政府建设年度报告", f"title: {typed}")}
    )
    (script,) = page(built(folder), "reports/shili-ju/2023/").select("head script[type='application/ld+json']")
    found = json.loads(script.string)
    assert (found["name"], found["@id"]) == (typed.strip("'"), "./")
