"""One page of each kind of a site, whatever its archive holds."""

import re
from itertools import islice
from pathlib import Path

from archive import addresses
from archive.charts.spec import charts_of
from archive.history.series import series_of
from archive.model import Archive, Indicator
from archive.pages.kinds import KINDS
from archive.pages.takeaway import path_of


def most_stated(archive: Archive) -> Indicator:
    """The indicator that most reports state."""
    return max(archive.stated, key=lambda indicator: len(archive.stating(indicator.id)))


def one_of_each_kind(archive: Archive, folder: Path) -> list[str]:
    """Addresses: every page that explains, and of the others the report and the subjects with the most to show."""
    explained = [path.relative_to(folder / "docs") for path in (folder / "docs").rglob("*.md")]
    written = [path.with_suffix("").as_posix() + "/" for path in explained if not addresses.report_at(path.as_posix())]
    found = [path.removesuffix("index/") for path in sorted(written)]
    if archive.reports:
        found.append(
            addresses.of(addresses.REPORT, max(archive.reports.values(), key=lambda report: len(report.figures)))
        )
    for kind in KINDS:
        subjects = [""] if kind.subjects is None else list(kind.subjects(archive))
        if kind.path == addresses.INDICATOR and subjects:
            subjects = [most_stated(archive)]
        found += [kind.path if kind.subjects is None else kind.address(subject) for subject in subjects[:1]]
    return [*found, *first_chart(archive), "404.html"]


def first_chart(archive: Archive) -> list[str]:
    """The address of a chart alone, where there is one."""
    charts = (chart for indicator in archive.stated for chart in charts_of(series_of(archive, indicator)))
    return [path_of(chart) for chart in islice(charts, 1)]


def is_plain(address: str) -> bool:
    """Whether a page is a chart alone or leads on from a former address, which the theme is not around."""
    plain = (addresses.CHART, addresses.TWO_YEARS)
    return any(re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), address) for path in plain)
