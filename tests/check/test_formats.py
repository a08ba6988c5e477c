"""What the check found as GitHub's annotations and as one document for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small

from archive.check.formats import as_github
from archive.cli import main
from archive.findings import Code, Finding, Place

DATA = "data/reports/shili-ju/2023.yml"


def finding(message: str = "说明", mend: str = "改法", path: str = "data/a.yml", code: Code = Code.TAG) -> Finding:
    return Finding(code, Place(path, 3, 5), message, mend)


@pytest.mark.parametrize(
    ("code", "command"), [(Code.TAG, "error"), (Code.AWAITED_TEXT, "warning"), (Code.ANOTHER_SIZE, "notice")]
)
def test_github_annotates_the_line_by_what_the_finding_means(code: Code, command: str) -> None:
    line = as_github(finding(code=code))
    assert line == f"::{command} file=data/a.yml,line=3,col=5,title={code.value}::说明 → 改法"


@pytest.mark.parametrize(
    ("message", "escaped"),
    [
        ("100%", "100%25"),
        ("甲\n::error::乙", "甲%0A::error::乙"),
        ("甲\r\n乙", "甲%0D%0A乙"),
        ("%0A", "%250A"),
        ("甲, 乙: 丙", "甲, 乙: 丙"),
    ],
)
def test_github_gets_the_message_with_percent_and_line_ends_escaped(message: str, escaped: str) -> None:
    line = as_github(finding(message))
    assert line == f"::error file=data/a.yml,line=3,col=5,title=YAML06::{escaped} → 改法"
    assert line.count("\n") == line.count("\r") == 0


@pytest.mark.parametrize(
    ("path", "escaped"),
    [
        ("data/a,line=1.yml", "data/a%2Cline=1.yml"),
        ("data/a::b.yml", "data/a%3A%3Ab.yml"),
        ("data/a%2C.yml", "data/a%252C.yml"),
        ("data/a\nb.yml", "data/a%0Ab.yml"),
        ("data/reports/示例局/2023.yml", "data/reports/示例局/2023.yml"),
    ],
)
def test_github_gets_the_path_with_commas_and_colons_escaped(path: str, escaped: str) -> None:
    assert as_github(finding(path=path)).startswith(f"::error file={escaped},line=3,")


WRONG = small.FILES[DATA].replace("cases: 15", "cases: 15起")
AWAITED = small.FILES[DATA].replace("cases: 15", "cases: 待填")
ASKED = small.FILES[DATA].replace("cases: 15", "cases: 1500")


@pytest.mark.parametrize(
    ("text", "status", "level", "counts"),
    [
        (small.FILES[DATA], 0, None, ("没有发现问题", 2, 11)),
        (WRONG, 1, "refused", ("发现 1 个问题", 2, 10)),
        (AWAITED, 1, "pending", ("还有 1 处没有写完", 2, 10)),
        (ASKED, 0, "question", ("没有发现问题，有 1 处请核对", 2, 11)),
    ],
    ids=["all is well", "refused", "pending", "a question"],
)
def test_a_program_gets_one_document_with_all_that_is_told(
    text: str,
    status: int,
    level: str | None,
    counts: tuple[str, int, int],
    write_archive: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--format", "json", "--root", str(write_archive({DATA: text}))]) == status
    out, err = capsys.readouterr()
    told: dict[str, Any] = json.loads(out)
    assert list(told) == ["findings", "counted", "reports", "figures"]
    assert (told["counted"], told["reports"], told["figures"]) == counts
    assert [each["level"] for each in told["findings"]] == ([level] if level else [])
    assert err == "" and out.isascii()


def test_each_finding_of_the_document_says_what_a_line_says(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive({DATA: WRONG, "docs/a b.txt": "示例"})
    main(["check", "--root", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    main(["check", "--format", "json", "--root", str(folder)])
    told = json.loads(capsys.readouterr().out)["findings"]
    assert list(told[0]) == ["code", "level", "path", "line", "column", "message", "mend"]
    form = "{path}:{line}:{column} {code} {message} → {mend}"
    assert [form.format(**each) for each in told] == lines
    assert len(lines) == 2


def test_a_format_that_there_is_not_is_no_format(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--github"], ["--format", "xml"]):
        with pytest.raises(SystemExit):
            main(["check", *arguments])
