"""Every address of the site, spelled once: pages, files, the places on a page, and the site's own.

A path leads from the site's root and ends in a slash where it is a page; `{}` holds what differs from page to page.
Templates call the functions here, scripts are given what these give, and what an editor may not create follows from
the same paths (`is_taken`, `is_reserved`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile

import cn2an

from archive.model import Body, Indicator, Report

REPORTS = "reports/"
BODY = "reports/{body}/"
REPORT = "reports/{body}/{year}/"
TWO_YEARS = "reports/{body}/{year}/compare/"
YEAR = "years/{year}/"
INDICATORS = "indicators/"
INDICATOR = "indicators/{indicator}/"
COMPARE = "compare/"
PLANS = "plans/"
SEARCH = "search/"
GENERATED = (REPORTS, INDICATORS, COMPARE, PLANS, SEARCH, BODY, TWO_YEARS, YEAR, INDICATOR)
"""The pages that no editor writes."""
DATA = "data/"
DATA_SOURCE = "data.md"
"""Below docs/."""

REPORT_JSON = REPORT + "report.json"
REPORT_CSV = REPORT + "figures.csv"
INDICATOR_CSV = INDICATOR + "figures.csv"
SEARCH_ENGINE = SEARCH + "engine/"
SEARCH_FOR = SEARCH + "?q={searchTerms}"
"""As OpenSearch writes it."""
FEED = "feed.xml"
OPENSEARCH = "opensearch.xml"

FIGURES = "figures"
"""The id of the tables of its figures at the end of a report's page."""

LANGUAGE = "zh-CN"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of the archive's own sentences and data; the texts of the bodies are not under it."""
LICENCE_NAME = "CC-BY-4.0"

Url = Callable[[str], str]
"""From a path to an address: relative to the page that it stands on, or absolute."""


@dataclass(frozen=True, kw_only=True)
class Website:
    """Name, description, and the address of the home page, which is empty where it is not known."""

    name: str
    description: str
    address: str = ""
    """With a slash at its end."""

    def address_of(self, path: str) -> str:
        """The absolute address of a path from the site's root; the path itself where the site's address is unknown."""
        return self.address + path


def relative_to(page: str) -> Url:
    """From a path to the address that leads there from the page at a path, so that the site works below any folder."""
    here = page.split("/")[:-1]

    def url(path: str) -> str:
        path, mark, place = path.partition("#")
        there = [part for part in path.split("/") if part]
        common = len(list(takewhile(lambda step: step[0] == step[1], zip(here, there, strict=False))))
        steps = [*[".."] * (len(here) - common), *there[common:]]
        return ("/".join(steps) or ".") + ("/" if path.endswith("/") else "") + mark + place

    return url


# Pages, and the files beside them


def of_body(body: Body) -> str:
    """A body's page, the list of its reports."""
    return BODY.format(body=body.id)


def of_report(report: Report) -> str:
    """A report's page."""
    return REPORT.format(body=report.body.id, year=report.year)


def of_two_years(report: Report) -> str:
    """The page of a report beside the one of the year before."""
    return TWO_YEARS.format(body=report.body.id, year=report.year)


def of_year(year: int) -> str:
    """The list of a year's reports."""
    return YEAR.format(year=year)


def of_indicator(indicator: Indicator) -> str:
    """An indicator's page."""
    return INDICATOR.format(indicator=indicator.id)


def json_of(report: Report) -> str:
    """A report's data as JSON."""
    return REPORT_JSON.format(body=report.body.id, year=report.year)


def csv_of(report: Report) -> str:
    """A report's figures as CSV."""
    return REPORT_CSV.format(body=report.body.id, year=report.year)


def csv_of_indicator(indicator: Indicator) -> str:
    """An indicator's values as CSV."""
    return INDICATOR_CSV.format(indicator=indicator.id)


# Places on a page


def section_id(label: str) -> str:
    """The id of the section with a label: s3-2 for 三（二）."""
    numbers = re.findall(r"[一二三四五六七八九十]+|\d+", label)
    return "s" + "-".join(number if number.isascii() else str(cn2an.cn2an(number, "smart")) for number in numbers)


def of_section(report: Report, label: str) -> str:
    """A section of a report's text."""
    return f"{of_report(report)}#{section_id(label)}"


def sentence_id(indicator: Indicator) -> str:
    """The id, in a report's page, of the place where its text first states an indicator's figure."""
    return f"in-{indicator.id}"


def of_sentence(report: Report, indicator: Indicator) -> str:
    """That place."""
    return f"{of_report(report)}#{sentence_id(indicator)}"


def row_id(indicator: Indicator) -> str:
    """The id of a figure's row in the tables of a report's page."""
    return f"fig-{indicator.id}"


def of_row(report: Report, indicator: Indicator) -> str:
    """That row."""
    return f"{of_report(report)}#{row_id(indicator)}"


def group_table_id(group: str) -> str:
    """The id of the table of a group's figures in a report's page."""
    return f"{FIGURES}-{group}"


def group_id(group: str) -> str:
    """The id of a group in the list of indicators."""
    return f"group-{group}"


def of_group(group: str) -> str:
    """That group."""
    return f"{INDICATORS}#{group_id(group)}"


# What an editor may not take

_FOLDERS = {path.partition("/")[0] for path in (*GENERATED, DATA)}
_FILES = {f"{folder}.md" for folder in _FOLDERS} - {DATA_SOURCE} | {FEED, OPENSEARCH, "sitemap.xml", "sitemap.xml.gz"}
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
_REPORT_SOURCE = re.compile(r"reports/([^/]+)/((?:19|20)\d\d)\.md", re.ASCII)
_THEMES_ID = re.compile(r"__.*|fn(?:ref)?\d*:.*|newest")
_REPORTS_ID = re.compile(r"(?:s\d|figures|fig-|in-).*|statute|plans|results")


def is_taken(source: str) -> bool:
    """Whether a file at a path below docs/ would stand where the site puts pages or files of its own.

    The text of a report (`report_at`), pictures beside it and the source of /data/ (`data.md`) are meant to stand there.
    Some systems take capitals for small letters, so they are one here.
    """
    first, _, rest = source.casefold().partition("/")
    if not rest:
        return first in _FILES
    return first in _FOLDERS and not report_at(source) and not rest.endswith(_PICTURES)


def report_at(source: str) -> tuple[str, int] | None:
    """Body id and year of the report whose text stands at a path below docs/: `reports/<body>/<year>.md`."""
    match = _REPORT_SOURCE.fullmatch(source)
    return (match[1], int(match[2])) if match else None


def source_of(path: str) -> str:
    """Where below docs/ the source of a page would stand."""
    return f"{path}index.md"


def is_reserved(id_: str, *, in_report: bool) -> bool:
    """Whether the site itself puts an id on a page that an editor writes, a report's or another, so that a text may not."""
    return bool(_THEMES_ID.fullmatch(id_) or (in_report and _REPORTS_ID.fullmatch(id_)))
