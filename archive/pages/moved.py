"""What stands where pages once stood: a small file without theme and script that leads on.

A report beside the one of the year before had a page of its own; now the report tells each change at its figure, and
/compare/ puts any reports side by side. MkDocs does not know these files; they are written at the end of a build.
"""

from pathlib import Path

from archive import addresses
from archive.addresses import LANGUAGE, relative_to
from archive.export.write import write
from archive.model import Archive, Report
from archive.pages.html import filled
from archive.pages.policy import without_scripts


def write_moved(archive: Archive, site: Path) -> None:
    """Writes such a file for each report that has one of the year before."""
    for report in archive.reports.values():
        if archive.before(report):
            write(site / addresses.of(addresses.TWO_YEARS, report) / "index.html", moved(report))


def moved(report: Report) -> str:
    """What leads from where a report stood beside the year before: to the comparison, and to its figures."""
    url = relative_to(addresses.of(addresses.TWO_YEARS, report))
    html = filled(
        "moved.html",
        report=report,
        title=f"{report.body.name}：{report.year - 1}年度与{report.year}年度",
        to=url(addresses.of(addresses.COMPARED, report)),
        language=LANGUAGE,
        url=url,
    )
    return without_scripts(html)
