"""The ways between the parts of a list that is too long for one page, on whatever page it stands."""

from dataclasses import dataclass

from archive.addresses import of
from archive.history.parts import Part
from archive.model import Indicator


@dataclass(frozen=True)
class Way:
    """Where a part stands, what it is called, and how many bodies it holds."""

    address: str
    name: str
    bodies: int


def ways(part: Part, path: str, *subjects: Indicator | str) -> list[Way]:
    """From the page of a part, or of the whole, to the parts below it; `path` as in `addresses`, filled in but for the place."""
    return [Way(of(path, *subjects, each), each.names[-1], len(each.bodies)) for each in part.below]


def above(part: Part, path: str, *subjects: Indicator | str) -> list[tuple[str, str]]:
    """The addresses and names of what a part lies in, from the province on."""
    return [(of(path, *subjects, each), name) for each, name in part.above]
