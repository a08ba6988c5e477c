"""What came of the same work the last time, where what it is done with is still the same."""

import json
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from archive.kept.store import Store, digest

_Result = TypeVar("_Result")


class Last:
    """The last result of each work by its name, with what it depends on."""

    def __init__(self, store: Store | None = None, place: str = "") -> None:
        self._results: dict[Hashable, tuple[object, Any]] = {}
        self._store, self._key = store, digest("faultless", place)
        self._faultless: Mapping[str, Any] = json.loads((store and store.get(self._key)) or "{}")

    def of(self, name: Hashable, given: object, work: Callable[[], _Result]) -> _Result:
        """The result of a work that depends on what is `given` and on nothing else."""
        if name not in self._results or self._results[name][0] != given:
            self._results[name] = given, work()
        return self._results[name][1]  # type: ignore[no-any-return]

    @property
    def faultless(self) -> Mapping[str, Any]:
        """What no fault was found in, by its name, as it was then; a store keeps it for the next program."""
        return self._faultless

    @faultless.setter
    def faultless(self, found: Mapping[str, Any]) -> None:
        if self._store and found != self._faultless:
            self._store.put(self._key, json.dumps(found))
        self._faultless = found
