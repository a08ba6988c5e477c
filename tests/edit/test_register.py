"""An indicator is added by one command to every file that needs it, and two editors' additions join."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.cli import main

INDICATORS, REGISTERED = "data/indicators.yml", "data/registered.yml"
FIELDS = {
    "name": "复议案件",
    "unit": "件",
    "group": "enforcement",
    "concept": "checks",
    "kind": "flow",
    "scope": "body",
    "definition": "本机关当年办理的行政复议案件数，不含撤回的。",
}
Register = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(capsys: pytest.CaptureFixture[str]) -> Register:
    def run(folder: Path, id_: str, **changed: str) -> tuple[int, str, str]:
        options = [each for name, value in {**FIELDS, **changed}.items() if value for each in (f"--{name}", value)]
        code = main(["register", id_, *options, "--root", str(folder)])
        return code, *capsys.readouterr()

    return run


def texts(folder: Path) -> dict[str, str]:
    return {name: (folder / name).read_text(encoding="utf-8") for name in (INDICATORS, REGISTERED)}


def test_it_is_written_into_both_registers_and_the_check_passes(
    register: Register, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    before = texts(folder)
    code, out, _ = register(folder, "disputes")
    assert code == 0
    assert out == f"disputes 写进了 {INDICATORS}、{REGISTERED}\n"
    indicator = checked(folder).archive.indicators["disputes"]
    assert {name: str(getattr(indicator, name)) for name in ("name", "unit", "group", "definition")} == {
        name: FIELDS[name] for name in ("name", "unit", "group", "definition")
    }
    after = texts(folder)
    assert after[REGISTERED] == before[REGISTERED].replace("fines:", "disputes: flow body 件\nfines:")
    (added,) = set(after[INDICATORS].splitlines()) - set(before[INDICATORS].splitlines())
    assert after[INDICATORS].replace(f"{added}\n", "") == before[INDICATORS]


@pytest.mark.parametrize(
    ("id_", "changed", "code", "words"),
    [
        ("cases", {}, "YAML04", "cases 已经登记过（立案，起）"),
        ("brochures", {}, "FIG17", "brochures 已经并入 leaflets"),
        ("Disputes", {}, "META09", "Disputes"),
        ("../disputes", {}, "META09", "../disputes"),
        ("'disputes'", {}, "META09", "'disputes'"),
        ("pending_01", {}, "META09", "pending_01"),
        ("disputes", {"unit": ""}, "META02", "缺少 unit"),
        ("disputes", {"definition": " "}, "META02", "缺少 definition"),
        ("disputes", {"kind": "当年"}, "META04", "flow、stock"),
        ("disputes", {"scope": "all"}, "META04", "body、area"),
        ("disputes", {"group": "no_such"}, "TEXT07", "分组 no_such 没有登记"),
        ("disputes", {"concept": "no_such"}, "META10", "没有登记：no_such"),
        ("disputes", {"name": "立案"}, "META14", "名称、分组和范围都一样"),
        ("disputes", {"definition": "全区当年的案件。"}, "META17", "全区"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    id_: str, changed: dict[str, str], code: str, words: str, register: Register, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive()
    before = texts(folder)
    result, out, _ = register(folder, id_, **changed)
    assert result == 1
    assert f" {code} " in out and words in out
    assert texts(folder) == before


def test_all_that_is_missing_is_told_at_once(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["register", "disputes", "--root", str(write_archive())]) == 1
    out = capsys.readouterr().out
    assert [name for name in FIELDS if f"缺少 {name}（" in out] == list(FIELDS)


def test_at_a_terminal_it_asks_for_what_is_missing_with_the_choices_there_are(
    register: Register, write_archive: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO("".join(f"{FIELDS[name]}\n" for name in ("unit", "group", "kind")))
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", typed)
    folder = write_archive()
    code, out, _ = register(folder, "disputes", unit="", group="", kind="")
    assert code == 0
    assert "enforcement  行政执法" in out and "flow  当年发生" in out and "checks" not in out
    assert "disputes" in checked(folder).archive.indicators


def test_who_stops_answering_is_told_what_is_missing_and_nothing_is_written(
    register: Register, write_archive: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO("件\n")
    monkeypatch.setattr(typed, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin", typed)
    folder = write_archive()
    before = texts(folder)
    code, out, _ = register(folder, "disputes", unit="", kind="")
    assert code == 1 and "缺少 kind" in out and "缺少 unit" not in out
    assert texts(folder) == before


def test_one_that_just_lacks_its_line_gets_it(register: Register, write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    lines = (folder / REGISTERED).read_text(encoding="utf-8")
    (folder / REGISTERED).write_text(lines.replace("cases: flow body 起\n", ""), encoding="utf-8")
    code, out, _ = register(folder, "cases")
    assert (code, out) == (0, f"cases 写进了 {REGISTERED}\n")
    assert (folder / REGISTERED).read_text(encoding="utf-8") == lines


def test_indicators_with_a_name_like_it_are_told(register: Register, write_archive: Callable[..., Path]) -> None:
    code, out, _ = register(write_archive(), "teams_all", name="街道队伍数", group="emergency", concept="forces")
    assert code == 0
    assert "teams_street  街道队伍（支，时点存量，辖区）" in out


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "core.autocrlf=false")
    result = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


RULES = (small.ROOT / ".gitattributes").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("disputes", "zones", RULES),
        ("disputes_heard", "disputes_settled", RULES),
        ("aa", "ab", RULES),
        ("zones", "zones_closed", RULES),
        # A service that joins branches without these rules does it where ids stand apart.
        ("disputes", "zones", ""),
        ("aa", "zones", ""),
        ("aa", "disputes", ""),
    ],
)
def test_two_branches_that_each_add_an_indicator_merge_without_conflict(
    one: str, other: str, rules: str, register: Register, write_archive: Callable[..., Path]
) -> None:
    folder = write_archive({".gitattributes": rules})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "示例")
    for branch in (one, other):
        git(folder, "checkout", "-qb", branch, "main")
        assert register(folder, branch, name=f"示例{branch}")[0] == 0
        git(folder, "commit", "-qam", branch)
    git(folder, "merge", "-q", "--no-edit", one)
    assert {one, other} <= set(checked(folder).archive.indicators)
