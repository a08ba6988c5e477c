"""Slips that a program mends: what is wrong and what becomes of it, and what it leaves alone."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st

from archive.cli import main
from archive.edit.mend import all_mended, mended
from archive.read.source import Source
from archive.read.yamlfile import parse

DATA, TEXT, BODIES = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md", "data/bodies.yml"
BOM = "\ufeff"
TAB, COLON = "缩进的 Tab 改成空格", "键后面的冒号改成半角冒号加空格"
DIGITS, SPACES = "全角数字改成半角", "去掉行尾的空格"

MENDED = {
    "a byte order mark": (DATA, f"{BOM}a: 1\n", "a: 1\n", ["去掉字节顺序标记（BOM）"]),
    "line ends of Windows": (DATA, "a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n", ["换行改成 LF"]),
    "line ends of old Macs": (DATA, "a: 1\rb: 2\r", "a: 1\nb: 2\n", ["换行改成 LF"]),
    "a full-width colon": (DATA, "figures:\n  cases：15\n", "figures:\n  cases: 15\n", [COLON]),
    "one with spaces around it": (DATA, "title ：\u3000示例\n", "title: 示例\n", [COLON]),
    "one before an indented part": (DATA, "source：\n  name: 示例\n", "source:\n  name: 示例\n", [COLON]),
    "one whose value has another": (DATA, "title：示例：甲\n", "title: 示例：甲\n", [COLON]),
    "a half-width one without a space": (DATA, "title:示例\n", "title: 示例\n", [COLON]),
    "colons between braces": (
        DATA,
        "figures:\n  cases：15\n  teams: {value：15，note：示例，甲}\n",
        "figures:\n  cases: 15\n  teams: {value: 15, note: 示例，甲}\n",
        [COLON],
    ),
    "the second colon between braces": (DATA, "a: {value: 15，note：示例}\n", "a: {value: 15, note: 示例}\n", [COLON]),
    "tabs and nothing else": (DATA, "a:\n\tb:\n\t\tc: 1\n", "a:\n  b:\n    c: 1\n", [TAB]),
    "a tab that can stand for one level only": (DATA, "a:\n  b: 1\n\tc: 2\n", "a:\n  b: 1\n  c: 2\n", [TAB]),
    "a tab and a colon": (DATA, "a：\n\tb: 1\n", "a:\n  b: 1\n", [TAB, COLON]),
    "full-width digits of figures": (
        DATA,
        "figures:\n  cases: １５\n  fines: ７２．８万\n  teams: {value: '３５', note: 第１次}\n",
        "figures:\n  cases: 15\n  fines: 72.8万\n  teams: {value: '35', note: 第１次}\n",
        [DIGITS],
    ),
    "full-width digits of days": (
        DATA,
        "dated: ２０２４－０３－１８\nchanges: {２０２４-05-06: 收录}\ncorrections: [{day: ２０２４-06-01, what: cases}]\n",
        "dated: 2024-03-18\nchanges: {2024-05-06: 收录}\ncorrections: [{day: 2024-06-01, what: cases}]\n",
        [DIGITS],
    ),
    "spaces at the ends of lines": (BODIES, "a:  \n  b: 1\t\n \n", "a:\n  b: 1\n\n", [SPACES]),
    "all of it": (
        DATA,
        f"{BOM}dated：２０２４-03-18 \r\nfigures:\r\n\tcases: １５\r\n",
        "dated: 2024-03-18\nfigures:\n  cases: 15\n",
        ["去掉字节顺序标记（BOM）", "换行改成 LF", TAB, COLON, DIGITS, SPACES],
    ),
    "a text's line ends and mark alone": (
        TEXT,
        f"{BOM}示例：１５  \r\n\t乙 \r\n",
        "示例：１５  \n\t乙 \n",
        ["去掉字节顺序标记（BOM）", "换行改成 LF"],
    ),
}


@pytest.mark.parametrize(("path", "wrong", "right", "done"), MENDED.values(), ids=MENDED)
def test_a_slip_is_mended_and_mended_once(path: str, wrong: str, right: str, done: list[str]) -> None:
    found = mended(path, wrong.encode())
    assert found is not None
    assert (found.text, list(found.done)) == (right, done)
    assert mended(path, right.encode()) is None


LEFT = {
    "what is right": (DATA, small.FILES[DATA]),
    "a text that is right": (TEXT, small.FILES[TEXT]),
    "nothing": (DATA, ""),
    "a comment alone": (DATA, "# 示例  \n"),
    "line ends of a file that cannot be read": (DATA, "a: [1\r\n"),
    "a colon of a file that is wrong besides": (DATA, "a：1\nb: 'c\n"),
    "a tab that may stand for one level or two": (DATA, "a:\n  b:\n\tc: 1\n"),
    "a tab that fits no level": (DATA, "a:\n   b: 1\n\tc: 2\n"),
    "a full-width space in the indentation": (DATA, "a:\n\u3000b: 1\n"),
    "a colon that is punctuation": (DATA, "title: 见（二）：示例\n示例：甲: 一\n"),
    "digits of a title and a note": (DATA, "title: ２０２３年\nfigures: {cases: {value: 1, note: １次}}\n"),
    "digits that make no figure": (DATA, "figures:\n  cases: １，２３４\n  teams: １５起\n"),
    "digits that make no day": (DATA, "dated: ２０２４年３月１８日\n"),
    "digits of two keys that would be one": (DATA, "changes: {2024-05-06: 甲, ２０２４-05-06: 乙}\n"),
    "digits outside a report's data": (BODIES, "figures: {cases: １５}\n"),
    "spaces that a block keeps": (DATA, "a: |\n  甲  \n  乙\n"),
    "spaces that break a line of a text": (TEXT, "甲  \n乙\t\n"),
    "full-width forms of a text": (TEXT, "title：１５\n"),
    "two sides of a conflict": (DATA, "<<<<<<< HEAD\na：1\n=======\na: 2\n>>>>>>> b\n"),
}


@pytest.mark.parametrize(("path", "text"), LEFT.values(), ids=LEFT)
def test_what_is_right_or_in_doubt_is_left_alone(path: str, text: str) -> None:
    assert mended(path, text.encode()) is None


SAID = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


def said(text: str) -> object:
    """What a YAML file says, the width of digits aside; None where it cannot be read."""
    document, findings = parse(Source(DATA, text))
    return None if findings else repr(document.value).translate(SAID)


@given(
    st.lists(st.sampled_from([*"ab1１：:，,{} \t\r\n|'\"-", "figures:\n", "  a: ", "value", " #", BOM]), max_size=30)
)
def test_whatever_was_typed_what_is_mended_can_be_read_and_says_what_it_said(typed: list[str]) -> None:
    text = "".join(typed)
    if found := mended(DATA, text.encode()):
        before = said(text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n"))
        assert said(found.text) == before if before else said(found.text)
        assert mended(DATA, found.text.encode()) is None


CHINESE = "示例市示例局（硚口）2023年依法行政，成效明显。\n"
ENCODINGS = {
    "GBK": (TEXT, CHINESE.encode("gbk"), CHINESE),
    "GB18030": (TEXT, f"{CHINESE}𠮷\n".encode("gb18030"), f"{CHINESE}𠮷\n"),
    "GBK with line ends of Windows": (TEXT, CHINESE.replace("\n", "\r\n").encode("gbk"), CHINESE),
    "GBK data": (DATA, f"title: {CHINESE}".encode("gbk"), f"title: {CHINESE}"),
    "GBK data that cannot be read": (DATA, f"title: [{CHINESE}".encode("gbk"), None),
    "Big5": (TEXT, "示範市示範局依法行政，成效明顯。\n".encode("big5"), None),
    "Shift JIS": (TEXT, "これは見本の文書です。\n".encode("shift_jis"), None),
    "Latin 1": (TEXT, "café olé\n".encode("latin-1"), None),
    "UTF-16": (TEXT, CHINESE.encode("utf-16"), None),
    "UTF-8 that lost a byte": (TEXT, (CHINESE * 9).encode()[:40] + (CHINESE * 9).encode()[41:], None),
    "a picture": (TEXT, small.PICTURE + bytes(range(256)), None),
}


@pytest.mark.parametrize(("path", "before", "after"), ENCODINGS.values(), ids=ENCODINGS)
def test_chinese_in_another_encoding_is_written_as_utf_8_and_nothing_else_is(
    path: str, before: bytes, after: str | None
) -> None:
    found = mended(path, before)
    assert (found and found.text) == after
    if found:
        assert found.done[0] == "编码从 GB18030（GBK、ANSI）改成 UTF-8"
        assert f"+{after}".splitlines()[0] in found.told


def test_a_huge_file_of_slips_is_mended_or_left_in_good_time(write_archive: Callable[..., Path]) -> None:
    lines = "".join(f"  a{number}：１５ \t \n" for number in range(5_000))
    found = mended(DATA, f"figures：\n{lines}".encode())
    assert found and found.text.startswith("figures:\n  a0: 15\n")
    assert mended(DATA, ("a" * 50_000 + "，" * 50_000 + "：").encode()) is None
    folder = write_archive({DATA: f"a:  \n{'#' * 200_000}\n"})
    assert all_mended(folder) == []  # too large to be looked at


SLIPS = {
    DATA: small.FILES[DATA].replace("  cases: 15\n", "  cases：１５  \n").encode(),
    TEXT: small.FILES[TEXT].replace("\n", "\r\n").encode("gb18030"),
}


@pytest.fixture
def spoilt(write_archive: Callable[..., Path]) -> Path:
    return write_archive({**SLIPS, "docs/a b.md": "甲\r\n"})


def standing(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in SLIPS}


@pytest.mark.parametrize("answer", [None, "", "n", "不", "y"], ids=["no terminal", "nothing", "no", "another", "yes"])
def test_nothing_is_written_before_somebody_agrees(
    answer: str | None, spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: answer is not None, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    agreed = answer == "y"
    assert main(["check", "--fix", "--root", str(spoilt)]) == (0 if agreed else 1)
    out = capsys.readouterr().out
    assert f"--- {DATA}\n+++ {DATA}\n@@ -13,3 +13,3 @@\n figures:\n-  cases：１５  \n+  cases: 15\n" in out
    assert ("没有写入" not in out) is agreed
    assert (standing(spoilt) == SLIPS) is not agreed


def test_with_yes_all_is_written_and_the_check_finds_nothing(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix", "--yes", "--root", str(spoilt)]) == 0
    assert capsys.readouterr().out.endswith("改好 2 个文件；接着：python -m archive check\n")
    assert standing(spoilt) == {path: small.FILES[path].encode() for path in SLIPS}
    (spoilt / "docs/a b.md").unlink()
    assert main(["check", "--root", str(spoilt)]) == 0
    assert main(["check", "--fix", "--root", str(spoilt)]) == 0
    assert capsys.readouterr().out.endswith("没有能自动改的\n")


def test_where_one_file_cannot_be_written_none_is(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def full_disk(source: Path, target: Path) -> None:
        if Path(target).suffix == ".md":
            raise OSError(28, "full", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", full_disk)
    assert main(["check", "--fix", "--yes", "--root", str(spoilt)]) == 1
    assert "没有写入：磁盘满了" in capsys.readouterr().err
    assert standing(spoilt) == SLIPS


def test_what_went_on_while_the_question_stood_open_is_not_overwritten(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(_: str) -> str:
        (spoilt / DATA).write_text("title: 示例\n", encoding="utf-8")
        return "y"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["check", "--fix", "--root", str(spoilt)]) == 1
    assert f"没有写入：{DATA} 刚才又有改动" in capsys.readouterr().err
    assert standing(spoilt) == {**SLIPS, DATA: "title: 示例\n".encode()}


def test_a_diff_holds_nothing_that_a_terminal_obeys() -> None:
    found = mended(TEXT, f"{CHINESE}\x1b[31m\u202e\r\n".encode("gb18030"))
    assert found and all(char.isprintable() or char in "\n\t" for char in found.told)


def test_what_a_program_wrote_and_what_stands_elsewhere_is_left_alone(write_archive: Callable[..., Path]) -> None:
    record = small.PUBLISHED["data/published/shili-ju/2023.yml"].replace("\n", "\r\n")
    folder = write_archive({"data/published/shili-ju/2023.yml": record, "data/a.yml": "a：1\n", "docs/.a.md": "甲\r\n"})
    outside = folder.parent / "outside.yml"
    outside.write_bytes(b"a: 1\r\n")
    (folder / DATA).unlink()
    (folder / DATA).symlink_to(outside)
    assert all_mended(folder) == []


@pytest.mark.parametrize("arguments", [["--yes"], ["--fix", "--format", "json"]])
def test_yes_goes_with_fix_and_a_format_does_not(arguments: list[str], spoilt: Path) -> None:
    try:
        assert main(["check", *arguments, "--root", str(spoilt)]) == 2
    except SystemExit as error:
        assert error.code == 2
    assert standing(spoilt) == SLIPS
