"""The policy of a page: only what the site itself holds, and of scripts in the page only those that it was made with."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sites import pages

from archive.pages.policy import with_policy

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>示例</title></head><body>{}</body></html>'


def policy(html: str) -> dict[str, set[str]]:
    """The rules of a page, each with what it allows."""
    (meta,) = BeautifulSoup(html, "html.parser").select("meta[http-equiv='Content-Security-Policy']")
    rules = [rule.split() for rule in meta["content"].split("; ")]
    return {name: set(allowed) for name, *allowed in rules}


def hashed(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("body", "hashes"),
    [
        ("", set()),
        ("<script>a()</script>", {hashed("a()")}),
        ("<script>a()</script><p>示例</p><script>\n b('示例')\n</script>", {hashed("a()"), hashed("\n b('示例')\n")}),
        ("<script>a()</script><script>a()</script>", {hashed("a()")}),
        ("<article><script>a()</script></article>", set()),
        ("<article></article><script>a()</script>", {hashed("a()")}),
        ("<article></article><script>a()</script><article><script>b()</script></article>", set()),
        ('<script src="a.js"></script>', set()),
        ('<script type="module" src="a.js"></script>', set()),
        ('<script type="application/json">{}</script>', set()),
    ],
)
def test_a_script_in_the_page_is_allowed_by_its_text_and_no_other(body: str, hashes: set[str]) -> None:
    assert policy(with_policy(PAGE.format(body)))["script-src"] == {"'self'", *hashes}


def test_everything_that_is_not_named_is_forbidden_and_nothing_comes_from_elsewhere() -> None:
    rules = policy(with_policy(PAGE.format("")))
    assert rules["default-src"] == rules["base-uri"] == {"'none'"}
    assert set.union(*rules.values()) == {"'none'", "'self'", "data:"}


def test_a_page_without_a_place_for_its_policy_is_no_page() -> None:
    with pytest.raises(ValueError, match="head"):
        with_policy("<p>示例</p>")


def test_every_page_of_the_site_has_its_policy_before_anything_that_it_loads(small_site: Path) -> None:
    for address, page in pages(small_site).items():
        metas = page.head.find_all(["meta", "script", "link"], limit=2)
        assert metas[1].get("http-equiv") == "Content-Security-Policy", address
        assert not page.select("[style], [onclick], [onload], [onerror], style"), address
