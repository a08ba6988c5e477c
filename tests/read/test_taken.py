"""A file where the site puts pages or files of its own is refused with its place, since one of the two would be lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.cli import main


@pytest.mark.parametrize(
    "path",
    [
        "docs/indicators/cases/index.md",
        "docs/indicators/cases.md",
        "docs/indicators/cases/figures.csv",
        "docs/reports/shili-ju/2023/compare.md",
        "docs/reports/shili-ju/2023/report.json",
        "docs/years/2023.md",
        "docs/plans.md",
        "docs/data/figures.csv",
        "docs/feed.xml",
    ],
)
def test_a_file_where_the_site_puts_its_own_is_refused(
    path: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(write_archive({path: "# 示例\n"}))]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{path}:1:1 FILE04 ")
