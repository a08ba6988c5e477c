"""`find` leads from a word to the id to type, with what it means and who used it last."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.cli import main

Find = Callable[..., tuple[int, str]]


@pytest.fixture
def find(write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> Find:
    def run(*words: str, folder: Path | None = None) -> tuple[int, str]:
        code = main(["find", *words, "--root", str(folder or write_archive())])
        return code, capsys.readouterr().out

    return run


def test_an_indicator_is_told_with_its_definition_and_its_last_uses(find: Find) -> None:
    assert find("立案") == (
        0,
        """\
cases  立案（起，当年发生，本机关）
    示例局当年立案的数量。
    分组 行政执法，主题 示例检查
    2 份报告用过，最近：示例市示例局2023年 15起；示例市示例局2022年 12起
""",
    )


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["队伍"], ["teams", "teams_street", "teams_sector"]),
        (["年末", "街道"], ["teams_street"]),
        (["发放"], ["leaflets"]),
        (["brochures"], ["leaflets"]),
        (["CASES"], ["cases"]),
        (["事故"], ["quiet_years"]),
        (["示例检查"], ["cases", "fines", "licensed"]),
        (["街道队伍总数"], ["teams_street"]),
        (["名次"], ["contest_rank"]),
    ],
)
def test_words_are_looked_for_in_id_name_definition_and_topic(words: list[str], ids: list[str], find: Find) -> None:
    lines = find(*words)[1].splitlines()
    assert [line.split()[0] for line in lines if not line.startswith((" ", "没有"))] == ids


def test_what_nothing_holds_is_told_with_the_nearest_names(find: Find) -> None:
    code, out = find("街道各队伍")
    assert code == 1
    assert out.startswith("没有指标写到“街道各队伍”，名称相近的有：\nteams_street")
    assert find("复议") == (1, "没有指标写到“复议”\n")


def test_a_word_leads_also_to_what_says_the_same(find: Find, write_archive: Callable[..., Path]) -> None:
    folder = write_archive({"data/synonyms.yml": "处罚: [罚款]\n"})
    assert find("处罚", folder=folder)[1].startswith("fines  罚款")


def test_measure_words_and_want_of_use_are_told(find: Find, write_archive: Callable[..., Path]) -> None:
    assert "；也写 件\n" in find("手册")[1]
    unused = "  disputes: {name: 复议, unit: 件, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例。}\n"
    path = "data/indicators.yml"
    assert "还没有报告用过" in find("复议", folder=write_archive({path: str(small.FILES[path]) + unused}))[1]


def test_an_archive_with_findings_can_be_searched_all_the_same(find: Find, write_archive: Callable[..., Path]) -> None:
    path = "data/reports/shili-ju/2022.yml"
    folder = write_archive({path: "title: [\n"})
    assert "1 份报告用过" in find("立案", folder=folder)[1]
