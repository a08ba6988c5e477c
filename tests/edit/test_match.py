"""A figure is matched to an indicator by noun, unit and what reports say; what is not sure is proposed, never taken."""

from collections.abc import Callable
from pathlib import Path

import imports
import pytest

from archive.edit.blocks import Block
from archive.edit.clues import Seen
from archive.edit.match import SURE, Match, matched
from archive.edit.numerals import accounted
from archive.edit.passages import passages
from archive.edit.take import dictionary
from archive.read.load import load

UNITS = frozenset({"起", "元", "支", "名", "年", "%", "份", "件"})


@pytest.fixture
def match(write_archive: Callable[..., Path]) -> Callable[..., list[Match]]:
    found = dictionary(load(write_archive(imports.WITHOUT)))

    def run(*texts: str, body: str = "shili-ju") -> list[Match]:
        blocks = [
            Block("heading" if text.startswith("一、") or text.startswith("三、") else "paragraph", text, 1)
            for text in texts
        ]
        seen: list[Seen] = [each for part in passages(blocks, UNITS) for each in part.seen()]
        return matched(seen, found, body, 2023)

    return run


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("全年立案15起。", "cases"),
        ("持证率100%。", "licensed"),
        ("发放手册6000余份。", "leaflets"),
        ("发放手册6000余件。", "leaflets"),
        ("街道队伍11支。", "teams_street"),
    ],
)
def test_a_figure_whose_noun_and_unit_are_an_indicators_is_sure(
    match: Callable[..., list[Match]], text: str, indicator: str
) -> None:
    (found,) = match(text)
    assert found.best and found.best.indicator.id == indicator
    assert found.sure and found.best.confidence >= SURE


@pytest.mark.parametrize(
    "texts",
    [
        ("召开会议15次。",),
        ("立案15家。",),
        ("示例局检查8年。",),
        ("全年立案15起，上年立案12起。",),
        ("2021年立案15起。",),
        ("执法人员持证率100%。",),
        ("三、2024年工作安排", "发放手册6000份。"),
        ("发放手册6000份不等。",),
    ],
    ids=[
        "another noun",
        "another unit",
        "no streak",
        "two values",
        "another year",
        "words that the indicator has not",
        "a plan",
        "no literal",
    ],
)
def test_what_is_in_doubt_is_not_sure(match: Callable[..., list[Match]], texts: tuple[str, ...]) -> None:
    assert not any(found.sure for found in match(*texts))


def test_what_is_in_doubt_has_at_most_three_proposals_the_likeliest_first(match: Callable[..., list[Match]]) -> None:
    for found in match("队伍共有35支。", "街道和行业的队伍有24支。"):
        shares = [each.confidence for each in found.proposals]
        assert 0 < len(shares) <= 3
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 1


def test_the_same_value_said_twice_is_one_figure(match: Callable[..., list[Match]]) -> None:
    assert [found.sure for found in match("全年立案15起。", "全年立案15起，有力震慑了违法行为。")] == [True, True]


def test_what_another_figure_counts_is_not_what_this_one_counts() -> None:
    text = "成立工作组5个、委员会26个"
    first, second = next(iter(passages([Block("paragraph", text)], frozenset({"个"})))).seen()
    assert "委员会" not in first.near and "工作组" in first.near
    assert "工作组" not in second.near and "委员会" in second.near
    assert [each.written for each in accounted(text, UNITS).figures] == ["5个", "26个"]
