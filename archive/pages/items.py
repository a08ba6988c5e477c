"""The pages of the statute's items: what the reports with a whole text say of one, side by side.

A section is shown as a plain text, its figures as the report prints them. A page stays small however many reports there
are: of each body the newest, of those no more than `MOST`, and of each section no more than `LONGEST` characters; where
there are more bodies, those of a place have a page of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive import addresses
from archive.addresses import Url
from archive.check.rendered import html_of
from archive.history.coverage import placed, reporting
from archive.history.parts import Part, split
from archive.model import Answer, Archive, Report
from archive.pages.aside import Aside
from archive.pages.html import Made, filled
from archive.pages.parts import above, ways
from archive.pages.words import AskedWord, rendered, report_words
from archive.read.loading import Contents
from archive.read.text import PageText
from archive.search.findable import findable_item
from archive.search.passages import passages

MOST = 60
"""Reports of a page."""
LONGEST = 300
"""Characters of a section."""
_UNSAID = AskedWord(lambda asked: "")
"""Of tables and charts, which are no sentences."""
_NOTES = re.compile(r"^ {0,3}\[\^[^\]\n]+\]:.*$|\[\^[^\]\n]+\]", re.MULTILINE)
"""Footnotes and what leads to them."""


@dataclass(frozen=True)
class Said:
    """What a report says of an item."""

    report: Report
    answer: Answer
    text: str
    """Of the section, cut where it is long; empty where none was seen."""
    cut: bool


def item_page(contents: Contents, item: str, url: Url) -> Made:
    """`/items/<item>/`: the newest whole report of each body with what it says of the item."""
    archive = contents.archive
    newest = archive.once(newest_whole)
    html = filled(
        "item.html",
        archive=archive,
        item=item,
        said=[said(contents, report, item) for report in newest[:MOST]],
        ways=ways(archive.once(parts), addresses.ITEM_IN, item),
        bodies=len(newest),
        whole=sum(_is_whole(report) for report in archive.reports.values()),
        url=url,
    )
    title = f"五项内容并排看：{archive.statute.items[item]}"
    return Made(html, findable_item(archive, item, title), title, title)


def item_part_page(contents: Contents, of_part: tuple[str, Part], url: Url) -> Made:
    """`/items/<item>/<place>/`: the same of every body of a place."""
    archive = contents.archive
    item, part = of_part
    newest = {report.body.id: report for report in archive.once(newest_whole)}
    html = filled(
        "item_in.html",
        archive=archive,
        item=item,
        part=part,
        above=above(part, addresses.ITEM_IN, item),
        ways=ways(part, addresses.ITEM_IN, item),
        said=[said(contents, newest[body.id], item) for body in part.listed],
        url=url,
    )
    title = f"{archive.statute.items[item]}：{part.title}"
    return Made(html, None, title, title)


def parts(archive: Archive) -> Part:
    """The bodies with a whole report, in parts; all of them in the whole where one page holds them."""
    bodies = [body for own in placed(report.body for report in archive.once(newest_whole)).values() for body in own]
    return split(bodies, lambda body: 1, MOST)


def split_items(archive: Archive) -> Iterator[tuple[str, Part]]:
    """The items with each part that has a page."""
    return ((item, part) for item in archive.statute.items for part in archive.once(parts).every())


def newest_whole(archive: Archive) -> list[Report]:
    """Of each body its newest report with a whole text and the items answered; the newest first, then as bodies stand."""
    whole = [next(filter(_is_whole, archive.reports_of(body.id)), None) for body in reporting(archive)]
    return sorted((report for report in whole if report), key=lambda report: -report.year)


def said(contents: Contents, report: Report, item: str) -> Said:
    """What a report says of an item, in its text."""
    answer = report.statute_items[item]
    if not answer.section:
        return Said(report, answer, "", cut=False)
    text = _plain(contents.archive, report, contents.texts[report.key], answer.section)
    cut = len(text) > LONGEST
    return Said(report, answer, f"{text[:LONGEST].rstrip()}…" if cut else text, cut)


def _is_whole(report: Report) -> bool:
    return report.whole and bool(report.statute_items)


def _plain(archive: Archive, report: Report, page: PageText, section: str) -> str:
    """The text below the heading of a section, a line for each paragraph and heading in it."""
    words = {**report_words(archive, report), "table": _UNSAID, "chart": _UNSAID}
    aside = Aside()
    html = aside.put_back(html_of(rendered(_NOTES.sub("", page.below(section)), words, aside.sign)))
    parts: Iterable[str] = (part for each in passages(html, "") for part in (each.title, each.text))
    return "\n".join(part for part in parts if part)
