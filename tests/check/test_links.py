"""Links and pictures: what leads nowhere is told with its place, and MkDocs finds no broken link that the check does not."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from small import Changes

from archive import addresses
from archive.check.archive import checked
from archive.check.links import Site
from archive.findings import ArchiveError
from archive.pages.kinds import generated_pages
from archive.read.files import standing
from archive.read.load import load
from archive.read.source import Source
from archive.read.text import PageText

TEXT = "docs/reports/shili-ju/2023.md"
OLDER = "docs/reports/shili-ju/2022.md"
PICTURE: Changes = {"docs/reports/shili-ju/图.png": small.PICTURE, "docs/a.png": small.PICTURE}
WriteArchive = Callable[..., Path]


def told(folder: Path) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [(each.code.value, each.place.path, each.place.line, each.place.column) for each in error.findings]
    return []


def saying(words: str) -> Changes:
    return {
        **PICTURE,
        TEXT: small.FILES[TEXT].replace("还有不足。", words),
        "docs/about.md": "# 关于\n\n## 甲乙\n\n## 甲乙\n\n## 丁 { #here }\n\n甲[^a]。\n\n[^a]: 注。\n",
    }


GOOD = (
    "[甲](2022.md)",
    "[甲](<2022.md>)",
    '[甲](2022.md "题")',
    "[甲](2022.md?a=b#s1)",
    "[甲](2022.md#s1-2)",
    "[甲](#s1)",
    "[甲](2023.md#s2)",
    "[甲](#fig-cases)",
    "[甲](#in-cases)",
    "[甲](#figures)",
    "[甲](#figures-emergency)",
    "[甲](2022.md#in-quiet_years)",
    "[甲](../../about.md#甲乙)",
    "[甲](../../about.md#甲乙_1)",
    "[甲](../../about.md#here)",
    "[甲](../../about.md#fn:a)",
    "[甲](../../index.md)",
    "[甲](%E5%9B%BE.png)",
    "[甲](../index.md)",
    "[甲](index.md)",
    "[甲](../../years/2023/index.md)",
    "[甲](../../indicators/index.md)",
    "[甲](../../indicators/cases/index.md)",
    "[甲](../../compare/index.md)",
    "[甲](https://example.com/a?b=c#d)",
    "[甲](http://example.com/(a))",
    "[甲](mailto:a@example.com)",
    "<https://example.com>",
    "![甲](图.png)",
    "![甲](../../a.png)",
    "[![甲](图.png)](2022.md)",
    "[甲][一]",
    "`[甲](no.md)`",
    "``[甲](no.md)` ``",
    "<!-- [甲](no.md) -->",
    r"\[甲](no.md)",
    '还有<a href="figures.csv">甲</a>、<a href="https://example.com/">乙</a>、<a href="../../../feed.xml">丙</a>',
    "写成 `<a href=x>`，src = 甲",
)
BAD = (
    "[甲](2021.md)",
    "[甲](<2021.md>)",
    "[甲]( 2021.md )",
    "[甲](2022)",
    "[甲](2022/)",
    "[甲](2022.yml)",
    "[甲](../shili-ju/2021.md)",
    "[甲](../../../index.md)",
    "[甲](/about.md)",
    "[甲](2022.md#s9)",
    "[甲](#s9)",
    "[甲](#fig-none)",
    "[甲](2022.md#in-fines)",
    "[甲](../../about.md#丙)",
    "[甲](#plans)",
    "[甲](../../indicators/index.md#group-emergency)",
    "[甲](../../indicators/none/index.md)",
    "[甲](../../years/2021/index.md)",
    "[甲](2022/compare/index.md)",
    "[甲](../other/index.md)",
    "[甲](../../feed.xml)",
    "![甲](no.png)",
    "[![甲](no.png)](2022.md)",
    "[![甲](图.png)](2021.md)",
    "[甲][二]\n\n[二]: no.md",
    "[**甲**[乙]](2021.md)",
    "[no.md](no.md)",
    "[a@b.c](a@b.c)",
)
RAW = (
    '还有<a href="#nope">甲</a>',
    '还有<a href="#s1">甲</a>',
    '还有<a href="../nope/">甲</a>',
    '还有<a href="2022.md">甲</a>',
    "还有<A title='乙' HREF=2022.md>甲</A>",
    '还有<a href="2022&#46;md">甲</a>',
    '还有<img src="missing.png">',
    '还有<img alt="甲" src="图.png">',
    '还有[甲](2022.md){ href="2021.md" }',
)
REFUSED_BESIDES = (
    "![甲](https://example.com/a.png)",
    "![甲](//example.com/a.png)",
    "![甲](HTTPS://example.com/a.png)",
    "![甲](data:image/png;base64,AAAA)",
    "![甲][二]\n\n[二]: https://example.com/a.png",
    "![甲](2022.md)",
    '还有<img src="https://example.com/a.png">不足。',
    '![甲](图.png){ src="https://example.com/a.png" }',
    "[甲](file:///c:/a.md)",
    "[甲](c:/a.md)",
    "[甲](//example.com/a)",
    "[甲](ftp://example.com/a)",
    "[甲](http:a)",
    "[甲]()",
)
LINE = small.FILES[TEXT][: small.FILES[TEXT].index("还有不足。")].count("\n") + 1


def beside(words: str) -> Changes:
    """The same words in a text beside the report's, which MkDocs reads and the archive does not."""
    text = small.FILES[TEXT].replace("还有不足。", words).replace("{{", "").replace("}}", "")
    return {**saying("还有不足。"), "docs/reports/shili-ju/beside.md": PageText(Source("", text)).prepared()}


def mkdocs_builds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether MkDocs is content with the links of an archive, what it reads of it unchecked."""
    monkeypatch.setattr("archive.read.load.standing", lambda root: replace(standing(root), findings=[]))
    logging.getLogger("mkdocs.commands.build").filters.clear()
    return CliRunner().invoke(mkdocs, ["build", "--strict", "-f", str(folder / "mkdocs.yml")]).exit_code == 0


def test_what_leads_somewhere_may_stand_and_mkdocs_thinks_so_too(
    write_archive: WriteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    definition = "\n\n[一]: ../../about.md\n"
    assert told(write_archive(saying("\n\n".join(GOOD) + definition))) == []
    # The places of a report's figures are none of MkDocs'.
    known = [words for words in GOOD if not re.search(r"\(#(fig|in-)", words)]
    assert mkdocs_builds(write_archive(beside("\n\n".join(known) + definition)), monkeypatch)


@pytest.mark.parametrize("words", BAD)
def test_what_leads_nowhere_is_refused_with_its_place(words: str, write_archive: WriteArchive) -> None:
    ((code, path, line, _),) = told(write_archive(saying(words)))
    assert (code, path, line) == ("TEXT13", TEXT, LINE + words.count("\n"))


@pytest.mark.parametrize("words", RAW)
def test_an_address_that_the_build_leaves_as_it_stands_is_refused(words: str, write_archive: WriteArchive) -> None:
    found = told(write_archive(saying(words)))
    address = re.search(r"(?:href|src)=[\"']?()", words, re.IGNORECASE)
    assert address and ("TEXT13", TEXT, LINE, address.start(1) + 1) in found


@pytest.mark.parametrize("words", REFUSED_BESIDES)
def test_what_no_text_may_name_is_refused_once(words: str, write_archive: WriteArchive) -> None:
    ((code, path, _, _),) = told(write_archive(saying(words)))
    assert code in ("TEXT13", "TEXT16")
    assert path == TEXT


def test_every_broken_link_is_told_at_once(write_archive: WriteArchive) -> None:
    assert [each[2:] for each in told(write_archive(saying("甲[乙](no.md)和![丙](no.png)")))] == [(LINE, 6), (LINE, 18)]


@pytest.mark.parametrize("words", BAD[::5])
def test_the_links_that_mkdocs_refuses_are_among_them(
    words: str, write_archive: WriteArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not mkdocs_builds(write_archive(beside(words)), monkeypatch)


def test_links_can_lead_to_just_the_pages_that_the_site_makes(write_archive: WriteArchive) -> None:
    """The check may not import the pages' rows, so it tells their sources from what was read."""
    loading = load(write_archive(small.MORE))
    made = {addresses.source_of(path) for path, _ in generated_pages(loading.contents())}
    assert Site(loading).generated == made


BROKEN: dict[str, Changes] = {
    "text": {OLDER: small.FILES[OLDER].encode("gb18030")},
    "data": {"data/reports/shili-ju/2022.yml": "a：1"},
    "indicators": {"data/indicators.yml": "a：1"},
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_link_to_what_could_not_be_read_is_not_told(broken: str, write_archive: WriteArchive) -> None:
    words = "[甲](2022.md#s9)、[乙](2022.md)、[丙](2022.md#fig-cases)"
    found = told(write_archive({**saying(words), **BROKEN[broken]}))
    assert found
    assert [each for each in found if each[0] == "TEXT13"] == []
