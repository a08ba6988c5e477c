"""What holds indicators of many bodies together: topics that are used, one unit in several words, words of no one place.

An indicator is what is counted with its limits, not the measure word, and not the place or level of the body that
happened to state it first; only then can another body's report state it too.
"""

import re
from collections.abc import Iterator, Sequence

from archive.findings import Code, Finding, not_registered
from archive.model import Indicator
from archive.read.files import CONCEPTS, INDICATORS
from archive.read.loading import Loading

_ALIKE = (
    {"次", "场", "场次", "轮", "批", "批次", "期", "堂", "讲", "节"},
    {"个", "项", "单位", "家", "条", "类", "处", "座", "所", "业态", "行业"},
    {"件", "份", "部", "个", "项", "宗", "起", "例"},
    {"人", "名", "位"},
    {"支", "个"},
    {"篇", "条", "则", "份"},
)
"""Measure words that may count the same thing; 人 and 人次, 家 and 家次 never do."""
_LEVELS = "省|市|区|县|州|旗|乡|镇"
_PLACE = re.compile(
    rf"(?<![各地辖园社市片校灾城])[本全](?:{_LEVELS})"
    rf"|(?<![各地辖园社片校灾城本级])(?:{_LEVELS})级?(?:政府|委(?![员托])|人大|政协|领导|政务|长(?![期效]))"
)
_REGIONS = re.compile(rf".+?(?:{_LEVELS})")
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")


def concepts(loading: Loading) -> Iterator[Finding]:
    """What is wrong with topics, and with how indicators stand for more than one body."""
    known = loading.typed_ids(CONCEPTS)
    used = set()
    names = sorted({part for body in loading.bodies.values() for part in _REGIONS.findall(body.region)})
    for indicator in loading.indicators.values():
        used.add(indicator.concept)
        document = loading.documents[INDICATORS]
        if known is not None and indicator.concept not in known:
            place = document.place("indicators", indicator.id, "concept")
            yield not_registered(place, indicator.id, "concept", indicator.concept, known)
        yield from _measure_words(indicator, loading)
        yield from _former(indicator, loading)
        yield from _places(indicator, names, loading)
    for concept in loading.concepts.keys() - used if loading.indicators else ():
        place = loading.documents[CONCEPTS].key_place(concept)
        message = f"没有一个指标属于主题 {concept}"
        yield Finding(Code.UNUSED_CONCEPT, place, message, "删去它，或在 indicators.yml 里给指标写上这个 concept")


def _measure_words(indicator: Indicator, loading: Loading) -> Iterator[Finding]:
    for word in indicator.measure_words:
        if not any({word, indicator.unit} <= alike for alike in _ALIKE) or word == indicator.unit:
            place = loading.documents[INDICATORS].place("indicators", indicator.id, "measure_words")
            message = f"{indicator.id} 的单位是“{indicator.unit}”，“{word}”数的不是同样的东西"
            mend = "次和场次、个和项可以；人和人次、家和家次要登记成两个指标；与单位相同的不写"
            yield Finding(Code.UNLIKE_MEASURE_WORDS, place, message, mend)


def _former(indicator: Indicator, loading: Loading) -> Iterator[Finding]:
    for old in indicator.former:
        if old in loading.indicators or loading.former[old] != indicator.id:
            place = loading.documents[INDICATORS].place("indicators", indicator.id, "former")
            message = f"{old} 还是一个指标，或者也写在别的指标的 former 里"
            yield Finding(Code.BAD_REFERENCE, place, message, "一个旧代号只并入一个指标，并从 indicators.yml 删去")


def _places(indicator: Indicator, names: Sequence[str], loading: Loading) -> Iterator[Finding]:
    """Name and definition speak of no level and none of the places named, outside names in brackets and quotes."""
    for field in ("name", "definition"):
        text = _NAMED.sub("", getattr(indicator, field))
        found = _PLACE.search(text)
        named = found[0] if found else next((name for name in names if name in text), "")
        if named:
            place = loading.documents[INDICATORS].place("indicators", indicator.id, field)
            message = f"{indicator.id} 的 {field} 写了“{named}”，别处的报告就用不上这个指标"
            mend = "写成本级政府、本机关、辖区；地名、层级和一次活动写在数字的 note 里"
            yield Finding(Code.NAMES_A_PLACE, place, message, mend)
