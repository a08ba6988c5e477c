"""What was made is kept for later builds, by what it was made from.

It stands in the user's folder for such things and not in the archive's: no commit of a stranger can put anything there.
What is damaged is thrown away, and where nothing can be read or written, nothing is kept.
"""

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from platformdirs import user_cache_path

_DAYS = 30
"""So long something is kept that nothing asks for."""
_DIGEST = 64


def digest(*parts: str) -> str:
    """A name for texts in their order, the same for no others."""
    hashed = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data) + data)
    return hashed.hexdigest()


def digest_of(files: Iterable[Path]) -> str:
    """A name for files with what they hold and where they stand."""
    return digest(
        *(text for path in sorted(files) for text in (path.as_posix(), sha256(path.read_bytes()).hexdigest()))
    )


@cache
def program() -> str:
    """A name for the program as it is: its own files, and each library with its version."""
    own = (path for path in Path(__file__).parents[1].rglob("*") if path.is_file() and path.suffix != ".pyc")
    folders = (Path(folder) for folder in sys.path if folder)
    libraries = {path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info")}
    return digest(sys.version, digest_of(own), *sorted(libraries))


class Store:
    """Texts by the digest of what they were made from."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("rule-of-law-archive", appauthor=False)

    def get(self, key: str) -> str | None:
        """What is kept; None where it is not, or is not as it was."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            text = data[_DIGEST:]
            if _seal(key, text) == data[:_DIGEST]:
                os.utime(path)
                return text.decode()
            path.unlink()
        except OSError:
            pass
        return None

    def put(self, key: str, text: str) -> None:
        """Keeps a text."""
        path, data = self._path(key), text.encode()
        beside = path.with_name(f".{path.name}.{token_hex(4)}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_seal(key, data) + data)
            os.replace(beside, path)

    def forget(self) -> None:
        """Deletes what nothing has asked for in a long time."""
        oldest = time.time() - _DAYS * 86400
        with suppress(OSError):
            for path in self._folder.glob("*/*"):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def _seal(key: str, data: bytes) -> bytes:
    """What tells that a file holds what was put there under a key."""
    return sha256(key.encode() + data).hexdigest().encode()
