"""What came of the same work the last time, where what it is done with is still the same."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_Result = TypeVar("_Result")


class Last:
    """The last result of each work by its name, with what it depends on."""

    def __init__(self) -> None:
        self._results: dict[Hashable, tuple[object, Any]] = {}

    def of(self, name: Hashable, given: object, work: Callable[[], _Result]) -> _Result:
        """The result of a work that depends on what is `given` and on nothing else."""
        if not self.holds(name, given):
            self.keep(name, given, work())
        return self.result(name)  # type: ignore[no-any-return]

    def holds(self, name: Hashable, given: object) -> bool:
        """Whether the last result came of the same."""
        return name in self._results and self._results[name][0] == given

    def keep(self, name: Hashable, given: object, result: object) -> None:
        """Takes a new result in place of the last one."""
        self._results[name] = given, result

    def result(self, name: Hashable) -> Any:
        """The last result."""
        return self._results[name][1]
