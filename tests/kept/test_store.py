"""What is kept between builds is given back as it was, or not at all."""

import os
import time
from pathlib import Path

import pytest

from archive.kept.store import Store, digest, digest_of
from archive.kept.unchanged import made_from, remember, stands


def test_a_text_is_given_back_by_its_key(tmp_path: Path) -> None:
    store = Store(tmp_path / "new")
    assert store.get(digest("a")) is None
    store.put(digest("a"), "示例\n")
    assert (store.get(digest("a")), store.get(digest("b"))) == ("示例\n", None)


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff" * 100, "示例".encode()])
def test_what_is_damaged_is_thrown_away(damage: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(digest("a"), "示例")
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(damage)
    assert store.get(digest("a")) is None
    assert not path.exists()


def test_a_text_under_the_key_of_another_is_not_taken(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in "ab":
        store.put(digest(name), f"示例{name}")
    one, other = (tmp_path / digest(name)[:2] / digest(name)[2:] for name in "ab")
    one.replace(other)
    assert store.get(digest("b")) is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Store(tmp_path / "file")
    store.put(digest("a"), "示例")
    store.forget()
    assert store.get(digest("a")) is None


def test_what_nothing_asks_for_is_forgotten(tmp_path: Path) -> None:
    store, long_ago = Store(tmp_path), time.time() - 40 * 86400
    for name in "ab":
        store.put(digest(name), name)
    for path in tmp_path.glob("*/*"):
        os.utime(path, (long_ago, long_ago))
    assert store.get(digest("a")) == "a"
    store.forget()
    assert (store.get(digest("a")), store.get(digest("b"))) == ("a", None)


def test_texts_have_one_name_together_that_no_others_have() -> None:
    assert digest("a", "b") == digest("a", "b")
    assert len({digest("a", "b"), digest("ab"), digest("b", "a"), digest("a", "b", ""), digest()}) == 5


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """What something is made from, and what it is."""
    for name in ("from/a.md", "from/b/c.yml", "site/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path / "from", tmp_path / "site"


def test_a_folder_stands_as_long_as_neither_it_nor_what_it_is_made_from_changes(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    (source, site), store = made, Store(tmp_path / "store")
    given = made_from([source], "https://example.com/")
    assert not stands(store, site, given)
    remember(store, site, given)
    assert stands(store, site, given)
    (site / "index.html").write_text("changed", encoding="utf-8")
    assert not stands(store, site, given)
    (site / "index.html").write_text("site/index.html", encoding="utf-8")
    assert stands(store, site, made_from([source], "https://example.com/"))
    (site / "more.html").write_text("", encoding="utf-8")
    assert not stands(store, site, given)


@pytest.mark.parametrize("change", ["text", "new file", "renamed", "gone", "setting"])
def test_each_change_of_what_it_is_made_from_counts(change: str, made: tuple[Path, Path]) -> None:
    source, _ = made
    before = made_from([source], "a")
    if change == "text":
        (source / "a.md").write_text("changed", encoding="utf-8")
    elif change == "new file":
        (source / "b" / "d.md").write_text("", encoding="utf-8")
    elif change == "renamed":
        (source / "a.md").rename(source / "e.md")
    elif change == "gone":
        (source / "a.md").unlink()
    assert made_from([source], "b" if change == "setting" else "a") != before


@pytest.mark.parametrize("change", ["library", "code"])
def test_the_program_counts_too(change: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from archive.kept import store

    before = store.program()
    store.program.cache_clear()
    if change == "library":
        (tmp_path / "markdown-99.dist-info").mkdir()
        monkeypatch.syspath_prepend(tmp_path)
    else:
        monkeypatch.setattr(store, "digest_of", lambda files: "changed")
    assert store.program() != before
    store.program.cache_clear()
    assert digest_of([]) == digest()
