"""Letters that nobody sees; no text and no data need them."""

import re
from collections.abc import Iterator

# Controls, the line ends that no editor shows, soft hyphens, marks of no width and of direction, what a program put
# for bytes that it could not read, private use, and tags.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_NAMES = {"\u200b": "零宽空格", "\xad": "软连字符", "\ufeff": "字节顺序标记", "\ufffd": "读不出的字"}


def unseen_letters(text: str) -> Iterator[tuple[int, str]]:
    """Each run of such letters: its offset, and what the first is called."""
    last = -2
    for match in UNSEEN.finditer(text):
        if match.start() > last + 1:
            yield match.start(), f"{_NAMES.get(match.group(), '看不见的字符')}（U+{ord(match.group()):04X}）"
        last = match.start()
