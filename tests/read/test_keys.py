"""What is wrong with a key, an empty field or a file of bytes is told where it stands, in Chinese words."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.cli import main
from archive.findings import MOST, ArchiveError

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
BODIES = "data/bodies.yml"
INDICATORS = "data/indicators.yml"
WriteArchive = Callable[..., Path]
BODY = "  name: 甲\n  region: 乙\n  level: city\n"
INDICATOR = "{name: 甲, unit: 件, group: enforcement, kind: flow, scope: body, definition: 乙。}"


def first(folder: Path, path: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The first line about a file, without its path."""
    main(["check", "--root", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    return next(line.removeprefix(f"{path}:") for line in lines if line.startswith(f"{path}:"))


@pytest.mark.parametrize(
    ("path", "old", "new", "begins"),
    [
        (BODIES, "shili-ju:\n", f"../../x:\n{BODY}shili-ju:\n", "1:1 META09 代号写成了“../../x” → "),
        (BODIES, "shili-ju:\n", f"Shili-ZF:\n{BODY}shili-ju:\n", "1:1 META09 代号写成了“Shili-ZF” → "),
        (
            INDICATORS,
            "indicators:\n",
            f'indicators:\n  "../cases": {INDICATOR}\n',
            "5:3 META09 代号写成了“../cases” → ",
        ),
        (
            INDICATORS,
            "indicators:\n",
            f"indicators:\n  __class__: {INDICATOR}\n",
            "5:3 META09 代号写成了“__class__” → ",
        ),
        (INDICATORS, "groups:\n", "groups:\n  A-b: 甲\n", "2:3 META09 代号写成了“A-b” → "),
        (DATA, "training:", "Training-1:", "23:9 META09 代号写成了“Training-1” → "),
        (DATA, "{2024-05-06: 收录}", "{2024-5-6: 收录}", "25:11 META05 changes 的日期写成了“2024-5-6” → "),
        (DATA, "changes: {2024-05-06: 收录}", "changes: {}", "25:10 META02 changes 是空的 → "),
        (DATA, "measures: 一", "measures: [一]", "8:13 META03 measures 应当是一个编号，如 一（二），这里是一个列表 → "),
        (DATA, "  cases: 15", '  "": 15', "14:3 FIG01 指标的代号是空的 → "),
        (DATA, "signed_by: 示例市示例局", r'signed_by: "\ud800"', "2:"),
        (DATA, "figures:\n", "figures:\n\0", "14:1 YAML01 这里有看不见的字符 → "),
    ],
)
def test_a_slip_is_told_at_the_key_or_value_itself(
    path: str, old: str, new: str, begins: str, write_archive: WriteArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert small.FILES[path].count(old) == 1
    line = first(write_archive({path: small.FILES[path].replace(old, new)}), path, capsys)
    assert line.startswith(begins)


def test_an_escape_that_is_no_letter_is_named(write_archive: WriteArchive, capsys: pytest.CaptureFixture[str]) -> None:
    data = small.FILES[DATA].replace("signed_by: 示例市示例局", r'signed_by: "\ud800"')
    assert "后面写的不是一个字" in first(write_archive({DATA: data}), DATA, capsys)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bytes(100), "FILE01 文件不是文字"),
        (small.FILES[TEXT].encode("ascii", "ignore").decode().encode("utf-16-le"), "FILE01 文件是 UTF-16"),
        (b"abc: 1\n".decode().encode("utf-16-be"), "FILE01 文件是 UTF-16"),
        ("甲\0乙\n".encode(), "TEXT19 这里有看不见的字符（U+0000）"),
    ],
)
def test_zeros_in_a_file_are_told_for_what_they_are(
    content: bytes, words: str, write_archive: WriteArchive, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in first(write_archive({"docs/about.md": content}), "docs/about.md", capsys)


def test_a_file_has_so_many_findings_and_a_line_for_the_others(write_archive: WriteArchive) -> None:
    changes = {"docs/about.md": "# 关于\n\n" + "~~甲~~\n\n" * 200, "docs/b.md": "# 乙\n\n~~甲~~\n"}
    with pytest.raises(ArchiveError) as raised:
        checked(write_archive(changes))
    about = [each for each in raised.value.findings if each.place.path == "docs/about.md"]
    assert len(about) == MOST + 1
    assert about[-1].message == f"这个文件还有 {200 - MOST} 个问题没有列出"
    assert [each.place.path for each in raised.value.findings[-1:]] == ["docs/b.md"]


def test_words_that_are_not_near_are_no_hint(write_archive: WriteArchive, capsys: pytest.CaptureFixture[str]) -> None:
    indicators = small.FILES[INDICATORS] + f"  yes: {INDICATOR}\n"
    data = small.FILES[DATA].replace("  cases: 15", "  yes: 15")
    assert "最接近" not in first(write_archive({DATA: data, INDICATORS: indicators}), TEXT, capsys)
