"""What a page's macros refer to, read from Jinja's own syntax tree before anything is rendered.

Each `{{ … }}` is parsed alone, so that every broken one is found in one run and its place is exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from archive.findings import Code, Finding, Place, nearest
from archive.read.hidden import blanked
from archive.read.source import Source

WORDS = ("fig", "fig_of", "table", "chart")
"""What an editor can write in double braces."""
FORMS = ("cn",)
"""What can follow a figure."""
FIRST = "first_fig"
"""What `fig` is called, by no editor but by `PageText.prepared`, where a figure stands first on its page."""

_EXPRESSION = re.compile(r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\}))*+\}\}")
_STATEMENT = re.compile(r"\{[%#][^\n]*?(?:[%#]\}|$)|[%#]\}", re.MULTILINE)
_LEFT_OVER = re.compile(
    r"｛｛[^｝\n]*｝*|\{\{[^}\n]*\}?|\{[ ]*(?:fig|table|chart)[^{}\n]*\}|\}\}"
    r"|fig(?<![A-Za-z0-9_.]fig)(?:_of\([^()]*+\))?[.．。][a-z]\w*"
)
_LONGEST = 200  # characters of a macro; no word needs more
_EXAMPLE = "写成 {{ fig.指标 }}，括号和点都用半角"


@dataclass(frozen=True)
class FigureUse:
    """A figure a sentence uses: of the page's own report, or of the same body's report on `year`."""

    indicator: str
    year: int | None
    place: Place
    offset: int = field(default=0, compare=False)
    """Of its macro in the text."""


@dataclass(frozen=True)
class TableUse:
    """A table of a group of figures."""

    group: str
    place: Place


@dataclass(frozen=True)
class ChartUse:
    """A chart of an indicator over the years."""

    indicator: str
    place: Place


Use = FigureUse | TableUse | ChartUse


def macros(text: str) -> Iterator[re.Match[str]]:
    """Each `{{ … }}` of a text."""
    return _EXPRESSION.finditer(text)


def without_macros(text: str) -> str:
    """The text with macros turned into spaces."""
    return blanked(text, (macro.span() for macro in macros(text))) if "{{" in text else text


def references(source: Source) -> tuple[list[Use], list[Finding]]:
    """What the macros of a page refer to, and what is wrong with how they are written."""
    uses: list[Use] = []
    findings = list(_not_macros(source))
    for match in macros(source.text):
        place = source.place(match.start())
        if len(match.group()) > _LONGEST:
            findings.append(Finding(Code.BROKEN_MACRO, place, "花括号里的字太多", _EXAMPLE))
            continue
        try:
            steps = _steps(match.group())
        except TemplateSyntaxError as error:
            findings.append(_broken(match.group(), str(error.message), place))
            continue
        found = (
            Finding(Code.BROKEN_MACRO, place, "花括号里是空的", _EXAMPLE)
            if steps is None
            else _use(steps, place, match.start())
        )
        if isinstance(found, Finding):
            findings.append(found)
        else:
            uses.append(found)
    return uses, findings


@lru_cache(maxsize=10_000)
def _steps(macro: str) -> list[Any] | None:
    """The path in `{{ … }}`, empty where it is none, or None where nothing stands there; all pages have the same macros."""
    output = Environment().parse(macro).find(nodes.Output)
    return _path(output.nodes[0]) or [] if output else None


def _not_macros(source: Source) -> Iterator[Finding]:
    """Statements, which reports do not use, and what was meant as a macro but would be printed as it stands."""
    # Jinja's statements and comments could hide from these checks what the build would run, so there are none.
    for match in _STATEMENT.finditer(source.text):
        written, place = match.group(), source.place(match.start())
        mend = "删去；只用 {{ … }}，批注写成 <!-- … -->，标题的标签写成 { #… }，花括号后空一格"
        yield Finding(Code.UNKNOWN_WORD, place, f"不认识 {written[:40]}", mend)
    for match in _LEFT_OVER.finditer(without_macros(source.text)):
        written, place = match.group(), source.place(match.start())
        yield Finding(Code.BROKEN_MACRO, place, f"“{written}”不在一对双花括号里，会原样印出来", _EXAMPLE)


def _use(steps: list[Any], place: Place, offset: int) -> Use | Finding:
    """What one expression refers to. Only the words of the handbook mean anything; all else is a finding."""
    match steps:
        case [*_, str(name)] | [_, str(name), *_] if name.startswith("_"):
            return Finding(Code.UNKNOWN_WORD, place, f"不认识 {name}", "只能用手册里列出的写法，如 {{ fig.指标 }}")
        case ["fig", str(indicator), *forms] if set(forms) <= set(FORMS) and len(forms) < 2:
            return FigureUse(indicator, None, place, offset)
        case [("fig_of", [int(year)]), str(indicator), *forms] if set(forms) <= set(FORMS) and len(forms) < 2:
            return FigureUse(indicator, year, place, offset)
        case [("table", [str(group)])]:
            return TableUse(group, place)
        case [("chart", [str(indicator)])]:
            return ChartUse(indicator, place)
        case ["fig" | ("fig_of", [int()]), _, str(form), *_]:
            message = f"指标后面不认识 .{form}{nearest(form, FORMS)}"
            return Finding(Code.UNKNOWN_WORD, place, message, "只有 .cn（汉字数字），其余删去")
        case ["fig"] | [("fig_of", [int()])]:
            return Finding(Code.BROKEN_MACRO, place, "后面没有写指标", _EXAMPLE)
        case [("fig_of", _), *_]:
            return Finding(
                Code.BROKEN_MACRO, place, "fig_of 的写法不对", "写成 {{ fig_of(2022).指标 }}，括号里是四位年份"
            )
        case [("table", _), *_] | ["table", *_]:
            return Finding(Code.BROKEN_MACRO, place, "table 的写法不对", '写成 {{ table("分组") }}')
        case [("chart", _), *_] | ["chart", *_]:
            return Finding(Code.BROKEN_MACRO, place, "chart 的写法不对", '写成 {{ chart("指标") }}')
        case [str(name) | (str(name), _), *_] if name not in WORDS:
            mend = "只能用手册里列出的写法，如 {{ fig.指标 }}"
            return Finding(Code.UNKNOWN_WORD, place, f"不认识 {name}{nearest(name, WORDS)}", mend)
    return Finding(Code.UNKNOWN_WORD, place, "花括号里不能计算、比较或加别的词", "只写一个词，如 {{ fig.指标 }}")


def _path(node: nodes.Node) -> list[Any] | None:
    """An expression as the steps it takes: fig.x.cn is ["fig", "x", "cn"], fig_of(2022).x is [("fig_of", [2022]), "x"]."""
    match node:
        case nodes.Name():
            return [node.name]
        case nodes.Call(node=nodes.Name()) if not node.kwargs and not node.dyn_args and not node.dyn_kwargs:
            arguments = [argument.value if isinstance(argument, nodes.Const) else None for argument in node.args]
            return [(node.node.name, arguments)]  # type: ignore[attr-defined]
        case nodes.Getattr():
            owner = _path(node.node)
            return owner and [*owner, node.attr]
        case nodes.Getitem(arg=nodes.Const()):
            owner = _path(node.node)
            return owner and [*owner, str(node.arg.value)]  # type: ignore[attr-defined]
    return None


def _broken(macro: str, message: str, place: Place) -> Finding:
    if missing := re.match(r"No (?:filter|test) named '(.+?)'", message):
        return Finding(Code.UNKNOWN_WORD, place, f"不认识 {missing[1]}", "竖线和它后面的词都删去")
    wrong = re.search(r"unexpected char '(.)'", message)
    if wrong and not wrong[1].isascii():
        offset = macro.index(wrong[1])
        line = macro.count("\n", 0, offset)
        column = place.column + offset if not line else offset - macro.rfind("\n", 0, offset)
        here = Place(place.path, place.line + line, column)
        return Finding(Code.BROKEN_MACRO, here, f"花括号里有全角符号 {wrong[1]}", "改成半角符号")
    return Finding(Code.BROKEN_MACRO, place, f"“{macro}”的写法有误", _EXAMPLE)
