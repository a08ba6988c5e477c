"""Every address of the site, spelled once: pages, files, the places on a page, and the site's own.

A path leads from the site's root and ends in a slash where it is a page; `{}` holds what differs from page to page.
Templates call the functions here, scripts are given what these give, and what an editor may not create follows from
the same paths (`is_taken`, `is_reserved`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

import cn2an

from archive.model import Body, Concept, Indicator, Report

REPORTS = "reports/"
PLACE = "places/{place}/"
"""A province or a place in it, where the lists of all reports are split."""
BODY = "reports/{body}/"
REPORT = "reports/{body}/{year}/"
YEAR = "years/{year}/"
COVERAGE = "coverage/"
INDICATORS = "indicators/"
INDICATOR = "indicators/{indicator}/"
INDICATOR_IN = "indicators/{indicator}/in/{place}/"
"""Its values in a place, where it has too many for one page."""
FORMER = "indicators/{former}/"
"""Of an indicator that was merged into another."""
TOPICS = "topics/"
TOPIC = "topics/{concept}/"
TOPIC_YEAR = "topics/{concept}/{year}/"
COMPARE = "compare/"
COMPARED = COMPARE + "?a={body}/{before}&b={body}/{year}"
"""A report beside the one of the year before."""
PLANS = "plans/"
PLANS_IN = "plans/{place}/"
"""Those of the bodies of a place, where there are too many for one page."""
ITEM = "items/{item}/"
ITEM_IN = "items/{item}/{place}/"
"""What the bodies of a place say of it, where there are too many for one page."""
SEARCH = "search/"
GENERATED = (
    REPORTS,
    COVERAGE,
    INDICATORS,
    TOPICS,
    COMPARE,
    PLANS,
    PLANS_IN,
    SEARCH,
    BODY,
    PLACE,
    YEAR,
    INDICATOR,
    INDICATOR_IN,
    FORMER,
    TOPIC,
    TOPIC_YEAR,
    ITEM,
    ITEM_IN,
)
"""The pages that no editor writes."""
TWO_YEARS = "reports/{body}/{year}/compare/"
"""Where that once had a page of its own; now a file that leads on, not one of MkDocs' pages."""
DATA = "data/"
DATA_SOURCE = "data.md"
"""Below docs/."""

REPORTS_JSON = COMPARE + "reports.json"
"""What can be compared."""
INDICATORS_JSON = COMPARE + "indicators.json"
"""What belongs to an indicator there."""
REPORT_JSON = REPORT + "report.json"
REPORT_CSV = REPORT + "figures.csv"
KEPT = REPORT + "source"
"""The document that a report was imported from, but for how its name ends."""
INDICATOR_CSV = INDICATOR + "figures.csv"
CHART = INDICATOR + "charts/{body}/"
"""A chart alone, to be put into pages elsewhere; not one of MkDocs' pages."""
CHART_SVG = CHART + "chart.svg"
CHART_CSS = "assets/chart.css"
"""The look of a chart alone."""
SEARCH_ENGINE = SEARCH + "engine/"
SEARCH_FOR = SEARCH + "?q={searchTerms}"
"""As OpenSearch writes it."""
FEED = "feed.xml"
OPENSEARCH = "opensearch.xml"

FIGURES = "figures"
"""The id of the tables of its figures at the end of a report's page."""
CORRECTIONS = "corrections"
"""The id of what was corrected of a report, on its page."""
CORRECTION_ID = "correction-{item}"
"""Of one of them, by its number in the file."""
CORRECTIONS_OF = f"{REPORT}#{CORRECTIONS}"
GROUP_TABLE_ID = FIGURES + "-{group}"
ROW_ID = "fig-{indicator}"
ROW = f"{REPORT}#{ROW_ID}"
"""A figure in those tables."""
FACTS_ID = "facts"
"""What a report's page says of the report itself, from the notice of its wording on."""
ITEM_ID = "statute-{item}"
"""An item of the statute on it."""
PLAN_ID = "plan-{plan}"
"""A plan that the report announces, in the table at the end of its page."""
RESULT_ID = "result-{plan}"
"""A plan of the year before, in the table there of what came of it."""
SENTENCE_ID = "in-{indicator}"
SENTENCE = f"{REPORT}#{SENTENCE_ID}"
"""Where the text of a report first states a figure."""
GROUP_ID = "group-{group}"
GROUP = f"{INDICATORS}#{GROUP_ID}"
"""A group in the list of indicators."""
COUNTED_ID = "counted"
COUNTED = f"{TOPIC}#{COUNTED_ID}"
"""The indicators of a topic, on its page."""
_AREA_ID = "area-{}"

CODES = "editors/codes/"
"""Each code of a finding explained, at the id that is its name."""

LANGUAGE = "zh-CN"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Of the archive's own sentences and data; the texts of the bodies are not under it."""
LICENCE_NAME = "CC-BY-4.0"


@dataclass(frozen=True)
class Placed:
    """A place as it stands in an address: gd, gd/shenzhenshi; empty for the whole country."""

    place: str


Address = Callable[[str], str]
"""From a path to an address, relative or absolute."""


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


UNNAMED = Website(name="", description="")
"""Where it does not matter which website a page stands on."""


@dataclass(frozen=True)
class Url:
    """From a path to the address that leads there from the page at a path, so that the site works below any folder."""

    page: str
    website: Website

    def __call__(self, path: str) -> str:
        """The address, relative to the page."""
        if path.partition("/")[0] in self._elsewhere:
            return self._up + path
        path, mark, place = path.partition("#")
        here, there, common = self._here, [part for part in path.split("/") if part], 0
        for own, other in zip(here, there, strict=False):
            if own != other:
                break
            common += 1
        steps = [*[".."] * (len(here) - common), *there[common:]]
        return ("/".join(steps) or ".") + ("/" if path.endswith("/") else "") + mark + place

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The site's folders in which the page does not stand, to which most addresses lead: nothing is in common."""
        return _FOLDERS - {self.page.partition("/")[0]}

    @cached_property
    def _here(self) -> list[str]:
        return self.page.split("/")[:-1]

    @cached_property
    def _up(self) -> str:
        return "../" * len(self._here)


def relative_to(page: str, website: Website = UNNAMED) -> Url:
    """What leads from the page at a path to others."""
    return Url(page, website)


def of(path: str, *subjects: Body | Report | Indicator | Concept | Placed | int | str) -> str:
    """A path, or an id, filled in for what it is about: of(REPORT, report), of(YEAR, 2023), of(GROUP, "review")."""
    names: dict[str, object] = {}
    for subject in subjects:
        match subject:
            case Report():
                names |= {"body": subject.body.id, "year": subject.year, "before": subject.year - 1}
            case Body():
                names["body"] = subject.id
            case Indicator():
                names["indicator"] = subject.id
            case Concept():
                names["concept"] = subject.id
            case Placed():
                names["place"] = subject.place
            case int():
                names["year"] = subject
            case _:
                names |= {"group": subject, "former": subject, "item": subject, "plan": subject}
    return path.format(**names)


@cache
def section_id(label: str) -> str:
    """The id of the section with a label: s3-2 for 三（二）."""
    numbers = re.findall(r"[一二三四五六七八九十]+|\d+", label)
    return "s" + "-".join(number if number.isascii() else str(cn2an.cn2an(number, "smart")) for number in numbers)


def area_id(name: str) -> str:
    """The id of a province in the lists of reports; the prefix keeps whatever it is called from the theme's own ids."""
    return _AREA_ID.format(re.sub(r"\s+", "-", name))


def of_section(report: Report, label: str) -> str:
    """A section of a report's text."""
    return f"{of(REPORT, report)}#{section_id(label)}"


# What an editor may not take

_FOLDERS = frozenset(path.partition("/")[0] for path in (*GENERATED, DATA))
_FILES = (
    _FOLDERS
    | {f"{folder}.md" for folder in _FOLDERS} - {DATA_SOURCE}
    | {FEED, OPENSEARCH, "sitemap.xml", "sitemap.xml.gz"}
)
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""How the name of a picture ends."""
_REPORT_SOURCE = re.compile(r"reports/([^/]+)/((?:19|20)\d\d)\.md", re.ASCII)
_THEMES_ID = re.compile(r"__.*|fn(?:ref)?\d*:.*|newest")
_REPORTS_ID = re.compile(
    r"(?:s\d|figures|fig-|in-|statute-|plan-|result-|correction-).*|facts|statute|plans|results|corrections"
)


def is_taken(source: str) -> bool:
    """Whether a file at a path below docs/ would stand where the site puts pages or files of its own.

    The text of a report (`report_at`), pictures beside it and the source of /data/ (`data.md`) are meant to stand there.
    Some systems take capitals for small letters, so they are one here.
    """
    first, _, rest = source.casefold().partition("/")
    if not rest:
        return first in _FILES
    return first in _FOLDERS and not report_at(source) and not rest.endswith(PICTURES)


def report_at(source: str) -> tuple[str, int] | None:
    """Body id and year of the report whose text stands at a path below docs/: `reports/<body>/<year>.md`."""
    match = _REPORT_SOURCE.fullmatch(source)
    return (match[1], int(match[2])) if match else None


def source_of(path: str) -> str:
    """Where below docs/ the source of a page would stand."""
    return f"{path}index.md"


def path_of(source: str) -> str:
    """The path of the page whose source stands at a path below docs/, or that of another file there."""
    if not source.endswith(".md"):
        return source
    steps = source.removesuffix(".md").split("/")
    return "".join(f"{step}/" for step in (steps[:-1] if steps[-1] == "index" else steps))


def is_reserved(id_: str, *, in_report: bool) -> bool:
    """Whether the site itself puts an id on a page that an editor writes, a report's or another, so that a text may not."""
    return bool(_THEMES_ID.fullmatch(id_) or (in_report and _REPORTS_ID.fullmatch(id_)))
