"""A browser, and servers on loopback, for what only a browser shows.

Where no browser is found the tests are skipped, except in CI, where they fail.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sites import BROWSERS, browser_arguments, browser_path, served


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = browser_path()
    if path is None:
        reason = f"no browser on PATH: {', '.join(BROWSERS)}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": path, "args": browser_arguments()}


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address of the small site, below a folder as GitHub Pages serves it."""
    with served(small_site.parent) as (address, _):
        yield f"{address}{small_site.name}/"


@pytest.fixture(scope="session")
def sample_address(sample_site: Path) -> Iterator[str]:
    """The address of the sample's site."""
    with served(sample_site) as (address, _):
        yield address


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    """The address of the real site, below a folder too."""
    with served(real_site.parent) as (address, _):
        yield f"{address}{real_site.name}/"
