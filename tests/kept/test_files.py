"""Files that are written together: all, or none."""

import os
from pathlib import Path

import pytest

from archive.kept.files import NotBelow, write_files


def standing(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_the_folders_they_need(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b/c.yml": "甲\n", "d.md": "乙\n"}, new={"a/b/c.yml"})
    assert standing(tmp_path) == {"a/b/c.yml": "甲\n", "d.md": "乙\n"}
    assert (tmp_path / "d.md").read_bytes() == "乙\n".encode()


def test_a_new_file_overwrites_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.yml": "甲\n"})
    with pytest.raises(FileExistsError):
        write_files(tmp_path, {"b.yml": "丙\n", "a.yml": "乙\n"}, new={"a.yml"})
    assert standing(tmp_path) == {"a.yml": "甲\n"}


def test_where_one_cannot_be_written_all_stay_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, {"a.yml": "甲\n"})
    replaced, replace = [], os.replace

    def full_disk(source: Path, target: Path) -> None:
        if replaced:
            raise OSError(28, "full", str(target))
        replaced.append(target)
        replace(source, target)

    monkeypatch.setattr(os, "replace", full_disk)
    for texts in ({"a.yml": "新\n", "b.yml": "丙\n"}, {"b.yml": "丙\n", "a.yml": "新\n"}):
        replaced.clear()
        with pytest.raises(OSError, match="full"):
            write_files(tmp_path, texts)
        assert standing(tmp_path) == {"a.yml": "甲\n"}


@pytest.mark.parametrize("name", ["../a.yml", "linked/a.yml", "link.yml"])
def test_nothing_is_written_outside_the_folder(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "linked").symlink_to(tmp_path)
    (root / "link.yml").symlink_to(tmp_path / "other.yml")
    with pytest.raises(NotBelow):
        write_files(root, {name: "甲"})
    assert standing(tmp_path) == {}
