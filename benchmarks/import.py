"""How many numbers an import finds and matches rightly: `python benchmarks/import.py`.

Of the archive's own reports, each taken for a document while the archive does not have it, and of 20 invented reports
written as Word files. Prints lines for the README.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import docx  # noqa: E402

from archive.check.archive import checked  # noqa: E402
from archive.edit.blocks import Block  # noqa: E402
from archive.edit.document import read_document  # noqa: E402
from archive.edit.match import PROPOSALS, Match, matched  # noqa: E402
from archive.edit.passages import passages  # noqa: E402
from archive.edit.take import dictionary  # noqa: E402
from archive.model import Report  # noqa: E402
from archive.read.load import load  # noqa: E402
from archive.read.loading import Loading  # noqa: E402
from archive.read.text import PageText  # noqa: E402
from archive.sample.write import write_sample  # noqa: E402

REPORTS = 20
Stated = tuple[str, str]
"""A figure as it is printed, and its indicator; empty for one of another year."""


@dataclass
class Counted:
    """What came of the figures of some reports."""

    stated: int = 0
    found: int = 0
    also: int = 0
    """Found, and stated by nobody."""
    known: int = 0
    """Of those found, how many have their indicator in the archive."""
    first: int = 0
    """Whose right indicator is the first proposal."""
    proposed: int = 0
    """Whose right indicator is among the proposals."""
    sure: int = 0
    wrongly: int = 0

    def line(self, name: str) -> str:
        """A row for the README."""
        recall, precision = self.found / self.stated, self.found / max(self.found + self.also, 1)
        first, proposed, sure = (each / self.known for each in (self.first, self.proposed, self.sure))
        return (
            f"| {name} | {self.stated} | {recall:.1%} | {precision:.1%} | {self.known} | {first:.1%} | {proposed:.1%} "
            f"| {sure:.1%} | {self.wrongly} |"
        )


_FIGURE = re.compile(r"fig(?:_of\((?P<year>\d+)\))?\.(?P<id>\w+)(?P<cn>\.cn)?")


def printed(line: str, report: Report, others: dict[int, Report], noted: list[Stated]) -> str:
    """A line with its figures as a reader sees them, each noted."""

    def one(macro: re.Match[str]) -> str:
        use = _FIGURE.search(macro.group())
        if not use:
            return ""
        figure = (others[int(use["year"])] if use["year"] else report).figures[use["id"]]
        text = figure.chinese if use["cn"] else figure.text
        noted.append((text, "" if use["year"] else use["id"]))
        return text

    return re.sub(r"\{\{[^{}]*\}\}", one, line)


def blocks(page: PageText, report: Report, others: dict[int, Report]) -> tuple[list[Block], list[Stated]]:
    """A report's text as a document would hold it, and the figures that it states, in order."""
    noted: list[Stated] = []
    made: list[Block] = []
    for line in filter(None, (line.strip() for line in page.visible.splitlines())):
        if line.startswith("|--"):
            continue
        text = printed(line, report, others, noted)
        marks = len(text) - len(text.lstrip("#"))
        made.append(Block("heading" if marks else "paragraph", text.lstrip("# "), max(marks - 1, 0)))
    return made, noted


def count(counted: Counted, matches: Sequence[Match], stated: Sequence[Stated], gone: Collection[str] = ()) -> None:
    """Adds what came of one report, its figures in order; the indicators of `gone` are not in the archive."""
    waiting = list(stated)
    counted.stated += len(stated)
    for match in matches:
        written = match.seen.stated.written
        at = next((number for number, (text, _) in enumerate(waiting[:8]) if text == written), None)
        if at is None:
            counted.also += 1
            continue
        indicator = waiting[at][1]
        del waiting[: at + 1]
        counted.found += 1
        counted.known += bool(indicator) and indicator not in gone
        proposed = [each.indicator.id for each in match.proposals[:PROPOSALS]]
        counted.first += proposed[:1] == [indicator]
        counted.proposed += indicator in proposed
        counted.sure += match.sure and proposed[0] == indicator
        counted.wrongly += match.sure and proposed[0] != indicator


def without(loading: Loading, key: tuple[str, int], known: Sequence[str]) -> Loading:
    """The archive as it is without a report, its indicators only those of `known`."""
    others = {each: files for each, files in loading.reports.items() if each != key}
    return replace(loading, reports=others, indicators={id_: loading.indicators[id_] for id_ in known})


def own(counted: Counted, unknown: Counted) -> None:
    """The archive's own reports; once with all indicators, once without those that nobody else states."""
    contents, loading = checked(ROOT), load(ROOT)
    units = frozenset(unit for each in loading.indicators.values() for unit in (each.unit, *each.measure_words))
    uses = Counter(id_ for report in contents.archive.reports.values() for id_ in report.figures)
    for key, page in contents.texts.items():
        report = contents.archive.reports[key]
        others = {each.year: each for each in contents.archive.reports_of(key[0])}
        made, stated = blocks(page, report, others)
        parts = list(passages(made, units))
        seen = [each for part in parts for each in part.seen()]
        alone = {id_ for id_ in report.figures if uses[id_] == 1}
        count(counted, matched(seen, dictionary(without(loading, key, [*loading.indicators])), *key), stated)
        rest = [id_ for id_ in loading.indicators if id_ not in alone]
        count(unknown, matched(seen, dictionary(without(loading, key, rest)), *key), stated, alone)


def invented(counted: Counted) -> None:
    """Invented reports, written as Word files and read again, in an archive that has each body's report of the year before."""
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder, "archive")
        write_sample(checked(ROOT).archive, ROOT, there, bodies=REPORTS + 4, years=2, seed=1)
        contents, loading = checked(there), load(there)
        units = frozenset(unit for each in loading.indicators.values() for unit in (each.unit, *each.measure_words))
        newest = [key for key in contents.texts if key[1] == max(contents.archive.years)][:REPORTS]
        for key in newest:
            report = contents.archive.reports[key]
            made, stated = blocks(contents.texts[key], report, {})
            document = read_document(_word(Path(folder, "年报.docx"), report, made))
            parts = list(passages(document.blocks, units))
            seen = [each for part in parts for each in part.seen()]
            found = dictionary(without(loading, key, [*loading.indicators]))
            count(counted, matched(seen, found, *key), stated)


def _word(path: Path, report: Report, made: Sequence[Block]) -> Path:
    word = docx.Document()
    for text in _lines(report, made):
        word.add_paragraph(text)
    word.save(str(path))
    return path


def _lines(report: Report, made: Sequence[Block]) -> Iterator[str]:
    yield report.heading
    yield from (block.text for block in made)
    yield report.signed_by or report.body.name
    yield f"{report.year + 1}年3月18日"


def main() -> None:
    """Counts and prints."""
    of_archive, unknown, of_sample = Counted(), Counted(), Counted()
    own(of_archive, unknown)
    invented(of_sample)
    print(
        "| reports | figures | found | found rightly | known | first proposal right | among three | sure | wrongly sure |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    print(of_archive.line("the archive's own, each left out"))
    print(unknown.line("the same, without indicators that only they state"))
    print(of_sample.line(f"{REPORTS} invented, as Word files"))


if __name__ == "__main__":
    main()
