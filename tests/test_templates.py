"""The forms for what readers find wrong or missing: as GitHub reads them, and as the site leads to them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import small
import yaml
from sites import built, page

FORMS = small.ROOT / ".github" / "ISSUE_TEMPLATE"
NAMES = {"report-error.yml": "报告有误", "add-report.yml": "补充一份报告"}
ANSWERED = {"input", "textarea", "dropdown", "checkboxes"}
"""The elements of a form that take an answer; `markdown` only shows a text."""

REPOSITORY = "https://example.com/shili/archive"


def form(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    return loaded


def faults(form: Any) -> list[str]:
    """What GitHub would refuse a form for, as far as its documentation of the syntax says."""
    if not isinstance(form, dict):
        return ["no mapping"]
    found = [f"no {key}" for key in ("name", "description") if not (isinstance(form.get(key), str) and form[key])]
    found += [f"unknown {key}" for key in form.keys() - {"name", "description", "title", "labels", "body"}]
    body = form.get("body") if isinstance(form.get("body"), list) else []
    if not any(each.get("type") in ANSWERED for each in body):
        found.append("nothing to answer")
    for each in body:
        attributes = each.get("attributes") or {}
        if each.get("type") not in ANSWERED | {"markdown"}:
            found.append(f"unknown type {each.get('type')}")
        elif not attributes.get("value" if each["type"] == "markdown" else "label"):
            found.append("nothing is asked")
        if type((each.get("validations") or {}).get("required", False)) is not bool:
            found.append("required is true or false")
    for what in (
        [each.get("id") for each in body],
        [(each.get("attributes") or {}).get("label") for each in body],
    ):
        named = [each for each in what if each is not None]
        found += [f"{each} twice" for each in dict.fromkeys(named) if named.count(each) > 1]
    return found


def test_the_forms_are_those_that_readers_need() -> None:
    assert {path.name for path in FORMS.iterdir()} == {*NAMES, "config.yml"}
    assert form("config.yml") == {"blank_issues_enabled": True}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_one_that_github_shows(name: str) -> None:
    assert faults(form(name)) == []
    assert form(name)["name"] == NAMES[name]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": None}, "no name"),
        ({"description": ""}, "no description"),
        ({"body": []}, "nothing to answer"),
        ({"assignee": "shili"}, "unknown assignee"),
        ({"body": [{"type": "text", "attributes": {"label": "示例"}}]}, "unknown type text"),
        ({"body": [{"type": "input", "attributes": {}}]}, "nothing is asked"),
        ({"body": [{"type": "input", "id": "a", "attributes": {"label": each}} for each in "示例"]}, "a twice"),
        ({"body": [{"type": "input", "id": each, "attributes": {"label": "示例"}} for each in "ab"]}, "示例 twice"),
        (
            {"body": [{"type": "input", "attributes": {"label": "示例"}, "validations": {"required": "是"}}]},
            "required is true or false",
        ),
    ],
)
def test_a_form_that_github_would_refuse_is_told(changes: dict[str, Any], told: str) -> None:
    assert told in faults({**form("report-error.yml"), **changes})


def test_a_page_leads_to_the_form_where_the_repository_is_known(write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    site = built(folder, SITE_URL="https://example.com/archive/", REPO_URL=REPOSITORY)
    article = page(site, "reports/shili-ju/2023/").article
    link = urlsplit(article.find("a", string="发现错误？告诉我们")["href"])
    assert link._replace(query="").geturl() == f"{REPOSITORY}/issues/new"
    asked = {key: values[0] for key, values in parse_qs(link.query).items()}
    assert asked == {"template": "report-error.yml", "page": "https://example.com/archive/reports/shili-ju/2023/"}
    assert "page" in {each["id"] for each in form(asked["template"])["body"]}
    # The theme would ask the repository's host for its stars.
    assert not page(site, "").select('[data-md-component="source"]')


def test_where_no_repository_is_known_nothing_leads_there(write_archive: Callable[..., Path]) -> None:
    site = built(write_archive(), REPO_URL="")
    assert not page(site, "reports/shili-ju/2023/").select(".mistake")
