"""What the tests share: the small archive, and the real site built once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import small

Changes = dict[str, str | bytes | None]


@pytest.fixture
def write_archive(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small archive, changed as told, and gives its folder."""

    def write(changes: Changes | None = None) -> Path:
        return small.write(tmp_path / "archive", changes)

    return write


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once by the command of the README."""
    site = tmp_path_factory.mktemp("site")
    result = mkdocs_build(small.ROOT, "--site-dir", str(site))
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def mkdocs_build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict` of the archive in `folder`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml"), *options]
    # Another folder than the project's, so that nothing is found by luck.
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
