"""What was published, put on record: `data/published/` as the archive stands, one file for each report.

The record follows the archive and the site never reads it: it exists so that the next check knows what readers have been
told. Nothing is recorded while the check has findings, so a change without its correction stays refused.
"""

from pathlib import Path

from archive.check.published import state_of
from archive.edit.files import write_changed
from archive.read.loading import Contents, ReportFiles
from archive.read.published import as_yaml


def records(contents: Contents) -> dict[str, str]:
    """The text of each report's record by its path from the archive's root."""
    return {
        ReportFiles(*key).published_path: as_yaml(state_of(report, contents.texts[key]))
        for key, report in contents.archive.reports.items()
    }


def publish(root: Path, contents: Contents) -> list[str]:
    """Writes the records that are not as they stand; gives their paths."""
    return write_changed(root, records(contents))
