"""What stands before and after the text of a report: title, document number, signature, day, and what sites add."""

import re
from dataclasses import dataclass
from datetime import date

from archive.edit.blocks import Note
from archive.edit.labels import label_of, value
from archive.edit.pieces import Piece

STOPS = "。；：！？"
_HEAD = 15  # pieces in which a title may stand
_TAIL = 40  # pieces from the end in which a day may stand: attachments follow it
_TITLE = 60  # characters of a line of a title
_SHORT = 120  # characters of what a site adds

_CHINESE = "〇○零一二三四五六七八九十"
_DAY = re.compile(
    rf"(?P<year>\d{{4}}|[{_CHINESE}]{{4}})年(?P<month>\d{{1,2}}|[{_CHINESE}]{{1,2}})月(?P<day>\d{{1,2}}|[{_CHINESE}]{{1,3}})日"
    r"|(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"
)
_LIKE_A_DAY = re.compile(rf"[\d{_CHINESE}]{{2,8}}年?[\d{_CHINESE}年]{{1,5}}月(?:[\d{_CHINESE}]{{1,4}}日?)?")
_AT_THE_END = re.compile(
    rf"(?P<body>[^\d{_CHINESE}。；：，！？][^。；：，！？]{{1,38}}?)(?P<day>{_LIKE_A_DAY.pattern})"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}〔\d{4}〕?第?\d+号")
_ENDS_A_TITLE = ("报告", "总结", "情况", "公报", "要点", "工作情况的函")
_BODY = re.compile(r"(?:局|委|府|会|院|厅|办|部|队|处|所|中心|站|公室|小组|集团|公司|大学|银行)(?:（.{1,20}）)?$")
_PAGE = re.compile(
    r"[-—–－\s·]*(?:第?\d{1,4}页?[,，/]?共\d{1,4}页|第\d{1,4}页)[-—–－\s·]*|[-—–－·]+\s*\d{1,4}\s*[-—–－·]+"
)
_SITE = re.compile(
    r"[【\[（]?(?:发布|发文|成文|更新|生成|公开|创建)?(?:日期|时间|机构|机关|单位)[:：]"
    r"|[【\[（]?(?:来源|信息来源|文章来源|作者|索引号|信息索引|文号|发文字号|有效性|主题词|主题分类|浏览|浏览次数|点击|点击数|访问量|阅读|字体|字号"
    r"|责任编辑|编辑|审核|打印|关闭|分享|分享到|上一篇|下一篇|扫一扫|当前位置|您的位置|您当前的位置|收藏|返回顶部|附件下载|相关链接)"
    r"(?:本页|到|次数)?(?:[:：】\]）]|$|[\s|])"
    r"|.{0,12}(?:版权所有|网站标识码|ICP备|公网安备)"
)
_IMPRINT = re.compile(
    r"(?:抄送|主送|抄报|分送|公开属性|公开方式|联系人|联系电话)[:：]|(?:（.{0,4})?(?:主动公开|依申请公开)）?$|（此件.{1,12}）|.{2,40}\d日印发$"
)


@dataclass(frozen=True)
class Ends:
    """The title, the signing body and the day of a document, the pieces between, and what was left out."""

    title: str
    signed_by: str
    dated: str
    body: tuple[Piece, ...]
    notes: tuple[Note, ...]


def without_ends(pieces: list[Piece], title: str) -> Ends:
    """The text between a report's title and its signature; `title` is what stands outside the text, if any."""
    pieces, notes = _without_pages(pieces)
    first, head, told = _head(pieces, title)
    pieces, left_out = _without_imprint(pieces[first:])
    last, after, signed_by, dated = _signature(pieces)
    notes += [*told, *left_out, *_odd_day(dated or head.dated)]
    found = head.title or title
    if not found:
        notes.append(Note("开头", "没有读到标题"))
    if not dated and not head.dated:
        notes.append(Note("末尾", "没有读到成文日期"))
    body = (*pieces[:last], *pieces[after:])
    return Ends(found, signed_by or head.signed_by, dated or head.dated, body, tuple(notes))


@dataclass
class _Head:
    title: str = ""
    signed_by: str = ""
    dated: str = ""
    complete: bool = False


def _without_pages(pieces: list[Piece]) -> tuple[list[Piece], list[Note]]:
    kept: list[Piece] = []
    notes: list[Note] = []
    for piece in pieces:
        if not piece.rows and _PAGE.fullmatch(piece.text):
            notes.append(Note(piece.place, f"页码没有读入：{piece.text}"))
        else:
            kept.append(piece)
    return kept, notes


def _head(pieces: list[Piece], outside: str) -> tuple[int, _Head, list[Note]]:
    """How many pieces stand before the text, and what they say."""
    head, notes, lines = _Head(), list[Note](), list[tuple[int, str]]()
    first = 0
    for index, piece in enumerate(pieces[:_HEAD]):
        text = piece.text
        if told := _beside(piece):
            notes.append(told)
        elif label_of(text) or not text or text[-1] in STOPS or len(text) > _TITLE:
            break
        elif _LIKE_A_DAY.fullmatch(text.strip("（）")) or _DAY.fullmatch(text.strip("（）")):
            head.dated = text.strip("（）")
        elif head.complete:
            if text == head.title:
                notes.append(Note(piece.place, "标题又印了一次，没有读入"))
            elif _BODY.search(text):
                head.signed_by = text.strip("（）")
            else:
                break
        else:
            lines.append((index, text))
            head.title = "".join(line for _, line in lines)
            head.complete = text.endswith(_ENDS_A_TITLE)
        first = index + 1
    if lines and not head.complete:
        # No line ends like a report's title: with one that stands outside, these are the text; else the first is it.
        first, head.title = (lines[0][0], "") if outside else (lines[0][0] + 1, lines[0][1])
    return first, head, notes


def _beside(piece: Piece) -> Note | None:
    """What a site or an office adds to a text, as the note that it was left out."""
    if piece.rows:
        words = "".join(cell for row in piece.rows for cell in row)
        about = len(words) < 4 * _SHORT and ("索引号" in words or "发布机构" in words or "发文机关" in words)
        return Note(piece.place, f"网页的信息表没有读入：{words[:30]}…") if about else None
    if _NUMBER.fullmatch(piece.text):
        return Note(piece.place, f"文号没有放进正文：{piece.text}")
    if _is_added(piece):
        return Note(piece.place, f"网页的附带文字没有读入：{piece.text}")
    return None


def _is_added(piece: Piece) -> bool:
    """Whether a site or an office added a line; a sentence is the report's own."""
    if piece.rows or len(piece.text) >= _SHORT:
        return False
    return bool(_IMPRINT.match(piece.text) or ("。" not in piece.text and _SITE.match(piece.text)))


def _without_imprint(pieces: list[Piece]) -> tuple[list[Piece], list[Note]]:
    end = len(pieces)
    while end and _is_added(pieces[end - 1]):
        end -= 1
    left_out = [Note(piece.place, f"版记或网页的附带文字没有读入：{piece.text}") for piece in pieces[end:]]
    return pieces[:end], left_out


def _signature(pieces: list[Piece]) -> tuple[int, int, str, str]:
    """Where the signature begins and ends, who signed, and the day as written."""
    for index in range(len(pieces) - 1, max(len(pieces) - _TAIL, 0) - 1, -1):
        text = pieces[index].text.strip("（）")
        if _LIKE_A_DAY.fullmatch(text) or _DAY.fullmatch(text):
            first = _signed_from(pieces, index)
            return first, index + 1, _bodies(pieces[first:index]), text
        if both := _AT_THE_END.fullmatch(text):
            return index, index + 1, both["body"], both["day"]
    if len(pieces) > 1 and not label_of(pieces[-1].text) and _is_a_name(pieces[-1]) and _BODY.search(pieces[-1].text):
        return len(pieces) - 1, len(pieces), pieces[-1].text, ""
    return len(pieces), len(pieces), "", ""


def _signed_from(pieces: list[Piece], day: int) -> int:
    first = day
    while first > max(day - 3, 1) and _is_a_name(pieces[first - 1]) and not label_of(pieces[first - 1].text):
        first -= 1
    return first


def _is_a_name(piece: Piece) -> bool:
    return not piece.rows and 2 <= len(piece.text) <= 40 and not re.search(r"[。；：，！？\d]", piece.text)


def _bodies(pieces: list[Piece]) -> str:
    """The names of who signed; a name in two lines is one, several bodies are parted by 、."""
    names = ""
    for piece in pieces:
        names += ("、" if _BODY.search(names) else "") + piece.text
    # 中共…局 in one line and 委员会 in the next is one body.
    return re.sub(r"(?<=局)、(?=(?:党组|党委|委员会)$)", "", names)


def _odd_day(dated: str) -> list[Note]:
    """The note that a day is no day of the calendar."""
    if not dated:
        return []
    match = _DAY.fullmatch(dated)
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
