"""The same work on many things, by as many processes as there are cores.

Each process has what the work is about as it was when the work began: on Linux it is a copy of this process where it may
be, elsewhere it starts anew and is sent it. What comes back depends neither on how many there are nor on which of them is first.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

_MOST = 8
"""More of them hold more memory than they save time."""
_TOGETHER = 8
"""So many tasks a process is handed in one go."""

_About = TypeVar("_About")
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")
_begun: list[tuple[Callable[..., Any], Any]] = []
"""In a process that helps: the work, and what it is about."""


def worked(
    work: Callable[[_About, _Task], _Done], about: _About, tasks: Sequence[_Task], *, worth: int, copied: bool = True
) -> Iterator[_Done]:
    """`work(about, task)` of each task, in their order; by several processes where there are `worth` tasks or more.

    They start anew on every system where they may not be `copied`.

    `work` is a function of a module, and doing a task again changes nothing. What it raises is raised here.
    """
    processes = min(os.cpu_count() or 1, _MOST, len(tasks))
    done = 0
    if processes > 1 and len(tasks) >= worth:
        try:
            for each in _by_others(work, about, tasks, processes, "fork" if copied and _may_be_copied() else "spawn"):
                done += 1
                yield each
        except BrokenProcessPool:  # the system allows no more processes, or has no memory for them
            pass
    yield from (work(about, task) for task in tasks[done:])


def _by_others(
    work: Callable[[_About, _Task], _Done], about: _About, tasks: Sequence[_Task], processes: int, start: str
) -> Iterator[_Done]:
    # What stands in memory now is not looked through for garbage, which would copy it for each process.
    gc.collect()
    gc.freeze()
    # Those that start anew find this package where it is; MkDocs takes its folder off the path.
    path, sys.path = sys.path, [str(Path(__file__).parents[2]), *sys.path]
    try:
        with ProcessPoolExecutor(processes, get_context(start), _begin, (work, about)) as pool:
            yield from pool.map(_do, tasks, chunksize=_TOGETHER)
    finally:
        sys.path = path
        gc.unfreeze()


def _may_be_copied() -> bool:
    """A copy of a process with threads, as `mkdocs serve` has, may wait for one that it does not have."""
    return sys.platform == "linux" and threading.active_count() == 1


def _begin(work: Callable[..., Any], about: object) -> None:
    _begun[:] = [(work, about)]


def _do(task: object) -> Any:
    work, about = _begun[0]
    return work(about, task)
