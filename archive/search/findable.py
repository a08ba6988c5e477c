"""What the search finds: each page by its passages, every one with the place on the page where it stands.

Everything that a page alone says is in a passage: the text of a report by its sections, and beside it the report's own
facts, the notes at the statute's items, the figures, the corrections and the plans, row by row. What stands on every page of a kind
(heads of tables, names of fields and of the statute's items, notices) is in none, or a word of it would find them all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive import addresses
from archive.literal import chinese_date
from archive.model import Archive, Body, Concept, Figure, Indicator, Report
from archive.search.passages import Passage, passages

KINDS = ("正文", "指标", "机关", "说明")
"""What can be found: reports, what indicators and topics mean, bodies, and the pages that explain; reports first."""

_TAKEN_IN = "收录"
"""What the record of changes says of every report."""


@dataclass(frozen=True)
class Findable:
    """A page that can be found: address from the site's root, title, what it is, and its passages in their order."""

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


def findable_report(archive: Archive, report: Report, html: str, rows: Iterable[Passage]) -> Findable:
    """A report's page from its rendered text, its figures, and the rows of its corrections and plans."""
    text = html.partition(f'<h2 id="{addresses.FIGURES}">')[0]
    opening, *sections = passages(text, report.heading)
    return Findable(
        addresses.of(addresses.REPORT, report),
        report.heading,
        KINDS[0],
        (opening, _facts(archive, report), *_items(report), *sections, *_rows(archive, report), *rows),
        report.year,
        report.body.name,
        report.body.province,
        report.wording.label,
        report.punctuality(archive.statute).label,
    )


def findable_indicator(archive: Archive, indicator: Indicator) -> Findable:
    """An indicator's page by its name and what it counts, without its values: each is found in its report."""
    counted = (indicator.unit, indicator.kind.label, indicator.scope.label, archive.concepts[indicator.concept].name)
    text = Passage("", indicator.name, "\n".join((indicator.definition, *counted)))
    return Findable(addresses.of(addresses.INDICATOR, indicator), indicator.name, KINDS[1], (text,))


def findable_topic(concept: Concept, title: str) -> Findable:
    """A topic's page by its name, what belongs to it and what differs in it."""
    text = Passage("", concept.name, f"{concept.definition}\n{concept.differs}")
    return Findable(addresses.of(addresses.TOPIC, concept), title, KINDS[1], (text,))


def findable_body(archive: Archive, body: Body) -> Findable:
    """A body's page by what the body is; what it reports is found in its reports."""
    above = [archive.bodies[body.parent].name] if body.parent else []
    text = Passage("", body.name, "\n".join((body.region, body.level.label, *above)))
    address = addresses.of(addresses.BODY, body)
    return Findable(address, body.name, KINDS[2], (text,), body=body.name, place=body.province)


def findable_item(archive: Archive, item: str, title: str) -> Findable:
    """The page of an item of the statute by its name; what reports say of it is found in them."""
    text = Passage("", archive.statute.items[item], "")
    return Findable(addresses.of(addresses.ITEM, item), title, KINDS[3], (text,))


def findable_page(title: str, address: str, html: str) -> Findable:
    """A page that explains, by its HTML: the handbook, about, what the archive holds."""
    return Findable(address, title, KINDS[3], tuple(passages(html, title)))


def _facts(archive: Archive, report: Report) -> Passage:
    """What a report's page says of the report itself; days also as numbers, which the page does not show.

    A field has its name here where only some reports have it, so that the name finds those. What nearly all say alike
    (摘录, 收录, 发布日期未知) is not here.
    """
    some = {"署名": report.signed_by, "发布机关": report.publisher}
    days = {"成文日期": report.dated, "发布日期": report.published, "更新日期": report.updated}
    deadline = archive.statute.deadline_for(report.year)
    lines = [
        report.body.name,
        f"{report.year}年",
        *(f"{name}\n{value}" for name, value in some.items() if value),
        *(f"{name}\n{_day(day)}" for name, day in days.items() if day),
        *([f"{chinese_date(deadline)}（{report.punctuality(archive.statute).label}）"] if report.published else []),
        report.source.name,
        *(f"{chinese_date(day)}{what}" for day, what in report.changes.items() if what != _TAKEN_IN),
        report.body.region,
        report.body.level.label,
    ]
    return Passage(addresses.FACTS_ID, "", "\n".join(lines))


def _day(day: date) -> str:
    return f"{chinese_date(day)}\n{day.isoformat()}"


def _items(report: Report) -> Iterator[Passage]:
    """The statute's items that have a note; their names stand on every report's page."""
    for item, answer in report.statute_items.items():
        if answer.note:
            where = f"见{answer.section}" if answer.section else "未见"
            yield Passage(addresses.of(addresses.ITEM_ID, item), "", f"{where}\n{answer.note}")


def _rows(archive: Archive, report: Report) -> Iterator[Passage]:
    """The figures in the tables at the end of a report's page, in their order there."""
    for group in archive.groups:
        for figure in report.figures.values():
            if figure.indicator.group == group:
                yield _row(archive, figure)


def _row(archive: Archive, figure: Figure) -> Passage:
    """A figure with what is said of it; what it counts stands on its indicator's page, or only here where it has none."""
    indicator = figure.indicator
    meaning = [] if archive.has_page(indicator) else [indicator.definition]
    text = "\n".join((figure.text, *meaning, *figure.told))
    return Passage(addresses.of(addresses.ROW_ID, indicator), indicator.name, text)
