"""From plain YAML values to typed objects, with findings an editor understands.

pydantic says which field is wrong and why; this module gives each of its reasons a code, Chinese words and a place.
"""

import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from archive.fields import NOT_A_DAY, NOT_A_DAY_OF_ANY_YEAR, NOT_A_SHA256, NOT_A_WEB_ADDRESS, NOT_WORDS
from archive.findings import Code, Finding, empty_field, missing_field, unknown_field, wrong_shape
from archive.read.yamlfile import Document, Keys

T = TypeVar("T")

_MISSING = {"missing", "missing_argument", "missing_keyword_only_argument"}
_EXTRA = {"extra_forbidden", "unexpected_keyword_argument"}
_DATE = {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact", NOT_A_DAY}
_EMPTY = {"string_too_short", "string_pattern_mismatch", NOT_A_DAY_OF_ANY_YEAR}
_WANTED = {
    "string_type": "一段文字",
    "dataclass_type": "字段和值（键: 值）",
    "dict_type": "字段和值（键: 值）",
    "mapping_type": "字段和值（键: 值）",
    "tuple_type": "一个列表（- 开头）",
}
_ID_MEND = "只用小写英文字母、数字和下划线；机关的代号用连字符"
_WRONG = {
    **{reason: (Code.BAD_DATE, "不是日期：", "写成 2024-03-18 这样的日期，不知道就写 null") for reason in _DATE},
    NOT_WORDS: (Code.WRONG_SHAPE, "应当是一段文字，这里是", "写成一句话；没有就删去这一行"),
    NOT_A_WEB_ADDRESS: (Code.WRONG_SHAPE, "不是网址：", "以 http:// 或 https:// 开头，不知道就写 null"),
    NOT_A_SHA256: (Code.WRONG_SHAPE, "不是 SHA-256：", "64 个小写的十六进制数字，导入时自动写上；不知道就删去这一行"),
    NOT_A_DAY_OF_ANY_YEAR: (Code.BAD_ID, "写成了", "写成 04-01"),
    "string_pattern_mismatch": (Code.BAD_ID, "写成了", _ID_MEND),
}
"""What a value is not, by the type of pydantic's error: code, words before the value, and the mend."""
_KEY = "[key]"
"""How pydantic calls a key in the place of an error."""
_KEYS = {Code.BAD_ID: "代号", Code.BAD_DATE: "日期"}


def shaped(
    kind: type[T], value: Any, document: Document, keys: Keys = (), given: Collection[str] = ()
) -> tuple[T | None, list[Finding]]:
    """`value` as `kind`, or None and the findings; `given` names the fields that the loader, not the editor, fills."""
    try:
        return _adapter(kind).validate_python(value), []  # type: ignore[arg-type]  # a class is hashable
    except ValidationError as error:
        named = fields(kind) if is_dataclass(kind) else ()
        names = [field.name.rstrip("_") for field in named if field.name not in given]
        return None, [
            _of_key(detail, value, document, keys, given) or _finding(detail, value, document, keys, names)
            for detail in error.errors()
        ]


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _of_key(detail: Any, value: Any, document: Document, keys: Keys, given: Collection[str]) -> Finding | None:
    """The finding of a key that is no id or no day, told where the key stands."""
    path = (*keys, *_within(detail["loc"], value))
    if not path or (path[-1] != _KEY and path[-1] not in given) or detail["type"] not in _WRONG:
        return None
    code, _, mend = _WRONG[detail["type"]]
    what = f"{path[-3]} 的日期" if code is Code.BAD_DATE and len(path) > 2 else _KEYS.get(code, "键")
    told = f"写成了“{_short(detail['input'])}”" if str(detail["input"]) else "是空的"
    return Finding(code, document.key_place(*path[:-1]), f"{what}{told}", mend)


def _finding(detail: Any, value: Any, document: Document, keys: Keys, names: list[str]) -> Finding:
    reason, typed = detail["type"], detail["input"]
    path = (*keys, *_within(detail["loc"], value))
    name = str(path[-1]) if path else document.path
    place = document.place(*path)
    if reason in _EXTRA:
        return unknown_field(document.key_place(*path), name, names)
    if reason in _MISSING:
        unknown = "；确实不知道就写 null" if name in ("dated", "published") else ""
        return missing_field(document.place(*path[:-1]), name, f"补上 {name}: …{unknown}")
    if typed is None or reason == "too_short" or (reason in _EMPTY and not str(typed).strip()):
        return empty_field(place, name, "写上内容")
    if reason == "enum":
        choices = "、".join(re.findall(r"'(.+?)'", detail["ctx"]["expected"]))
        return Finding(Code.NOT_A_CHOICE, place, f"{name} 写成了“{typed}”", f"只能是 {choices}")
    if reason in _WRONG:
        code, told, mend = _WRONG[reason]
        return Finding(code, place, f"{name} {told}“{_short(typed)}”", mend)
    if reason == "dataclass_type" and path[:-1] == ("statute_items",):
        return wrong_shape(place, name, "一个编号，如 一（二）", shape_name(typed))
    return wrong_shape(place, name, _WANTED.get(reason, "别的形式的值"), shape_name(typed))


def shape_name(value: Any) -> str:
    """The Chinese word for the shape of a plain YAML value."""
    names: dict[type, str] = {dict: "一组字段", list: "一个列表", str: f"文字“{_short(value)}”"}
    return names.get(type(value), "空值")


def _within(location: tuple[Any, ...], value: Any) -> Keys:
    """A pydantic location cut to the steps that lead through the plain value (it may name types in between)."""
    keys: list[str | int] = []
    for step in location:
        keys.append(step)
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            break
    return tuple(keys)


def _short(value: Any) -> str:
    text = str(value.value if isinstance(value, Enum) else value)
    return text if len(text) <= 30 else text[:30] + "…"
