"""Long lists of bodies in parts: the one rule by which every list of the site stays small however large the archive is.

A list that fits stands on one page. One that does not is split by province; a province that does not fit gives each of
its larger places (cities, then counties) a page and lists what is left; what no place divides is split by number.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from archive.addresses import Placed
from archive.model import Body

_LETTERS = dict(
    (name, code)
    for line in (
        "bj北京 tj天津 he河北 sx山西 nm内蒙古 ln辽宁 jl吉林 hl黑龙江 sh上海 js江苏 zj浙江 ah安徽 fj福建 jx江西 sd山东 ha河南 hb湖北",
        "hn湖南 gd广东 gx广西 hi海南 cq重庆 sc四川 gz贵州 yn云南 xz西藏 sn陕西 gs甘肃 qh青海 nx宁夏 xj新疆 tw台湾 hk香港 mo澳门",
    )
    for code, name in re.findall(r"([a-z]{2})(\S+)", line)
)
"""The letters of provinces, autonomous regions and municipalities in GB/T 2260, small."""
_DEEPEST = 3
"""Steps of a region that divide: province, city, county."""
_LONGEST = 40
"""Letters of a place, of which a folder is named."""
_LARGE = 2
"""A place has a page of its own where it holds at least this part of what fits on one: a half."""

Size = Callable[[Body], int]
"""How much a body puts on a page."""


@dataclass(frozen=True)
class Part(Placed):
    """A page of a list: the whole, a place of it, or a number of what no place divides."""

    names: tuple[str, ...]
    """What it is called after what it lies in: 广东省, 深圳市; none for the whole."""
    bodies: tuple[Body, ...]
    """All that it is about."""
    listed: tuple[Body, ...]
    """Those that its page lists; the others stand on the pages of the parts below."""
    below: tuple["Part", ...]

    @property
    def region(self) -> str:
        """The place in full, 广东省深圳市, also of a number of it."""
        return "".join(self.names[:-1] if self._is_number else self.names)

    @property
    def number(self) -> str:
        """Which number of it: 第2页; empty where it is all of the place."""
        return self.names[-1] if self._is_number else ""

    @property
    def title(self) -> str:
        """Both."""
        return f"{self.region}　{self.number}".strip()

    @property
    def _is_number(self) -> bool:
        return self.place.rpartition("/")[2].isdigit()

    @property
    def above(self) -> list[tuple[Placed, str]]:
        """The parts that it lies in, from the province on, each with its name."""
        codes = self.place.split("/")
        return [(Placed("/".join(codes[:depth])), self.names[depth - 1]) for depth in range(1, len(self.names))]

    def every(self) -> Iterator["Part"]:
        """The parts below it at whatever depth, which have a page each."""
        for part in self.below:
            yield part
            yield from part.every()


def split(bodies: Iterable[Body], size: Size, most: int) -> Part:
    """The whole of a list in parts, each of at most so much, but for a body that alone is more."""
    return _part(Placed(""), (), tuple(bodies), size, most)


def _part(at: Placed, names: tuple[str, ...], bodies: tuple[Body, ...], size: Size, most: int) -> Part:
    if _sum(bodies, size) <= most:
        return Part(at.place, names, bodies, bodies, ())
    steps = _by_step(bodies, len(names))
    large = {step: own for step, own in steps.items() if step and (not names or _sum(own, size) * _LARGE >= most)}
    codes = _codes(large, _sound if names else _letters)
    below = [_part(_in(at, codes[step]), (*names, step), tuple(own), size, most) for step, own in large.items()]
    rest = [body for step, own in steps.items() if step not in large for body in own]
    if _sum(rest, size) <= most:
        return Part(at.place, names, bodies, tuple(rest), tuple(below))
    return Part(at.place, names, bodies, (), (*below, *_numbered(at, names, rest, size, most)))


def _numbered(at: Placed, names: tuple[str, ...], bodies: Sequence[Body], size: Size, most: int) -> Iterator[Part]:
    pages: list[list[Body]] = []
    for body in bodies:
        if not pages or _sum([*pages[-1], body], size) > most:
            pages.append([])
        pages[-1].append(body)
    for number, page in enumerate(pages, 1):
        ends = dict.fromkeys(_step(body, len(names)) for body in (page[0], page[-1]))
        told = f"第{number}页" + (f"（{'至'.join(ends)}）" if all(ends) else "")
        yield Part(_in(at, str(number)).place, (*names, told), tuple(page), tuple(page), ())


def _sum(bodies: Iterable[Body], size: Size) -> int:
    return sum(map(size, bodies))


def _in(at: Placed, code: str) -> Placed:
    return Placed(f"{at.place}/{code}" if at.place else code)


def _by_step(bodies: Iterable[Body], depth: int) -> dict[str, list[Body]]:
    steps: dict[str, list[Body]] = {}
    for body in bodies:
        steps.setdefault(_step(body, depth), []).append(body)
    return steps


def _step(body: Body, depth: int) -> str:
    """A step of a body's region that divides; empty where there is none."""
    return body.steps[depth] if depth < min(len(body.steps), _DEEPEST) else ""


def _codes(names: Iterable[str], letters: Callable[[str], str]) -> dict[str, str]:
    """What stands in addresses for places beside each other; those of the same letters are told apart by a hash."""
    codes = {name: letters(name) for name in names}
    times = Counter(codes.values())
    return {name: code if code and times[code] == 1 else f"{code}-{_hash(name)}" for name, code in codes.items()}


def _letters(province: str) -> str:
    # One that is written otherwise, as 广东 for 广东省, does not take the letters from it.
    whole = province.endswith(("省", "市", "区"))
    return next((code for name, code in _LETTERS.items() if whole and province.startswith(name)), _sound(province))


def _sound(name: str) -> str:
    # Its dictionaries take half a second and 60 MB, which the check and most pages do without.
    from pypinyin import lazy_pinyin

    return re.sub(r"[^a-z]", "", "".join(lazy_pinyin(name)).lower())[:_LONGEST]


def _hash(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]
