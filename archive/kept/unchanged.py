"""Whether a folder is still what was made of the same files before, so that nothing has to be made again."""

from collections.abc import Iterable
from pathlib import Path

from archive.kept.store import Store, digest, digest_of, program


def made_from(paths: Iterable[Path], *settings: str) -> str:
    """A name for what a folder is made from: files, all files below folders, and settings."""
    files = {file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()}
    return digest(program(), digest_of(file for file in files if file.suffix != ".pyc"), *settings)


def stands(store: Store, folder: Path, given: str) -> bool:
    """Whether each file of a folder is as it was when it was made from what is `given`."""
    return folder.is_dir() and store.get(_key(folder, given)) == _content(folder)


def remember(store: Store, folder: Path, given: str) -> None:
    """Keeps in mind what a folder was made from, as it is now."""
    store.put(_key(folder, given), _content(folder))


def _key(folder: Path, given: str) -> str:
    return digest("folder", str(folder.resolve()), given)


def _content(folder: Path) -> str:
    return digest_of(path for path in folder.rglob("*") if path.is_file())
