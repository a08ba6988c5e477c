"""The tables of /coverage/ as a reader sees them, and what they should say of an archive."""

from bs4 import BeautifulSoup, Tag

from archive.model import Archive, Report

Cells = dict[tuple[str, int], str]
"""By what stands at the head of the row, and the year."""


def told(table: Tag) -> Cells:
    """What stands in each cell of a table with years over its columns."""
    years = [int(head.text) if head.text.isdigit() else 0 for head in table.select("thead th")[1:]]
    rows = {row.th.get_text(): row.select("td") for row in table.select("tbody tr, tfoot tr") if row.td}
    return {
        (name, year): cell.get_text(" ")
        for name, cells in rows.items()
        for year, cell in zip(years, cells, strict=True)
    }


def tables(page: BeautifulSoup) -> tuple[Cells, Cells, Cells]:
    """Of places, of years (the summary), and of bodies."""
    places, bodies = page.select("table.coverage")
    summary = len(bodies.select_one("tbody").select("tr"))
    every = list(told(bodies).items())
    columns = len(bodies.select("thead th")) - 1
    return told(places), dict(every[: summary * columns]), dict(every[summary * columns :])


def of_bodies(archive: Archive) -> Cells:
    """What the table of bodies should say: of every body with a report, and every year between the first and the last."""
    names = {report.body.id: report.body.name for report in archive.reports.values()}
    years = range(min(archive.years), max(archive.years) + 1)
    cells = {(body, year): archive.reports.get((body, year)) for body in names for year in years}
    return {(names[body], year): _said(archive, report) if report else "—" for (body, year), report in cells.items()}


def of_years(archive: Archive) -> Cells:
    """What the summary should say."""
    reports, told = archive.reports.values(), of_bodies(archive)
    cells: Cells = {}
    for year in range(min(archive.years), max(archive.years) + 1):
        said = [cell for (_, on), cell in told.items() if on == year and cell != "—"]
        cells["本站收录", year] = f"{len([each for each in reports if each.year == year])}份"
        cells["全文", year] = f"{len([cell for cell in said if not cell.startswith('摘录')])}份"
        for name in ("按时", "迟", "日期未知"):
            cells[name, year] = f"{len([cell for cell in said if cell.split()[1].startswith(name)])}份"
    return cells


def of_places(archive: Archive) -> Cells:
    """What the table of places should say; a year 0 is all of them."""
    years = [0, *range(min(archive.years), max(archive.years) + 1)]
    reports = archive.reports.values()
    counts = {
        (place, year): sum(place in ("合计", report.body.province) and year in (0, report.year) for report in reports)
        for place in {"合计", *(report.body.province for report in reports)}
        for year in years
    }
    return {key: str(count) if count or 0 in (key[1],) or key[0] == "合计" else "—" for key, count in counts.items()}


def _said(archive: Archive, report: Report) -> str:
    if report.published is None:
        return f"{report.wording.label} 日期未知"
    days = (report.published - archive.statute.deadline_for(report.year)).days
    return f"{report.wording.label} {f'迟{days}天' if days > 0 else '按时'}"
