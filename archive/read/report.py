"""From a report's YAML to the model: its fields, its figures, and what is still to be written among them."""

from collections.abc import Collection, Mapping

from archive.fields import Level
from archive.findings import Finding, given_field
from archive.model import Body, Figure, Indicator, Report
from archive.pending import Pending
from archive.read.awaited import awaited, without_awaited
from archive.read.figure import read_figure, with_corrections
from archive.read.shape import shaped
from archive.read.yamlfile import Document

_GIVEN = {"body": "文件的位置", "year": "文件的位置", "pending": "figures "}
"""The fields of a report that no editor writes, and what gives them."""


def read_report(
    body: Body | None,
    year: int,
    document: Document,
    indicators: Mapping[str, Indicator],
    known: Collection[str] | None,
    former: Mapping[str, str],
) -> tuple[Report | None, list[Finding]]:
    """The report of a body on a year, or None, and what is wrong with it; `known` and `former` as for `read_figure`."""
    findings = awaited(document.value, document)
    value = without_awaited(document.value)
    figures: dict[str, Figure] = {}
    pending: dict[str, Pending] = {}
    if isinstance(value.get("figures"), dict):
        for figure_id, stated in value["figures"].items():
            figure, wrong = read_figure(figure_id, stated, document, indicators, known, former)
            findings += wrong
            if isinstance(figure, Pending):
                pending[figure_id] = figure
            elif figure:
                figures[figure_id] = figure
        value["figures"] = figures
    for given, by in _GIVEN.items():
        if given in value:
            findings.append(given_field(document.key_place(given), given, by))
    # A body that is unknown has its own finding; the rest of the report is checked all the same.
    stand_in = Body(id="unknown", name="?", region="?", level=Level.COUNTY)
    value |= {"body": body or stand_in, "year": year, "pending": pending}
    report, wrong = shaped(Report, value, document, given=_GIVEN)
    return with_corrections(report) if report and body else None, [*findings, *wrong]
