"""What the tests share: archives and their sites, each built once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, settings
from sites import built, pages
from small import Changes

from archive.check.archive import checked
from archive.cli import main
from archive.model import Archive
from archive.read.load import Contents

_SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]}
settings.register_profile("same", max_examples=150, derandomize=True, database=None, **_SLOW)
settings.register_profile("more", max_examples=5000, database=None, **_SLOW)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that refreshes tests/golden/."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ as the code makes it now")


@pytest.fixture
def write_archive(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small archive, changed as told, and gives its folder."""

    def write(changes: Changes | None = None) -> Path:
        return small.write(tmp_path / "archive", changes)

    return write


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive with all that tests/small.py has."""
    return small.write(tmp_path_factory.mktemp("small"), small.MORE)


@pytest.fixture(scope="session")
def small_contents(small_folder: Path) -> Contents:
    """That archive with its texts."""
    return checked(small_folder)


@pytest.fixture(scope="session")
def small_archive(small_contents: Contents) -> Archive:
    """That archive."""
    return small_contents.archive


@pytest.fixture(scope="session")
def small_site(small_folder: Path) -> Path:
    """Its site, for an address with a folder in it as GitHub Pages gives one."""
    return built(small_folder, SITE_URL="http://127.0.0.1/site/")


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample archive of 12 bodies and 10 years."""
    folder = tmp_path_factory.mktemp("sample") / "sample"
    assert main(["sample", str(folder), "--bodies", "12", "--years", "10", "--seed", "1"]) == 0
    return folder


@pytest.fixture(scope="session")
def sample_contents(sample_folder: Path) -> Contents:
    """That archive with its texts."""
    return checked(sample_folder)


@pytest.fixture(scope="session")
def sample_archive(sample_contents: Contents) -> Archive:
    """That archive."""
    return sample_contents.archive


@pytest.fixture(scope="session")
def many_archive(sample_archive: Archive) -> Archive:
    """That archive with each body 17 times: about 2,000 reports of 204 bodies."""
    copies = [
        replace(report, body=replace(report.body, id=f"{report.body.id}-{number}"))
        for number in range(17)
        for report in sample_archive.reports.values()
    ]
    bodies = {report.body.id: report.body for report in copies}
    return replace(sample_archive, bodies=bodies, reports={report.key: report for report in copies})


@pytest.fixture(scope="session")
def sample_site(sample_folder: Path) -> Path:
    """Its site."""
    return built(sample_folder)


@pytest.fixture(scope="session")
def real_contents() -> Contents:
    """The project's own archive with its texts, whatever it holds today."""
    return checked(small.ROOT)


@pytest.fixture(scope="session")
def real_archive(real_contents: Contents) -> Archive:
    """That archive."""
    return real_contents.archive


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, for such an address too: the page for wrong addresses needs to know the folder."""
    site = tmp_path_factory.mktemp("served") / "archive"
    return built(small.ROOT, site, SITE_URL=f"http://127.0.0.1/{site.name}/")


@pytest.fixture(scope="session")
def real_pages(real_site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the project's own site by its address; to be read, not changed."""
    return pages(real_site)
