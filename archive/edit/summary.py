"""What a change brings, for who reviews it: what the check found, and what differs from what was published.

One Markdown text, for the page of a GitHub run or a comment. What it quotes was typed by strangers, so nothing in a cell
can be a mark, a link of its own, a mention or a line end; and it stays below what a comment may hold.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from archive.check.published import changes, recorded
from archive.findings import Finding, Level, Place, counted, of_level
from archive.model import FACTS, Report
from archive.read.loading import Loading, ReportFiles

_LEVELS = {Level.REFUSED: "问题", Level.PENDING: "还没有写完", Level.QUESTION: "请核对"}
# An underscore within a word marks nothing, and ids are full of them.
_MARKS = re.compile(r"[!#$&*<>@\[\\\]^`|~]|(?<![^\W_])_|_(?![^\W_])")
# GitHub makes a mention or a reference of these even where they are escaped.
_CALLS = re.compile(r"(?:@(?=\w)|#(?=\d))")
_CELL = 200
"""Characters of a cell that are shown."""
_TABLE = 8_000
"""Characters of a table's rows; a comment holds 65,536 in all."""

Row = Sequence[str]


def as_markdown(findings: Sequence[Finding], loading: Loading) -> str:
    """The findings by level, and against the record what is new, what changed, and what a body states for the first time."""
    parts = [f"## 检查：{counted(findings)}"]
    for level, title in _LEVELS.items():
        rows = [(_at(each.place), each.code.value, each.message, each.mend) for each in of_level(findings, level)]
        parts += _table(title, ("位置", "代码", "说明", "怎么改"), rows)
    parts.append("## 与公布的相比")
    readable = [(files, files.report) for files in loading.reports.values() if files.report]
    tables = [
        *_table("新的报告", ("报告", "机关", "年度", "数字"), _new_reports(readable, loading)),
        *_table("和公布时不同的", ("位置", "报告", "是什么", "公布时", "现在"), _changed(readable, loading)),
        *_table("新写的更正", ("报告", "日期", "更正的是", "原来", "为什么", "谁的"), _corrected(readable, loading)),
        *_table(
            "机关第一次用的指标：看看数的是不是同一件事",
            ("位置", "数字", "指标", "名称", "含义"),
            _first_used(readable, loading),
        ),
    ]
    parts += tables or ["没有不同。"]
    if unread := len(loading.reports) - len(readable):
        parts.append(f"有 {unread} 份报告因为上面的问题读不出来，没有比。")
    return "\n\n".join(parts)


Readable = Sequence[tuple[ReportFiles, Report]]


def _new_reports(readable: Readable, loading: Loading) -> Iterator[Row]:
    for files, report in readable:
        if not recorded(files, loading):
            yield files.data_path, report.body.name, str(report.year), f"{len(report.figures)} 个"


def _changed(readable: Readable, loading: Loading) -> Iterator[Row]:
    """What was published and is not as it was, and figures that a published report did not have."""
    for files, report in readable:
        named = f"{report.body.name} {report.year}"
        for change in changes(files, loading):
            what = f"原文“{change.name}”一节" if change.happened else _called(change.what, loading)
            yield _at(change.place), named, what, change.shown, change.happened or change.now or "没有了"
        if (published := recorded(files, loading)) and files.document:
            for id_, figure in report.figures.items():
                if id_ not in published.figures:
                    yield _at(files.document.place("figures", id_)), named, _called(id_, loading), "没有写", figure.text


def _called(what: str, loading: Loading) -> str:
    """A fact or an indicator by its name."""
    indicator = loading.indicators.get(what)
    return f"{indicator.name}（{what}）" if indicator else FACTS.get(what, what)


def _corrected(readable: Readable, loading: Loading) -> Iterator[Row]:
    for files, report in readable:
        published = recorded(files, loading)
        for each in report.corrections if published else ():
            if published and each.key not in published.corrections:
                named = f"{report.body.name} {report.year}"
                yield named, str(each.day), _called(each.what, loading), each.was, each.why, each.whose.label


def _first_used(readable: Readable, loading: Loading) -> Iterator[Row]:
    """Each indicator that a body's published reports do not have, once, where its first new report states it."""
    records = loading.published.items()
    known = {(body, loading.former.get(id_, id_)) for (body, _), each in records for id_ in each.figures}
    for files, report in sorted(readable, key=lambda each: (each[0].body, each[0].year)):
        for id_, figure in report.figures.items():
            if (files.body, id_) not in known and files.document:
                known.add((files.body, id_))
                of, place = figure.indicator, _at(files.document.key_place("figures", id_))
                yield place, figure.text, id_, of.name, of.definition


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _table(title: str, head: Row, rows: Iterable[Row]) -> Iterator[str]:
    """A heading and a table, as much of it as there is room for; nothing where there are no rows."""
    lines = [_line(row) for row in rows]
    if not lines:
        return
    room, shown = _TABLE, []
    for line in lines:
        room -= len(line)
        if room < 0:
            break
        shown.append(line)
    yield f"### {title}（{len(lines)}）"
    yield "\n".join([_line(head), "|---" * len(head) + "|", *shown])
    if len(shown) < len(lines):
        yield f"还有 {len(lines) - len(shown)} 行没有列出。"


def _line(row: Row) -> str:
    return f"| {' | '.join(map(_cell, row))} |"


def _cell(typed: str) -> str:
    """A text as nothing but itself, in one line."""
    text = "".join(char if char.isprintable() else "�" for char in " ".join(typed.split()))
    text = text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"
    called = _CALLS.sub(lambda match: f"{match[0]}\u200b", text)
    return _MARKS.sub(lambda match: f"&#{ord(match[0])};", called)
