"""The lines before the text of a report: the head of a letter, its number, the title, the body, a day."""

import re
from dataclasses import dataclass, field

from archive.edit.around import BODY, DAY, LIKE_A_DAY, STOPS, beside
from archive.edit.blocks import Note
from archive.edit.labels import label_of
from archive.edit.pieces import Piece

_HEAD = 15  # pieces in which a title may stand
_TITLE = 60  # characters of a line of a title
_ENDS_A_TITLE = ("报告", "总结", "情况", "公报", "要点", "工作情况的函")
_LETTERHEAD = "文件"
_BELOW_A_TITLE = re.compile(r"的.{1,20}|（\d{4}年度?）")
"""What goes on with a title that seemed complete."""


@dataclass
class Head:
    """What the first lines of a document say, and how many of them are no part of its text."""

    title: str = ""
    signed_by: str = ""
    dated: str = ""
    length: int = 0
    notes: list[Note] = field(default_factory=list)
    _complete: bool = False
    _lines: list[tuple[int, Piece]] = field(default_factory=list)

    def take(self, index: int, piece: Piece) -> bool:
        """Takes in one line; whether it stands before the text."""
        text = piece.text
        if told := beside(piece):
            self.notes.append(told)
            # What stands above the number of a document is the head of the letter.
            if not self._complete and "文号" in told.text:
                self._leave_out("版头没有读入")
        elif label_of(text) or not text or text[-1] in STOPS or len(text) > _TITLE:
            return False
        elif LIKE_A_DAY.fullmatch(text.strip("（）")) or DAY.fullmatch(text.strip("（）")):
            self.dated = text.strip("（）")
        elif self._complete:
            return self._below_title(piece)
        else:
            if text.find("关于") > 0 and text.endswith(_ENDS_A_TITLE):
                # A whole title that names its body: what stands above is none of it.
                self._leave_out("标题上面的字没有读入")
            self._lines.append((index, piece))
            self.title = "".join(line.text for _, line in self._lines)
            self._complete = text.endswith(_ENDS_A_TITLE)
            if text.endswith(_LETTERHEAD):
                self._leave_out("版头没有读入")
        return True

    def _below_title(self, piece: Piece) -> bool:
        if piece.text == self.title:
            self.notes.append(Note(piece.place, "标题又印了一次，没有读入"))
        elif _BELOW_A_TITLE.fullmatch(piece.text):
            self.title += piece.text
        elif BODY.search(piece.text):
            self.signed_by = piece.text.strip("（）")
        else:
            return False
        return True

    def _leave_out(self, why: str) -> None:
        self.notes += [Note(line.place, f"{why}：{line.text}") for _, line in self._lines]
        self._lines, self.title = [], ""

    def end(self, *, outside: bool) -> None:
        """Settles on a title where no line ends like one: `outside` there is another, or the first line is it."""
        if self._lines and not self._complete:
            first, line = self._lines[0]
            self.length, self.title = (first, "") if outside else (first + 1, line.text)


def head_of(pieces: list[Piece], *, outside: bool) -> Head:
    """The head of a document; `outside` its text there is a title too."""
    head = Head()
    for index, piece in enumerate(pieces[:_HEAD]):
        if not head.take(index, piece):
            break
        head.length = index + 1
    head.end(outside=outside)
    return head
