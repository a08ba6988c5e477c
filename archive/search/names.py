"""What a reader may name: bodies, places, years, topics and indicators, with other ways to write and to type them.

The browser (overrides/assets/search/names.js) reads it as one file of JSON. A query that names a body, a place or a
year is taken for that; names are suggested while they are typed, in characters or as they sound; and an answer knows
which bodies state an indicator in which years before it loads a single number.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from archive import addresses
from archive.model import Archive, Body, Indicator

_ENDING = re.compile(r"(?:特别合作区|新区|(?:壮族|回族|维吾尔)?自治区|[省市区县])\Z")
_SHORT = (
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("发展和改革委员会", "发改委"),
    ("应急管理", "应急"),
    ("安全生产监督管理", "安监"),
    ("市场监督管理", "市场监管"),
    ("市场监督管理", "市监"),
    ("政务服务和数据管理", "政数"),
    ("政务服务和数据管理", "政务服务数据管理"),
    ("人民政府政务服务办公室", "政务服务办公室"),
    ("人民政府政务服务办公室", "政务服务办"),
    ("人民政府政务服务办公室", "政务办"),
    ("消防救援", "消防"),
    ("住房和城乡建设", "住建"),
    ("人力资源和社会保障", "人社"),
    ("卫生健康", "卫健"),
    ("文化和旅游", "文旅"),
)
"""What people leave out of the names of departments."""
_IN_PLACES = {
    "lu": "六",
    "le": "乐",
    "yu": "尉蔚",
    "du": "都",
    "mu": "牟",
    "xia": "厦",
    "yue": "乐",
    "xun": "浚",
    "pan": "番",
    "chao": "朝",
    "shan": "单",
    "shen": "莘",
    "tong": "洞",
    "chang": "长",
    "chong": "重",
}
"""How characters sound in names of places, beside how they sound elsewhere; the dictionary does not know them all."""


def names_of(archive: Archive) -> dict[str, Any]:
    """Everything that a reader may name, as JSON; the keys of rows are told in `_rows`' functions, in their order."""
    reporting = [body for body in archive.bodies.values() if archive.reports_of(body.id)]
    rows = {
        "bodies": [[body.id, body.name, _short_names(body)] for body in reporting],
        "places": list(_places(reporting)),
        "topics": [[each.id, each.name] for each in archive.concepts.values() if each.id in archive.by_topic],
        "indicators": list(_indicators(archive, reporting)),
    }
    return {
        "paths": _PATHS,
        **rows,
        "years": archive.years,
        "readings": _readings(_texts(rows)),
        "synonyms": [[word, *others] for word, others in archive.synonyms.items()],
    }


_PATHS = {
    "body": addresses.BODY.format(body="{}"),
    "place": f"{addresses.REPORTS}#{addresses.area_id('{}')}",
    "year": addresses.YEAR.format(year="{}"),
    "topic": addresses.TOPIC.format(concept="{}"),
    "indicator": addresses.INDICATOR.format(indicator="{}"),
    "values": addresses.INDICATOR_CSV.format(indicator="{}"),
    "sentence": addresses.SENTENCE,
}
"""The addresses of what is named, from the site's root, with {} for its id."""


def _short_names(body: Body) -> list[str]:
    """A body's name without what is above it or what goes without saying: 硚口应急局, 武汉市硚口区政府."""
    places = [""]
    rest = body.name
    for part in body.steps:
        if rest.startswith(part):
            rest = rest.removeprefix(part)
            # Without what is above it, and each with its 市 or 区 and without.
            places = [above + own for own in (part, short_place(part)) for above in ["", *filter(None, places)]]
    offices = [rest, *(rest.replace(whole, short) for whole, short in _SHORT if whole in rest)]
    return list(dict.fromkeys(name for name in map("".join, product(places, offices)) if name != body.name))


def short_place(name: str) -> str:
    """A place without what kind it is (武汉 for 武汉市), as far as two characters are left."""
    short = _ENDING.sub("", name)
    return short if len(short) > 1 else name


def _places(reporting: list[Body]) -> Iterator[list[Any]]:
    """Each place and those it lies in, 湖北省 武汉市 硚口区, and the bodies there and below, by their numbers."""
    within: dict[tuple[str, ...], list[int]] = {}
    for number, body in enumerate(reporting):
        parts = body.steps
        for depth in range(1, len(parts) + 1):
            within.setdefault(parts[:depth], []).append(number)
    for parts, bodies in within.items():
        yield [list(parts), [short_place(part) for part in parts], bodies]


def _indicators(archive: Archive, reporting: list[Body]) -> Iterator[list[Any]]:
    """Each stated indicator with its topic and who states it when: a body's number, its years as bits, and so on.

    One without a page of its own has the address of its one row besides.
    """
    number = {body.id: number for number, body in enumerate(reporting)}
    bit = {year: 1 << place for place, year in enumerate(archive.years)}
    for indicator in archive.indicators.values():
        years: dict[int, int] = {}
        for report in archive.stating(indicator.id):
            years[number[report.body.id]] = years.get(number[report.body.id], 0) | bit[report.year]
        if years:
            stated = [each for pair in years.items() for each in pair]
            yield [indicator.id, indicator.name, indicator.concept, stated, *_row(archive, indicator)]


def _row(archive: Archive, indicator: Indicator) -> Iterator[str]:
    if not archive.has_page(indicator):
        yield addresses.of(addresses.ROW, archive.stating(indicator.id)[0], indicator)


def _texts(rows: Any) -> Iterator[str]:
    """Every text in nested lists; ids and addresses among them have no Chinese."""
    if isinstance(rows, str):
        yield rows
    elif isinstance(rows, list | dict):
        for each in rows.values() if isinstance(rows, dict) else rows:
            yield from _texts(each)


def _readings(texts: Iterable[str]) -> dict[str, str]:
    """The characters of texts by how they sound, 硚桥 under qiao; one that sounds in several ways stands under each."""
    # Its dictionaries take half a second and 60 MB, which the check does without.
    from pypinyin import lazy_pinyin

    by_sound: dict[str, set[str]] = {}
    held = set[str]()
    for text in set(texts):
        held |= set(text)
        # What has no sound stands for itself, each character alone.
        sounds = lazy_pinyin(text, errors=list)  # type: ignore[arg-type]
        for char, sound in zip(text, sounds, strict=True):
            if sound != char:
                by_sound.setdefault(sound, set()).add(char)
    for sound, chars in _IN_PLACES.items():
        if here := held & set(chars):
            by_sound.setdefault(sound, set()).update(here)
    return {sound: "".join(sorted(chars)) for sound, chars in sorted(by_sound.items())}
