"""`data/published/<body>/<year>.yml`: a report as it was last published, written by a program and read by the check.

One file for each report, so that two branches that each publish one never meet. It holds figures and facts as they were
written, which a finding can name, and a hash of each section of an official text. `sha256` is over all of that: whoever
changes a line by hand changes what has been said, and is told.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import yaml
from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from archive.fields import Text
from archive.findings import Code, Finding
from archive.read.shape import shaped
from archive.read.yamlfile import Document

_HEADER = "# 公布时的样子，由 python -m archive publish 写，不用手改。\n"
_RESTORE = "从版本库里恢复它；公布过的内容改了，写进报告的 corrections"


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Published:
    """What a report said when it was last published."""

    sha256: Text = ""
    facts: Mapping[Text, Text]
    """Those that were known, by field."""
    figures: Mapping[Text, Text]
    """By indicator id: spelling and unit with a space between, or 不适用."""
    text: Mapping[Text, Text]
    """Hashes by the label of a section; empty where the text is not the body's own."""
    corrections: tuple[Text, ...]
    """The corrections that it already holds, each by day and what."""

    def sealed(self) -> "Published":
        """The same with the hash of all it holds."""
        return replace(self, sha256=hashlib.sha256("\n".join(self._lines()).encode()).hexdigest())

    def _lines(self) -> Iterator[str]:
        for part in (self.facts, self.figures, self.text):
            yield from ("", *(f"{name}: {value}" for name, value in sorted(part.items())))
        yield from ("", *self.corrections)


def as_yaml(published: Published) -> str:
    """The text of the file."""
    fields: dict[str, Any] = {
        "sha256": published.sha256,
        "facts": dict(published.facts),
        "figures": dict(sorted(published.figures.items())),
        "text": dict(published.text),
        "corrections": list(published.corrections),
    }
    return _HEADER + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def read_published(document: Document) -> tuple[Published | None, list[Finding]]:
    """What a file says, or None and that it is not as the program wrote it."""
    published, findings = shaped(Published, document.value, document)
    if findings or published is None or published.sealed() != published:
        place = findings[0].place if findings else document.place("sha256")
        return None, [Finding(Code.BROKEN_RECORD, place, "公布时的记录不是程序写的样子", _RESTORE)]
    return published, []
