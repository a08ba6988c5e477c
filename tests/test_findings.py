"""A finding as a terminal shows it, and the order in which findings are told."""

import pytest

from archive.findings import ArchiveError, Code, Finding, Place, as_line, nearest, ordered


def finding(message: str = "说明", mend: str = "改法", path: str = "data/a.yml", code: Code = Code.TAG) -> Finding:
    return Finding(code, Place(path, 3, 5), message, mend)


def test_a_line_gives_place_code_message_and_mend() -> None:
    assert as_line(finding()) == "data/a.yml:3:5 YAML06 说明 → 改法"


@pytest.mark.parametrize(
    "between", ["\n", "\r\n", "\r", "\n\n  ", "\t", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_a_line_stays_one_line_whatever_was_typed(between: str) -> None:
    line = as_line(finding(f"甲{between}乙", f"丙{between}丁", f"data/a{between}b.yml"))
    assert line == "data/a b.yml:3:5 YAML06 甲 乙 → 丙 丁"
    assert line.splitlines() == [line]


@pytest.mark.parametrize("typed", ["\x1b[31m", "\x9b31m", "\x07", "\x00", "\x08", "\u202e"])
def test_a_line_holds_no_character_that_a_terminal_obeys(typed: str) -> None:
    assert as_line(finding(f"甲{typed}乙")).isprintable()


def test_findings_are_told_once_by_path_line_column_code_and_message() -> None:
    told = [
        Finding(Code.TAG, Place("a", 2, 1), "甲", ""),
        Finding(Code.ALIAS, Place("a", 10, 1), "甲", ""),
        Finding(Code.TAG, Place("a", 10, 1), "a", ""),
        Finding(Code.TAG, Place("a", 10, 1), "b", ""),
        Finding(Code.ALIAS, Place("a", 10, 2), "甲", ""),
        Finding(Code.ALIAS, Place("b", 1, 1), "甲", ""),
    ]
    assert ordered([*reversed(told), *told]) == told
    assert ArchiveError(reversed(told)).findings == told


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("case", "，最接近的是 cases"),
        ("Fines", "，最接近的是 fines"),
        ("caess_filed", "，最接近的是 cases_filed"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_is_told_the_nearest_known_one(word: str, hint: str) -> None:
    assert nearest(word, ["cases", "cases_filed", "fines"]) == hint
    assert nearest(word, []) == ""


def test_every_code_is_letters_and_two_digits_and_stands_once() -> None:
    codes = [code.value for code in Code]
    assert all(code.rstrip("0123456789").isupper() and code[-2:].isdigit() for code in codes)
    assert len(set(codes)) == len(codes)
