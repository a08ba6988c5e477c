"""Letters: what nobody sees or what is written by its number passes by no check."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.findings import ArchiveError

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
LAST = "还有不足。"
WriteArchive = Callable[..., Path]


def told(folder: Path) -> list[tuple[str, str, int, int]]:
    """Code, path, line and column of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [(each.code.value, each.place.path, each.place.line, each.place.column) for each in error.findings]
    return []


UNSEEN = [
    *"\x02\x03\x07\x0b\x0c\x7f\x85\xad\u061c\u180e\u200b\u200c\u200d\u200e\u202a\u202e\u2028\u2060\u2066\u2069",
    *"\u3164\ufeff\ufffd\ue000\uf8ff\U000e0041\U000f0000",
]


@pytest.mark.parametrize("letter", UNSEEN, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_letter_that_nobody_sees_is_told_in_texts_and_data(letter: str, write_archive: WriteArchive) -> None:
    changes = {
        TEXT: small.FILES[TEXT].replace(LAST, f"还有{letter}不足。"),
        "docs/about.md": f"# 关于\n\n甲{letter}\n",
        DATA: small.FILES[DATA].replace("title: 示例", f"title: {letter}示例"),
    }
    assert told(write_archive({TEXT: changes[TEXT]})) == [("TEXT19", TEXT, 27, 3)]
    assert told(write_archive({"docs/about.md": changes["docs/about.md"]})) == [("TEXT19", "docs/about.md", 3, 2)]
    (write_archive() / "docs/about.md").unlink()
    assert told(write_archive({DATA: changes[DATA]})) == [("YAML01", DATA, 1, 8)]


@pytest.mark.parametrize(
    "entity",
    [
        "&#x39;",
        "&#X39;",
        "&#57;",
        "&#57",
        "&#0000057;",
        "&half;",
        "&sup2;",
        "&#x8d77;",
        "&#x4e5d;",
        "&#8203;",
        "&ZeroWidthSpace;",
        "&percnt;",
        "&plusmn;",
        "&ge;",
        "&minus;",
    ],
)
def test_a_letter_by_its_number_or_name_is_told_in_a_report(entity: str, write_archive: WriteArchive) -> None:
    text = small.FILES[TEXT].replace(LAST, f"还有{entity}不足。")
    assert ("TEXT19", TEXT, 27, 3) in told(write_archive({TEXT: text}))


@pytest.mark.parametrize(
    "words", ["甲{{ fig.cases }}&#x8d77;", "立案&#x39;&#x39;起", "**&#x39;**", "[&#x39;](2022.md)"]
)
def test_a_number_by_its_code_is_told_wherever_it_stands(words: str, write_archive: WriteArchive) -> None:
    found = told(write_archive({TEXT: small.FILES[TEXT].replace(LAST, words)}))
    assert ("TEXT19", TEXT, 27, words.index("&") + 1) in found


@pytest.mark.parametrize(
    "words",
    [
        "甲 &lt; 乙 &amp; 丙 &gt; 丁",
        "甲&nbsp;乙",
        "甲&#42;乙",
        "A&B; AT&T",
        "`&#x39;`",
        "<!-- &#x39; -->",
        "👨‍乙"[:1],
    ],
)
def test_signs_that_markdown_needs_may_stand(words: str, write_archive: WriteArchive) -> None:
    assert told(write_archive({TEXT: small.FILES[TEXT].replace(LAST, f"甲{words}")})) == []


@pytest.mark.parametrize(("radical", "column"), [("⼗", 3), ("⺠", 3), ("⽉", 3)])
def test_a_radical_is_not_the_letter_that_it_looks_like(radical: str, column: int, write_archive: WriteArchive) -> None:
    text = small.FILES[TEXT].replace(LAST, f"还有{radical}不足。")
    assert told(write_archive({TEXT: text})) == [("TEXT19", TEXT, 27, column)]
