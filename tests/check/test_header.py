"""The header of a page: plain words that MkDocs reads as the texts they are, and each slip told on its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.check.archive import checked
from archive.findings import ArchiveError

ABOUT = "docs/about.md"


def told(folder: Path) -> list[tuple[str, str, int, int, str]]:
    """Code, path, line, column and words of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [
            (each.code.value, each.place.path, each.place.line, each.place.column, each.message)
            for each in error.findings
        ]
    return []


@pytest.mark.parametrize(
    "value", ["2024", "15", "1.50", "1_000", "12.", "yes", "no", "On", "true", "null", "Null", "2024-03-18"]
)
def test_a_title_that_is_no_text_is_refused_where_it_stands(value: str, write_archive: Callable[..., Path]) -> None:
    folder = write_archive({ABOUT: f"---\nrender_macros: false\ntitle: {value}\n---\n\n# 关于\n"})
    ((*place, message),) = told(folder)
    assert place == ["META01", ABOUT, 3, 8]
    assert f"“{value}”" in message


@pytest.mark.parametrize("value", ["2024年", "关于", "15 项", "yes 和 no", "1.50版", "2024-03-18更新", "Ａ"])
def test_a_title_of_words_may_stand(value: str, write_archive: Callable[..., Path]) -> None:
    assert told(write_archive({ABOUT: f"---\ntitle: {value}\ndescription: {value}\n---\n\n# 关于\n"})) == []


@pytest.mark.parametrize(
    ("field", "column", "words"),
    [
        ('description: 0;url=https://example.com/" http-equiv="refresh', 14, "description 里不能有 ;"),
        ("description: 示例' x='", 14, "description 里不能有 '"),
        ("description: a &quot; b", 14, "description 里不能有 &"),
        ("title: 示例 {{ config }}", 8, "title 里不能有 {"),
        ("title: a <b>", 8, "title 里不能有 <"),
        ("title: <script>alert(1)</script>", 8, "title 里不能有 <"),
        ("title: ", 8, "title 是空的"),
        ("template: ../../a.html", 1, "不认识的字段 template"),
        ("hide: toc", 1, "不认识的字段 hide"),
        ("titel: 示例", 1, "最接近的是 title"),
        ("render_macros: true", 16, "render_macros 只能是 false"),
        ("title：示例", 1, "文件头的写法不对"),
        ("- a", 1, "文件头的写法不对"),
        ("", 1, "文件头的写法不对"),
    ],
)
def test_a_slip_in_a_header_is_named_on_its_line(
    field: str, column: int, words: str, write_archive: Callable[..., Path]
) -> None:
    found = told(write_archive({ABOUT: f"---\n{field}\n---\n\n# 关于\n"}))
    ((*place, message),) = [each for each in found if each[0] == "META01"]
    assert place == ["META01", ABOUT, 2, column]
    assert words in message


def test_a_field_that_stands_twice_is_told_at_the_second(write_archive: Callable[..., Path]) -> None:
    folder = write_archive({ABOUT: "---\ntitle: 甲\ntitle: 乙\n---\n\n# 关于\n"})
    assert [each[:4] for each in told(folder)] == [("YAML04", ABOUT, 3, 1)]


@pytest.mark.parametrize("text", ["---\ntitle: 甲\n\n# 关于\n", "title: 甲\n\n# 关于\n", "...\n\n# 关于\n"])
def test_what_only_begins_like_a_header_is_refused(text: str, write_archive: Callable[..., Path]) -> None:
    assert [each[:4] for each in told(write_archive({ABOUT: text}))] == [("META01", ABOUT, 1, 1)]
