"""A document taken in: what became of each of its numbers, what is damaged, and the two files of a draft."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from archive.check.titles import other_body
from archive.edit import draft
from archive.edit.blocks import Document, Note
from archive.edit.damage import damage
from archive.edit.draft import Entry
from archive.edit.labels import DIGITS
from archive.edit.likeness import grams, repeated_grams
from archive.edit.match import Dictionary, matched
from archive.edit.new import already_there, year_ahead
from archive.edit.numerals import Account, Aside
from archive.edit.passages import Passage, passages
from archive.fields import Wording
from archive.findings import ArchiveError, Code, Finding, Place, nearest
from archive.model import Body
from archive.read.loading import Loading, ReportFiles

MOST = 800
"""Figures of a report; a long one has 200."""


@dataclass(frozen=True)
class Taken:
    """What an import gives."""

    document: Document
    body: Body
    year: int
    wording: Wording
    passages: tuple[Passage, ...]
    entries: tuple[Entry, ...]
    """The figures, in the order of the text."""
    damage: tuple[Note, ...]
    zeros: tuple[tuple[str, str], ...]
    """The clauses that say that there was none of something, each with its place."""
    files: Mapping[str, str]
    """The two drafted files, by their paths from the archive's root."""

    @property
    def asides(self) -> Iterator[tuple[Passage, Aside]]:
        """The numerals that are no figures, each with its passage."""
        return ((passage, aside) for passage in self.passages for aside in passage.account.asides)

    @property
    def kept_path(self) -> str:
        """Where the document itself is kept, beside the data, if it is."""
        return f"data/reports/{self.body.id}/{self.year}{PurePath(self.document.name).suffix.lower()}"

    def place(self, passage: Passage) -> str:
        """Where a passage stands in the document."""
        return self.document.blocks[passage.block].place


def taken(document: Document, loading: Loading, key: tuple[str, int], wording: Wording, today: date) -> Taken:
    """A document as the draft of a body's report on a year; raises ArchiveError where it is none, or is there already."""
    body_id, year = key
    if found := list(_refused(document, loading, key, today)):
        raise ArchiveError(found)
    body = loading.bodies[body_id]
    units = [unit for each in loading.indicators.values() for unit in (each.unit, *each.measure_words)]
    parts = tuple(passages(document.blocks, frozenset(units)))
    if (count := sum(len(part.account.figures) for part in parts)) > MOST:
        message = f"文件里有 {count} 处报告的数字，最多 {MOST}"
        mend = "看看是不是把附表或别的文件也放了进来；确实这样多的，分成几份，逐份写"
        raise ArchiveError([Finding(Code.TOO_MANY_NUMBERS, Place(document.name), message, mend)])
    matches = matched([seen for part in parts for seen in part.seen()], dictionary(loading), body_id, year)
    entries = draft.entries(parts, matches, wording)
    text = draft.markdown(document.blocks, parts, entries, wording)
    before = loading.reports.get((body_id, year - 1))
    data = draft.data(document, text, parts, entries, wording, before.report if before else None, today)
    files = ReportFiles(body_id, year)
    paths = {files.data_path: data, files.page_path: text}
    damaged, zeros = tuple(_damage(document, parts, loading, body)), tuple(_zeros(document, parts))
    return Taken(document, body, year, wording, parts, tuple(entries), damaged, zeros, paths)


def dictionary(loading: Loading) -> Dictionary:
    """What an archive knows of its indicators."""
    topics = {name: concept.name for name, concept in loading.concepts.items()}
    indicators = [
        (each, f"{topics.get(each.concept, '')}。{loading.groups.get(each.group, '')}")
        for each in loading.indicators.values()
    ]
    return Dictionary(indicators, [(files.body, files.page) for files in loading.reports.values() if files.page])


def _damage(document: Document, parts: tuple[Passage, ...], loading: Loading, body: Body) -> Iterator[Note]:
    nothing = Account((), ())
    accounts = {part.block: part.account for part in parts if document.blocks[part.block].kind != "table"}
    of_blocks = [accounts.get(number, nothing) for number in range(len(document.blocks))]
    texts = [files.page.source.text for files in loading.reports.values() if files.page]
    own = repeated_grams("\n".join(block.text for block in document.blocks))
    return damage(document.blocks, of_blocks, body.name, grams("\n".join(texts)) | own)


_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_NONE = re.compile(
    r"(?:未|没有)(?:再)?(?:出现|发生|收到|接到|产生|有)"
    r"|零(?:复议|诉讼|投诉|事故|案件|发生)|无(?:行政复议|行政诉讼|投诉|信访|事故|案件)"
)


def _zeros(document: Document, parts: tuple[Passage, ...]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for clause in _CLAUSE.finditer(part.text):
            stated = any(clause.start() <= each.start < clause.end() for each in part.account.figures)
            if _NONE.search(clause.group()) and not stated:
                yield document.blocks[part.block].place, clause.group()


# What is refused


def _refused(document: Document, loading: Loading, key: tuple[str, int], today: date) -> Iterator[Finding]:
    body_id, year = key
    place = Place(document.name)
    registers = [each for each in loading.findings if not each.place.path.startswith(("data/reports/", "docs/"))]
    yield from registers
    files = ReportFiles(body_id, year)
    yield from already_there(loading, files)
    yield from year_ahead(files, today)
    if body_id not in loading.bodies:
        message = f"bodies.yml 里没有机关 {body_id}{nearest(body_id, loading.bodies)}"
        yield Finding(Code.UNKNOWN_BODY, place, message, "改正 --body，或先在 data/bodies.yml 登记")
        return
    yield from _before(document, loading, key)
    if years := _other_years(document, year):
        message = f"文件写的是 {years} 年，要导入的是 {year} 年的报告"
        yield Finding(Code.OTHER_YEAR_IN_DOCUMENT, place, message, "核对文件和 --year")
    if other := _other_name(document, loading, loading.bodies[body_id]):
        message = f"文件写的是{other}，要导入的是{loading.bodies[body_id].name}的报告"
        yield Finding(Code.OTHER_BODY_IN_DOCUMENT, place, message, "核对文件和 --body")


def _before(document: Document, loading: Loading, key: tuple[str, int]) -> Iterator[Finding]:
    for files in loading.reports.values():
        source = (
            files.document.value.get("source") if files.document and isinstance(files.document.value, dict) else None
        )
        known = source.get("sha256") if isinstance(source, dict) else None
        if known == document.sha256 and (files.body, files.year) != key:
            message = f"同一个文件已经导入成 {files.data_path}"
            yield Finding(
                Code.IMPORTED_BEFORE, Place(document.name), message, "核对是不是拿错了文件；错的是那一份，就先删去它"
            )


_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_CHINESE_YEAR = re.compile(r"二[〇○零][一二三四五六七八九〇○零]{2}(?=年)")


def _other_years(document: Document, year: int) -> str:
    """The years that a title names, or the day's where it names none, if the report's is not among them."""
    named = list(dict.fromkeys(_years(document.title)))
    if named:
        return "" if str(year) in named else "、".join(named)
    dated = _years(document.dated)
    return "" if not dated or int(dated[0]) in (year, year + 1) else f"{int(dated[0]) - 1}"


def _years(text: str) -> list[str]:
    """The years that a text names, in digits."""
    return _YEAR.findall(_CHINESE_YEAR.sub(lambda match: match.group().translate(DIGITS), text))


_REGION = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市区县州旗]")


def _other_name(document: Document, loading: Loading, own: Body) -> str:
    """The other body that a title names; by its name, or by a district that is not the body's."""
    if other := other_body(document.title, own.name, (body.name for body in loading.bodies.values())):
        return other
    begin = re.split(r"关于|(?<!\d)20\d\d|年度|法治", document.title, maxsplit=1)[0]
    regions = _REGION.findall(begin)
    of_own = _REGION.findall(own.region)
    strange = [each for each in regions if each not in own.region + own.name]
    return begin if strange and of_own and of_own[-1] not in begin else ""
