"""CSV for spreadsheets: no text becomes a formula, every text can be had back, and no number is touched."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from exported import read_back

from archive.export.csvfile import MARK, csv_text
from archive.export.tables import Column

TEXT = Column("text", "string", "文字", "")
NUMBER = Column("number", "number", "数字", "")


def written(cell: str | Decimal | None) -> str:
    text = csv_text([TEXT, NUMBER], [{"text": cell, "number": None}])
    (row,) = csv.DictReader(StringIO(text.removeprefix(MARK), newline=""))
    return row["text"]


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+2",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\n=1",
        "＝1",
        "'=1",
        "''@a",
        "=",
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_written_with_an_apostrophe_and_can_be_had_back(text: str) -> None:
    assert written(text) == f"'{text}"
    assert read_back(written(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "示例",
        "甲=乙",
        "6000余",
        '他说“=1”，"=1"',
        "一,二\n=三",
        "'示例'",
        "1,2",
        "2021—2025年",
        "",
        "</script>",
        "https://example.com/?a=1",
    ],
)
def test_any_other_text_is_written_as_it_is(text: str) -> None:
    assert read_back(written(text)) == written(text) == text


@pytest.mark.parametrize(
    ("number", "cell"),
    [("728000", "728000"), ("99.40", "99.4"), ("0", "0"), ("2.3E+4", "23000"), ("1E-7", "0.0000001")],
)
def test_a_number_is_written_in_full_without_exponent_or_trailing_zeros(number: str, cell: str) -> None:
    assert written(Decimal(number)) == cell


def test_the_file_begins_with_the_mark_that_spreadsheets_need_and_ends_its_lines_as_rfc_4180_says() -> None:
    text = csv_text([TEXT, NUMBER], [{"text": "示例", "number": Decimal(1)}])
    assert text.encode() == "\ufefftext,number\r\n示例,1\r\n".encode()
