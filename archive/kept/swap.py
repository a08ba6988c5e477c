"""A folder that is made beside the one it replaces, and takes its place in one step when it is whole.

Beside `site/` stand, while a build runs, `.site.build-<random>` with what is being made and `.site.lock`; for the
moment of the swap and until it is deleted, the former folder is `.site.last`. A build that is killed leaves them, and
the next one mends: the former folder is put back where none took its place, the rest is deleted.
"""

import atexit
import ctypes
import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

_JUNCTION = 0xA0000003
"""What Windows says of a folder that is a link."""
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""
_PATIENCE = 3.0
"""Seconds in which a program that reads a file of the folder on Windows may finish."""


class Refused(Exception):
    """The folder may not be replaced; why, in Chinese."""


class Beside:
    """One folder being made beside its place; no other process makes one for the same place meanwhile."""

    def __init__(self, place: Path) -> None:
        _refuse_unfit(place)
        self.place = place
        self.folder = place.with_name(f".{place.name}.build-{secrets.token_hex(4)}")
        self._last = place.with_name(f".{place.name}.last")
        place.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(place.with_name(f".{place.name}.lock"))
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise Refused(f"另一个程序正在生成 {place}，请等它结束再试") from None
        _under_way.append(self)
        try:
            self._mend()
            self.folder.mkdir()
        except BaseException:
            self.discard()
            raise

    def take_place(self) -> None:
        """Puts the folder in its place; the former one stands there again where that fails."""
        if self.place.is_dir():
            shutil.copymode(self.place, self.folder)
        if not (self.place.is_dir() and self._exchanged()):
            self._renamed()
        self._delete_last()
        self.discard()

    def _exchanged(self) -> bool:
        """In one step, where the system has it: whoever looks, and whenever it is killed, there is one whole site."""
        # Under the name of the former folder already before, as it is that afterwards.
        _rename(self.folder, self._last)
        if exchange(self._last, self.place):
            return True
        _rename(self._last, self.folder)
        return False

    def _renamed(self) -> None:
        """In two steps: between them there is no site, and the next build puts the former one back."""
        try:
            if self.place.is_dir():
                _rename(self.place, self._last)
            _rename(self.folder, self.place)
        except BaseException:
            if self._last.is_dir() and not os.path.lexists(self.place):
                os.rename(self._last, self.place)
            raise

    def discard(self) -> None:
        """Deletes what was made and lets others make it; does nothing the second time."""
        if self not in _under_way:
            return
        _delete(self.folder)
        # Before the release, or it could be the next one's. Windows keeps an open file: there it stays, empty.
        with suppress(OSError):
            os.unlink(self._lock.lock_file)
        self._lock.release()
        _under_way.remove(self)

    def _mend(self) -> None:
        if self._last.is_dir() and not os.path.lexists(self.place):
            _rename(self._last, self.place)
        self._delete_last()
        if os.path.lexists(self._last):
            raise Refused(f"{self._last} 删不掉，请手工删除它再试")
        own = re.compile(re.escape(f".{self.place.name}.build-") + "[0-9a-f]{8}")
        for path in self.place.parent.iterdir():
            if own.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                _delete(path)

    def _delete_last(self) -> None:
        """Deletes the former folder, but for its hidden files: MkDocs never deletes those, as a `.git` may be there."""
        if not self._last.is_dir():
            return
        for path in self._last.glob(".*"):
            if not os.path.lexists(self.place / path.name):
                _rename(path, self.place / path.name)
        _delete(self._last)


_under_way: list[Beside] = []


@atexit.register
def give_up() -> None:
    """Discards whatever this process was making."""
    for beside in [*_under_way]:
        beside.discard()


def _refuse_unfit(place: Path) -> None:
    if not place.name:
        raise Refused(f"网站不能写到 {place}")
    if place.is_symlink() or (place.exists() and getattr(place.lstat(), "st_reparse_tag", 0) == _JUNCTION):
        raise Refused(f"{place} 是链接，不是文件夹：请写出它指向的文件夹，或删除这个链接")
    if place.exists() and not place.is_dir():
        raise Refused(f"{place} 是文件，不是文件夹：请移走它，或换一个文件夹")
    if os.path.ismount(place):
        raise Refused(f"{place} 是挂载点，不能整个替换：请换成它里面的一个文件夹")
    above = next(folder for folder in place.parents if os.path.lexists(folder))
    for folder in (above, place):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            raise Refused(f"不能写入 {folder}：没有权限")


def exchange(one: Path, other: Path) -> bool:
    """Gives two folders each other's name at once; False, and nothing done, where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux, or an old one
        return False
    return bool(renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _rename(old: Path, new: Path) -> None:
    """Renames; on Windows, where a file that someone reads stops it, with some patience."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return os.rename(old, new)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > end:
                raise
            time.sleep(0.1)


def _delete(folder: Path) -> None:
    """Deletes a folder as far as the system allows."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.is_dir():
        # Read-only folders hold their files, and on Windows read-only files hold themselves.
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                with suppress(OSError):
                    path.chmod(0o700)
        shutil.rmtree(folder, ignore_errors=True)
