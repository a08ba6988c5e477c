"""Whatever stops a build, the last good site stands as it was, and the next build leaves nothing lying about."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import small
from sites import mkdocs_build

from archive.sample.write import settings

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
CHANGED = {DATA: str(small.FILES[DATA]).replace("  cases: 15", "  cases: 16")}
DIES_LATE = """
from mkdocs.plugins import event_priority

@event_priority(-90)
def on_post_build(config):
    {}
"""
WAITS_LATE = """
import time
from pathlib import Path

def on_post_build(config):
    end = time.monotonic() + 60
    while not Path({!r}).exists() and time.monotonic() < end:
        time.sleep(0.01)
"""
DIES_IN_A_PAGE = """
def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "index.md":
        page.meta = (lambda dig: dig(dig))(lambda dig: dig(dig))
"""


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def stray(folder: Path) -> list[str]:
    """What stands beside the site that is no part of the archive; an empty lock may stay."""
    return [path.name for path in folder.glob(".site.*") if path.name != ".site.lock"]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small.write(tmp_path_factory.mktemp("good"))
    assert mkdocs_build(folder).returncode == 0
    return folder


@pytest.fixture
def built(good: Path, tmp_path: Path) -> Path:
    """The small archive with its good site, then changed."""
    folder = tmp_path / "archive"
    shutil.copytree(good, folder)
    return small.write(folder, CHANGED)


def with_hook(folder: Path, code: str) -> None:
    """Adds a hook to the settings of an archive."""
    (folder / "late.py").write_text(code, encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        settings.replace("hooks: [", f"hooks: [{(folder / 'late.py').as_posix()}, "), encoding="utf-8"
    )


def assert_told(result: subprocess.CompletedProcess[str], words: str) -> None:
    said = result.stdout + result.stderr
    assert result.returncode == 1, said
    assert words in said
    assert "Traceback" not in said


def started(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(folder / "mkdocs.yml")]
    environment = {**os.environ, "SITE_URL": "", "PYTHONPATH": ""}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# What has been written when the build is killed: the folder alone, or the exports; or at some moment.
@pytest.mark.parametrize("moment", ["", "data/archive.db.zip", None])
def test_a_killed_build_leaves_the_last_site_and_the_next_one_mends(moment: str | None, built: Path) -> None:
    good = contents(built / "site")
    process = started(built)
    end = time.monotonic() + (60 if moment is not None else random.uniform(0.2, 1.5))
    while time.monotonic() < end and process.poll() is None:
        if moment is not None and list(built.glob(f".site.build-*/{moment}")):
            break
        time.sleep(0.001)
    process.kill()
    process.wait()
    new = "16起" in (built / "site/reports/shili-ju/2023/index.html").read_text(encoding="utf-8")
    assert new or contents(built / "site") == good
    assert not new or moment is None or process.returncode == 0
    assert mkdocs_build(built).returncode == 0
    assert "16起" in (built / "site/reports/shili-ju/2023/index.html").read_text(encoding="utf-8")
    assert stray(built) == []


def test_a_warning_under_strict_leaves_the_last_site(built: Path) -> None:
    good = contents(built / "site")
    warned = {"mkdocs.yml": settings(small.ROOT, 没有="nowhere.md")}
    small.write(built, warned)
    assert_told(mkdocs_build(built), "nowhere")
    assert contents(built / "site") == good
    assert stray(built) == []
    small.write(built, {**warned, TEXT: str(small.FILES[TEXT]) + "\n示例。\n"})
    assert mkdocs_build(built, "--no-strict").returncode == 0
    assert contents(built / "site") != good


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("raise ValueError('示例')", "网站没有生成：ValueError：示例"),
        ("raise OSError(28, 'No space left on device', 'x')", "网站没有生成：磁盘满了：x"),
        ("raise RecursionError", "网站没有生成：嵌套太深"),
    ],
)
def test_a_late_error_is_told_in_one_line(code: str, told: str, built: Path) -> None:
    good = contents(built / "site")
    with_hook(built, DIES_LATE.format(code))
    assert_told(mkdocs_build(built), told)
    assert contents(built / "site") == good
    assert stray(built) == []


def test_an_error_in_a_page_is_told_with_its_name(built: Path) -> None:
    good = contents(built / "site")
    with_hook(built, DIES_IN_A_PAGE)
    assert_told(mkdocs_build(built), "网站没有生成：index.md：嵌套太深")
    assert contents(built / "site") == good
    assert stray(built) == []


def test_a_file_too_large_for_the_system_is_told(built: Path) -> None:
    resource = pytest.importorskip("resource")
    good = contents(built / "site")
    limited = "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (60000, 60000)); sys.argv[0] = 'mkdocs'; "
    limited += "runpy.run_module('mkdocs', run_name='__main__')"
    command = [sys.executable, "-c", limited, "build", "--strict", "-f", str(built / "mkdocs.yml")]
    environment = {**os.environ, "SITE_URL": "", "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert resource
    assert_told(result, "网站没有生成：文件超过了系统允许的大小")
    assert contents(built / "site") == good
    assert stray(built) == []


def test_of_two_builds_at_once_one_is_refused(built: Path) -> None:
    go = built / "go"
    with_hook(built, WAITS_LATE.format(go.as_posix()))
    first = started(built)
    while not list(built.glob(".site.build-*")):
        assert first.poll() is None
        time.sleep(0.001)
    second = mkdocs_build(built)
    go.touch()
    assert first.wait() == 0
    assert_told(second, "另一个程序正在生成")
    assert "16起" in (built / "site/reports/shili-ju/2023/index.html").read_text(encoding="utf-8")
    assert stray(built) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="modes do not bind this user")
@pytest.mark.parametrize("name", [".", "site"])
def test_a_folder_that_may_not_be_written_is_told(name: str, built: Path) -> None:
    good = contents(built / "site")
    (built / name).chmod(0o555)
    try:
        assert_told(mkdocs_build(built), "没有权限")
        assert contents(built / "site") == good
    finally:
        (built / name).chmod(0o755)
