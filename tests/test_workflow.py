"""The steps of the workflow that decide something, run on small repositories: which tests are left out, what is published."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small
import yaml
from repository import git

from archive.cli import main

TEXT = (small.ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(TEXT)
STEP = next(step for step in WORKFLOW["jobs"]["check"]["steps"] if step.get("id") == "changed")

pytestmark = pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="the workflow runs on Linux")


def commit(folder: Path, *paths: str) -> str:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write("示例\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "示例")
    return git(folder, "rev-parse", "HEAD").strip()


def told(folder: Path, base: str) -> str:
    output = folder.parent / "output"
    environment = {**os.environ, "BASE": base, "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-c", STEP["run"]], cwd=folder, env=environment, check=True, capture_output=True)
    return output.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"], "false"),
        (["data/indicators.yml", "data/registered.yml", "data/bodies.yml"], "false"),
        (["docs/about.md"], "false"),
        (["docs/editors/index.md"], "true"),
        (["docs/data.md"], "true"),
        (["archive/model.py"], "true"),
        (["data/bodies.yml", "archive/model.py"], "true"),
        (["mkdocs.yml"], "true"),
        ([".github/workflows/publish.yml"], "true"),
    ],
)
def test_tests_are_left_out_only_where_nothing_but_data_and_texts_has_changed(
    paths: list[str], code: str, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "-q")
    base = commit(folder, "README.md", "archive/model.py", "docs/editors/index.md", "docs/data.md")
    commit(folder, *paths)
    assert told(folder, base) == f"code={code}"


def test_where_the_commit_before_is_unknown_the_tests_are_run(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "data/bodies.yml")
    assert told(folder, "0" * 40) == "code=true"


# What is published


def step(job: str, id_: str) -> str:
    return next(each["run"] for each in WORKFLOW["jobs"][job]["steps"] if each.get("id") == id_)


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(small.ROOT), "GIT_CONFIG_GLOBAL": os.devnull, **variables}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    return subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A repository with the small archive, published."""
    folder = small.write(tmp_path / "project")
    (folder / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    main(["publish", "--root", str(folder)])
    main(["schema", "--root", str(folder)])
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "示例")
    return folder


CASES = "data/reports/shili-ju/2023.yml"
ENTRY = "  - {day: 2024-06-02, what: cases, was: 15, why: 示例原因, whose: body}\n"
FIRST = "[{day: 2024-06-01, what: fines, was: 72.7万, why: 示例原因, whose: archive}]"


@pytest.mark.parametrize(
    ("entry", "recorded", "passes"),
    [("", False, False), ("", True, False), (ENTRY, False, True), (ENTRY, True, True)],
    ids=["in silence", "in silence, with a record to match", "with an entry", "with an entry and its record"],
)
def test_a_change_is_held_against_the_record_of_its_base(
    entry: str, recorded: bool, passes: bool, released: Path
) -> None:
    base = git(released, "rev-parse", "HEAD").strip()
    text = small.FILES[CASES].replace("cases: 15", "cases: 16").replace(FIRST, f"\n  - {FIRST[1:-1]}\n{entry}")
    (released / CASES).write_text(text, encoding="utf-8")
    if recorded:
        shutil.rmtree(released / "data/published")
        assert main(["publish", "--root", str(released)]) == 0
    git(released, "add", "-A")
    git(released, "commit", "-q", "-m", "示例")
    held = run(step("check", "held"), released, BASE=base)
    assert (held.returncode == 0) is passes, held.stdout + held.stderr
    assert passes or "title=COR01::cases 公布时是 15起，现在是 16起" in held.stdout
    assert not passes or not git(released, "status", "--short")


def test_a_record_that_a_change_takes_away_still_holds(released: Path) -> None:
    base = git(released, "rev-parse", "HEAD").strip()
    shutil.rmtree(released / "data/published")
    (released / CASES).write_text(small.FILES[CASES].replace("cases: 15", "cases: 16"), encoding="utf-8")
    git(released, "add", "-A")
    git(released, "commit", "-q", "-m", "示例")
    assert "COR01" in run(step("check", "held"), released, BASE=base).stdout


@pytest.mark.parametrize("wrong", [False, True], ids=["all is well", "something is wrong"])
def test_the_summary_holds_a_change_against_the_record_of_its_base_and_decides_nothing(
    wrong: bool, released: Path
) -> None:
    base, summary = git(released, "rev-parse", "HEAD").strip(), released.parent / "summary.md"
    if wrong:
        (released / CASES).write_text(small.FILES[CASES].replace("cases: 15", "cases: 16"), encoding="utf-8")
    shutil.rmtree(released / "data/published")
    git(released, "add", "-A")
    git(released, "commit", "-q", "--allow-empty", "-m", "示例")
    for name in (base, "0" * 40):
        told = run(step("check", "summary"), released, BASE=name, GITHUB_STEP_SUMMARY=str(summary))
        assert told.returncode == 0, told.stderr
    held, free = summary.read_text(encoding="utf-8").split("## 检查：")[1:]
    assert ("| 立案（cases） | 15起 | 16起 |" in held) is wrong
    assert ("COR01" in held) is wrong
    assert "### 新的报告（2）" in free
    assert not git(released, "status", "--short")


def test_where_nothing_was_ever_published_there_is_nothing_to_hold(released: Path) -> None:
    assert run(step("check", "held"), released, BASE="0" * 40).returncode == 0


def test_what_has_gone_out_is_recorded_and_pushed_unless_main_has_gone_on(released: Path, tmp_path: Path) -> None:
    remote = tmp_path / "remote"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    git(released, "remote", "add", "origin", str(remote))
    git(released, "push", "-q", "origin", "HEAD:main")
    push = step("record", "record")
    who = {"AUTHOR": "示例", "EMAIL": "shili@example.com"}
    assert run(push, released, **who).returncode == 0
    assert git(released, "log", "--oneline").count("\n") == 1  # there was nothing new

    record = released / "data/published/shili-ju/2023.yml"
    record.unlink()
    git(released, "commit", "-q", "-a", "-m", "示例")
    main(["publish", "--root", str(released)])
    assert run(push, released, **who).returncode == 0
    assert git(remote, "log", "--oneline", "main").count("\n") == 1  # main is not where this run began

    git(released, "reset", "-q", "--hard")
    git(released, "push", "-q", "origin", "HEAD:main")
    main(["publish", "--root", str(released)])
    assert run(push, released, **who).returncode == 0
    assert "data/published/shili-ju/2023.yml" in git(remote, "show", "--stat", "main")


def test_every_action_is_one_commit_with_its_version_beside_it() -> None:
    lines = [line.strip() for line in TEXT.splitlines() if re.search(r"\buses:", line)]
    assert lines
    assert [
        line for line in lines if not re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []
    told = [tuple(re.split("[ @]+", line.removeprefix("- "))[1:3]) for line in lines]
    assert len(set(told)) == len(dict(told)), "an action is the same commit everywhere"


def test_a_job_may_do_what_it_is_for_and_nothing_else() -> None:
    assert {name: job["permissions"] for name, job in WORKFLOW["jobs"].items() if "permissions" in job} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
        "record": {"contents": "write"},
    }
    assert "secrets." not in TEXT
    assert "pull_request_target" not in TEXT


def test_what_strangers_name_is_no_part_of_a_command() -> None:
    commands = [each["run"] for job in WORKFLOW["jobs"].values() for each in job["steps"] if "run" in each]
    assert [command for command in commands if "${{" in command] == []


def test_a_pull_request_leaves_its_site_for_who_reviews_it() -> None:
    steps = WORKFLOW["jobs"]["check"]["steps"]
    (kept,) = (each for each in steps if "upload-artifact" in each.get("uses", ""))
    assert kept["with"] == {"name": "preview", "path": "site", "retention-days": 7}
    assert steps.index(kept) > steps.index({"run": "mkdocs build --strict"})
    assert kept["if"] == "github.event_name == 'pull_request'"


def test_only_the_job_that_records_may_write_to_the_repository() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    writing = [name for name, job in WORKFLOW["jobs"].items() if job.get("permissions", {}).get("contents") == "write"]
    assert writing == ["record"]
    assert WORKFLOW["jobs"]["record"]["needs"] == "deploy"
