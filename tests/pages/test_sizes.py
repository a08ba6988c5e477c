"""No page grows with the archive, and the site no faster than it: each kind at about ten thousand reports of a thousand
bodies, and the bytes of a whole site.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import small

from archive import addresses
from archive.addresses import relative_to
from archive.check.rendered import Rendered
from archive.model import Archive, Report
from archive.pages.kinds import KINDS, PageKind
from archive.pages.report import figure_tables, report_page
from archive.read.loading import Contents

LARGEST = 150_000 - 30_000
"""Bytes of a page without what the theme puts around it, which is less than 30,000."""
COPIES = 92
MOST = 8
"""Pages of a kind that are made, taken evenly from all there are."""


@pytest.fixture(scope="module")
def huge(sample_contents: Contents) -> Contents:
    """The sample with each body 92 times, each with the texts of its own."""
    archive = small.copied(sample_contents.archive, COPIES)
    texts = {key: sample_contents.texts[key[0].rpartition("-")[0], key[1]] for key in archive.reports}
    return Contents(archive, texts, [])


def some(kind: PageKind, archive: Archive) -> Iterator[object]:
    subjects = list(kind.subjects(archive)) if kind.subjects else []
    yield from subjects[:: max(1, len(subjects) // MOST)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.path)
def test_no_page_of_a_kind_weighs_more_than_150_kilobytes_at_ten_thousand_reports(
    kind: PageKind, huge: Contents
) -> None:
    assert len(huge.archive.reports) > 9_000
    if kind.subjects is None:
        made = {kind.path: kind.make(huge, relative_to(kind.path))}
    else:
        paths = {kind.address(each): each for each in some(kind, huge.archive)}
        made = {path: kind.make(huge, each, relative_to(path)) for path, each in paths.items()}
    assert {path: len(page.html.encode()) for path, page in made.items() if len(page.html.encode()) > LARGEST} == {}


OF_A_REPORT = 235_000
"""Bytes of the sample's site for each of its hundred reports, without the theme, which is there once: as many charts,
indicators and topics have few reports to share them here.
"""
BESIDE = 78_000
"""Bytes of what each report has to itself: its page and its two files of data."""


def test_a_site_weighs_so_much_for_each_report(sample_archive: Archive, sample_site: Path) -> None:
    count = len(sample_archive.reports)
    assert (_weight(sample_site) - _weight(sample_site / "assets")) / count < OF_A_REPORT
    folders = [sample_site / addresses.of(addresses.REPORT, report) for report in sample_archive.reports.values()]
    assert sum(map(_weight, folders)) / count < BESIDE


def _weight(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_reports_page_is_as_long_in_a_large_archive_as_in_a_small_one(
    sample_archive: Archive, huge: Contents
) -> None:
    of_copies = {key: report for key, report in huge.archive.reports.items() if key[0].endswith("-7")}
    assert of_copies
    for (body, year), copy in of_copies.items():
        original = sample_archive.reports[body.rpartition("-")[0], year]
        page = _length(sample_archive, original)
        assert abs(_length(huge.archive, copy) - page) < 0.02 * page


def _length(archive: Archive, report: Report) -> int:
    address = addresses.of(addresses.REPORT, report)
    text = Rendered(figure_tables(archive, report), ())
    made = report_page(archive, report, text, relative_to(address))
    return len(made.html.encode())
