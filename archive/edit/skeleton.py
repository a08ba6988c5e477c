"""The text of a new report as far as the last one gives it: its headings, and in each section the figures that stand there."""

import re
from collections.abc import Iterator

from archive.model import Report
from archive.pending import AWAITED
from archive.read.macros import FigureUse, macros
from archive.read.text import PageText

_HEADING = re.compile(r"^#{2,6}[ ][^\n]*$", re.MULTILINE)
_BLOCK = re.compile(r"\{\{\s*(?:table|chart)\(")
_NAMED = re.compile(r"[“”《》]")


def skeleton(page: PageText, report: Report, year: int) -> str:
    """The Markdown of a report on `year` with the sections of another: 待填 and the figures in place of its sentences."""
    headings = list(_HEADING.finditer(page.visible))
    starts = [0, *(heading.end() for heading in headings)]
    ends = [*(heading.start() for heading in headings), len(page.visible)]
    blocks: list[str] = []
    used: set[str] = set()
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if number:
            heading = headings[number - 1]
            blocks.append(_of_year(page.source.text[heading.start() : heading.end()].rstrip(), report.year, year))
            used |= {use.indicator for use in _figures(page, heading.start(), heading.end())}
        if re.search(r"\w", page.visible[start:end]):
            blocks += _section(page, report, start, end, used)
    rest = [
        f"- {_name(figure.indicator.name)}：{{{{ fig.{id_} }}}}"
        for id_, figure in report.figures.items()
        if id_ not in used
    ]
    return "\n\n".join([*blocks, *(["\n".join(rest)] if rest else [])]) + "\n"


def _section(page: PageText, report: Report, start: int, end: int, used: set[str]) -> Iterator[str]:
    """The blocks of one section; what it is the first to use is noted in `used`."""
    yield f"（{AWAITED}）"
    ends = dict(macro.span() for macro in macros(page.visible))
    listed = []
    for use in _figures(page, start, end):
        if use.indicator not in used and use.indicator in report.figures and use.offset in ends:
            used.add(use.indicator)
            name = _name(report.figures[use.indicator].indicator.name)
            listed.append(f"- {name}：{page.source.text[use.offset : ends[use.offset]]}")
    if listed:
        yield "\n".join(listed)
    for macro in macros(page.visible[start:end]):
        if _BLOCK.match(macro.group()):
            yield macro.group()


def _figures(page: PageText, start: int, end: int) -> Iterator[FigureUse]:
    for use in page.uses:
        if isinstance(use, FigureUse) and use.year is None and start <= use.offset < end:
            yield use


def _name(name: str) -> str:
    """The name of an indicator in a sentence, where digits stand only in a name."""
    return f"“{_NAMED.sub('', name)}”" if re.search(r"\d", name) else name


def _of_year(heading: str, before: int, now: int) -> str:
    """A heading with the years that it names moved on: 2024年工作安排."""
    return re.sub(
        rf"(?<!\d)(?:{before}|{before + 1})(?=年)", lambda match: str(int(match.group()) + now - before), heading
    )
