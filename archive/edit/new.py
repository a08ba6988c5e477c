"""The two files of a new report, from the structure of the body's last one: its sections, figures and plans, all 待填."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from archive.edit.registers import missing_fields, registers_with
from archive.edit.schema import schema_line
from archive.edit.skeleton import skeleton
from archive.edit.typed import entry, scalar
from archive.fields import Wording
from archive.findings import ArchiveError, Code, Finding, Place
from archive.model import Figure, Report, Statute
from archive.pending import AWAITED
from archive.read.files import BODIES
from archive.read.loading import Loading, ReportFiles
from archive.read.source import Source, read
from archive.read.text import PageText

FIELDS = {"name": "机关全称", "region": "所在地区，如 示例省示例市", "level": "层级：province、city 或 county"}
"""The fields of a body that must be written where it is not registered, and what each is."""
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Drafted:
    """What a new report is made of: the texts of its own files, and of the registers that it needs changed."""

    own: Mapping[str, str]
    registers: Mapping[str, str]
    like: Report | None
    """The report whose structure it has."""


def new_report(root: Path, loading: Loading, body: str, year: int, fields: Mapping[str, str], today: date) -> Drafted:
    """The files of a report that is to be written; raises ArchiveError where there is one, or it cannot be one's.

    `loading` is what stands below `root`, and `fields` are those of the body, where it is not registered yet.
    """
    files = ReportFiles(body, year)
    if wrong := [*already_there(loading, files), *year_ahead(files, today)]:
        raise ArchiveError(wrong)
    registers = {} if body in loading.bodies else _with_body(root, body, fields, loading)
    last = _last(loading, body, year)
    if loading.statute is None:
        raise ArchiveError(loading.findings)
    if last is None or last.report is None or last.page is None:
        own = {files.data_path: _bare_data(loading.statute, today), files.page_path: _bare_text(loading.statute)}
        return Drafted(own, registers, None)
    data = _data(last.report, last.page, year, loading.statute, today)
    text = skeleton(last.page, last.report, year)
    return Drafted({files.data_path: data, files.page_path: text}, registers, last.report)


def already_there(loading: Loading, files: ReportFiles) -> Iterator[Finding]:
    """The files of a report that stand there already, which nothing overwrites."""
    there = loading.reports.get((files.body, files.year))
    for path, exists in ((files.data_path, there and there.has_data), (files.page_path, there and there.has_page)):
        if exists:
            mend = "在那个文件里改；真要从头写，先把它删去"
            yield Finding(Code.ALREADY_THERE, Place(path), "已经有这个文件，没有写入", mend)


def year_ahead(files: ReportFiles, today: date) -> Iterator[Finding]:
    """The finding that no report can be on its year."""
    if not 1900 <= files.year <= today.year:
        mend = "写报告年度，四位数字，不是公布的那一年"
        yield Finding(Code.DAY_AHEAD, Place(files.data_path), f"{files.year} 不是已经开始的年度", mend)


def _with_body(root: Path, body: str, fields: Mapping[str, str], loading: Loading) -> dict[str, str]:
    """data/bodies.yml with the body in it; raises ArchiveError where a field is missing or it would not be in order."""
    told, mend = f"还没有登记 {body}，", "代号打错了就改正；要登记就在命令后面加上 --{} …"
    missing = missing_fields(FIELDS, fields, BODIES, told, mend)
    source = read(root, root / BODIES) if (root / BODIES).is_file() else None
    if missing or not isinstance(source, Source):
        raise ArchiveError(missing or loading.findings)
    text = f"{source.text.rstrip()}\n{entry(body, {name: each for name, each in fields.items() if each})}\n"
    registers_with(root, {BODIES: text}, body)
    return {BODIES: text}


def _last(loading: Loading, body: str, year: int) -> ReportFiles | None:
    """The files of the body's newest report before a year that can be read."""
    earlier = [files for files in loading.reports.values() if files.body == body and files.year < year]
    readable = [files for files in earlier if files.report and files.page]
    return max(readable, key=lambda files: files.year, default=None)


def _data(last: Report, page: PageText, year: int, statute: Statute, today: date) -> str:
    sections = {item: answer.section for item, answer in last.statute_items.items()}
    lines = [
        schema_line("data/reports/").rstrip(),
        _awaited("title", f"上一份：{last.title}" if last.title else ""),
        _awaited("signed_by", f"上一份：{last.signed_by}" if last.signed_by else ""),
        *([_awaited("publisher", f"上一份：{last.publisher}")] if last.publisher else []),
        *_facts(last.wording if last.whole else Wording.EDITED),
        "statute_items:",
        *(f"  {item}: {sections.get(item) or AWAITED}" for item in statute.items),
        *_taken_in(today),
        "figures:" if last.figures else "figures: {}",
        *(_figure(each, last.year) for each in last.figures.values()),
    ]
    if last.plans:
        lines.append("plans:")
    for id_, plan in last.plans.items():
        lines.append(f"  {id_}: {{title: {AWAITED}, section: {plan.section}}}  # 上一份：{_remark(plan.title)}")
    if last.plans and last.year == year - 1:
        lines.append("plan_results:")
        lines += [f"  {id_}: {AWAITED}  # {last.year}年宣布：{_remark(plan.title)}" for id_, plan in last.plans.items()]
    return "\n".join(lines) + "\n"


def _figure(figure: Figure, year: int) -> str:
    own = f"{{value: {AWAITED}, unit: {scalar(figure.measure_word)}}}" if figure.measure_word else AWAITED
    remark = f"{figure.indicator.name}，{year}年：{figure.text}"
    return f"  {figure.indicator.id}: {own}  # {_remark(remark)}"


def _bare_data(statute: Statute, today: date) -> str:
    lines = [
        schema_line("data/reports/").rstrip(),
        _awaited("title", "照报告写"),
        _awaited("signed_by", "落款的机关"),
        *_facts(Wording.EDITED),
        "statute_items:",
        *(f"  {item}: {_NUMERALS[number]}" for number, item in enumerate(statute.items)),
        *_taken_in(today),
        "figures: {}",
    ]
    return "\n".join(lines) + "\n"


def _bare_text(statute: Statute) -> str:
    sections = [
        f"## {_NUMERALS[number]}、{name}\n\n（{AWAITED}）" for number, name in enumerate(statute.items.values())
    ]
    return "\n\n".join([f"（{AWAITED}）", *sections]) + "\n"


def _facts(wording: Wording) -> list[str]:
    return [
        _awaited("dated", "成文日期，如 2024-03-18；不知道就写 null"),
        _awaited("published", "发布日期；不知道就写 null，绝不猜"),
        f"wording: {wording.value}  # official 原文 | edited 整理 | excerpt 摘录",
        f"source: {{name: {AWAITED}, url: {AWAITED}}}",
    ]


def _taken_in(today: date) -> list[str]:
    return ["changes:", f"  {today.isoformat()}: 收录"]


def _awaited(name: str, remark: str) -> str:
    return f"{name}: {AWAITED}" + (f"  # {_remark(remark)}" if remark else "")


def _remark(text: str) -> str:
    """A text as a comment on one line."""
    return re.sub(r"\s+", " ", text)
