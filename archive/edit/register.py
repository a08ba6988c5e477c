"""An indicator is added to every file that needs it, so that nobody keeps data/registered.yml by hand."""

from collections.abc import Collection, Mapping
from pathlib import Path

from archive.check.definitions import registered_line
from archive.edit.registers import missing_fields, registers_with
from archive.edit.typed import entry, scalar, with_entry, with_line
from archive.fields import Kind, Scope
from archive.findings import ArchiveError, Code, Finding, Place, unknown_indicator
from archive.model import Indicator
from archive.read.files import INDICATORS, REGISTERED
from archive.read.loading import Loading
from archive.read.source import Source, read

FIELDS = {
    "name": "名称",
    "unit": "单位，如 件",
    "group": "分组的代号",
    "concept": "主题的代号",
    "kind": "类别",
    "scope": "范围",
    "definition": "含义，一句话说明数的是什么",
}
"""The fields of an indicator that must be written, and what each is."""


def choices(loading: Loading) -> Mapping[str, Mapping[str, str]]:
    """What a field of an indicator can be where there is a choice, each with the words for it."""
    return {
        "group": dict(loading.groups),
        "concept": {id_: concept.name for id_, concept in loading.concepts.items()},
        "kind": {kind.value: kind.label for kind in Kind},
        "scope": {scope.value: scope.label for scope in Scope},
    }


def registered(root: Path, loading: Loading, id_: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The texts of the registers with an indicator in them, or with its line where just that is missing.

    `loading` is what stands below `root`. Raises ArchiveError where the indicator stands there already, where a field is
    missing, and where the registers would not be in order with it.
    """
    sources = {name: read(root, root / name) for name in (INDICATORS, REGISTERED) if (root / name).is_file()}
    indicators, lines = sources.get(INDICATORS), sources.get(REGISTERED)
    known, kept = loading.typed_indicators(), loading.typed_ids(REGISTERED)
    if not isinstance(indicators, Source) or not isinstance(lines, Source) or known is None or kept is None:
        raise ArchiveError([each for each in loading.findings if each.place.path in (INDICATORS, REGISTERED)])
    if id_ in known:
        return _line_alone(root, id_, loading, kept, lines)
    if id_ in loading.former:
        raise ArchiveError([unknown_indicator(Code.MERGED_INDICATOR, Place(INDICATORS), id_, known, loading.former)])
    _complete(fields, id_)
    text = with_entry(
        indicators, loading.documents[INDICATORS], ("indicators",), entry(id_, fields), _before(id_, fields, loading)
    )
    line = f"{id_}: {scalar(' '.join((fields['kind'], fields['scope'], fields['unit'])))}"
    texts = {INDICATORS: text, REGISTERED: with_line(lines.text, line)}
    registers_with(root, texts, id_)
    return texts


def _line_alone(root: Path, id_: str, loading: Loading, kept: Collection[str], lines: Source) -> dict[str, str]:
    indicator = loading.indicators.get(id_)
    if id_ in kept or indicator is None:
        place = loading.documents[INDICATORS].key_place("indicators", id_)
        told = f"（{indicator.name}，{indicator.unit}）" if indicator else ""
        mend = "数的是同一件事就直接用它；不是就换一个代号"
        raise ArchiveError([Finding(Code.DUPLICATE_KEY, place, f"{id_} 已经登记过{told}", mend)])
    line = f"{id_}: {scalar(registered_line(indicator))}"
    texts = {REGISTERED: with_line(lines.text, line)}
    registers_with(root, texts, id_)
    return texts


def _complete(fields: Mapping[str, str], id_: str) -> None:
    mend = "在命令后面加上 --{} …；在终端里运行，会逐项问"
    if missing := missing_fields(FIELDS, fields, INDICATORS, f"{id_} ", mend):
        raise ArchiveError(missing)


def _before(id_: str, fields: Mapping[str, str], loading: Loading) -> str | None:
    """The indicator after which a new one stands: among those of its topic by the order of ids.

    So two editors hardly ever add theirs at one place, where git would not know which comes first.
    """
    ids = list(loading.indicators)
    alike = [each.id for each in loading.indicators.values() if _alike(each, fields)]
    if not alike:
        return ids[-1] if ids else None
    first = ids.index(alike[0])
    return max((each for each in alike if each < id_), default=ids[first - 1] if first else None)


def _alike(indicator: Indicator, fields: Mapping[str, str]) -> bool:
    return (indicator.group, indicator.concept) == (fields["group"], fields["concept"])
