"""The page of what the archive holds and when it was published, a table that reads as a picture."""

from archive.addresses import COVERAGE, Url
from archive.history.coverage import coverage_of, reporting
from archive.pages.html import Made, filled
from archive.pages.places import places, way_to
from archive.read.loading import Contents
from archive.search.findable import findable_page


def coverage_page(contents: Contents, url: Url) -> Made:
    """`/coverage/`: bodies by years, each report with its wording and whether it came in time."""
    archive = contents.archive
    month, day = archive.statute.deadline.split("-")
    context = {
        "coverage": coverage_of(archive, reporting(archive)),
        "is_split": bool(places(archive).below),
        "way_to": way_to(archive, COVERAGE),
        "deadline": f"{int(month)}月{int(day)}日",
    }
    html = filled("coverage.html", archive=archive, **context, url=url)
    title = "收录与公开"
    # The sentences above the tables: what these show is found in the reports.
    above = html.partition("</h1>")[2].partition("<h2")[0]
    description = "本站收录了哪些机关哪些年度的报告，哪些在期限内公开。"
    return Made(html, findable_page(title, COVERAGE, above), title, description)
