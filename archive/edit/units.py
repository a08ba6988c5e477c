"""The closed list of units and measure words that a number of a report can bear."""

import re
from collections.abc import Collection

_COMMON = frozenset(
    "人次 家次 户次 件次 场次 批次 条次 班次 台次 车次 份次 篇次 项次 期次 个百分点 百分点 平方公里 平方千米 平方米 立方米 "
    "公里 千米 公斤 公顷 小时 课时 学时 分钟 个月 大类 小类 方阵 人份 成 省 "
    "项 次 件 个 名 人 家 场 条 起 年 份 期 支 部 元 篇 处 户 题 轮 类 套 天 位 座 批 宗 例 台 辆 张 幅 本 册 堂 节 组 队 所 间 栋 "
    "幢 块 片 门 款 枚 对 亩 吨 米 倍 只 头 株 艘 架 站 村 岁 秒 分 周 日 字 页 班 桩 封 则 集 档 级 点 具 面".split()
)
"""Beside those of the indicators: what reports of other bodies count with."""
PERCENT = "%"
SELDOM_COUNTED = frozenset(
    "年 日 天 周 月 分 点 级 站 村 面 字 头 对 队 班 类 部 门 节 期 轮 组 本 间 位 款 片 人".split()
)
"""Words that make another word with a Chinese numeral before them more often than they count: 三级, 一面, 一部."""


def units_pattern(known: Collection[str]) -> str:
    """The pattern of a unit, the longest first (人次 before 人); `known` are those of the indicators."""
    words = sorted(_COMMON.union(known) - {PERCENT}, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))
