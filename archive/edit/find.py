"""The indicators that a word leads to, each with what it means and its last uses, so that none is used for something else."""

from collections.abc import Iterator, Sequence

from archive.model import Indicator, Report
from archive.read.loading import Loading

_USES = 3
"""Last uses that are told of an indicator."""
_MOST = 5
"""Indicators that are told for being like a name."""
_LIKE = 0.5


def found(loading: Loading, words: Sequence[str]) -> list[Indicator]:
    """The indicators that hold each of the words, or one that says the same: by name or id, by definition, by topic."""
    meant = [_same(loading, word.casefold()) for word in words]

    def holds(*texts: str) -> bool:
        text = "\n".join(texts).casefold()
        return all(any(word in text for word in alike) for alike in meant)

    named, defined, grouped = [], [], []
    for each in loading.indicators.values():
        if holds(each.id, each.name, *each.former):
            named.append(each)
        elif holds(each.id, each.name, *each.former, each.definition):
            defined.append(each)
        elif holds(each.id, each.name, each.definition, *_above(loading, each)):
            grouped.append(each)
    return [*named, *defined, *grouped]


def alike(loading: Loading, name: str) -> list[Indicator]:
    """The indicators whose name shares the most with a name, nearest first."""
    wanted = _pairs(name)
    shared = {
        each.id: 2 * len(wanted & pairs) / (len(wanted) + len(pairs))
        for each in loading.indicators.values()
        if (pairs := _pairs(each.name)) and wanted
    }
    nearest = sorted(shared, key=lambda id_: -shared[id_])[:_MOST]
    return [loading.indicators[id_] for id_ in nearest if shared[id_] >= _LIKE]


def told(loading: Loading, indicator: Indicator) -> Iterator[str]:
    """What an editor must know before using an indicator, line by line."""
    group, concept = _above(loading, indicator)
    yield f"{indicator.id}  {indicator.name}（{indicator.unit}，{indicator.kind.label}，{indicator.scope.label}）"
    yield f"    {indicator.definition}"
    words = f"；也写 {'、'.join(indicator.measure_words)}" if indicator.measure_words else ""
    yield f"    分组 {group}，主题 {concept}{words}"
    uses = _uses(loading, indicator)
    last = "；".join(f"{each.body.name}{each.year}年 {each.figures[indicator.id].text}" for each in uses[:_USES])
    yield f"    {len(uses)} 份报告用过，最近：{last}" if uses else "    还没有报告用过"


def _same(loading: Loading, word: str) -> set[str]:
    """A word and those that data/synonyms.yml says mean the same."""
    groups = [{each.casefold() for each in (first, *others)} for first, others in loading.synonyms.items()]
    return {word}.union(*(group for group in groups if word in group))


def _above(loading: Loading, indicator: Indicator) -> tuple[str, str]:
    """The names of an indicator's group and topic."""
    concept = loading.concepts.get(indicator.concept)
    return loading.groups.get(indicator.group, indicator.group), concept.name if concept else indicator.concept


def _uses(loading: Loading, indicator: Indicator) -> list[Report]:
    """The reports that state an indicator, newest first."""
    reports = [files.report for files in loading.reports.values() if files.report]
    stating = [report for report in reports if indicator.id in report.figures]
    return sorted(stating, key=lambda report: -report.year)


def _pairs(name: str) -> set[str]:
    """Neighbouring characters."""
    return {name[place : place + 2] for place in range(len(name) - 1)}
