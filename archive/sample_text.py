"""The sentences of the sample archive: invented, of the kind and length that such reports have."""

from random import Random

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "一、示例主要举措和成效",
        (
            "（一）学习宣传示例思想",
            "（二）履行第一责任人职责",
            "（三）依法履行示例职能",
            "（四）落实示例审核监督",
            "（五）加强示例队伍建设",
            "（六）开展示例普法宣传",
            "（七）完善基层示例力量",
        ),
    ),
    ("二、示例存在的不足和原因", ()),
    (
        "三、{next_year}年示例工作安排",
        ("（一）深化示例学习", "（二）压实示例责任", "（三）推进示例整治", "（四）提升示例效能", "（五）加强示例宣传"),
    ),
)
"""Headings, with {next_year} to be filled, and the sections under each."""

SECTIONS = PARTS[0][1]
"""The sections that hold figures."""

_WHO = ["本局", "局党组", "主要负责人", "各科室", "执法大队", "办公室", "法制科", "基层所", "工作专班", "示例小组"]
_WHEN = ["年初", "上半年", "汛期前", "全年", "下半年", "年底", "每季度", "日常工作中", "专项行动中", "节假日前"]
_HOW = [
    "按照要求",
    "结合实际",
    "对照清单",
    "会同街道",
    "联合有关部门",
    "依托平台",
    "坚持问题导向",
    "分类施策",
    "逐级负责",
    "通过现场核查",
]
_DO = ["梳理", "修订", "检查", "完善", "公开", "评查", "培训", "走访", "督办", "核实", "推广", "通报"]
_WHAT = [
    "示例制度",
    "执法事项清单",
    "重点单位",
    "风险点位",
    "行政处罚案卷",
    "服务指南",
    "应急预案",
    "普法材料",
    "信用记录",
    "监管台账",
    "审批流程",
    "社区站点",
    "合同文本",
    "规范性文件",
    "投诉线索",
    "双随机计划",
]
_RESULT = [
    "有关问题已经整改到位",
    "群众反映较好",
    "流程比上年更短",
    "薄弱环节有所改进",
    "责任进一步明确",
    "情况按时上报",
    "数据实现共享",
    "基础工作更加扎实",
    "仍有少数单位进度偏慢",
    "个别环节需要继续完善",
    "典型做法在辖区推广",
    "成果转化为长效机制",
]
_JOIN = ["，并", "，同时", "，随后", "；此外"]


def paragraph(figures: list[str], random: Random, length: int = 280) -> str:
    """About `length` characters of sentences in which each figure stands once."""
    sentences: list[str] = []
    waiting = list(figures)
    while waiting or sum(map(len, sentences)) < length:
        stated = "，".join(waiting[:2])
        del waiting[:2]
        sentences.append(_sentence(stated, random))
    return "".join(sentences)


def _sentence(stated: str, random: Random) -> str:
    first = (
        f"{random.choice(_WHEN)}{random.choice(_WHO)}{random.choice(_HOW)}{random.choice(_DO)}{random.choice(_WHAT)}"
    )
    second = f"{random.choice(_DO)}{random.choice(_WHAT)}、{random.choice(_WHAT)}"
    figures = f"，{stated}" if stated else ""
    return f"{first}{random.choice(_JOIN)}{second}{figures}，{random.choice(_RESULT)}。"
