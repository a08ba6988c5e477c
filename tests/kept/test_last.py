"""The last result of a work serves again where what it depends on is the same."""

from pathlib import Path

import pytest

from archive.kept.last import Last
from archive.kept.store import Store


def test_a_work_is_done_again_only_where_what_it_is_given_has_changed() -> None:
    last, done = Last(), list[str]()

    def of(name: str, given: str) -> str:
        def work() -> str:
            done.append(given)
            return f"{name} {given}"

        return last.of(name, given, work)

    asked = [("a", "1"), ("a", "1"), ("b", "1"), ("a", "2"), ("a", "2"), ("a", "1"), ("b", "1")]
    assert [of(*each) for each in asked] == [f"{name} {given}" for name, given in asked]
    assert done == ["1", "1", "2", "1"]


def test_a_result_that_is_none_is_a_result() -> None:
    last = Last()
    assert last.of("a", "1", lambda: None) is None
    assert last.of("a", "1", lambda: "again") is None


def test_a_failed_work_leaves_nothing() -> None:
    last = Last()
    with pytest.raises(ZeroDivisionError):
        last.of("a", "1", lambda: 1 / 0)
    assert last.of("a", "1", lambda: 2.0) == 2.0


def test_a_store_keeps_what_is_faultless_for_the_next_program(tmp_path: Path) -> None:
    Last(Store(tmp_path), "here").faultless = {"shili-ju/2023": ["1", {}]}
    assert Last(Store(tmp_path), "here").faultless == {"shili-ju/2023": ["1", {}]}
    assert Last(Store(tmp_path), "elsewhere").faultless == {}
    assert Last(Store(tmp_path / "none"), "here").faultless == {}
