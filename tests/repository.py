"""A small git repository for tests, whatever the machine's own settings are."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    author = {"GIT_AUTHOR_NAME": "示例", "GIT_AUTHOR_EMAIL": "shili@example.com"}
    committer = {"GIT_COMMITTER_NAME": "示例", "GIT_COMMITTER_EMAIL": "shili@example.com"}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    environment = {**os.environ, **author, **committer, "GIT_CONFIG_GLOBAL": os.devnull}
    return subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
