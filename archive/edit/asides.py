"""Numerals that are no figures, each kind by the reason that an editor is told.

Those that the check lets stand in a text (dates, document numbers, names in quotes, …) come from there, so that what
is set aside here passes it; after them come words and ordinals in Chinese numerals, which the check does not read.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from archive.check.numbers import NOT_FIGURES
from archive.read.hidden import Span, blanked

CHINESE = "零〇一二三四五六七八九十百千万亿两"
_SHARED = (
    "链接地址",
    "书名号和引号里的名称",
    "文号",
    "年月起止",
    "日期",
    "条款和届次",
    "名称里的年份",
    "时刻和时限",
    "带字母的代号",
)
_WORDS = (
    "统一 一定 进一步 唯一 万一 百姓 一律 一体化 一体 一致 一系列 一些 一起 一同 一直 一旦 一般 一线 一流 一方面 "
    "另一方面 一如既往 一以贯之 第一责任人 第一时间 第一线 第一书记 第一要务 第一道 第一手 双随机、一公开 "
    "双随机一公开 一公开 一岗双责 第三方 第二课堂 三重一大 一把手 一站式 一网通办 一网统管 一件事 一窗通办 一窗受理 "
    "一窗式 一窗 一门式 一次性 一次办好 最多跑一次 只进一扇门 一业一证 一企一策 一村一 一带一路 一府两院 一府一委两院 "
    "一票否决 一案双查 一案一 一案多 一事一 一对一 一法一 一把尺子 一张网 一盘棋 一张图 一揽子 一条龙 一刀切 一竿子 "
    "一手抓 一支部 一目了然 一丝不苟 一月一 一季一 一年一 每一 某一 任一 逐一 之一 同一 单一 专一 划一 归一 合一 一并 "
    "一经 一道 一举 一审 二审 三审 一层 一级 二级 三级 四级 五级 两个维护 两个确立 四个意识 四个自信 四个全面 "
    "四个伟大 五位一体 三个必须 三个代表 八项规定 三会一课 三严三实 三同时 三同步 三定 三公经费 三农 三资 三包 "
    "三大攻坚战 三大 四大 五大 六大 两法衔接 两法 两会 两院 两委 两级 两手 两新 两张网 两库 两岸 两高 两单 两员 "
    "两客一危 四不两直 四史 四下基层 四新 五个一 六稳 六保 七五普法 八五普法 五年规划 三年行动 三年计划 双百 千方百计 "
    "千家万户 万无一失 百年 百日 千里 万里 百分百 百强 百家争鸣 千分 万象 十分 十足 八小时 四川 三明 百色 万州 九江 "
    "三亚 六安 七台河 十堰 千岛 万宁 万年 五华 五莲 三门峡 六盘水 二连浩特 三峡 九龙坡 两江 双十一 三八 五一 十一 "
    "万众 万物 零距离 零容忍 零接触 零跑腿 零上门 零材料 零报告 从零 一分为二 一刻钟 一年来 一年 五年来 三年来 近年 "
    "一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 其一 其二 其三 一来 二来 一要 二要 三要 四要 五要"
).split()
_WORD = "|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))


def _spans(pattern: str) -> Callable[[str], Iterator[Span]]:
    compiled = re.compile(pattern)
    return lambda text: (match.span() for match in compiled.finditer(text))


_OWN: Mapping[str, Callable[[str], Iterator[Span]]] = {
    "标题的编号": _spans(
        rf"\A(?:[{CHINESE}]{{1,9}}、|[（(][{CHINESE}]{{1,9}}[）)]|[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．、](?!\d))"
    ),
    "列表的编号": _spans(
        rf"(?:\A|(?<=[。；：]))(?:[（(][{CHINESE}]{{1,3}}[）)]|[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．、](?!\d)|第?[{CHINESE}]{{1,2}}[、是])"
        r"|(?:\A|(?<=[^\w”》）)]))[①-⑳]"
    ),
    "日期": _spans(
        rf"[二一][零〇一二三四五六七八九]{{3}}年(?:[{CHINESE}]{{1,2}}月(?:[{CHINESE}]{{1,3}}日)?)?"
        rf"|[{CHINESE}]{{1,2}}月(?:[{CHINESE}]{{1,3}}日|份)"
    ),
    "会议和届次": _spans(
        rf"[{CHINESE}]{{1,9}}届(?:[{CHINESE}]{{1,9}}[中次]全会)?|[{CHINESE}]{{1,9}}中全会|(?<=[党的])[{CHINESE}]{{1,9}}大(?![类项队])"
        rf"|二十大|十九大|十八大|[{CHINESE}]{{1,9}}次(?:全会|全国代表大会)"
        rf"|第[{CHINESE}]{{1,9}}(?:条|款|项|章|节|届|期|批|号|轮|季度|阶段|产业|次(?!方阵)|部分|类|师|中学|小学)"
    ),
    "年月起止": _spans(rf"(?:[近这前后]|过去|今后|未来|最近)[{CHINESE}]{{1,3}}年(?!度)"),
    "年限里的名称": _spans(
        rf"[{CHINESE}]{{1,9}}年(?=行动|计划|规划|攻坚|大计|期)|十[{CHINESE}]五(?=规划|时期|期间|[”，])"
    ),
    "文号": _spans(r"[\[［﹝【]\d{4}[\]］﹞】]第?\d{1,5}号"),
    "分数": _spans(rf"(?!百分之)[{CHINESE}]{{1,9}}分之[{CHINESE}]{{1,9}}"),
    "不定的数": _spans(
        rf"[数几上成][{CHINESE}]{{1,9}}|[{CHINESE}]{{1,9}}[几数](?=[{CHINESE}])|[{CHINESE}]、[{CHINESE}](?=[个名项次年家起])"
    ),
    "词语的一部分": _spans(_WORD),
}


def asides(text: str) -> Iterator[tuple[int, int, str]]:
    """Where numerals that are no figures stand in a paragraph: begin, end and reason, none within another."""
    left = text
    finders = {**{kind: _OWN[kind] for kind in ("标题的编号", "列表的编号")}, **{k: NOT_FIGURES[k] for k in _SHARED}}
    for reason, find in [*finders.items(), *_OWN.items()]:
        found = [span for span in find(left) if _counts(left[slice(*span)])]
        left = blanked(left, found)
        yield from ((start, end, reason) for start, end in found)


def _counts(words: str) -> bool:
    return any(is_numeral(char) for char in words)


def is_numeral(char: str) -> bool:
    """Whether a character is a digit of any kind or of a Chinese numeral."""
    # Not `isnumeric`: that is also true of 参 and 伍, as they stand on cheques.
    return char in CHINESE or unicodedata.category(char).startswith("N")
