"""The folder beside: what it replaces, what it keeps, and what a killed process leaves to mend."""

import os
import sys
from pathlib import Path

import pytest

from archive.kept import swap
from archive.kept.swap import Beside, Refused, exchange, give_up


@pytest.fixture(params=["exchange", "two renames"])
def site(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one page, replaced as Linux can and as others can."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page").write_text("old")
    return tmp_path / "site"


def made(site: Path) -> Beside:
    beside = Beside(site)
    (beside.folder / "page").write_text("new")
    return beside


def names(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()} - {f".{site.name}.lock"}


def test_it_takes_the_place_of_the_former_folder(site: Path) -> None:
    made(site).take_place()
    assert (site / "page").read_text() == "new"
    assert names(site) == {"site"}


def test_it_takes_a_place_where_nothing_was(tmp_path: Path) -> None:
    made(tmp_path / "deep" / "site").take_place()
    assert (tmp_path / "deep" / "site" / "page").read_text() == "new"


def test_it_may_be_given_up(site: Path) -> None:
    made(site)
    give_up()
    give_up()
    assert (site / "page").read_text() == "old"
    assert names(site) == {"site"}


def test_hidden_files_of_the_former_folder_stay(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git" / "head").write_text("kept")
    made(site).take_place()
    assert (site / ".git" / "head").read_text() == "kept"


def test_the_former_folder_comes_back_where_the_new_one_cannot_come(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, rename = made(site), os.rename

    def broken(old: Path, new: Path) -> None:
        if old == beside.folder:
            raise OSError(28, "No space left on device")
        rename(old, new)

    monkeypatch.setattr(os, "rename", broken)
    with pytest.raises(OSError):
        beside.take_place()
    give_up()
    assert (site / "page").read_text() == "old"
    assert names(site) == {"site"}


def test_what_a_killed_process_left_is_mended(site: Path) -> None:
    # Killed between the two renames, and another time while it was writing.
    site.rename(site.parent / ".site.last")
    (site.parent / ".site.build-0123abcd" / "sub").mkdir(parents=True)
    beside = made(site)
    assert (site / "page").read_text() == "old"
    assert names(site) == {"site", beside.folder.name}
    give_up()


def test_hidden_files_survive_a_process_killed_after_the_swap(site: Path) -> None:
    (site.parent / ".site.last").mkdir()
    (site.parent / ".site.last" / ".git").write_text("kept")
    (site.parent / ".site.last" / "page").write_text("older")
    Beside(site).discard()
    assert ((site / ".git").read_text(), (site / "page").read_text()) == ("kept", "old")
    assert names(site) == {"site"}


def test_what_only_looks_like_its_own_stays(site: Path) -> None:
    others = {".site.build-mine", ".site.build-0123abcdef", ".other.build-0123abcd", "site.build-0123abcd"}
    for name in others:
        (site.parent / name).mkdir()
    made(site).take_place()
    assert names(site) == {"site", *others}


def test_only_one_is_made_at_a_time(site: Path) -> None:
    beside = made(site)
    with pytest.raises(Refused, match="另一个程序正在生成"):
        Beside(site)
    beside.take_place()
    Beside(site).discard()


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(Refused, match="是文件"):
        Beside(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"
    assert names(tmp_path / "site") == {"site"}


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_replaced(there: bool, tmp_path: Path) -> None:
    if there:
        (tmp_path / "real").mkdir()
    try:
        (tmp_path / "site").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("this user may not make links")
    with pytest.raises(Refused, match="是链接"):
        Beside(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()


def test_the_mode_of_the_former_folder_stays(site: Path) -> None:
    site.chmod(0o700)
    mode = site.stat().st_mode
    made(site).take_place()
    assert site.stat().st_mode == mode


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_linux_exchanges_two_folders_at_once(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()
    assert not exchange(tmp_path / "one", tmp_path / "none")
