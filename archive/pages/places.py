"""The pages of places: where the lists of all reports are too long for one page, each province has its bodies on its own.

/reports/, /years/ and /coverage/ lead there alike: the page of a place has every year of its bodies.
"""

from collections.abc import Callable, Iterator

from archive import addresses
from archive.addresses import Url, of
from archive.history.coverage import by_place, coverage_of
from archive.history.parts import Part, split
from archive.model import Archive
from archive.pages.html import Made, filled
from archive.pages.parts import above, ways
from archive.read.loading import Contents

MOST = 500
"""Reports of a list on one page, each body counted as three more for its own lines."""


def places(archive: Archive) -> Part:
    """The bodies that have a report, in parts; all of them in the whole where one page holds them."""
    bodies = [body for own in by_place(archive).values() for body in own]
    return split(bodies, lambda body: len(archive.reports_of(body.id)) + 3, MOST)


def split_places(archive: Archive) -> Iterator[Part]:
    """The places that have a page."""
    return places(archive).every()


def way_to(archive: Archive, page: str) -> Callable[[str], str]:
    """From a province to where its reports are listed: its own page, or its place on a page that lists all."""
    own = {part.names[0]: of(addresses.PLACE, part) for part in archive.once(places).below}
    return lambda province: own.get(province) or f"{page}#{addresses.area_id(province)}"


def place_page(contents: Contents, part: Part, url: Url) -> Made:
    """`/places/<place>/`: the bodies of a place with their years, each report with its wording and when it came."""
    archive = contents.archive
    title = f"{part.region}的报告　{part.number}".strip()
    html = filled(
        "place.html",
        archive=archive,
        part=part,
        title=title,
        reports=sum(len(archive.reports_of(body.id)) for body in part.bodies),
        above=above(part, addresses.PLACE),
        ways=ways(part, addresses.PLACE),
        coverage=coverage_of(archive, part.listed),
        url=url,
    )
    return Made(html, None, title, title)
