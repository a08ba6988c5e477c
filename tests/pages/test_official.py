"""A body's own text comes back from the built page letter by letter, whatever marks stand in it."""

from pathlib import Path

import small
from sites import built, page

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"

FIGURES = """\
figures:
  cases: 1,286
  fines: {value: '１，２８６．５万', note: 示例注解}
  licensed: 98.5-99
  teams: 10—20
  leaflets: 6千
  contest_rank: 1
  quiet_years: ８
set_aside:
  - {text: 五个方阵, why: 队伍的编排}
  - {text: 见〔2023〕, why: 文号的一部分}
  - {text: １２３４５热线, why: 热线的名称}
  - {text: 24小时值班, why: 说法}
  - {text: 又连续八年, why: 另一件事}
"""

LINES = [
    ("立案1,286起，罚款１，２８６．５万元。", "立案{{ fig.cases }}，罚款{{ fig.fines }}。"),
    ("持证率98.5-99%，队伍10—20支。", "持证率{{ fig.licensed }}，队伍{{ fig.teams }}。"),
    ("手册6千份1,286起，", "手册{{ fig.leaflets }}{{ fig.cases }}，"),
    (
        "比武第一名，连续８年没有事故，又连续八年。",
        "比武{{ fig.contest_rank.cn }}，连续{{ fig.quiet_years }}没有事故，又连续八年。",
    ),
    ("共五个方阵，“三个必须，‘见〔2023〕和１２３４５热线，24小时值班。", None),
    ("双  空格，全角　　空格，半角 空格 。", None),
    ("1. 甲", r"1\. 甲"),
    ("5. 乙", r"5\. 乙"),
    ("3) 丙", r"3\) 丙"),
    ("①丁；②戊。", None),
    ("* 星 * 和**两个星**", r"\* 星 \* 和\*\*两个星\*\*"),
    ("_线_ 和__两条线__，甲_乙_丙", r"\_线\_ 和\_\_两条线\_\_，甲_乙_丙"),
    ("A<B，A&B，&lt;，<b>丁</b>", "A&lt;B，A&B，&amp;lt;，&lt;b>丁&lt;/b>"),
    ("# 戊", r"\# 戊"),
    ("+ 己", r"\+ 己"),
    ("- 庚", r"\- 庚"),
    ("> 辛", r"\> 辛"),
    ("反斜线\\，反引号`，[方](圆)，[^1]，{ 花 }", r"反斜线\\，反引号\`，\[方\](圆)，\[^1\]，&#123; 花 &#125;"),
    ("~~波~~，==等==，!叹，|竖|", "&#126;~波&#126;~，&#61;=等&#61;=，!叹，|竖|"),
    ("直引号\"不收尾，'也不收尾", None),
    ("句末没有标点", None),
]
"""What the body printed, and how it is typed where a mark of Markdown or a figure stands in it."""


def test_an_official_text_is_read_as_the_body_wrote_it(tmp_path: Path) -> None:
    data = small.FILES[DATA].replace("wording: edited", "wording: official")
    start, end = data.index("figures:"), data.index("plans:")
    data = data[:start] + FIGURES + data[end:]
    data = data.replace("section: 一（一）, note", "section: 一（二）, note")
    words = "\n\n".join(typed or printed for printed, typed in LINES)
    text = f"""\
示例引言。

## 一、示例举措

{words}

### （二）示例负责人

负责人  带头。

## 二、示例不足

还有不足。

## 三、2024年度示例安排

继续示例。
"""
    site = built(small.write(tmp_path, {DATA: data, TEXT: text}))
    shown = page(site, "reports/shili-ju/2023/").select_one(".report-text")
    for made in shown.select(".headerlink, .fig-note"):
        made.decompose()
    first_table = shown.select_one("#figures")
    for made in [first_table, *first_table.find_next_siblings()]:
        made.decompose()
    blocks = [each.get_text().strip() for each in shown.select("p, h2, h3, li, pre, blockquote, table")]
    printed = [line for line, _ in LINES]
    assert blocks == [
        "示例引言。",
        "一、示例举措",
        *printed,
        "（二）示例负责人",
        "负责人  带头。",
        "二、示例不足",
        "还有不足。",
        "三、2024年度示例安排",
        "继续示例。",
    ]
