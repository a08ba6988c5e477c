"""Whether what the reports rest on holds together: indicators, their groups and parts, bodies and their parents.

Reports hold bare numbers, so an indicator that changes its unit, kind or scope would change what published figures
say. data/registered.yml keeps the three as they were when the indicator was first used; the two files must agree.
"""

from collections.abc import Iterator, Mapping

from archive.fields import Scope
from archive.findings import Code, Finding, nearest, not_registered
from archive.model import Indicator
from archive.pending import is_pending_id
from archive.read.files import BODIES, INDICATORS, REGISTERED
from archive.read.loading import Loading


def definitions(loading: Loading) -> Iterator[Finding]:
    """What is wrong with indicators and bodies themselves."""
    yield from _indicators(loading)
    yield from _names(loading)
    yield from _registered(loading)
    yield from _bodies(loading)
    yield from _parents(loading)


def _registered(loading: Loading) -> Iterator[Finding]:
    """Each indicator still has the kind, scope and unit under which it was registered."""
    document, known = loading.documents.get(REGISTERED), loading.typed_indicators()
    if not document or not isinstance(document.value, dict) or known is None:
        return
    for stale in sorted(set(document.value) - known):
        message = f"indicators.yml 里没有 {stale}{nearest(stale, known)}"
        yield Finding(Code.BAD_REFERENCE, document.key_place(stale), message, "改正拼写；指标不用了就删去这一行")
    for indicator in loading.indicators.values():
        line, before = registered_line(indicator), document.value.get(indicator.id)
        if before is None:
            place = loading.documents[INDICATORS].key_place("indicators", indicator.id)
            message = f"{indicator.id} 还没有写进 {REGISTERED}"
            next_ = min((id_ for id_ in document.value if id_ > indicator.id), default="")
            where = f"在那个文件 {next_} 那一行前面" if next_ else "在那个文件末尾"
            mend = f"运行 python -m archive register {indicator.id}，或{where}加一行 {indicator.id}: {line}"
            yield Finding(Code.NOT_REGISTERED, place, message, mend)
        elif before != line:
            yield _changed(indicator, str(before), line, loading)


def registered_line(indicator: Indicator) -> str:
    """What data/registered.yml holds of an indicator: kind, scope and unit."""
    return f"{indicator.kind.value} {indicator.scope.value} {indicator.unit}"


def _changed(indicator: Indicator, before: str, line: str, loading: Loading) -> Finding:
    count = sum(indicator.id in (files.stated or ()) for files in loading.reports.values())
    place = loading.documents[INDICATORS].key_place("indicators", indicator.id)
    message = f"{indicator.id} 登记的是“{before}”，现在成了“{line}”，已有 {count} 份报告写了它的数字"
    mend = (
        "改回来；类别、范围或单位变了，就登记成另一个指标"
        if count
        else f"改回来，或把 {REGISTERED} 里那一行改成 {line}"
    )
    return Finding(Code.CHANGED_INDICATOR, place, message, mend)


def _indicators(loading: Loading) -> Iterator[Finding]:
    """Indicators must name groups and parts that exist and are counted alike."""
    known = loading.typed_indicators() or frozenset()
    groups = loading.typed_ids(INDICATORS, "groups") or frozenset()
    wholes = {each.id: each.part_of for each in loading.indicators.values()}
    for indicator in loading.indicators.values():
        document = loading.documents[INDICATORS]
        here = ("indicators", indicator.id)
        if is_pending_id(indicator.id):
            message = f"{indicator.id} 是还没有定指标的数字用的，不能作指标的代号"
            yield Finding(Code.BAD_ID, document.key_place(*here), message, "换一个说得出数的是什么的代号")
        if indicator.group not in groups:
            message = f"{indicator.id} 的分组 {indicator.group} 没有登记{nearest(indicator.group, groups)}"
            yield Finding(Code.UNKNOWN_GROUP, document.place(*here, "group"), message, "改正拼写，或在 groups 里登记")
        for other in (*indicator.parts, *filter(None, [indicator.part_of])):
            field = "part_of" if other == indicator.part_of else "parts"
            if other not in known:
                yield not_registered(document.place(*here, field), indicator.id, field, other, known)
            elif other == indicator.id or (
                other in loading.indicators and loading.indicators[other].unit != indicator.unit
            ):
                message = f"{indicator.id} 与 {other} 单位不同或是同一个指标，不能算作部分和总数"
                yield Finding(Code.BAD_REFERENCE, document.place(*here, field), message, "改 parts 或 part_of")
        if indicator.part_of != indicator.id and indicator.id in _above(indicator.part_of, wholes):
            place, message = document.place(*here, "part_of"), f"{indicator.id} 的总数又算在它自己里面"
            yield Finding(Code.BAD_REFERENCE, place, message, "改 part_of")


def _above(id_: str | None, owners: Mapping[str, str | None]) -> list[str]:
    """An id, its owner, the owner of that and so on, once each, as far as they are known."""
    above: list[str] = []
    while id_ is not None and id_ in owners and id_ not in above:
        above.append(id_)
        id_ = owners[id_]
    return above


def _names(loading: Loading) -> Iterator[Finding]:
    """Readers can tell the indicators of a group and scope apart by their names."""
    first: dict[tuple[str, str, Scope], str] = {}
    for indicator in loading.indicators.values():
        other = first.setdefault((indicator.name, indicator.group, indicator.scope), indicator.id)
        if other != indicator.id:
            place = loading.documents[INDICATORS].place("indicators", indicator.id, "name")
            message = f"{indicator.id} 与 {other} 的名称、分组和范围都一样（{indicator.name}）"
            yield Finding(Code.SAME_NAME, place, message, "是同一个指标就只留一个；不是就把名称写得分得开")


def _bodies(loading: Loading) -> Iterator[Finding]:
    """Readers can tell bodies apart by their names."""
    first: dict[str, str] = {}
    for body in loading.bodies.values():
        other = first.setdefault(body.name, body.id)
        if other != body.id:
            place = loading.documents[BODIES].place(body.id, "name")
            message = f"{body.id} 与 {other} 的名称一样（{body.name}）"
            yield Finding(Code.SAME_NAME, place, message, "是同一个机关就只留一个；不是就写全称，带上地区")


def _parents(loading: Loading) -> Iterator[Finding]:
    """A body's parent is registered, and no body stands above itself."""
    known = loading.typed_ids(BODIES) or frozenset()
    parents = {each.id: each.parent for each in loading.bodies.values()}
    for body in loading.bodies.values():
        place = loading.documents[BODIES].place(body.id, "parent")
        if body.parent and body.parent not in known:
            yield not_registered(place, body.id, "parent", body.parent, known)
        elif body.id in _above(body.parent, parents):
            yield Finding(Code.BAD_REFERENCE, place, f"{body.id} 的上级又归它自己管", "改 parent")
