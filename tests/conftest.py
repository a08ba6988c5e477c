"""What the tests share: archives and their sites, each built once."""

import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import small
from bs4 import BeautifulSoup
from filelock import FileLock
from hypothesis import HealthCheck, settings
from scan import Texts, texts_of
from sites import built, pages
from small import Changes

from archive.check.archive import checked
from archive.cli import main
from archive.model import Archive
from archive.read.loading import Contents

_SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]}
settings.register_profile("same", max_examples=50, derandomize=True, database=None, **_SLOW)
settings.register_profile("more", max_examples=5000, database=None, **_SLOW)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the option that refreshes tests/golden/."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ as the code makes it now")


_LONG = (
    "test_swap.py",
    "test_real_archive.py",
    "test_search.py",
    "test_accessibility.py",
    "test_hostile.py",
    "test_growth.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest begin, so that no process waits for another at the end."""
    items.sort(key=lambda item: item.path.name not in _LONG)


@pytest.fixture
def write_archive(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small archive, changed as told, and gives its folder."""

    def write(changes: Changes | None = None) -> Path:
        return small.write(tmp_path / "archive", changes)

    return write


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session", autouse=True)
def nothing_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What builds keep is kept for these tests only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder in one of the processes that run the tests; the others find it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def small_folder(once: Once) -> Path:
    """The small archive with all that tests/small.py has."""
    return once("small", lambda folder: small.write(folder, small.MORE))


@pytest.fixture(scope="session")
def small_contents(small_folder: Path) -> Contents:
    """That archive with its texts."""
    return checked(small_folder)


@pytest.fixture(scope="session")
def small_archive(small_contents: Contents) -> Archive:
    """That archive."""
    return small_contents.archive


@pytest.fixture(scope="session")
def small_site(small_folder: Path, once: Once) -> Path:
    """Its site, for an address with a folder in it as GitHub Pages gives one."""
    return once("small-served/site", lambda site: built(small_folder, site, SITE_URL="http://127.0.0.1/site/"))


@pytest.fixture(scope="session")
def sample_folder(once: Once) -> Path:
    """A sample archive of 12 bodies and 10 years."""
    asked = ["--bodies", "12", "--years", "10", "--seed", "1"]
    return once("sample", lambda folder: main(["sample", str(folder), *asked]))


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
    return small.copied(sample_archive, 17)


@pytest.fixture(scope="session")
def sample_site(sample_folder: Path, once: Once) -> Path:
    """Its site."""
    return once("sample-site", lambda site: built(sample_folder, site))


@pytest.fixture(scope="session")
def sample_texts(sample_site: Path, once: Once) -> Texts:
    """What a plain scan reads on that site."""
    return pickle.loads(
        once("sample-texts", lambda path: path.write_bytes(pickle.dumps(texts_of(sample_site)))).read_bytes()
    )


@pytest.fixture(scope="session")
def real_contents() -> Contents:
    """The project's own archive with its texts, whatever it holds today."""
    return checked(small.ROOT)


@pytest.fixture(scope="session")
def real_archive(real_contents: Contents) -> Archive:
    """That archive."""
    return real_contents.archive


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """The project's own site, for such an address too: the page for wrong addresses needs to know the folder."""
    return once("real-served/archive", lambda site: built(small.ROOT, site, SITE_URL="http://127.0.0.1/archive/"))


@pytest.fixture(scope="session")
def real_pages(real_site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the project's own site by its address; to be read, not changed."""
    return pages(real_site)
