"""The table of one indicator's values, on its page and as the file beside it."""

from collections.abc import Iterator, Sequence

from archive.addresses import Website
from archive.export.table import Column, Row
from archive.export.tables import UNIT, numbers
from archive.history.series import Point, Series, exactness_words

_ADDRESS = Column("address", "string", "出处", "所在句的地址", required=True)
VALUES = (
    Column("body_name", "string", "机关", "全称", required=True),
    Column("year", "year", "年度", "报告的年度", required=True),
    Column("text", "string", "数字", "照报告的写法，连同单位", required=True),
    Column("value", "number", "数值", "以单位计；空的是不适用，或者是区间"),
    Column("value_low", "number", "区间下端", "报告写“10-20”时的10；不是区间的是空的"),
    Column("value_high", "number", "区间上端", "报告写“10-20”时的20；不是区间的是空的"),
    UNIT,
    Column("exactness", "string", "精确程度", "准数、下限、上限、约数、区间，或写到哪一位为止"),
    Column("scope", "string", "范围", "谁的数量", required=True),
    Column("told", "string", "说明", "口径变化、注和更正"),
    Column("body", "string", "机关代号", "写报告的机关", required=True),
)
"""The columns of one indicator's values, in the file beside its page."""
SHOWN = (*(column for column in VALUES if column.name not in ("body", "value_low", "value_high")), _ADDRESS)
"""Those of the table on its page, where the text says both ends of a range and links say body and sentence."""


def values(series: Sequence[Series], website: Website) -> Iterator[tuple[Point, Row]]:
    """The rows under VALUES and SHOWN, newest first inside a body, each with its point."""
    for each in series:
        for point in reversed(each.points):
            yield point, _value(point, website)


def _value(point: Point, website: Website) -> Row:
    figure, indicator = point.figure, point.figure.indicator
    return {
        "body_name": point.report.body.name,
        "year": point.year,
        "text": figure.text,
        **numbers(point.amount),
        "unit": figure.unit,
        "exactness": exactness_words(point.amount),
        "scope": indicator.scope.label,
        "told": " ".join(figure.told),
        "body": point.report.body.id,
        "address": website.address_of(point.address),
    }
