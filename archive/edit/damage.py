"""Damage that a text brings with it, told and never repaired: broken dates, brackets and decimals, doubled and lost
characters, sums that do not add up.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from archive.edit.blocks import Block, Note
from archive.edit.numerals import Account, Stated
from archive.literal import Bound, plain

_SHOWN = 8
"""Characters on each side that show where it is."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"), ("【", "】"))
_BROKEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "日期写坏了",
        re.compile(
            r"(?<!\d)(?:19|20)\d{3,4}月(?:\d{1,2}日)?|(?:19|20)\d\d年(?:1[3-9]|[2-9]\d|0)月|月(?:3[2-9]|[4-9]\d|0)日"
        ),
    ),
    (
        "数字里有两个小数点，或小数点后面没有数",
        re.compile(r"\d{1,9}\.\d{1,9}\.\d{1,9}|\d{1,9}\.\.\d*|\d{1,9}\.(?=[\u4e00-\u9fff])"),
    ),
    (
        "数字中间断开了",
        re.compile(
            r"\d{1,9}\.[ ]{1,9}\d{1,9}|\d{1,9}[ ]{1,9}\.\d{1,9}|\d[ ]{1,9}\d{1,2}(?=[万亿余]?[起件个项次名人家元支处])"
        ),
    ),
    ("标点重复了", re.compile(r"[，。；：、]{2,}")),
    (
        "有读不出的字",
        re.compile("[\ufffd□■〓\ue000-\uf8ff?？](?=[\u4e00-\u9fff])(?<=[\u4e00-\u9fff].)|[\ufffd□〓\ue000-\uf8ff]"),
    ),
)
_TWICE = re.compile(r"(?P<words>[\u4e00-\u9fff]{2,8})(?P=words)")
_DOUBLED = re.compile(r"(?P<char>[\u4e00-\u9fff])(?P=char)")
_REDUPLICATED = frozenset(
    "人天家户处事时常渐仅纷刚层步点级环代日年月大小慢好稳牢紧深切实明项件条村个样种次等久早多方面"
)
"""Characters that Chinese says twice: 人人, 层层."""
_CHARACTER = re.compile(r"[\u4e00-\u9fff]")


def damage(blocks: Sequence[Block], accounts: Sequence[Account], name: str, known: Collection[str]) -> Iterator[Note]:
    """What is damaged in each paragraph, given its account, the body's name and the pairs of letters that texts have."""
    for block, account in zip(blocks, accounts, strict=True):
        text = block.text or "\n".join("\t".join(row) for row in block.rows)
        for find in (_broken, _unbalanced, _twice):
            for message, start, end in find(text):
                yield _note(block, message, text, start, end)
        for message, start, end in (*_doubled(text, known), *_lost(text, name)):
            yield _note(block, message, text, start, end)
        yield from (Note(block.place, message) for message in _sums(text, account.figures))


def _note(block: Block, message: str, text: str, start: int, end: int) -> Note:
    around = f"…{text[max(0, start - _SHOWN) : end + _SHOWN]}…"
    return Note(block.place, f"{message}：{' '.join(around.split())}")


def _broken(text: str) -> Iterator[tuple[str, int, int]]:
    for message, pattern in _BROKEN:
        yield from ((message, *match.span()) for match in pattern.finditer(text))


def _unbalanced(text: str) -> Iterator[tuple[str, int, int]]:
    for opening, closing in _PAIRS:
        open_at: list[int] = []
        for at, char in enumerate(text):
            if char == opening:
                open_at.append(at)
            elif char == closing:
                if not open_at:
                    yield f"只有后一半“{closing}”", at, at + 1
                else:
                    open_at.pop()
        yield from ((f"“{opening}”没有收尾", at, at + 1) for at in open_at)


def _twice(text: str) -> Iterator[tuple[str, int, int]]:
    yield from ((f"“{match['words']}”连着写了两次", *match.span()) for match in _TWICE.finditer(text))


def _doubled(text: str, known: Collection[str]) -> Iterator[tuple[str, int, int]]:
    for match in _DOUBLED.finditer(text):
        before, after = text[match.start() - 1 : match.end() - 1], text[match.start() + 1 : match.end() + 1]
        if match["char"] in _REDUPLICATED or match.group() in known or (before in known and after in known):
            continue  # 机制制度: two words that meet
        yield f"“{match['char']}”可能多印了一个", *match.span()


def _lost(text: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Where a rare character of the body's own name, that some fonts lack, is missing: 口区 for 硚口区."""
    for at, char in enumerate(name[:-2]):
        if not _CHARACTER.match(char) or _in_every_font(char):
            continue
        after = name[at + 1 : at + 3]
        for match in re.finditer(re.escape(after), text):
            if text[match.start() - 1 : match.start()] != char:
                yield f"“{char}{after}”可能丢了“{char}”字", *match.span()


def _in_every_font(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _sums(text: str, figures: Sequence[Stated]) -> Iterator[str]:
    """Wholes whose parts, after 其中, are more than they are or add up to something else."""
    exact = [each for each in figures if each.amount and each.amount.bound is Bound.EXACT]
    for number, whole in enumerate(exact):
        between = exact[number + 1].start if number + 1 < len(exact) else len(text)
        if "其中" not in text[whole.end : between] or re.search("[。；]", text[whole.end : between]):
            continue
        stop = re.search("[。；]", text[whole.end :])
        end = whole.end + stop.start() if stop else len(text)
        parts = [each for each in exact[number + 1 :] if each.end <= end and each.unit == whole.unit]
        if message := _adds_up(whole, parts):
            yield message


def _adds_up(whole: Stated, parts: Sequence[Stated]) -> str:
    total, added = _together([whole]), _together(parts)
    if added == total or (len(parts) < 2 and added < total):
        return ""
    terms = " + ".join(each.written for each in parts)
    return f"其中各项加起来是 {plain(added)}，不是 {whole.written}：{terms}"


def _together(figures: Sequence[Stated]) -> Decimal:
    return sum((each.amount.value for each in figures if each.amount), Decimal(0))
