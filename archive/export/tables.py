"""The archive as six tables: figures, reports, corrections, bodies, indicators and topics.

Each table says once what its columns are called, what they hold and how its rows are made from the model; the CSV
files, their Data Package and the SQLite database are all made from that, and /data/ is tested against it.
"""

from collections.abc import Iterator

from archive import addresses
from archive.addresses import Website
from archive.export.table import Column, Reference, Row, Table
from archive.fields import Kind, Labelled, Level, Punctuality, Scope, Whose, Wording
from archive.history.corrections import all_corrected
from archive.literal import Amount, Bound
from archive.model import Archive, Figure, Report

BOUNDS = {bound.value: bound.told + (f"（{'、'.join(bound.marks)}）" if bound.marks else "") for bound in Bound}


def _choices(labelled: type[Labelled]) -> dict[str, str]:
    return {choice.value: choice.label for choice in labelled}


def _figures(archive: Archive, website: Website) -> Iterator[Row]:
    for report in archive.reports.values():
        for figure in report.figures.values():
            yield _figure(report, figure, website)


def _figure(report: Report, figure: Figure, website: Website) -> Row:
    indicator, amount = figure.indicator, figure.amount
    return {
        "body": report.body.id,
        "body_name": report.body.name,
        "year": report.year,
        "indicator": indicator.id,
        "indicator_name": indicator.name,
        **numbers(amount),
        "unit": figure.unit,
        "precision": amount.step if amount else None,
        "bound": amount.bound.value if amount else None,
        "spelling": amount.spelling if amount else None,
        "scope": indicator.scope.value,
        "wording": report.wording.value,
        "note": figure.note,
        "break": figure.break_,
        "same_fact": figure.same_fact,
        "address": website.address_of(addresses.of(addresses.ROW, report, indicator)),
    }


def numbers(amount: Amount | None) -> Row:
    """The cells of an amount: its value, or of a range both ends and no value that could be added to others."""
    is_range = amount is not None and amount.upper is not None
    return {
        "value": amount.number if amount else None,
        "value_low": amount.value if amount and is_range else None,
        "value_high": amount.upper if amount else None,
    }


def _reports(archive: Archive, website: Website) -> Iterator[Row]:
    for report in archive.reports.values():
        yield {
            "body": report.body.id,
            "body_name": report.body.name,
            "year": report.year,
            "title": report.title,
            "signed_by": report.signed_by,
            "publisher": report.publisher,
            "dated": report.dated,
            "published": report.published,
            "updated": report.updated,
            "punctuality": report.punctuality(archive.statute).value,
            "wording": report.wording.value,
            "source_name": report.source.name,
            "source_url": report.source.url,
            "recorded": min(report.changes),
            "changed": max(report.days),
            "address": website.address_of(addresses.of(addresses.REPORT, report)),
        }


def _corrections(archive: Archive, website: Website) -> Iterator[Row]:
    for each in all_corrected(archive):
        report, correction = each.report, each.correction
        yield {
            "body": report.body.id,
            "body_name": report.body.name,
            "year": report.year,
            "day": correction.day,
            "what": correction.what,
            "name": each.name,
            "indicator": each.indicator.id if each.indicator else None,
            "was": each.was,
            "now": each.now,
            "whose": correction.whose.value,
            "why": correction.why,
            "address": website.address_of(addresses.of(addresses.CORRECTIONS_OF, report)),
        }


def _bodies(archive: Archive, website: Website) -> Iterator[Row]:
    for body in archive.bodies.values():
        yield {
            "body": body.id,
            "name": body.name,
            "region": body.region,
            "level": body.level.value,
            "parent": body.parent,
        }


def _indicators(archive: Archive, website: Website) -> Iterator[Row]:
    for indicator in archive.indicators.values():
        yield {
            "indicator": indicator.id,
            "name": indicator.name,
            "unit": indicator.unit,
            "group": indicator.group,
            "group_name": archive.groups[indicator.group],
            "concept": indicator.concept,
            "kind": indicator.kind.value,
            "scope": indicator.scope.value,
            "definition": indicator.definition,
            "part_of": indicator.part_of,
            "parts": " ".join(indicator.parts) or None,
            "measure_words": " ".join(indicator.measure_words) or None,
            "former": " ".join(indicator.former) or None,
            "address": website.address_of(addresses.of(addresses.INDICATOR, indicator))
            if archive.has_page(indicator)
            else None,
        }


def _concepts(archive: Archive, website: Website) -> Iterator[Row]:
    for concept in archive.concepts.values():
        yield {
            "concept": concept.id,
            "name": concept.name,
            "definition": concept.definition,
            "differs": concept.differs,
            "address": website.address_of(addresses.of(addresses.TOPIC, concept)),
        }


_BODY = Column("body", "string", "机关代号", "写报告的机关，即 bodies 表的 body", required=True)
_BODY_NAME = Column("body_name", "string", "机关", "机关的名称，与 bodies 表相同", required=True)
_YEAR = Column("year", "year", "年度", "报告所写的年度，不是公布的那一年", required=True)
_INDICATOR = Column("indicator", "string", "指标代号", "即 indicators 表的 indicator", required=True)
UNIT = Column("unit", "string", "单位", "数值的单位；“万”“亿”已经乘进数值", required=True)
_SCOPE = Column("scope", "string", "范围", "是谁的数字；范围不同就是不同的指标", required=True, choices=_choices(Scope))
_WORDING = Column("wording", "string", "文字来历", "页面文字的来历", required=True, choices=_choices(Wording))

FIGURES = Table(
    "figures",
    "数字",
    "每份报告的每个数字一行。报告没有写、摘录没有见到的数字没有行；写明是零的，value 是 0。",
    ("body", "year", "indicator"),
    (
        Reference(("body", "year"), "reports", ("body", "year")),
        Reference(("indicator",), "indicators", ("indicator",)),
    ),
    (
        _BODY,
        _BODY_NAME,
        _YEAR,
        _INDICATOR,
        Column("indicator_name", "string", "指标", "指标的名称，与 indicators 表相同", required=True),
        Column("value", "number", "数值", "以 unit 为单位；空的是不适用，原因写在 note，或者是区间"),
        Column("value_low", "number", "区间下端", "报告写“10-20”时的10；不是区间的是空的"),
        Column("value_high", "number", "区间上端", "报告写“10-20”时的20；不是区间的是空的"),
        UNIT,
        Column("precision", "number", "精度", "写出的末位数所代表的量：2.3万处的精度是1000"),
        Column("bound", "string", "界限", "报告写的数与真正的数是什么关系", choices=BOUNDS),
        Column("spelling", "string", "写法", "报告里的写法，不带单位"),
        _SCOPE,
        _WORDING,
        Column("note", "string", "注", "本站的注；有疑问写在这里，不改数字"),
        Column("break", "string", "口径变化", "从这一年起为什么不能和以前各年比较"),
        Column("same_fact", "string", "同一件事", "另一个机关说到同一件事的报告：机关代号/年份；相加就算了两次"),
        Column("address", "string", "地址", "这个数字在网页上的固定地址", required=True),
    ),
    _figures,
    packed=True,
)

REPORTS = Table(
    "reports",
    "报告",
    "每份报告一行。",
    ("body", "year"),
    (Reference(("body",), "bodies", ("body",)),),
    (
        _BODY,
        _BODY_NAME,
        _YEAR,
        Column("title", "string", "题名", "照报告写；空的是没有见到"),
        Column("signed_by", "string", "署名", "落款的机关；空的是没有见到"),
        Column("publisher", "string", "发布机关", "与写报告的机关不同而又知道的才有"),
        Column("dated", "date", "成文日期", "空的是未知"),
        Column("published", "date", "发布日期", "空的是未知"),
        Column("updated", "date", "更新日期", "发布页上另外标出的；空的是没有标出"),
        Column("punctuality", "string", "是否逾期", "按发布日期判断", required=True, choices=_choices(Punctuality)),
        _WORDING,
        Column("source_name", "string", "来源", "事实和数字取自哪里", required=True),
        Column("source_url", "string", "来源网址", "空的是未知"),
        Column("recorded", "date", "收录日期", "本站收录的那一天", required=True),
        Column("changed", "date", "改动日期", "本站最近一次改动的那一天；没有改动就是收录的那一天", required=True),
        Column("address", "string", "地址", "报告网页的固定地址", required=True),
    ),
    _reports,
)

CORRECTIONS = Table(
    "corrections",
    "更正",
    "公布以后的每一处更正一行。",
    ("body", "year", "day", "what"),
    (
        Reference(("body", "year"), "reports", ("body", "year")),
        Reference(("indicator",), "indicators", ("indicator",)),
    ),
    (
        _BODY,
        _BODY_NAME,
        _YEAR,
        Column("day", "date", "更正日期", "本站更正的那一天", required=True),
        Column("what", "string", "更正的代号", "指标代号、字段名，或正文一节的编号", required=True),
        Column("name", "string", "更正的内容", "指标、日期的名称，或正文的哪一节", required=True),
        Column("indicator", "string", "指标代号", "即 indicators 表的 indicator；更正的不是数字就是空的"),
        Column("was", "string", "原来", "更正以前的写法，数字连同单位", required=True),
        Column("now", "string", "现在", "更正以后的写法，数字连同单位；更正的是正文就是空的"),
        Column("whose", "string", "谁的更正", "报告错了还是本站录错了", required=True, choices=_choices(Whose)),
        Column("why", "string", "原因", "为什么更正", required=True),
        Column("address", "string", "地址", "更正记录在网页上的固定地址", required=True),
    ),
    _corrections,
)

BODIES = Table(
    "bodies",
    "机关",
    "每个机关一行；有的是上级，自己没有报告。",
    ("body",),
    (Reference(("parent",), "bodies", ("body",)),),
    (
        Column("body", "string", "机关代号", "也用在网址里，不会改动", required=True),
        Column("name", "string", "机关", "全称", required=True),
        Column("region", "string", "地区", "所在的地区", required=True),
        Column("level", "string", "层级", "部门随本级政府", required=True, choices=_choices(Level)),
        Column("parent", "string", "上级", "上级的机关代号；空的是没有登记"),
    ),
    _bodies,
)

INDICATORS = Table(
    "indicators",
    "指标",
    "每个指标一行；有的登记了，还没有报告写到。",
    ("indicator",),
    (Reference(("part_of",), "indicators", ("indicator",)), Reference(("concept",), "concepts", ("concept",))),
    (
        Column("indicator", "string", "指标代号", "不会改动；含义变了就是另一个指标", required=True),
        Column("name", "string", "指标", "名称", required=True),
        UNIT,
        Column("group", "string", "分组代号", "指标所属的分组", required=True),
        Column("group_name", "string", "分组", "分组的名称", required=True),
        Column("concept", "string", "主题代号", "指标所属的主题，即 concepts 表的 concept", required=True),
        Column("kind", "string", "类别", "是哪一类数量", required=True, choices=_choices(Kind)),
        _SCOPE,
        Column("definition", "string", "含义", "一句话说明数的是什么", required=True),
        Column("part_of", "string", "所属总数", "本指标包含在哪一个指标里"),
        Column("parts", "string", "各部分", "加起来等于本指标的各指标，用空格分开"),
        Column("measure_words", "string", "其他量词", "有的报告数同样的东西用的别的量词，用空格分开"),
        Column("former", "string", "旧代号", "并入本指标的指标代号，用空格分开"),
        Column("address", "string", "地址", "指标网页的固定地址；还没有报告写到的没有网页"),
    ),
    _indicators,
)

CONCEPTS = Table(
    "concepts",
    "主题",
    "每个主题一行。主题把读者会放在一起看的指标收在一处；它们口径不同，不相减、不排名、不相加。",
    ("concept",),
    (),
    (
        Column("concept", "string", "主题代号", "不会改动", required=True),
        Column("name", "string", "主题", "名称", required=True),
        Column("definition", "string", "内容", "放些什么指标", required=True),
        Column("differs", "string", "口径有什么不同", "为什么这些指标不能相减、排名、相加", required=True),
        Column("address", "string", "地址", "主题网页的固定地址", required=True),
    ),
    _concepts,
)

OF_REPORT = tuple(
    column for column in FIGURES.columns if column.name not in ("body", "body_name", "year", "wording", "address")
)
"""The columns of one report's figures, beside its page: those of all figures that are not the same in every row."""
TABLES = (FIGURES, REPORTS, CORRECTIONS, BODIES, INDICATORS, CONCEPTS)
