"""`/feed.xml`: an Atom feed of what the archive took in, changed and corrected, from its reports' `changes` and `corrections`.

An entry's id is made from body, year and day, so it outlives a move of the site; its time is the start of that day in
Beijing. Nothing in the feed is the time of a build.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from html import escape
from pathlib import Path

from feedgenerator import Atom1Feed

from archive import addresses
from archive.addresses import LANGUAGE, Website
from archive.export.write import write
from archive.history.corrections import all_corrected
from archive.literal import chinese_date
from archive.model import Archive, Correction, Report
from archive.pages.opensearch import opensearch_xml
from archive.pages.report import WORDING_NOTICES

LONGEST = 50
"""So many entries at most, the newest."""
_IDS = uuid.UUID("0d5f7c1e-6c0b-5b0e-9a57-3f4f0a3c2b11")
"""The namespace of the ids; never changes."""
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Change:
    """One day of a report's history, or one correction of that day."""

    day: date
    report: Report
    what: str
    correction: Correction | None = None


def newest_changes(archive: Archive) -> list[Change]:
    """What the archive did, the newest day first; of one day, in the order of the archive and corrections last."""
    changes = [Change(day, report, what) for report in archive.reports.values() for day, what in report.changes.items()]
    changes += [
        Change(each.correction.day, each.report, each.sentence, each.correction) for each in all_corrected(archive)
    ]
    return sorted(changes, key=lambda change: change.day, reverse=True)[:LONGEST]


def write_feeds(archive: Archive, website: Website, site: Path) -> None:
    """Writes what programs of readers come for: the feed, and the description of the search."""
    write(site / addresses.FEED, feed_xml(archive, website))
    if description := opensearch_xml(website):
        write(site / addresses.OPENSEARCH, description)


def feed_xml(archive: Archive, website: Website) -> str:
    """The feed; its links are relative to itself where the site's address is unknown."""
    changes = newest_changes(archive)
    feed = _Feed(
        title=website.name,
        link=website.address_of("") or ".",
        description=website.description,
        language=LANGUAGE,
        author_name=website.name,
        feed_url=website.address_of(addresses.FEED),
        feed_guid=_id("feed"),
    )
    for change in changes:
        report, correction = change.report, change.correction
        feed.add_item(
            title=f"更正：{report.heading}" if correction else report.heading,
            link=website.address_of(addresses.of(addresses.REPORT, report)),
            description=_summary(change),
            unique_id=_id(report.body.id, str(report.year), correction.key if correction else change.day.isoformat()),
            updateddate=datetime.combine(change.day, time(), _BEIJING),
        )
    return feed.writeString("utf-8")


class _Feed(Atom1Feed):
    """An Atom feed that, while it has no entry, is as old as the calendar instead of as new as the build."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=datetime(1970, 1, 1, tzinfo=_BEIJING))


def _summary(change: Change) -> str:
    """As HTML: the day and what was done, then whose sentences the page holds."""
    report = change.report
    sentences = (
        change.what if change.correction else f"{chinese_date(change.day)}{change.what}。",
        f"{report.body.name}{report.year}年度，{report.wording.label}文本。",
        WORDING_NOTICES[report.wording],
    )
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _id(*parts: str) -> str:
    return uuid.uuid5(_IDS, "/".join(parts)).urn
