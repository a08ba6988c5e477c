"""What the search finds: a page by its sections, and what of a page counts as its text."""

from dataclasses import dataclass

from archive import addresses
from archive.model import Indicator, Report
from archive.search.passages import Passage, passages

KINDS = ("正文", "指标", "机关", "说明")
"""What can be found: the texts of reports, what indicators mean, bodies, and the pages that explain; reports first."""


@dataclass(frozen=True)
class Findable:
    """A page that can be found: address from the site's root, title, what it is, and its sections."""

    address: str
    title: str
    kind: str
    passages: tuple[Passage, ...]
    year: int | None = None
    body: str = ""
    place: str = ""
    """The province of the body."""
    wording: str = ""
    """What kind of text the report's is, in words."""
    punctuality: str = ""
    """Whether the report was published in time, in words."""


def findable_report(report: Report, html: str) -> Findable:
    """A report's page from its rendered text, without the tables that are made from its figures."""
    text = html.partition(f'<h2 id="{addresses.FIGURES}">')[0]
    found, address = tuple(passages(text, report.heading)), addresses.of(addresses.REPORT, report)
    return Findable(address, report.heading, KINDS[0], found, report.year, report.body.name)


def findable_indicator(indicator: Indicator) -> Findable:
    """An indicator's page by its name and definition, without the table of its values."""
    text = Passage("", indicator.name, indicator.definition)
    return Findable(addresses.of(addresses.INDICATOR, indicator), indicator.name, KINDS[1], (text,))


def findable_page(title: str, address: str, html: str) -> Findable:
    """A page that explains: the handbook, about."""
    return Findable(address, title, KINDS[3], tuple(passages(html, title)))
