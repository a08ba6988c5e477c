"""What is not known yet while a report is being written: values that are awaited (待填), and figures without an indicator.

A preview shows them marked; the check lists each, and nothing is published while there are any.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.literal import Amount, LiteralError, parse

AWAITED = "待填"
"""What stands in the place of a value that is not known yet."""
ALONE = re.compile(rf"(?<!\w){AWAITED}(?!\w)")
"""The same in a text, where it is no part of a word: 待填补."""
RANK = "第…"
"""What the unit of a rank begins with, as long as no indicator says that it is one."""
_ID = re.compile(r"pending_\d{2,3}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A figure of a report that is none yet: its value is awaited, or its indicator is not chosen."""

    id: str
    """Of its indicator, or pending_01 and so on."""
    spelling: str = ""
    """As the report writes it, without the unit; empty where it is awaited."""
    unit: str = ""
    """As written; of a rank 第…名."""

    @property
    def text(self) -> str:
        """Number and unit as the report writes them, or 待填."""
        if not self.spelling:
            return AWAITED
        return self._written(Amount.text)

    @property
    def chinese(self) -> str:
        """The same in Chinese words, where they can be found."""
        return self._written(Amount.chinese) if self.spelling else AWAITED

    def _written(self, form: Callable[..., str]) -> str:
        rank = self.unit.startswith(RANK)
        try:
            return form(parse(self.spelling, printed=True), self.unit.removeprefix(RANK), rank=rank)
        except LiteralError:
            return self.spelling + self.unit


def is_pending_id(id_: str) -> bool:
    """Whether an id stands for an indicator that is not chosen yet: pending_01."""
    return bool(_ID.fullmatch(id_))
