"""What of an official text is no figure is said in the data, and the text stays as the body wrote it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.cli import main

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
LAST = "还有不足。"
Told = list[tuple[str, str]]
Check = Callable[..., Told]


@pytest.fixture
def told(write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> Check:
    """Code and words of each finding of the small archive with a sentence, and what the data set aside of it."""

    def check(words: str, aside: str, wording: str = "official") -> Told:
        data = small.FILES[DATA].replace("wording: edited", f"wording: {wording}") + aside
        main(["check", "--root", str(write_archive({DATA: data, TEXT: small.FILES[TEXT].replace(LAST, words)}))])
        return re.findall(r"^.+?:\d+:\d+ (\w+) (.+)$", capsys.readouterr().out, re.MULTILINE)

    return check


def listed(*texts: str) -> str:
    return "set_aside:\n" + "".join(f"  - {{text: '{each}', why: 示例}}\n" for each in texts)


AWKWARD = [
    ("拨打12345热线。", "12345热线"),
    ("24小时值班。", "24小时值班"),
    ("见示例发[2021]17号。", "发[2021]17号"),
    ("全市编成35支队伍。", "35支队伍"),
    ("连续奋战，八年磨一剑。连续八年。", "连续八年"),
    (r"见示例发\[2021\]17号。", "发[2021]17号"),
    (r"见示例发\[2021\]17号。", r"发\[2021\]17号"),
    ("&lt;12号&gt;示例。", "<12号>示例"),
    ("评为优秀的有⑮处。", "⑮处"),
    ("“有3项不足。", "3项不足"),
]


@pytest.mark.parametrize(("words", "aside"), AWKWARD, ids=str)
def test_what_is_set_aside_is_no_figure_and_what_is_not_is_told(words: str, aside: str, told: Check) -> None:
    found = told(words, "")
    assert {code for code, _ in found} == {"TEXT05"}
    assert all("set_aside" in message and "《》" not in message for _, message in found)
    assert told(words, listed(aside)) == []


def test_words_are_set_aside_wherever_they_stand_and_nothing_beside_them(told: Check) -> None:
    assert told("12345热线。12345热线。", listed("12345热线")) == []
    assert [code for code, _ in told("12345热线、9家。", listed("12345热线"))] == ["TEXT05"]
    assert [code for code, _ in told("912345热线。", listed("12345热线"))] == ["TEXT22", "TEXT05"]


def test_words_beside_a_figure_may_be_set_aside(told: Check) -> None:
    assert [code for code, _ in told("历经三{{ fig.cases }}。", "")] == ["TEXT15"]
    assert told("历经三{{ fig.cases }}。", listed("历经三")) == []


def test_two_figures_that_nothing_parts_may_stand_in_an_official_text(told: Check) -> None:
    assert told("队伍{{ fig.teams }}{{ fig.cases }}。", "") == []


@pytest.mark.parametrize(
    ("aside", "says"),
    [
        (listed("六个方阵"), "正文里没有“六个方阵”"),
        (listed("{{ fig.cases }}"), "带数字"),
        (listed("五"), "带数字"),
        (listed("12"), "带数字"),
        (listed("，5"), "带数字"),
        (listed("五个 方阵"), "正文里没有"),
        (listed("方阵"), "带数字"),
    ],
)
def test_words_that_can_set_nothing_aside_are_refused(aside: str, says: str, told: Check) -> None:
    ((code, message),) = told("共五个方阵。", aside)
    assert code == "TEXT22" and says in message


@pytest.mark.parametrize("wording", ["edited", "excerpt"])
def test_our_own_wording_sets_nothing_aside(wording: str, told: Check) -> None:
    found = told("共五个方阵。", listed("五个方阵"), wording)
    assert "TEXT22" in [code for code, _ in found]


@pytest.mark.parametrize(
    ("aside", "code"),
    [
        ("set_aside: 五个方阵\n", "META03"),
        ("set_aside: {text: 五个方阵, why: 示例}\n", "META03"),
        ("set_aside: [五个方阵]\n", "META03"),
        ("set_aside: [{text: 五个方阵}]\n", "META02"),
        ("set_aside: [{text: 五个方阵, why: }]\n", "META02"),
        ("set_aside: [{text: null, why: 示例}]\n", "META02"),
        ("set_aside: [{text: [五个方阵], why: 示例}]\n", "META03"),
        ("set_aside: [{text: 五个方阵, why: 示例, whose: body}]\n", "META01"),
        ("set_aside: [{text：五个方阵, why: 示例}]\n", "YAML02"),
    ],
)
def test_what_is_typed_in_another_shape_is_refused_at_its_place(aside: str, code: str, told: Check) -> None:
    assert code in [each for each, _ in told("共五个方阵。", aside)]
