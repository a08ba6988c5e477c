"""One page of each kind of a site, whatever its archive holds."""

from pathlib import Path

from archive import addresses
from archive.model import Archive, Indicator
from archive.pages.kinds import KINDS


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
    return [*found, "404.html"]
