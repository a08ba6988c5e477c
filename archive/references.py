"""What a page's macros refer to, read from Jinja's own syntax tree before anything is rendered.

Each `{{ … }}` is parsed alone, so that every broken one is found in one run and its place is exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, meta, nodes

from archive.findings import Code, Finding, Place, nearest
from archive.source import Source
from archive.words import FORMS, WORDS, environment

_EXPRESSION = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?(?:%\}|$)", re.MULTILINE)
_NOT_MACROS = re.compile(r"\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_LEFT_OVER = re.compile(
    r"\{#[^#\n]*\}|｛｛[^｝\n]*｝*|\{\{[^}\n]*\}?|\{[ ]*(?:fig|table)[^{}\n]*\}|\}\}"
    r"|(?<![A-Za-z0-9_.])fig(?:_of\([^)]*\))?[.．。][a-z]\w*"
)
_EXAMPLE = "写成 {{ fig.指标 }}，括号和点都用半角"


@dataclass(frozen=True)
class FigureUse:
    """A figure a sentence uses: of the page's own report, or of the same body's report on `year`."""

    indicator: str
    year: int | None
    place: Place


@dataclass(frozen=True)
class TableUse:
    """A table of a group of figures."""

    group: str
    place: Place


Use = FigureUse | TableUse


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with each match turned into spaces; line ends and offsets stay."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def without_macros(text: str) -> str:
    """The text with macros and Jinja comments turned into spaces."""
    return blank(_EXPRESSION, blank(_NOT_MACROS, text))


def references(source: Source) -> tuple[list[Use], list[Finding]]:
    """What the macros of a page refer to, and what is wrong with how they are written."""
    uses: list[Use] = []
    findings: list[Finding] = []
    for match in _EXPRESSION.finditer(blank(_NOT_MACROS, source.text)):
        place = source.place(match.start())
        try:
            tree = environment().parse(match.group())
            unknown = meta.find_undeclared_variables(tree) - set(WORDS)
        except TemplateSyntaxError as error:
            findings.append(_broken(match.group(), str(error.message), place))
            continue
        for name in sorted(unknown):
            findings.append(
                Finding(
                    Code.UNKNOWN_WORD,
                    place,
                    f"不认识 {name}{nearest(name, WORDS)}",
                    "只能用手册里列出的写法，如 {{ fig.指标 }}",
                )
            )
        for found in _uses(tree, place):
            (findings if isinstance(found, Finding) else uses).append(found)  # type: ignore[arg-type]
    for match in _STATEMENT.finditer(blank(_NOT_MACROS, source.text)):
        findings.append(
            Finding(Code.UNKNOWN_WORD, source.place(match.start()), f"不认识 {match.group()}", "删去；只用 {{ … }}")
        )
    for match in _LEFT_OVER.finditer(without_macros(source.text)):
        if match.group().startswith("{#"):
            message, mend = f"“{match.group()}”里的花括号和 # 连着写", f"空一格：{{ {match.group()[1:-1]} }}"
            findings.append(Finding(Code.BROKEN_MACRO, source.place(match.start()), message, mend))
            continue
        findings.append(
            Finding(
                Code.BROKEN_MACRO,
                source.place(match.start()),
                f"“{match.group()}”不在一对双花括号里，会原样印出来",
                _EXAMPLE,
            )
        )
    return uses, findings


def _uses(node: nodes.Node, place: Place) -> Iterator[Use | Finding]:
    """Every use under a node, each once: a part that belongs to a use is not looked at again."""
    member = _member(node)
    if member:
        owner, name = member
        yield from _figure(node, owner, name, place)
    elif isinstance(node, nodes.Name) and node.name == "fig":
        yield Finding(Code.BROKEN_MACRO, place, "fig 后面没有写指标", _EXAMPLE)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in WORDS:
        yield from _call(node, node.node.name, place)
    else:
        for child in node.iter_child_nodes():
            yield from _uses(child, place)


def _member(node: nodes.Node) -> tuple[nodes.Node, str] | None:
    if isinstance(node, nodes.Getattr):
        return node.node, node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return node.node, str(node.arg.value)
    return None


def _figure(node: nodes.Node, owner: nodes.Node, name: str, place: Place) -> Iterator[Use | Finding]:
    if isinstance(owner, nodes.Name) and owner.name == "fig":
        yield FigureUse(name, None, place)
    elif (year := _year(owner)) is not None:
        yield FigureUse(name, year, place)
    else:
        yield from _uses(owner, place)
        if _member(owner) and name not in FORMS:
            yield Finding(
                Code.UNKNOWN_WORD,
                place,
                f"指标后面不认识 .{name}{nearest(name, FORMS)}",
                "只有 .cn（汉字数字），其余删去",
            )


def _year(node: nodes.Node) -> int | None:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "fig_of":
        value = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else None
        return value if isinstance(value, int) else None
    return None


def _call(node: nodes.Call, name: str, place: Place) -> Iterator[Use | Finding]:
    values = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    if name == "table" and len(node.args) == 1 and values and isinstance(values[0], str):
        yield TableUse(values[0], place)
    elif name == "fig_of":
        yield Finding(Code.BROKEN_MACRO, place, "fig_of 的写法不对", "写成 {{ fig_of(2022).指标 }}，括号里是四位年份")
    else:
        yield Finding(Code.BROKEN_MACRO, place, f"{name} 的写法不对", '写成 {{ table("分组") }} 或 {{ fig.指标 }}')


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
