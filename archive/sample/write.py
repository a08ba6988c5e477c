"""A sample archive: many invented bodies over many years, complete, and plainly marked 示例 on every page.

For tests, benchmarks and a first look at many years. It is written with the project's own indicators, statute, theme
and code, from a seeded generator: the same arguments give the same bytes. Nothing in it is true.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from random import Random

import cn2an
import yaml

from archive import addresses
from archive.fields import Kind, Outcome
from archive.literal import plain
from archive.model import Archive, Indicator
from archive.pages.kinds import MENU
from archive.sample.text import PARTS, PLANS, SECTIONS, paragraph

LAST_YEAR = 2024
_FIGURES = 60
"""So many indicators, the first of the project's, a report of the sample can have."""
_PLACES = [
    "东丘",
    "西屏",
    "南塘",
    "北坞",
    "青石",
    "白沙",
    "长堤",
    "古渡",
    "新桥",
    "柳湾",
    "云岭",
    "松原",
    "荷泽",
    "竹溪",
    "梅岗",
    "兰亭",
    "高坪",
    "平川",
    "丰田",
    "安阜",
]
_BUREAUS = ["应急管理局", "司法局", "市场监督管理局", "城市管理执法局", "水务局", "教育局", "民政局", "生态环境局"]


@dataclass(frozen=True)
class _Figure:
    """A figure of the sample: its literal, and what stands beside it in the YAML."""

    literal: str
    note: str = ""
    break_: str = ""

    def typed(self) -> object:
        """As an editor types it."""
        beside = {"note": self.note, "break": self.break_}
        told = {name: words for name, words in beside.items() if words}
        return {"value": self.literal, **told} if told else self.literal


def write_sample(archive: Archive, project: Path, folder: Path, *, bodies: int, years: int, seed: int) -> int:
    """Writes the sample into `folder` with `project`'s settings; gives the number of reports."""
    districts, names = zip(*map(_named, range(bodies)), strict=True)
    ids = [f"shili-{n + 1:03}" for n in range(bodies)]
    _write(folder / "mkdocs.yml", settings(project, 数据=addresses.DATA_SOURCE))
    _write(folder / "docs" / "index.md", "# 示例档案\n\n这里的机关、文字和数字都是程序生成的示例，没有一个是真的。\n")
    explained = (project / "docs" / "data.md").read_text(encoding="utf-8")
    _write(folder / "docs" / "data.md", explained.replace("\n", "\n\n**这里的数据都是示例，没有一个是真的。**\n", 1))
    for name in ("concepts.yml", "indicators.yml", "registered.yml", "statute.yml", "synonyms.yml"):
        _write(folder / "data" / name, (project / "data" / name).read_text(encoding="utf-8"))
    listed = {
        body: {"name": name, "region": f"示例省{district}", "level": "county"}
        for body, name, district in zip(ids, names, districts, strict=True)
    }
    _write(folder / "data" / "bodies.yml", _yaml(listed))
    count = 0
    for body, name in zip(ids, names, strict=True):
        announced = False
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            random = Random(f"{seed} {body} {year}")
            if random.random() < 0.08 and years > 1:
                announced = False
                continue  # a year that the body did not report on
            count += 1
            figures = dict(_figures(archive, Random(f"{seed} {body}"), random, year))
            _write(
                folder / "data" / "reports" / body / f"{year}.yml",
                _yaml(_facts(name, year, figures, announced, random)),
            )
            _write(folder / "docs" / "reports" / body / f"{year}.md", _text(archive, name, year, list(figures), random))
            announced = True
    return count


def _named(number: int) -> tuple[str, str]:
    """District and name of a body: the bureaus of the districts of one city, then of the next."""
    number, place = divmod(number, len(_PLACES))
    city, bureau = divmod(number, len(_BUREAUS))
    district = f"示例{cn2an.an2cn(city + 1) if city else ''}市{_PLACES[place]}区"
    return district, district + _BUREAUS[bureau]


def settings(project: Path, **more: str) -> str:
    """An mkdocs.yml for another folder that takes theme, macros and code from `project`.

    `more` are entries of the menu for pages that the folder has besides: their names and sources.
    """
    root = project.as_posix()
    menu = ", ".join(f"{name}: {source}" for name, source in {**MENU, **more}.items())
    return f"""\
INHERIT: {root}/mkdocs.yml
site_name: 示例档案
theme: {{custom_dir: {root}/overrides}}
hooks: [{root}/archive/hooks.py]
plugins: {{macros: {{module_name: {root}/macros}}}}
watch: [data]
nav: [{menu}]
"""


def _facts(name: str, year: int, figures: dict[str, _Figure], announced: bool, random: Random) -> dict[str, object]:
    """A report's YAML; `announced` says whether there is a report of the year before, with plans to answer."""
    dated = date(year + 1, 1, 10) + timedelta(days=random.randrange(75))
    # Most are published in time, some late, and of some nobody knows.
    in_time = dated + timedelta(days=random.randrange(6))
    late = date(year + 1, 4, 2) + timedelta(days=random.randrange(60))
    published = random.choice([in_time] * 5 + [late, None, None])
    opening, ending = random.choice(["", "关于"]), random.choice(["年度报告", "情况的报告", "工作报告"])
    return {
        "title": f"{name}{opening}{year}年法治政府建设{ending}",
        "signed_by": name,
        "dated": dated.isoformat(),
        "published": published and published.isoformat(),
        "wording": "edited",
        "source": {"name": "程序生成的示例", "url": None},
        "statute_items": {
            "measures": "一",
            "shortcomings": "二",
            "leadership": "一（二）",
            "next_year": "三",
            "other": None,
        },
        "changes": {f"{year + 1}-06-01": "收入示例档案"},
        "corrections": _corrections(year, figures, Random(f"{name} {year}")),
        "figures": {indicator: figure.typed() for indicator, figure in figures.items()},
        "plans": {plan: {"title": title, "section": section} for plan, (title, section) in PLANS.items()},
        "plan_results": {plan: _result(random) for plan in PLANS} if announced else {},
    }


def _corrections(year: int, figures: dict[str, _Figure], random: Random) -> list[dict[str, str]]:
    """Now and then a figure that had been written wrongly."""
    if random.random() > 0.1:
        return []
    what, was = random.choice(list(figures)), str(random.randrange(1, 100))
    return [{"day": f"{year + 1}-09-01", "what": what, "was": was, "why": "示例：录入时看错。", "whose": "archive"}]


def _result(random: Random) -> dict[str, str]:
    outcome = random.choice(list(Outcome))
    section = {} if outcome is Outcome.NOT_MENTIONED else {"section": f"一（{random.choice('三四五')}）"}
    return {"outcome": outcome.value, **section}


def _figures(archive: Archive, of_body: Random, random: Random, year: int) -> Iterator[tuple[str, _Figure]]:
    """Every indicator with a value of the body's size and the year's luck; wholes are the sums of their parts."""
    values: dict[str, Decimal] = {}
    indicators = list(islice(archive.indicators.values(), _FIGURES))
    for indicator in indicators:
        size = 10 ** of_body.uniform(1, 3.3)
        values[indicator.id] = _value(indicator, size, random, year)
    for indicator in indicators:
        if indicator.parts:
            values[indicator.id] = sum((values[part] for part in indicator.parts), Decimal(0))
        elif indicator.part_of and indicator.id not in archive.indicators[indicator.part_of].parts:
            values[indicator.id] = Decimal(int(values[indicator.part_of] * Decimal(random.random())))
    for indicator in indicators:
        whole = indicator.parts or indicator.part_of
        if not whole and random.random() < 0.06:
            continue  # not stated this year
        spelled = plain(values[indicator.id]) if whole else _spelling(indicator, values[indicator.id], random)
        break_ = f"示例：{year}年起统计范围有调整。" if random.random() < 0.02 else ""
        yield indicator.id, _Figure(spelled, "示例：数字由程序生成。" if random.random() < 0.1 else "", break_)


def _value(indicator: Indicator, size: float, random: Random, year: int) -> Decimal:
    if indicator.kind is Kind.RATE:
        return Decimal(random.randrange(850, 1001)) / 10
    if indicator.kind is Kind.RANK:
        return Decimal(random.randrange(1, 9))
    if indicator.kind is Kind.STREAK:
        return Decimal(max(1, year - LAST_YEAR + 12))
    scale = 1000 if indicator.unit == "元" else 1
    return Decimal(int(size * random.uniform(0.7, 1.4)) * scale + (0 if scale > 1 else random.randrange(3)))


def _spelling(indicator: Indicator, value: Decimal, random: Random) -> str:
    if indicator.kind in (Kind.FLOW, Kind.STOCK) and value >= 10000 and value % 100 == 0:
        return f"{plain(value / 10000)}万"
    if indicator.kind is Kind.FLOW and value > 1000 and random.random() < 0.3:
        return f"{plain(value // 100 * 100)}余"
    return plain(value)


def _text(archive: Archive, name: str, year: int, figures: list[str], random: Random) -> str:
    shares = [figures[start :: len(SECTIONS)] for start in range(len(SECTIONS))]
    lines = [f"{name}（示例）{year}年依照《示例法治建设规划》开展工作，本文由程序生成，不是真的。"]
    for number, (heading, sections) in enumerate(PARTS):
        lines.append(f"## {heading.format(next_year=year + 1)}")
        for section in sections:
            lines.append(f"### {section}")
            share = shares[SECTIONS.index(section)] if number == 0 else []
            lines.append(paragraph([f"{archive.indicators[i].name}{{{{ fig.{i} }}}}" for i in share], random))
        if not sections:
            lines.append(paragraph([], random))
    return "\n\n".join(lines) + "\n"


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
