"""The feed, read as a reader's program reads it; and the description of the search."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
import small
from bs4 import BeautifulSoup

from archive.addresses import Website
from archive.check.archive import checked
from archive.model import Archive
from archive.pages.feed import LONGEST, feed_xml
from archive.pages.opensearch import opensearch_xml

DATA = "data/reports/shili-ju/2023.yml"
UNCORRECTED = re.sub("corrections: .*\n", "", small.FILES[DATA])
SAMPLE = Website(name="示例档案", description="示例说明", address="https://example.org/fazhi/")
HERE = Website(name="示例档案", description="示例说明")


def feed(archive: Archive, website: Website = SAMPLE) -> feedparser.FeedParserDict:
    read = feedparser.parse(feed_xml(archive, website).encode())
    assert not read.bozo, read.get("bozo_exception")
    return read


def changed(text: str, write_archive: Callable[..., Path]) -> Archive:
    return checked(
        write_archive({DATA: UNCORRECTED.replace("changes: {2024-05-06: 收录}", f"changes: {text}")})
    ).archive


def test_each_change_is_an_entry_and_the_newest_stands_first(write_archive: Callable[..., Path]) -> None:
    read = feed(changed("{2024-05-06: 收录, 2024-06-01: 补上来源的网址}", write_archive))
    assert [(entry.updated, entry.title, entry.link) for entry in read.entries] == [
        (
            "2024-06-01T00:00:00+08:00",
            "示例市示例局2023年法治政府建设年度报告",
            "https://example.org/fazhi/reports/shili-ju/2023/",
        ),
        (
            "2024-05-06T00:00:00+08:00",
            "示例市示例局2022年法治政府建设年度报告",
            "https://example.org/fazhi/reports/shili-ju/2022/",
        ),
        (
            "2024-05-06T00:00:00+08:00",
            "示例市示例局2023年法治政府建设年度报告",
            "https://example.org/fazhi/reports/shili-ju/2023/",
        ),
    ]
    assert (read.feed.title, read.feed.updated) == ("示例档案", "2024-06-01T00:00:00+08:00")


def test_an_entry_says_what_was_done_and_whose_sentences_the_page_holds(write_archive: Callable[..., Path]) -> None:
    (summary,) = {entry.summary for entry in feed(changed("{2024-06-01: 补上来源的网址}", write_archive)).entries[:1]}
    assert "2024年6月1日补上来源的网址。" in summary
    assert "整理文本" in summary
    assert "不是原文" in summary


def test_each_correction_is_an_entry_of_its_own_with_the_old_value_and_the_reason(
    write_archive: Callable[..., Path],
) -> None:
    entry = feed(checked(write_archive()).archive).entries[0]
    assert (entry.title, entry.updated[:10]) == ("更正：示例市示例局2023年法治政府建设年度报告", "2024-06-01")
    assert "2024年6月1日录入更正：罚款原为72.7万元，现为72.8万元。原因：示例原因" in entry.summary


def test_the_id_of_a_change_stays_whatever_else_is_changed_and_wherever_the_site_stands(
    write_archive: Callable[..., Path],
) -> None:
    before = feed(changed("{2024-05-06: 收录}", write_archive))
    after = feed(changed("{2024-05-06: 收录并核对, 2024-06-01: 示例改动}", write_archive), HERE)
    assert [entry.id for entry in after.entries if entry.updated < "2024-06"] == [entry.id for entry in before.entries]
    assert len({entry.id for entry in after.entries}) == len(after.entries) == len(before.entries) + 1
    assert before.feed.id == after.feed.id


def test_the_feed_says_nothing_of_when_it_was_built_even_where_it_is_empty(write_archive: Callable[..., Path]) -> None:
    archive = checked(write_archive()).archive
    assert feed_xml(archive, SAMPLE) == feed_xml(archive, SAMPLE)
    bare = Archive(statute=archive.statute, groups={}, concepts={}, indicators={}, bodies={})
    assert feed(bare).feed.updated == "1970-01-01T00:00:00+08:00"


def test_of_many_changes_the_feed_holds_the_newest(write_archive: Callable[..., Path]) -> None:
    days = [f"2024-{month:02}-{day:02}" for month in (7, 8) for day in range(1, 31)]
    read = feed(changed("{" + ", ".join(f"{day}: 示例改动" for day in days) + "}", write_archive))
    assert [entry.updated[:10] for entry in read.entries] == sorted(days, reverse=True)[:LONGEST]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "]]>&amp;<b>", "=cmd|' /C'", "一\n二"])
def test_a_hostile_change_or_title_stays_text_in_the_feed(text: str, write_archive: Callable[..., Path]) -> None:
    typed = json.dumps(f"示例{text}")
    files = small.FILES[DATA].replace("{2024-05-06: 收录}", f"{{2025-05-06: {typed}}}")
    files = files.replace("title: 示例市示例局2023年法治政府建设年度报告", f"title: {typed}")
    archive = checked(write_archive({DATA: files})).archive
    raw = feedparser.parse(feed_xml(archive, SAMPLE).encode(), sanitize_html=False)
    assert not raw.bozo
    shown = " ".join(BeautifulSoup(raw.entries[0].summary, "html.parser").get_text().split())
    assert " ".join(f"示例{text}".split()) in shown
    assert {tag.name for tag in BeautifulSoup(raw.entries[0].summary, "html.parser").find_all()} == {"p"}
    assert " ".join(raw.entries[0].title.split()) == " ".join(f"示例{text}".split())


# The search, for browsers


def test_the_search_is_described_with_its_absolute_address_or_not_at_all() -> None:
    assert opensearch_xml(HERE) is None
    root = ElementTree.fromstring(opensearch_xml(SAMPLE) or "")
    told = {child.tag.rpartition("}")[2]: child for child in root}
    assert told["Url"].get("template") == "https://example.org/fazhi/search/?q={searchTerms}"
    assert 0 < len(told["ShortName"].text or "") <= 16
