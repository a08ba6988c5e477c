"""The last result of a work serves again where what it depends on is the same."""

from archive.kept.last import Last


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
    last.keep("a", "1", None)
    assert last.of("a", "1", lambda: "again") is None


def test_a_failed_work_leaves_nothing() -> None:
    last = Last()

    def fail() -> None:
        raise ValueError

    for _ in range(2):
        try:
            last.of("a", "1", fail)
        except ValueError:
            assert not last.holds("a", "1")
