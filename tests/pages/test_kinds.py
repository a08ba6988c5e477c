"""The rows of the kinds of pages: what follows from them elsewhere, and that nothing else makes a page."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small
import yaml

from archive import addresses
from archive.check.archive import checked
from archive.pages.kinds import KINDS, MENU, generated_pages


class _Settings(yaml.SafeLoader):
    """mkdocs.yml with its own tags left as they are."""


_Settings.add_multi_constructor("!", lambda loader, suffix, node: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def settings() -> dict[str, Any]:
    return yaml.load((small.ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)


def test_the_menu_of_the_site_names_the_pages_of_the_rows_in_their_order() -> None:
    named = {name: source for entry in settings()["nav"] for name, source in entry.items() if isinstance(source, str)}
    assert {name: source for name, source in named.items() if name in MENU} == MENU
    assert [name for name in named if name in MENU] == list(MENU)


def test_pages_that_no_menu_names_are_known_to_stand_outside_it() -> None:
    outside = [line.strip("/*\n ") for line in settings()["not_in_nav"].splitlines()]
    for kind in KINDS:
        assert kind.menu or kind.path.partition("/")[0] in outside, kind.path


def test_every_row_has_its_address_and_every_such_address_its_row() -> None:
    assert sorted(kind.path for kind in KINDS) == sorted(addresses.GENERATED)


def test_an_editor_cannot_write_where_a_page_is_generated(write_archive: Callable[..., Path]) -> None:
    contents = checked(write_archive())
    pages = dict(generated_pages(contents))
    assert {
        addresses.of(addresses.YEAR, 2022),
        addresses.of(addresses.BODY, contents.archive.bodies["shili-ju"]),
    } <= set(pages)
    for path in pages:
        assert addresses.is_taken(addresses.source_of(path)), path
        assert addresses.is_taken(f"{path.rstrip('/')}.md"), path


@pytest.mark.parametrize("subject", [kind for kind in KINDS if kind.subjects], ids=lambda kind: kind.path)
def test_a_page_of_a_kind_is_made_from_the_archive_and_its_texts_alone_and_twice_the_same(
    subject: Any, write_archive: Callable[..., Path]
) -> None:
    contents = checked(write_archive())
    for each in subject.subjects(contents.archive):
        url = addresses.relative_to(subject.address(each))
        made = subject.make(contents, each, url)
        assert made == subject.make(contents, each, url)
        assert re.search(r"<h1>.+</h1>", made.html)
