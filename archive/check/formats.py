"""What the check found, for others than a terminal: GitHub's annotations, and one document for programs."""

import json
from collections.abc import Sequence

from archive.findings import Finding, Level, counted

FORMATS = ("text", "github", "markdown", "json")
"""The names of the forms in which the check tells what it found."""
_COMMANDS = {Level.REFUSED: "error", Level.PENDING: "warning", Level.QUESTION: "notice"}


def as_github(finding: Finding) -> str:
    """A GitHub workflow command that annotates the line of a pull request: as an error, a warning or a notice."""
    place = finding.place
    message = _escaped(f"{finding.message} → {finding.mend}")
    path = _escaped(place.path).replace(":", "%3A").replace(",", "%2C")
    at = f"file={path},line={place.line},col={place.column}"
    return f"::{_COMMANDS[finding.level]} {at},title={finding.code.value}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_json(findings: Sequence[Finding], reports: int, figures: int) -> str:
    """One JSON document; in ASCII, so that it is the same in whatever encoding a terminal writes."""
    told = [
        {
            "code": finding.code.value,
            "level": finding.level.value,
            "path": finding.place.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
            "mend": finding.mend,
        }
        for finding in findings
    ]
    return json.dumps(
        {"findings": told, "counted": counted(findings), "reports": reports, "figures": figures}, indent=2
    )
