"""What may stand in a field: the choices with the words that readers see, and texts, ids, days and addresses.

pydantic checks each when an object of `model` is made from YAML; `read/shape` has the words for what it refuses.
"""

import re
from datetime import date
from enum import Enum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


class Labelled(str, Enum):
    """A choice with the Chinese word a reader sees."""

    label: str

    def __new__(cls, value: str, label: str) -> "Labelled":
        """The choice `value`, shown as `label`."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label
        return choice


class Kind(Labelled):
    """What sort of quantity an indicator counts."""

    FLOW = "flow", "当年发生"
    STOCK = "stock", "时点存量"
    RATE = "rate", "比率"
    RANK = "rank", "名次"
    STREAK = "streak", "连续"
    NORM = "norm", "要求"
    """A task or a demand, and not what was done."""
    CHANGE = "change", "升降"
    """By how much something rose or fell; may be below zero."""


class Scope(Labelled):
    """Whose quantity it is; unlike ones are never compared."""

    BODY = "body", "本机关"
    AREA = "area", "辖区"
    UNSTATED = "unstated", "范围未写明"


class Level(Labelled):
    """The administrative level at which a body works; a department has that of its government."""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "区县级"


class Wording(Labelled):
    """Whose sentences a page holds."""

    OFFICIAL = "official", "原文"
    EDITED = "edited", "整理"
    EXCERPT = "excerpt", "摘录"


class Outcome(Labelled):
    """What the next year's report says of a plan."""

    DONE = "done", "写明已完成"
    PARTLY = "partly", "写明部分完成"
    IN_PROGRESS = "in_progress", "写明在推进"
    NOT_MENTIONED = "not_mentioned", "没有提到"


class Whose(Labelled):
    """Whose mistake a correction mends."""

    BODY = "body", "源文更正"
    """The body corrected its report."""
    ARCHIVE = "archive", "录入更正"
    """The archive had not written what the report says."""


class Punctuality(Labelled):
    """Publication against the statute's date."""

    IN_TIME = "in_time", "在期限内"
    LATE = "late", "逾期"
    UNKNOWN = "unknown", "发布日期未知"


NOT_A_DAY, NOT_A_DAY_OF_ANY_YEAR, NOT_A_WEB_ADDRESS = "not_a_day", "not_a_day_of_any_year", "not_a_web_address"
NOT_WORDS, NOT_A_SHA256 = "not_words", "not_a_sha256"
"""The types of this module's own errors, beside pydantic's; `read/shape` has the words for both."""


def _iso_date(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError(NOT_A_DAY, "not YYYY-MM-DD")
    return value


def _day_of_any_year(value: str) -> str:
    try:
        date.fromisoformat(f"2023-{value}")
    except ValueError:
        raise PydanticCustomError(NOT_A_DAY_OF_ANY_YEAR, "not MM-DD") from None
    return value


def is_web_address(value: str) -> bool:
    """Whether a text is an address of the web that a browser can open: with a host, and a port that there can be."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return False
    known = parts.scheme in ("http", "https") and bool(
        re.fullmatch(r"\[[0-9a-fA-F:.]+\]|[\w.-]+", parts.hostname or "")
    )
    return known and port != 0 and not re.search(r"[\s<>\"\\]", value)


def _web_address(value: str) -> str:
    if not re.match("https?://", value) or not is_web_address(value):
        raise PydanticCustomError(NOT_A_WEB_ADDRESS, "not http(s)")
    return value


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise PydanticCustomError(NOT_A_SHA256, "not 64 hexadecimal digits")
    return value


def _words(value: str) -> str:
    if value.strip().casefold() in ("true", "false", "yes", "no"):
        raise PydanticCustomError(NOT_WORDS, "yes or no where words belong")
    return value


def section_label(typed: str) -> str:
    """A section's label in its one spelling: full-width brackets, no spaces, no closing 、."""
    return re.sub(r"\s", "", typed).replace("(", "（").replace(")", "）").rstrip("、")


def _form(pattern: str, mend: str) -> dict[str, str]:
    """What a program that knows no more than JSON Schema can hold of a field, and what it says."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": mend}


Text = Annotated[str, Field(min_length=1, pattern=r"\S"), AfterValidator(_words)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$")]
"""Of an indicator, a group or an item; a name in Python and Jinja, so without hyphens."""
ReportKey = Annotated[str, Field(pattern=r"^[a-z0-9-]+/\d{4}$")]
"""Of a report: body/year."""
BodyId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")]
"""Of a body; part of addresses, so with hyphens."""
Day = Annotated[
    date,
    BeforeValidator(_iso_date),
    WithJsonSchema(_form(r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", "写成 2024-03-18 这样的日期")),
]
WebAddress = Annotated[
    str, AfterValidator(_web_address), WithJsonSchema(_form("^https?://", "以 http:// 或 https:// 开头"))
]
SectionLabel = Annotated[Text, AfterValidator(section_label)]
"""The numbers of a section of a report's text: 一（二）."""
Sha256 = Annotated[str, AfterValidator(_sha256), WithJsonSchema(_form("^[0-9a-f]{64}$", "写 64 位的小写十六进制"))]
"""Of a file."""
DayOfAnyYear = Annotated[str, AfterValidator(_day_of_any_year), WithJsonSchema(_form(r"^\d\d-\d\d$", "写成 04-01"))]
"""MM-DD."""
