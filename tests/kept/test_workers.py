"""Work that is shared among processes: what comes of it is what one process would make of it."""

import os

import pytest

from archive.kept import workers
from archive.kept.workers import worked


def told(about: str, task: int) -> tuple[str, bool]:
    return f"{about}{task}", os.getpid() == int(os.environ["TESTS_OWN"])


def refused(about: str, task: int) -> int:
    if task == 3:
        raise ValueError(f"{about}{task}")
    return task


def ended(about: int, task: int) -> int:
    if os.getpid() != about:
        os._exit(1)  # as where the system has no more memory
    return task


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setenv("TESTS_OWN", str(os.getpid()))


@pytest.fixture(params=["copied", "anew"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which processes start, on a system that has both."""
    monkeypatch.setattr(workers, "_may_be_copied", lambda: request.param == "copied")


@pytest.mark.usefixtures("start")
def test_results_come_in_the_order_of_the_tasks_from_other_processes() -> None:
    results = list(worked(told, "示例", range(20), worth=2))
    assert [result for result, _ in results] == [f"示例{task}" for task in range(20)]
    assert not any(is_own for _, is_own in results)


def test_few_tasks_are_not_worth_other_processes() -> None:
    assert list(worked(told, "示例", range(3), worth=4)) == [(f"示例{task}", True) for task in range(3)]


def test_one_core_does_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert all(is_own for _, is_own in worked(told, "", range(20), worth=2))


def test_what_a_task_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="示例3"):
        list(worked(refused, "示例", range(20), worth=2))


def test_what_processes_that_die_have_not_done_is_done_here() -> None:
    assert list(worked(ended, os.getpid(), range(20), worth=2)) == list(range(20))
