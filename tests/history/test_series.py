"""Values side by side: what may be joined to a line, how exact each is, and the table of an indicator."""

import pytest
import small

from archive.addresses import Website
from archive.export.values import values as value_rows
from archive.history.series import Exactness, exactness, exactness_words
from archive.literal import parse


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([(2022, "12"), (2023, "15")], [[2022, 2023]]),
        ([(2020, "12"), (2021, "13"), (2023, "15")], [[2020, 2021], [2023]]),
        ([(2022, "12"), (2023, "15", "示例口径")], [[2022], [2023]]),
        ([(2021, "12"), (2022, "15", "示例口径"), (2023, "16")], [[2021], [2022, 2023]]),
        ([(2021, "12"), (2022, ""), (2023, "15")], [[2021], [2023]]),
        ([(2021, "0"), (2022, "0")], [[2021, 2022]]),
        ([(2023, "15")], [[2023]]),
        ([(2023, "")], []),
    ],
    ids=["two years", "a missing year", "a break", "a break in the middle", "not applicable", "zeros", "one", "none"],
)
def test_values_are_joined_only_where_they_can_be_compared(
    values: list[tuple[int, str]], runs: list[list[int]]
) -> None:
    assert [[point.year for point in run] for run in small.series(*values).runs()] == runs


@pytest.mark.parametrize(
    ("literal", "kind", "words"),
    [
        ("15", Exactness.EXACT, "准数"),
        ("0", Exactness.EXACT, "准数"),
        ("99.4", Exactness.EXACT, "准数"),
        ("72.8万", Exactness.ROUNDED, "以千为单位"),
        ("2万", Exactness.ROUNDED, "以万为单位"),
        ("2.31万", Exactness.ROUNDED, "以百为单位"),
        ("3.5亿", Exactness.ROUNDED, "以千万为单位"),
        ("6000余", Exactness.LOWER, "下限"),
        ("30余万", Exactness.LOWER, "下限"),
        ("超过1500", Exactness.LOWER, "下限"),
        ("300以上", Exactness.LOWER, "下限"),
        ("300以下", Exactness.UPPER, "上限"),
        ("近5000", Exactness.UPPER, "上限"),
        ("约300", Exactness.ABOUT, "约数"),
        ("约2.3万", Exactness.ABOUT, "约数"),
    ],
)
def test_how_exact_a_number_is_follows_from_how_it_is_written(literal: str, kind: Exactness, words: str) -> None:
    assert (exactness(parse(literal)), exactness_words(parse(literal))) == (kind, words)


def test_a_table_has_the_newest_value_first_and_leads_to_the_sentence() -> None:
    series = small.series((2022, "1.2万"), (2023, "15", "示例口径"), (2024, ""))
    rows = [row for _, row in value_rows([series], Website(name="示例", description=""))]
    assert [(row["year"], row["text"], row["value"], row["exactness"]) for row in rows] == [
        (2024, "不适用", None, ""),
        (2023, "15起", 15, "准数"),
        (2022, "1.2万起", 12000, "以千为单位"),
    ]
    assert rows[1]["told"] == "口径变化：示例口径"
    assert rows[1]["address"] == "reports/shili-ju/2023/#in-cases"
