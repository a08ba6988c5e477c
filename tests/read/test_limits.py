"""Texts too large to be built: each is refused with its code and place, and is not looked at further."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.cli import main

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
START = len(small.FILES[TEXT].splitlines()) + 2


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int]]:
    main(["check", "--root", str(folder)])
    found = re.findall(r"^(.+?):(\d+):\d+ (\w+) ", capsys.readouterr().out, re.MULTILINE)
    return [(code, path, int(line)) for path, line, code in found]


def fits(folder: Path, capsys: pytest.CaptureFixture[str]) -> bool:
    return [each for each in told(folder, capsys) if "TEXT14" in str(each) or "FILE07" in str(each)] == []


@pytest.mark.parametrize(
    ("most", "more", "line"),
    [
        ("示" * 5_000, "示" * 5_001, START),
        (("示" * 1_999 + "\n") * 10, ("示" * 1_999 + "\n") * 11, START - 1),
        ("{{ fig.cases }}，\n\n" * 980, "{{ fig.cases }}，\n\n" * 1_001, None),
        ("#### 示\n\n" * 290, "#### 示\n\n" * 301, None),
        ("<br>\n\n" * 500, "<br>\n\n" * 501, START + 1_000),
        ("[示](2022.md)\n\n" * 500, "[示](2022.md)\n\n" * 501, START + 1_000),
        ("> " * 10 + "示", "> " * 11 + "示", START),
        ("- " * 10 + "示", "- " * 11 + "示", START),
        ("- > " * 5 + "示", "- > " * 6 + "示", START),
        ("- 示\n\n" + " " * 40 + "示", "- 示\n\n" + " " * 41 + "示", START + 2),
        ("- 示\n\n" + "\t" * 10 + "示", "- 示\n\n" + "\t" * 11 + "示", START + 2),
        ("[" * 10, "[" * 11, START),
        ("[示](" * 10, "[示](" * 11, START),
        ("（" * 11 + "(" * 10, "(" * 11, START),
        ("<b " * 10, "<b " * 11, START),
        ("!" * 200, "!" * 201, START),
        ("```a" + ' b="c"' * 4 + "\n示\n```", "```a" + ' b="c"' * 5 + "\n示\n```", START),
    ],
)
def test_what_is_too_much_is_refused_and_a_little_less_is_not(
    most: str, more: str, line: int | None, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = small.FILES[TEXT] + "\n"
    assert fits(write_archive({TEXT: text + most + "\n"}), capsys)
    found = told(write_archive({TEXT: text + more + "\n"}), capsys)
    assert {(code, path) for code, path, _ in found} == {("TEXT14", TEXT)}
    assert line is None or found[0][2] == line


@pytest.mark.parametrize(
    ("path", "size"),
    [(DATA, 100_000), ("data/indicators.yml", 1_000_000), (TEXT, 200_000), ("docs/index.md", 200_000)],
)
def test_a_file_with_too_many_bytes_is_refused_unread(
    path: str, size: int, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    line = "# 示\n" if path.startswith("data") else "示" * 40 + "\n\n"
    text = small.FILES[path] + "\n"
    room = size - len(text.encode())
    most = line * (room // len(line.encode()))
    assert fits(write_archive({path: text + most}), capsys)
    found = told(write_archive({path: text + most + line + "a" * 3}), capsys)
    assert ("FILE07", path, 1) in found
    assert {code for code, _, _ in found} == {"FILE07"}
