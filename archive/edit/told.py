"""What an import tells an editor, as a text and as a page: every number, what is sure and what is not, what is damaged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive.edit.blocks import Note
from archive.edit.clues import Seen
from archive.edit.draft import Entry, printed_otherwise
from archive.edit.take import Taken

_AROUND = 24
"""Characters of the sentence on each side of a number."""


@dataclass(frozen=True)
class Row:
    """A number with what is told of it."""

    place: str
    before: str
    written: str
    after: str
    told: tuple[str, ...]
    id: str = ""

    @property
    def sentence(self) -> str:
        """The words around it, with the number marked."""
        return f"{self.before}【{self.written}】{self.after}"


@dataclass(frozen=True)
class Part:
    """A heading, a sentence that explains it, and its rows or lines."""

    title: str
    words: str
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What an import tells: a title, what it comes to, and its parts."""

    title: str
    summary: tuple[str, ...]
    parts: tuple[Part, ...]


def told(taken: Taken) -> Told:
    """What is told of an import."""
    sure = [entry for entry in taken.entries if entry.match.sure]
    pending = [entry for entry in taken.entries if not entry.match.sure]
    asides = list(taken.asides)
    total = f"文件里的 {len(taken.entries) + len(asides)} 处数字：{len(taken.entries)} 处是报告的数字，{len(asides)} 处不是。"
    summary = (
        f"文件：{taken.document.name}（SHA-256 {taken.document.sha256}）",
        f"题名：{taken.document.title or '没有读到'}；署名：{taken.document.signed_by or '没有读到'}；"
        f"成文日期：{taken.document.dated or '没有读到'}；文字按“{taken.wording.label}”收入",
        f"{total}报告的数字里，{len(sure)} 处指标已定，{len(pending)} 处待定。",
        f"写好 {'、'.join(taken.files)}",
    )
    return Told(
        f"{taken.body.name} {taken.year} 年度报告的导入说明",
        summary,
        tuple(filter(_says, _parts(taken, sure, pending))),
    )


def _says(part: Part) -> bool:
    return bool(part.rows or part.lines)


def _parts(taken: Taken, sure: Sequence[Entry], pending: Sequence[Entry]) -> Iterator[Part]:
    yield Part(
        "待定的数字",
        "数据和正文里是 pending_01 这样的代号。选定指标，把两个文件里的代号都换成它的，删去旁边的 unit；没有合适的，先登记指标。"
        "不是报告的数字的，两处都删去，正文里写回原来的字；原文不加引号，写进 set_aside。",
        rows=tuple(_row(taken, entry, _proposed(entry)) for entry in pending),
    )
    yield Part(
        "已定的数字",
        "单位和名称都对得上，也没有别的指标相近。仍请逐个看一遍。",
        rows=tuple(_row(taken, entry, _chosen(entry)) for entry in sure),
    )
    yield Part(
        "印出来与原文不同的",
        "数字连同单位由数据印出，写法与文件里的不一样。",
        rows=tuple(
            _row(taken, entry, (f"印作：{printed}",))
            for entry, printed in printed_otherwise(taken.entries, taken.wording)
        ),
    )
    yield Part(
        "句子说没有的",
        "没有写数字，可能是 0。报告写明没有的，在数据里写 0，正文里放上数字；看不准的不写。",
        lines=tuple(f"{place}：{clause}" for place, clause in taken.zeros),
    )
    yield Part("文件里的毛病", "照原样留着，请对照来源核对。", lines=_lines(taken.damage))
    yield Part("读文件时", "接起来的段落、没有读入的页码和页眉等。", lines=_lines(taken.document.notes))
    yield Part("不是报告的数字", "按理由列出；列错了的，照数字登记，正文里换成花括号。", lines=tuple(_asides(taken)))


def _lines(notes: Sequence[Note]) -> tuple[str, ...]:
    return tuple(f"{note.place}：{note.text}" for note in notes)


def _row(taken: Taken, entry: Entry, words: tuple[str, ...]) -> Row:
    seen = entry.match.seen
    before, after = _around(seen)
    return Row(taken.place(entry.passage), before, seen.stated.written, after, words, entry.id)


def _around(seen: Seen) -> tuple[str, str]:
    start, end = seen.stated.start, seen.stated.end
    before = re.split("[。；\n]", seen.text[max(0, start - _AROUND) : start])[-1]
    after = re.split("[。；\n]", seen.text[end : end + _AROUND])[0]
    return before, after


def _proposed(entry: Entry) -> tuple[str, ...]:
    if not entry.match.proposals:
        return ("没有相近的指标",)
    return tuple(
        f"{each.indicator.id} {each.indicator.name}（{each.indicator.unit}，{each.indicator.scope.label}）{each.confidence:.0%}"
        f"：{each.indicator.definition}"
        for each in entry.match.proposals
    )


def _chosen(entry: Entry) -> tuple[str, ...]:
    best = entry.match.proposals[0]
    return (f"{best.indicator.name}（{best.indicator.scope.label}）{best.confidence:.0%}：{best.indicator.definition}",)


def _asides(taken: Taken) -> Iterator[str]:
    found: dict[str, dict[str, list[str]]] = {}
    for passage, aside in taken.asides:
        found.setdefault(aside.reason, {}).setdefault(aside.written, []).append(taken.place(passage))
    for reason, written in found.items():
        words = [
            f"{each}（{places[0]}{f'等 {len(places)} 处' if len(places) > 1 else ''}）"
            for each, places in written.items()
        ]
        yield f"{reason}，{sum(map(len, written.values()))} 处：{'、'.join(words)}"


def as_text(what: Told) -> str:
    """The same for a terminal."""
    lines = [what.title, *what.summary]
    for part in what.parts:
        lines += ["", f"{part.title}（{len(part.rows) or len(part.lines)}）", part.words]
        for row in part.rows:
            lines += [f"  {row.id}  {row.place}  {row.sentence}", *(f"      {words}" for words in row.told)]
        lines += [f"  {line}" for line in part.lines]
    return "\n".join(lines)


_templates = Environment(
    loader=PackageLoader("archive.edit"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def as_page(what: Told) -> str:
    """The same as a page of its own, without scripts and without anything from elsewhere."""
    return _templates.get_template("import.html").render(told=what) + "\n"
