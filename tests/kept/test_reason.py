"""Why something failed, as an editor is told."""

import errno

import pytest

from archive.kept.reason import reason


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘满了"),
        (OSError(errno.ENOSPC, "No space left on device", "from", None, "to"), "磁盘满了：to"),
        (PermissionError(errno.EACCES, "Permission denied", "site"), "没有权限：site"),
        (RecursionError("maximum recursion depth exceeded"), "嵌套太深"),
        (ValueError("two\nlines"), "ValueError：two lines"),
        (KeyError(), "KeyError"),
    ],
)
def test_a_reason_is_one_line(error: Exception, told: str) -> None:
    assert reason(error) == told
