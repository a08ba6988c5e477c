"""What stands around the text of a report, line by line: days, names of bodies, page numbers, what sites add."""

import re
from datetime import date

from archive.edit.blocks import Note
from archive.edit.labels import value
from archive.edit.pieces import Piece

STOPS = "。；：！？"
_SHORT = 120  # characters of what a site adds

CHINESE = "〇○零一二三四五六七八九十"
DAY = re.compile(
    rf"(?P<year>\d{{4}}|[{CHINESE}]{{4}})年(?P<month>\d{{1,2}}|[{CHINESE}]{{1,2}})月(?P<day>\d{{1,2}}|[{CHINESE}]{{1,3}})日"
    r"|(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
)
LIKE_A_DAY = re.compile(rf"[\d{CHINESE}]{{2,8}}年?[\d{CHINESE}年]{{1,5}}月(?:[\d{CHINESE}]{{1,4}}日?)?")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}〔\d{4}〕?第?\d+号(?:签发人[:：].{1,20})?")
BODY = re.compile(r"(?:局|委|府|会|院|厅|办|部|队|处|所|中心|站|公室|小组|集团|公司|大学|银行)(?:（.{1,20}）)?$")
_PAGE = re.compile(
    r"[-—–－\s·]*(?:第?\d{1,4}页?[,，/]?共\d{1,4}页|第\d{1,4}页)[-—–－\s·]*|[-—–－·]+\s*\d{1,4}\s*[-—–－·]+"
)
_SITE = re.compile(
    r"[【\[（]?(?:发布|发文|成文|更新|生成|公开|创建)?(?:日期|时间|机构|机关|单位)[:：]"
    r"|[【\[（]?(?:来源|信息来源|文章来源|作者|索引号|信息索引|文号|发文字号|有效性|主题词|主题分类|浏览|浏览次数|点击|点击数|访问量|阅读|字体|字号"
    r"|责任编辑|编辑|审核|打印|关闭|分享|分享到|上一篇|下一篇|扫一扫|当前位置|您的位置|您当前的位置|收藏|返回顶部|附件下载|相关链接)"
    r"(?:本页|到|次数)?(?:[:：】\]）]|$|[\s|])"
    r"|首页[>＞»]"
    r"|.{0,12}(?:版权所有|网站标识码|ICP备|公网安备)"
)
_IMPRINT = re.compile(
    r"(?:抄送|主送|抄报|分送|公开属性|公开方式|联系人|联系电话)[:：]|(?:（.{0,4})?(?:主动公开|依申请公开)）?$|（此件.{1,12}）|.{2,40}\d日印发$"
)


def without_pages(pieces: list[Piece]) -> tuple[list[Piece], list[Note]]:
    """The pieces without page numbers in lines of their own, and where those stood."""
    kept: list[Piece] = []
    notes: list[Note] = []
    for piece in pieces:
        if not piece.rows and _PAGE.fullmatch(piece.text):
            notes.append(Note(piece.place, f"页码没有读入：{piece.text}"))
        else:
            kept.append(piece)
    return kept, notes


def beside(piece: Piece) -> Note | None:
    """What a site or an office adds to a text, as the note that it was left out."""
    if piece.rows:
        words = "".join(cell for row in piece.rows for cell in row)
        about = len(words) < 4 * _SHORT and ("索引号" in words or "发布机构" in words or "发文机关" in words)
        return Note(piece.place, f"网页的信息表没有读入：{words[:30]}…") if about else None
    if _NUMBER.fullmatch(piece.text):
        return Note(piece.place, f"文号没有放进正文：{piece.text}")
    if is_added(piece):
        return Note(piece.place, f"网页的附带文字没有读入：{piece.text}")
    return None


def is_added(piece: Piece) -> bool:
    """Whether a site or an office added a line; a sentence is the report's own."""
    if piece.rows or len(piece.text) >= _SHORT:
        return False
    return bool(_IMPRINT.match(piece.text) or ("。" not in piece.text and _SITE.match(piece.text)))


def odd_day(dated: str) -> list[Note]:
    """The note that a day is no day of the calendar."""
    if not dated:
        return []
    match = DAY.fullmatch(dated)
    try:
        if match:
            year, month, day = (match[name] or match[name[0]] for name in ("year", "month", "day"))
            date(_number(year), _number(month), _number(day))
            return []
    except ValueError:
        pass
    return [Note("末尾", f"成文日期“{dated}”不完整或写坏了，照原样留着，请核对")]


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if len(text) == 4:
        return int(
            "".join(str("〇一二三四五六七八九".index(char.replace("○", "〇").replace("零", "〇"))) for char in text)
        )
    return value(text)
