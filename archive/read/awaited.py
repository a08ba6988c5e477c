"""The fields of a report, beside its figures, that are still to be written: 待填 in the place of a value."""

from collections.abc import Iterator, Mapping
from typing import Any

from archive.findings import Code, Finding
from archive.pending import AWAITED
from archive.read.yamlfile import Document

_DATES = {("dated",), ("published",), ("updated",), ("source", "url")}
"""Fields that hold no words; one that is awaited is not known."""
_ITEMS = "statute_items"
_ENTRIES = {"plans": ("section", "target", "indicator"), "plan_results": ("outcome", "section")}
"""Entries that say nothing while one of these fields is awaited."""


def awaited(value: Mapping[str, Any], document: Document) -> list[Finding]:
    """A finding for each field of a report that is awaited, without its figures."""
    fields = {name: each for name, each in value.items() if name != "figures"}
    return [
        Finding(
            Code.AWAITED_FIELD,
            document.place(*keys),
            f"{_name(keys)} 还是“{AWAITED}”",
            "写上内容；不知道的，能写 null 的写 null，可不写的删去",
        )
        for keys in _awaited(fields, ())
    ]


def without_awaited(value: Mapping[str, Any]) -> dict[str, Any]:
    """The report as far as it is written: what is awaited and holds no words is not known, or not there."""
    kept = dict(value)
    for keys in _DATES:
        _blank(kept, keys)
    if isinstance(answers := kept.get(_ITEMS), dict):
        kept[_ITEMS] = {item: _answered(answer) for item, answer in answers.items()}
    for name, fields in _ENTRIES.items():
        if isinstance(entries := kept.get(name), dict):
            kept[name] = {id_: entry for id_, entry in entries.items() if not _says_nothing(entry, fields)}
    return kept


def _awaited(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _awaited(each, (*keys, key))
    elif value == AWAITED:
        yield keys


def _name(keys: tuple[str, ...]) -> str:
    return " 的 ".join(keys)


def _blank(kept: dict[str, Any], keys: tuple[str, ...]) -> None:
    first, *rest = keys
    if not rest:
        if kept.get(first) == AWAITED:
            kept[first] = None
    elif isinstance(kept.get(first), dict):
        kept[first] = dict(kept[first])
        _blank(kept[first], tuple(rest))


def _answered(answer: Any) -> Any:
    if isinstance(answer, dict):
        return {name: None if (name, each) == ("section", AWAITED) else each for name, each in answer.items()}
    return None if answer == AWAITED else answer


def _says_nothing(entry: Any, fields: tuple[str, ...]) -> bool:
    return entry == AWAITED or (isinstance(entry, dict) and any(entry.get(name) == AWAITED for name in fields))
