"""When the tests may be left out of a pull request: the step of the workflow, run on small repositories."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import small
import yaml

WORKFLOW = yaml.safe_load((small.ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
STEP = next(step for step in WORKFLOW["jobs"]["check"]["steps"] if step.get("id") == "changed")

pytestmark = pytest.mark.skipif(not shutil.which("bash") or os.name == "nt", reason="the workflow runs on Linux")


def git(folder: Path, *arguments: str) -> str:
    author = {"GIT_AUTHOR_NAME": "示例", "GIT_AUTHOR_EMAIL": "shili@example.com"}
    committer = {"GIT_COMMITTER_NAME": "示例", "GIT_COMMITTER_EMAIL": "shili@example.com"}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    environment = {**os.environ, **author, **committer, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout


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
