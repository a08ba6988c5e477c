"""What the tests share: the small archive, and the real site built once."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from small import Changes, mkdocs_build

from archive.cli import main


@pytest.fixture
def write_archive(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small archive, changed as told, and gives its folder."""

    def write(changes: Changes | None = None) -> Path:
        return small.write(tmp_path / "archive", changes)

    return write


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small archive as it stands in tests/small.py."""
    folder = small.write(tmp_path_factory.mktemp("small"))
    result = mkdocs_build(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once by the command of the README."""
    site = tmp_path_factory.mktemp("served") / "archive"
    # The page for wrong addresses needs to know the folder that the site is served from.
    result = mkdocs_build(small.ROOT, "--site-dir", str(site), SITE_URL=f"http://127.0.0.1/{site.name}/")
    assert result.returncode == 0, result.stdout + result.stderr
    return site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a sample archive of 40 bodies and 10 years."""
    folder = tmp_path_factory.mktemp("sample") / "sample"
    assert main(["sample", str(folder), "--bodies", "40", "--years", "10", "--seed", "1"]) == 0
    result = mkdocs_build(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"
