"""No page grows with the archive: each kind at about ten thousand reports of a thousand bodies."""

from collections.abc import Iterator

import pytest
import small

from archive.addresses import relative_to
from archive.model import Archive
from archive.pages.kinds import KINDS, PageKind
from archive.read.load import Contents

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
