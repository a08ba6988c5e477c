"""What readers get of the small archive, kept beside the tests: a page of each kind and each file of data.

A change of a template or a table shows here as what readers would see differently. `pytest --update-golden` writes the
files in tests/golden/ anew.
"""

import re
from contextlib import closing
from pathlib import Path

import pytest
from exported import content_of, database_in
from sites import file_at

from archive.addresses import GENERATED

GOLDEN = Path(__file__).parent / "golden"

PAGES = {
    "home": "",
    "an explaining page": "about/",
    "the list of reports": "reports/",
    "a body": "reports/shili-ju/",
    "a report": "reports/shili-ju/2023/",
    "a year": "years/2023/",
    "the coverage": "coverage/",
    "the list of indicators": "indicators/",
    "an indicator": "indicators/cases/",
    "an indicator that was merged": "indicators/brochures/",
    "the topics": "topics/",
    "a topic": "topics/checks/",
    "a topic in a year": "topics/checks/2023/",
    "a chart alone": "indicators/cases/charts/shili-ju/",
    "the comparison": "compare/",
    "the plans": "plans/",
    "a statutory item": "items/shortcomings/",
    "the search": "search/",
    "a wrong address": "404.html",
}
FILES = {
    "a report as data": "reports/shili-ju/2023/report.json",
    "the figures of a report": "reports/shili-ju/2023/figures.csv",
    "the reports to compare": "compare/reports.json",
    "the indicators to compare": "compare/indicators.json",
    "a former address": "reports/shili-ju/2023/compare/index.html",
    "the values of an indicator": "indicators/cases/figures.csv",
    "a chart": "indicators/cases/charts/shili-ju/chart.svg",
    "all figures": "data/figures.csv.zip",
    "all reports": "data/reports.csv",
    "all corrections": "data/corrections.csv",
    "all bodies": "data/bodies.csv",
    "all indicators": "data/indicators.csv",
    "all topics": "data/concepts.csv",
    "the data package": "data/datapackage.json",
    "the feed": "feed.xml",
    "the description of the search": "opensearch.xml",
}


def normalised(html: str) -> str:
    """The part of a page that the project makes, one element a line: its text, and what programs read in its head."""
    linked = re.findall(r'<script type="application/ld\+json">.*?</script>', html, re.DOTALL)
    (text,) = re.findall(r"<article.*?</article>", html, re.DOTALL)
    lines = re.sub(r">\s*<", ">\n<", "\n".join([*linked, text])).splitlines()
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def _suffix(path: str) -> str:
    return Path(path.removesuffix(".zip")).suffix


def compare(name: str, told: str, request: pytest.FixtureRequest) -> None:
    """Holds what is made against the file that keeps it, or keeps it as it is made."""
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(told.encode())
    assert told == path.read_bytes().decode(), f"{path.name} differs; `pytest --update-golden` writes it anew"


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_as_it_was(case: str, small_site: Path, request: pytest.FixtureRequest) -> None:
    html = file_at(small_site, PAGES[case]).read_text(encoding="utf-8")
    compare(f"{case}.html", normalised(html), request)


@pytest.mark.parametrize("case", FILES)
def test_a_file_of_data_is_as_it_was(case: str, small_site: Path, request: pytest.FixtureRequest) -> None:
    path = file_at(small_site, FILES[case])
    compare(f"{case}{_suffix(FILES[case])}", content_of(path).decode(), request)


def test_the_database_is_as_it_was(small_site: Path, request: pytest.FixtureRequest) -> None:
    with closing(database_in(file_at(small_site, "data/archive.db.zip"))) as database:
        compare("the database.sql", "\n".join(database.iterdump()) + "\n", request)


def test_nothing_is_kept_that_is_no_longer_made() -> None:
    files = (f"{case}{_suffix(path)}" for case, path in FILES.items())
    made = {*(f"{case}.html" for case in PAGES), *files, "the database.sql"}
    assert {path.name for path in GOLDEN.iterdir()} == made


@pytest.mark.parametrize("pattern", [path for path in GENERATED if "{place}" not in path])  # parts of large archives
def test_every_kind_of_page_is_kept(pattern: str) -> None:
    page = re.compile(re.sub(r"\{\w+\}", "[^/]+", pattern))
    assert [path for path in PAGES.values() if page.fullmatch(path)]
