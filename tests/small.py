"""A small archive for tests: one invented body with two years, every kind of figure, and nothing real.

`FILES` is what tests spoil and change. `MORE` goes with it where pages are looked at: the government that the body
answers to, with an excerpt of its report, and pages that explain.
"""

import json
from dataclasses import replace
from pathlib import Path

import yaml

from archive.history.series import Point, Series
from archive.literal import parse
from archive.model import Archive, Body, Figure, Indicator, Origin, Report
from archive.read.published import Published, as_yaml
from archive.sample.write import settings

Changes = dict[str, str | bytes | None]
"""Files of an archive by path; None leaves one out."""

ROOT = Path(__file__).resolve().parent.parent

FILES = {
    "data/bodies.yml": """\
shili-ju:
  name: 示例市示例局
  region: 示例省示例市
  level: county
""",
    "data/indicators.yml": """\
groups:
  enforcement: 行政执法
  emergency: 应急管理
indicators:
  cases: {name: 立案, unit: 起, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例局当年立案的数量。}
  fines: {name: 罚款, unit: 元, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例局当年罚款的金额。}
  licensed: {name: 持证率, unit: "%", group: enforcement, concept: checks, kind: rate, scope: body, definition: 持证人员所占的比率。}
  teams: {name: 队伍, unit: 支, group: emergency, concept: forces, kind: stock, scope: area, definition: 年末的队伍。, parts: [teams_street, teams_sector]}
  teams_street: {name: 街道队伍, unit: 支, group: emergency, concept: forces, kind: stock, scope: area, definition: 年末街道的队伍。, part_of: teams}
  teams_sector: {name: 行业队伍, unit: 支, group: emergency, concept: forces, kind: stock, scope: area, definition: 年末行业的队伍。, part_of: teams}
  leaflets: {name: 手册, unit: 份, group: emergency, concept: forces, kind: flow, scope: body, definition: 当年发放的手册。, measure_words: [件], former: [brochures]}
  contest_rank: {name: 比武名次, unit: 名, group: emergency, concept: forces, kind: rank, scope: area, definition: 比武中的名次。}
  quiet_years: {name: 连续无事故, unit: 年, group: emergency, concept: forces, kind: streak, scope: area, definition: 连续未发生事故的年数。}
""",
    "data/concepts.yml": """\
checks: {name: 示例检查, definition: 示例的检查和罚款。, differs: 有的数起，有的数元。}
forces: {name: 示例力量, definition: 示例的队伍和比武。, differs: 有的数队伍，有的数名次。}
""",
    "data/synonyms.yml": """\
罚款: [罚没款]
复议: [行政复议]
""",
    "data/registered.yml": """\
cases: flow body 起
contest_rank: rank area 名
fines: flow body 元
leaflets: flow body 份
licensed: rate body %
quiet_years: streak area 年
teams: stock area 支
teams_sector: stock area 支
teams_street: stock area 支
""",
    "data/reports/shili-ju/2022.yml": """\
title: 示例市示例局2022年法治政府建设年度报告
signed_by: 示例市示例局
dated: 2023-03-01
published: 2023-04-02
wording: edited
source: {name: 示例文本, url: "https://example.com/2022"}
statute_items: {measures: 一, shortcomings: 二, leadership: 一（二）, next_year: null, other: null}
figures:
  cases: 12
  quiet_years: 7
plans: {hotline: {title: 开通示例热线, section: 二}}
changes: {2024-05-06: 收录}
""",
    "docs/reports/shili-ju/2022.md": """\
## 一、示例举措

### （一）示例执法

立案{{ fig.cases }}，{{ fig.quiet_years.cn }}没有事故。

### （二）示例负责人

负责人带头。

## 二、示例不足

还有不足。
""",
    "data/reports/shili-ju/2023.yml": """\
title: 示例市示例局2023年法治政府建设年度报告
signed_by: 示例市示例局
dated: 2024-03-18
published: null
wording: edited
source: {name: 示例文本, url: null}
statute_items:
  measures: 一
  shortcomings: {section: 二, note: 示例附注}
  leadership: 一（二）
  next_year: 三
  other: null
figures:
  cases: 15
  fines: 72.8万
  licensed: 100
  teams: 35
  teams_street: 11
  teams_sector: 24
  leaflets: {value: 6000余, note: 示例注解}
  contest_rank: 1
  quiet_years: 8
plans: {training: {title: 全员轮训一遍, section: 三}}
plan_results: {hotline: {outcome: partly, section: 一（一）, note: 示例结果}}
changes: {2024-05-06: 收录}
corrections: [{day: 2024-06-01, what: fines, was: 72.7万, why: 示例原因, whose: archive}]
""",
    "docs/reports/shili-ju/2023.md": """\
示例引言，依照《示例纲要（2021—2025年）》。

## 一、示例举措

### （一）示例执法

立案{{ fig.cases }}，罚款**{{ fig.fines }}**，持证率{{ fig.licensed }}，上年是{{ fig_of(2022).cases }}。

- 手册{{ fig.leaflets }}
- 比武得{{ fig.contest_rank.cn }}

| 队伍 | 数量 |
|---|---|
| 街道 | {{ fig.teams_street }} |
| 行业 | {{ fig.teams_sector }} |

#### 共有{{ fig.teams }}

### （二）示例负责人

{{ fig.quiet_years.cn }}没有事故，见示例发〔2021〕17号和“2023示例行动”。

{{ table("enforcement") }}

## 二、示例不足

还有不足。

## 三、2024年度示例安排

继续示例。
""",
    "docs/index.md": "# 示例档案\n\n这里全是示例。\n",
}


def record(
    facts: dict[str, str], figures: dict[str, str], text: dict[str, str] | None = None, *corrections: str
) -> str:
    """What data/published/ holds of a report that said this."""
    published = Published(facts=facts, figures=figures, text=text or {}, corrections=corrections)
    return as_yaml(published.sealed())


PUBLISHED = {
    "data/published/shili-ju/2022.yml": record(
        {"dated": "2023-03-01", "published": "2023-04-02"},
        {"cases": "12 起", "quiet_years": "7 年"},
    ),
    "data/published/shili-ju/2023.yml": record(
        {"dated": "2024-03-18"},
        {
            "cases": "15 起",
            "fines": "72.7万 元",
            "licensed": "100 %",
            "teams": "35 支",
            "teams_street": "11 支",
            "teams_sector": "24 支",
            "leaflets": "6000余 份",
            "contest_rank": "1 名",
            "quiet_years": "8 年",
        },
    ),
}
"""The small archive as it was published, before the fines were corrected."""

PICTURE = b"\x89PNG\r\n\x1a\n"
"""How a picture begins, which is as far as the check looks."""

MORE = {
    "mkdocs.yml": settings(ROOT, 数据="data.md", 关于="about.md"),
    "data/bodies.yml": """\
shili-ju: {name: 示例市示例局, region: 示例省示例市, level: county, parent: shili-zf}
shili-zf: {name: 示例硚市人民政府, region: 示例省示例硚市, level: city}
""",
    "data/indicators.yml": FILES["data/indicators.yml"]
    + """\
  area_fines: {name: 辖区罚款, unit: 元, group: enforcement, concept: checks, kind: flow, scope: area, definition: 辖区当年罚款的金额。}
  disputes: {name: 复议, unit: 件, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例机关当年的行政复议。}
""",
    "data/reports/shili-zf/2023.yml": """\
title: null
signed_by: null
publisher: 示例省示例厅
dated: null
published: 2024-03-29
updated: 2024-04-03
wording: excerpt
source: {name: 示例网, url: "https://example.com/excerpt"}
figures:
  cases: {value: 近2万, note: 示例注解, break: 示例口径}
  area_fines: 226万
  disputes: {value: null, note: 示例机关没有复议。}
changes: {2024-05-07: 摘录, 2024-05-08: 补上更新日期}
""",
    "docs/reports/shili-zf/2023.md": """\
推行“示例＋服务”，依照示例政办函〔2021〕17号和GB/T 9704落实双随机、一公开，立案{{ fig.cases }}，全市罚款{{ fig.area_fines }}。

复议{{ fig.disputes }}。

{{ chart("cases") }}
""",
    "docs/about.md": """\
# 关于示例

## 怎么看 { #how }

示例说明，[报告](reports/shili-ju/2023.md#s1)里的EMS 4.5版照抄。

{{ chart("cases") }}
""",
    "docs/data.md": (ROOT / "docs" / "data.md").read_text(encoding="utf-8"),
}


def _registered(indicators: str | bytes | None) -> str:
    """The data/registered.yml for a changed indicators.yml: new indicators have their lines, those gone have none."""
    lines = dict(line.split(": ") for line in FILES["data/registered.yml"].splitlines())
    try:
        entries = yaml.safe_load(indicators or "")["indicators"]
        stated = {id_: f"{each['kind']} {each['scope']} {each['unit']}" for id_, each in entries.items()}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, UnicodeDecodeError):
        return FILES["data/registered.yml"]
    return "".join(f"{id_}: {lines.get(id_, json.dumps(line))}\n" for id_, line in sorted(stated.items(), key=str))


def write(folder: Path, changes: Changes | None = None) -> Path:
    """The small archive in `folder`, with files replaced, added or (None) left out."""
    statute = (ROOT / "data" / "statute.yml").read_text(encoding="utf-8")
    files = {"mkdocs.yml": settings(ROOT), "data/statute.yml": statute, **FILES, **(changes or {})}
    if "data/registered.yml" not in (changes or {}):
        files["data/registered.yml"] = _registered(files["data/indicators.yml"])
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content is not None:
            path.write_text(content, encoding="utf-8", newline="\n")
    return folder


def copied(archive: Archive, times: int) -> Archive:
    """An archive with each of its bodies so many times."""
    reports = [
        replace(report, body=replace(report.body, id=f"{report.body.id}-{number}"))
        for number in range(times)
        for report in archive.reports.values()
    ]
    bodies = {report.body.id: report.body for report in reports}
    return replace(archive, bodies=bodies, reports={report.key: report for report in reports})


def reporting(archive: Archive, *bodies: tuple[str, str]) -> Archive:
    """An archive with one report of each of the bodies given by name and region."""
    report = next(iter(archive.reports.values()))
    made = [Body(id=f"b{n}", name=name, region=region, level="county") for n, (name, region) in enumerate(bodies)]
    reports = [replace(report, body=body) for body in made]
    return replace(archive, bodies={body.id: body for body in made}, reports={each.key: each for each in reports})


_UNCHECKED = f"""\
import sys
sys.path.insert(0, {ROOT.as_posix()!r})
import archive.check.archive, archive.read.text
archive.read.text.references = lambda source: ([], [])
archive.check.archive.text_of_page = archive.check.archive.text_of_report = lambda *_: []
"""


def unchecked(folder: Path) -> Path:
    """The archive in `folder` with what its texts hold unchecked, to see what the build itself holds back."""
    (folder / "unchecked.py").write_text(_UNCHECKED, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "hooks: [" in text
    settings.write_text(text.replace("hooks: [", "hooks: [unchecked.py, "), encoding="utf-8")
    return folder


def series(*values: tuple[int, str] | tuple[int, str, str], **indicator: str) -> Series:
    """A series of an invented indicator from years, literals (不适用: an empty one) and breaks."""
    told = {
        "id": "cases",
        "name": "立案",
        "unit": "起",
        "group": "enforcement",
        "concept": "checks",
        "kind": "flow",
        "scope": "body",
    }
    kept = Indicator(**{**told, "definition": "示例。", **indicator})
    body = Body(id="shili-ju", name=indicator.get("name", "示例局"), region="示例市", level="county")
    points = []
    for year, literal, *break_ in values:
        amount = parse(literal) if literal else None
        figure = Figure(indicator=kept, amount=amount, break_=break_[0] if break_ else None)
        report = Report(
            body=body,
            year=year,
            title="示例报告",
            signed_by=None,
            dated=None,
            published=None,
            wording="edited",
            source=Origin(name="示例文本"),
            changes={"2024-05-06": "收录"},
            figures={kept.id: figure},
        )
        points.append(Point(report, figure))
    return Series(kept, body, tuple(points))
