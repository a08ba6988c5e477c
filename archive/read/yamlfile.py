"""YAML that editors type, read strictly and with a place for every value.

PyYAML gives the events (a safe loader; no Python object is ever made), and this module makes plain dicts, lists, strings
and None of them. Scalars stay strings just as typed, so that `1:30`, `010`, `1e3` or `yes` never turn
into something else. Duplicate keys, aliases and tags are refused, and the slips of a Chinese input method are named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.reader import Reader

from archive.findings import Code, Finding, Place
from archive.read.letters import UNSEEN
from archive.read.source import Source

Keys = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes that there is no value, without quotes."""
_FULL_WIDTH_COLON = re.compile(r"^[ ]*(?:- )?[A-Za-z0-9_-]+[ ]*(?=：)", re.MULTILINE)
_SLIPPED = re.compile(r"(?:^(?P<first>[A-Za-z0-9_-]+)|，[ ]*(?P<next>[a-z][a-z0-9_]*))[ ]*(?P<colon>：)")
"""A key inside what YAML takes for one key, since nothing in it is a half-width colon or comma."""
_NO_SPACE = re.compile("^[ ]*[a-z][a-z0-9_-]*:(?=[^\\s/]|[\u3000\u00a0\u200b])", re.MULTILINE)
_INDENTATION = re.compile("^ *[\t\u3000\u00a0]", re.MULTILINE)
# Also the line ends that libyaml knows and no editor shows.
_CONTROL = re.compile(f"{Reader.NON_PRINTABLE.pattern}|{UNSEEN.pattern}")
# Quotes of an input method around a whole value, or one that is left open at its beginning.
_QUOTED = re.compile(r"[“”][^“”]*[“”]?\Z|[‘’][^‘’]*[‘’]?\Z")
_COMMENT = re.compile(r"(?P<space>[ \t]*)#(?P<next>.?)")
_DEEPEST = 20


@dataclass
class Document:
    """A YAML file: its plain value and the place of each key path in it; `value` is None where it is broken."""

    path: str
    value: Any = None
    places: dict[Keys, Place] = field(default_factory=dict)
    key_places: dict[Keys, Place] = field(default_factory=dict)

    def place(self, *keys: str | int) -> Place:
        """The place of the value at a key path, or of the nearest one above it that stands in the file."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, Place(self.path))

    def key_place(self, *keys: str | int) -> Place:
        """The place of the key at the end of a key path, or of the nearest value where there is no such key."""
        return self.key_places.get(keys) or self.place(*keys)


def parse(source: Source) -> tuple[Document, list[Finding]]:
    """The document of a YAML source and what is wrong with its form."""
    document = Document(source.path)
    findings = list(_slips(source))
    if findings:
        return document, findings
    try:
        events: list[Any] = []
        findings = list(_refused(source, events))
        if findings:
            return document, findings
        node = _only_one(events)
    except yaml.MarkedYAMLError as error:
        return document, [_broken(source, error)]
    if node is not None:
        document.value = _plain(node, (), document, findings)
    return document, findings


def _slips(source: Source) -> Iterator[Finding]:
    for match in _CONTROL.finditer(source.text):
        yield Finding(
            Code.BROKEN_YAML, source.place(match.start()), "这里有看不见的字符", "删去这个字符，重新输入前后几个字"
        )
    for match in _FULL_WIDTH_COLON.finditer(source.text):
        yield _full_width_colon(match.group().strip(" -"), source.place(match.end()))
    for match in _NO_SPACE.finditer(source.text):
        key = match.group().strip(" :")
        yield Finding(Code.COLON, source.place(match.end()), f"{key}: 后面没有半角空格", f"冒号后空一格：{key}: …")
    for match in _INDENTATION.finditer(source.text):
        kind = "制表符（Tab）" if match.group().endswith("\t") else "全角空格或不换行空格"
        yield Finding(Code.INDENTATION, source.place(match.end() - 1), f"缩进用了{kind}", "改用半角空格，每级两个")


def _full_width_colon(key: str, place: Place) -> Finding:
    return Finding(Code.COLON, place, f"{key} 后面是全角冒号“：”", f"改成半角冒号加空格：{key}: …")


def _refused(source: Source, events: list[Any]) -> Iterator[Finding]:
    """What may stand in no file, up to what would be costly to read on; puts the events that were read into a list."""
    depth, lines = 0, source.text.split("\n")
    has_comments, has_properties = "#" in source.text, any(sign in source.text for sign in "&*!")
    for event in yaml.parse(source.text, Loader=_Loader):
        events.append(event)
        if has_properties:
            yield from _properties(event, source)
        if isinstance(event, yaml.AliasEvent):
            return
        if isinstance(event, yaml.ScalarEvent):
            if has_comments and not event.style:
                yield from _cut_short(event, lines, source)
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                message = f"嵌套超过 {_DEEPEST} 层"
                yield Finding(Code.BROKEN_YAML, _place(source, event), message, "照手册的样子重写这一段")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _properties(event: Any, source: Source) -> Iterator[Finding]:
    """What stands before a value, or in its place, and makes it another one."""
    tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        mend = "把内容照样写出来，不用 & 和 *"
        yield Finding(Code.ALIAS, _place(source, event), f"用了 YAML 别名 *{anchor}", mend)
        return
    if anchor:
        mend = "删去 & 和它后面的词；本来就要写 & 的，把整个值放进半角单引号"
        yield Finding(Code.ALIAS, _place(source, event), f"用了 YAML 锚 &{anchor}", mend)
    if tag:
        written = tag.removeprefix("tag:yaml.org,2002:")
        yield Finding(Code.TAG, _place(source, event), f"用了 YAML 标签 {written}", "删去 ! 开头的标签，只写内容")


def _cut_short(event: Any, lines: list[str], source: Source) -> Iterator[Finding]:
    """A value that goes on after ` #`, which YAML takes for a comment; one is meant after two spaces and before one."""
    line, column = event.end_mark.line, event.end_mark.column
    comment = _COMMENT.match(lines[line], column) if line < len(lines) else None
    if comment and not (len(comment["space"]) > 1 and comment["next"] in ("", " ")):
        place = Place(source.path, line + 1, comment.end("space") + 1)
        message = "# 和它后面的字会当作批注，不会显示"
        mend = "是内容，就把整个值放进半角单引号；是批注，就在 # 前空两格、后空一格"
        yield Finding(Code.CUT_SHORT, place, message, mend)


@dataclass(frozen=True, slots=True)
class _Collection:
    """A list or a mapping: the event that begins it, and what stands in it; of a mapping in pairs."""

    begin: Any
    value: list[Any]

    @property
    def start_mark(self) -> Any:
        """Where it begins."""
        return self.begin.start_mark


def _only_one(events: Iterable[Any]) -> Any:
    """The scalar, as its event, or the collection that a file holds; None of an empty one."""
    following = iter(
        [event for event in events if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentEndEvent)]
    )
    if isinstance(next(following), yaml.StreamEndEvent):
        return None
    node = _composed(next(following), following)
    if not isinstance(another := next(following), yaml.StreamEndEvent):
        context, problem = "expected a single document in the stream", "but found another document"
        raise ComposerError(context, node.start_mark, problem, another.start_mark)
    return node


def _composed(event: Any, following: Iterator[Any]) -> Any:
    """The node that begins with an event; a file may not nest so deep that this would."""
    if isinstance(event, yaml.ScalarEvent):
        return event
    values = []
    while not isinstance(first := next(following), yaml.CollectionEndEvent):
        values.append(_composed(first, following))
    if isinstance(event, yaml.MappingStartEvent):
        return _Collection(event, list(zip(values[::2], values[1::2], strict=True)))
    return _Collection(event, values)


def _is_null(node: Any) -> bool:
    return isinstance(node, yaml.ScalarEvent) and not node.style and node.value in _NULLS


def _plain(node: Any, keys: Keys, document: Document, findings: list[Finding]) -> Any:
    document.places[keys] = place = _place(document, node)
    if isinstance(node, _Collection):
        if isinstance(node.begin, yaml.MappingStartEvent):
            return _plain_mapping(node, keys, document, findings)
        return [_plain(item, (*keys, index), document, findings) for index, item in enumerate(node.value)]
    if _CONTROL.search(node.value):
        findings.append(Finding(Code.BROKEN_YAML, place, "这个值里有看不见的字符", "删去反斜杠写的字符，重新输入"))
    elif not node.style and _QUOTED.match(node.value):
        message = f"值的两头用了中文引号 {node.value[0]}，会连引号一起印出来"
        mend = "删去它；真要印出来的，把整个值再放进半角单引号"
        findings.append(Finding(Code.BROKEN_YAML, place, message, mend))
    return None if _is_null(node) else node.value


def _plain_mapping(node: Any, keys: Keys, document: Document, findings: list[Finding]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = _place(document, key_node)
        if isinstance(key_node, _Collection):
            findings.append(Finding(Code.BROKEN_YAML, place, "键不能是列表或映射", "键写成一个词"))
            continue
        slips = _slipped(key_node, value_node, document) if node.begin.flow_style else []
        findings += [_full_width_colon(slip.key, slip.colon) for slip in slips if slip.colon]
        for key in [slip.key for slip in slips] or [key_node.value]:
            if key in mapping:
                first = document.key_places[(*keys, key)].line
                message = f"{key} 写了两次（第一次在第 {first} 行）"
                findings.append(Finding(Code.DUPLICATE_KEY, place, message, "删去一个"))
                continue
            document.key_places[(*keys, key)] = place
            if not slips:
                mapping[key] = _plain(value_node, (*keys, key), document, findings)
        for slip in slips:
            document.places[(*keys, slip.key)] = place
            mapping.setdefault(slip.key, slip.value)
    return mapping


@dataclass(frozen=True)
class _Slip:
    """A field between braces as it was meant, and its colon where that is a full-width one."""

    key: str
    value: str
    colon: Place | None


def _slipped(key_node: Any, value_node: Any, document: Document) -> list[_Slip]:
    """The fields in `{value：15，note：示例}`, where YAML sees one key, and in `{value: 15，note：示例}`, where it sees one field.

    They are read as they were meant, so that no field is called unknown or missing besides; none where all is well.
    """
    scalar = key_node if _is_null(value_node) else value_node
    if isinstance(scalar, _Collection) or scalar.style:
        return []
    typed, place = scalar.value, _place(document, scalar)
    matches = [match for match in _SLIPPED.finditer(typed) if scalar is key_node or match["next"]]
    if not matches or (scalar is key_node and not matches[0]["first"]):
        return []
    ends = [*(match.start() for match in matches[1:]), len(typed)]
    slips = [] if scalar is key_node else [_Slip(key_node.value, typed[: matches[0].start()], None)]
    for match, end in zip(matches, ends, strict=True):
        colon = Place(place.path, place.line, place.column + match.start("colon"))
        slips.append(_Slip(match["first"] or match["next"], typed[match.end() : end].strip(), colon))
    return slips


def _place(document: Document | Source, node: Any) -> Place:
    return Place(document.path, node.start_mark.line + 1, node.start_mark.column + 1)


# The parser's English, as libyaml and as PyYAML's own parser word it, and what an editor did.
_BROKEN = (
    (
        "mapping values are not allowed",
        "值里多了一个“: ”，或上一行没有写完",
        "给整个值加半角引号，或把里面的冒号改成全角",
    ),
    ("unexpected end of stream", "引号没有收尾", "在值的末尾补上同样的半角引号"),
    ("could not find expected ':'", "这里少一个半角冒号", "写成 键: 值，冒号后空一格"),
    ("expected node content", "花括号或方括号里少了一项，或没有收尾", "补上这一项，或在末尾补上 } 或 ]"),
    ("expected ',' or", "花括号或方括号里少了半角逗号，或没有收尾", "各项之间用半角逗号，末尾补上 } 或 ]"),
    (
        "expected key|expected <block end>|expected '-'",
        "缩进与上下行对不齐，或引号后面还有字",
        "同级的键左边对齐；值里有引号时整个值用单引号包住",
    ),
    ("alphabetic or numeric|expected whitespace|tag", "值以 *、& 或 ! 开头", "给整个值加半角引号"),
    ("Unicode character escape", "双引号里 \\ 后面写的不是一个字", "直接写这个字，或改用单引号"),
    ("unknown escape", "双引号里的反斜杠不能这样用", "改用单引号"),
    ("found another document", "文件里有 --- 分出的第二份内容", "一个文件只写一份，删去 ---"),
    ("found character", "值不能以这个字符开头", "给整个值加半角引号"),
)


def _broken(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    problem = error.problem or ""
    # Where a quote or brace was opened tells more than where the parser gave up.
    opened = "quoted scalar" in (error.context or "") or "a flow " in (error.context or "")
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    place = Place(source.path, mark.line + 1, mark.column + 1) if mark else Place(source.path)
    # The parser may give up after the last line, where no editor can look.
    last = source.place(len(source.text.rstrip()))
    place = place if place.line <= last.line else last
    for words, message, mend in _BROKEN:
        if re.search(words, problem):
            return Finding(Code.BROKEN_YAML, place, f"YAML 写法有误：{message}", mend)
    return Finding(Code.BROKEN_YAML, place, "YAML 写法有误", "对照手册里的例子改这一行")
