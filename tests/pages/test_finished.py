"""The pages and files of the archive's own, written by one process or by several."""

from pathlib import Path

import pytest

from archive.addresses import Website
from archive.kept import workers
from archive.kept.store import Store
from archive.pages import frame
from archive.pages.finished import Home, Making, Unmade
from archive.pages.frame import frame_of, shapes
from archive.pages.kinds import Build
from archive.read.loading import Contents

FRAME = frame_of(f"<title>{frame.TITLE}</title><article>{frame.CONTENT}</article>")


def making(contents: Contents, folder: Path) -> Making:
    build = Build(contents, Website(name="示例", description="", address="https://example.org/"))
    depths = {path.count("/") for path in build.pages}
    return Making(build, Home("示例", "<p>示例</p>"), {"": FRAME}, dict.fromkeys(shapes(depths), FRAME), [], folder)


def written(contents: Contents, folder: Path) -> dict[str, bytes]:
    making(contents, folder).write_all(Store(folder.parent / "kept"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("start", ["copied", "anew"])
def test_several_processes_write_what_one_writes(
    start: str, small_contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = written(small_contents, tmp_path / "alone")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("archive.pages.finished._WORTH", 2)
    monkeypatch.setattr(workers, "_may_be_copied", lambda: start == "copied")
    others = written(small_contents, tmp_path / "others")
    assert others.keys() == alone.keys()
    assert [name for name in alone if alone[name] != others[name]] == []


@pytest.mark.parametrize("processes", [1, 2])
def test_a_page_that_cannot_be_made_is_named_wherever_it_was_tried(
    processes: int, small_contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.pages.text.report_page", None)
    monkeypatch.setattr("os.cpu_count", lambda: processes)
    monkeypatch.setattr("archive.pages.finished._WORTH", 2)
    monkeypatch.setattr(workers, "_may_be_copied", lambda: True)
    with pytest.raises(Unmade, match=r"^reports/shili-ju/20\d\d\.md：TypeError"):
        written(small_contents, tmp_path / "site")


def test_a_page_alone_is_the_one_of_all(small_contents: Contents, tmp_path: Path) -> None:
    whole = written(small_contents, tmp_path / "whole")
    path = "reports/shili-ju/2023/"
    making(small_contents, tmp_path / "alone").write_page(path)
    assert (tmp_path / "alone" / path / "index.html").read_bytes() == whole[f"{path}index.html"]
