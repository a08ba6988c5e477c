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

PLANS = {"safety_check": ("示例：开展示例整治", "三（三）"), "outreach": ("示例：加强示例宣传", "三（五）")}
"""What each report announces, by id: title and section."""

SECTIONS = PARTS[0][1]
"""The sections that hold figures."""

_WHO = (
    "本局 局党组 主要负责人 分管负责人 各科室 执法大队 办公室 法制科 基层所 工作专班 示例小组 信访窗口 机关支部 公职律师 "
    "值班人员 综合股 政策研究室 审批大厅 指挥中心 监察员 普法讲师团 片区网格 老党员 青年骨干 联络员"
).split()
_WHEN = (
    "年初 春节后 上半年 汛期前 入夏以来 全年 下半年 国庆前夕 年底 每季度 逢双月 日常工作中 专项行动中 节假日前 开学季 "
    "冬春之交 第一时间 会议结束后 问题查明后 接到线索当天 平安建设月 宪法宣传周 换届期间 旺季来临前"
).split()
_HOW = (
    "按照要求 结合实际 对照清单 会同街道 联合有关部门 依托平台 坚持问题导向 分类施策 逐级负责 通过现场核查 "
    "借助无人机 采取暗访方式 邀请专家 本着便民原则 征得群众同意 用好大数据 参照外地经验 委托第三方 运用案例教学 "
    "凭借热线反馈 召集商户座谈 挂图作战 打破条块分割 压缩时限 倒排工期 随机抽取 全程留痕 综合研判 错峰安排 "
    "轻微免罚 首违提醒 包片联户 循环播放短片 张贴二维码"
).split()
_DO = (
    "梳理 修订 检查 完善 公开 评查 培训 走访 督办 核实 推广 通报 废止 归档 汇编 抽查 复核 备案 约谈 调解 答复 移送 "
    "讲评 试点 迁建 采购 检测 演练 改造 翻译 绘制 接待 听证 送达 查封 解冻 签署 勘验 讨论 登记 注销 校准"
).split()
_WHAT = (
    "示例制度 执法事项清单 重点单位 风险点位 行政处罚案卷 服务指南 应急预案 普法材料 信用记录 监管台账 审批流程 社区站点 "
    "合同文本 规范性文件 投诉线索 双随机计划 裁量基准 权责目录 听证笔录 送达回证 罚没物品 燃气管线 老旧电梯 餐饮油烟 "
    "校园周边 建筑渣土 河道岸线 消火栓 学法考勤 述职报告 会议纪要 政务新媒体 窗口叫号机 证照样本 仲裁申请 公证材料 "
    "法律援助窗口 矛盾纠纷 特种设备 危化品仓库 烟花零售点 冷库 农贸市场 快递网点 充电桩 养老机构 药店货架 加油机 "
    "防汛沙袋 林区岗亭 畜禽档案 种子样品 学校食堂 民宿门锁 施工围挡 噪声监测仪 门楼牌 路灯 井盖"
).split()
_RESULT = (
    "有关问题已经整改到位 群众反映较好 流程比上年更短 薄弱环节有所改进 责任进一步明确 情况按时上报 数据实现共享 "
    "基础工作更加扎实 仍有少数单位进度偏慢 个别环节需要继续完善 典型做法在辖区推广 成果转化为长效机制 "
    "争议数量明显回落 企业不必再跑腿 满意度稳中有升 遗留难题逐步化解 经费得到保障 纸质材料减少近半 "
    "新人很快独当一面 邻里矛盾止于萌芽 隐蔽死角不再无人过问 老人也会用了 回访没有发现反弹 经验写进了教材 "
    "旧账基本清完 尚待财政批复 还需跨区协调 反响热烈 误工时间大为缩短 存档率又高了些"
).split()
_JOIN = ["，并", "，同时", "，随后", "；此外", "，继而", "，一并", "；其间", "，还"]
_NAME_KIND = (
    "街道 社区 村 园区 公司 学校 市场 码头 大厦 小区 商会 协会 合作社 工地 车站 广场 医院 书院 剧场 渔港".split()
)


def _common_characters() -> list[str]:
    """The 3,755 characters of GB 2312's first level but numerals, in an order that stays the same."""
    codes = [bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    found = [char for code in codes if (char := code.decode("gb2312", "ignore")) and char not in _NUMERALS]
    Random(0).shuffle(found)
    return found


_NUMERALS = "零一二三四五六七八九十百千万亿两几多余"
_CHARACTERS = _common_characters()


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
    place = _name(2, random) + random.choice(_NAME_KIND)
    campaign = f"开展“{_name(4, random)}”行动，" if random.random() < 0.5 else ""
    first = f"{random.choice(_WHEN)}{random.choice(_WHO)}{random.choice(_HOW)}{campaign}{random.choice(_DO)}{place}的"
    second = f"{random.choice(_WHAT)}{random.choice(_JOIN)}{random.choice(_DO)}{random.choice(_WHAT)}"
    figures = f"，{stated}" if stated else ""
    return f"{first}{second}{figures}，{random.choice(_RESULT)}。"


def _name(length: int, random: Random) -> str:
    """Invented; a few characters often and most of them seldom, so that reports differ in words as real ones do."""
    return "".join(_CHARACTERS[int(len(_CHARACTERS) * random.random() ** 2.5)] for _ in range(length))
