"""What this site would print otherwise than it was typed is told where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.check.archive import checked
from archive.findings import ArchiveError

ABOUT = "docs/about.md"
WriteArchive = Callable[..., Path]


def told(folder: Path) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [(each.code.value, each.place.path, each.place.line, each.place.column) for each in error.findings]
    return []


@pytest.mark.parametrize(
    ("words", "code", "line", "column"),
    [
        ("甲~~乙~~", "TEXT20", 1, 2),
        ("~~**乙**~~", "TEXT20", 1, 1),
        ("甲 ==乙==", "TEXT20", 1, 3),
        ('!!! danger "甲"\n    乙', "TEXT20", 1, 1),
        ("??? note\n    乙", "TEXT20", 1, 1),
        ("???+ note\n    乙", "TEXT20", 1, 1),
        ('=== "甲"\n\n    乙', "TEXT20", 1, 1),
        ("*[HTML]: 甲", "TEXT20", 1, 1),
        ("### 甲 { #abc", "TEXT20", 1, 7),
        ("### 甲 {: .abc", "TEXT20", 1, 7),
        ("####### 甲", "TEXT20", 1, 1),
        ("```python\n甲", "TEXT20", 1, 1),
        ("~~~\n甲\n```", "TEXT20", 1, 1),
        ("[甲][nope]", "TEXT13", 1, 1),
        ("[甲][]", "TEXT13", 1, 1),
        ("乙[甲] [nope]", "TEXT13", 1, 2),
        ("![甲][nope]", "TEXT13", 1, 1),
        ('### 甲 { data-toc-label="假的" }', "TEXT16", 1, 9),
        ("5. 甲\n7. 乙", "TEXT20", 2, 1),
        ("1. 甲\n\n1. 乙", "TEXT20", 3, 1),
        ("1. 甲\n    丙\n\n    丁\n3. 乙", "TEXT20", 5, 1),
        ("1. 甲\n   丙\n3. 乙", "TEXT20", 3, 1),
        (" 2. 甲\n 1. 乙", "TEXT20", 2, 2),
    ],
)
def test_what_would_be_printed_otherwise_is_told(
    words: str, code: str, line: int, column: int, write_archive: WriteArchive
) -> None:
    found = told(write_archive({ABOUT: f"# 关于\n\n{words}\n"}))
    assert found[0] == (code, ABOUT, 2 + line, column)
    assert {each[0] for each in found} <= {code, "TEXT20"}


@pytest.mark.parametrize(
    "words",
    [
        "`~~甲~~`",
        "```\n~~甲~~\n!!! note\n```",
        "~~~\n甲\n~~~",
        "甲 ~ 乙 ~ 丙",
        "甲 == 乙",
        "真的！！！",
        "!!!",
        "甲!!! 乙",
        "### 甲 { #abc }",
        "[甲][一]\n\n[一]: index.md",
        "[甲 乙][]\n\n[甲  乙]: index.md",
        "[一]\n\n[一]: index.md",
        "数组 a[0]",
        "甲[^1][^2]\n\n[^1]: 乙\n\n[^2]: 丙",
        r"\[甲][乙]",
        "1. 甲\n2. 乙\n\n3. 丙",
        "1. 甲\n\n丁\n\n1. 乙",
        "1. 甲\n\n丁\n\n5. 乙\n6. 丙",
        "3. 甲\n4. 乙",
        "丁\n5. 甲\n7. 乙",
        "1. 甲\n    1. 乙\n    2. 丙\n2. 丁",
        "1.甲\n3.乙",
    ],
)
def test_what_is_printed_as_typed_may_stand(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({ABOUT: f"# 关于\n\n{words}\n"})) == []
