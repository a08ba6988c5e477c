"""The files to take away: what is in them is what the archive knows, to the letter."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import small
from bs4 import BeautifulSoup

from archive.check import checked
from archive.export import report_data, report_json, write_exports
from archive.model import Archive

DATA = "data/reports/shili-ju/2023.yml"


def exported(archive: Archive, folder: Path) -> Path:
    write_exports(archive, folder)
    return folder


def test_a_reports_json_tells_what_its_yaml_tells(write_archive: Callable[..., Path]) -> None:
    more = "plans: {drill: {title: 示例演练, section: 三}}\nupdated: 2024-04-05\npublisher: 示例市示例厅\n"
    archive = checked(write_archive({DATA: small.FILES[DATA] + more}))
    told = json.loads(report_json(archive, archive.reports["shili-ju", 2023]))
    assert told["body"] == {"id": "shili-ju", "name": "示例市示例局", "region": "示例省示例市", "level": "county"}
    assert (told["year"], told["dated"], told["published"], told["updated"]) == (2023, "2024-03-18", None, "2024-04-05")
    assert (told["publisher"], told["punctuality"], told["wording"]) == ("示例市示例厅", "unknown", "edited")
    assert (told["source"], told["changes"]) == ({"name": "示例文本", "url": None}, {"2024-05-06": "收录"})
    assert told["statute_items"]["shortcomings"] == {"name": "存在的不足和原因", "section": "二", "note": "示例附注"}
    assert told["plans"] == {"drill": {"title": "示例演练", "section": "三"}}
    assert told["plan_results"] == {}
    leaflets = {
        "indicator": "leaflets",
        "name": "手册",
        "group": "emergency",
        "group_name": "应急管理",
        "unit": "份",
        "kind": "flow",
        "scope": "body",
        "value": "6000",
        "bound": "above",
        "step": "1",
        "spelling": "6000余",
        "text": "6000余份",
        "note": "示例注解",
        "break": None,
    }
    assert [figure for figure in told["figures"] if figure["indicator"] == "leaflets"] == [leaflets]


def test_a_figure_that_does_not_apply_has_no_value_and_says_why(write_archive: Callable[..., Path]) -> None:
    changed = small.FILES[DATA].replace("cases: 15", "cases: {value: null, note: 示例原因}")
    archive = checked(write_archive({DATA: changed}))
    figure = report_data(archive, archive.reports["shili-ju", 2023])["figures"][0]
    assert {figure[key] for key in ("value", "bound", "step", "spelling")} == {None}
    assert (figure["text"], figure["note"]) == ("不适用", "示例原因")


def test_the_values_of_every_reports_json_stand_on_its_page(real_site: Path) -> None:
    files = sorted(real_site.glob("reports/*/*/report.json"))
    assert len(files) == len(checked(small.ROOT).reports)
    for path in files:
        told = json.loads(path.read_text(encoding="utf-8"))
        page = BeautifulSoup(path.with_name("index.html").read_text(encoding="utf-8"), "html.parser")
        shown = {row["id"]: (row.data and row.data["value"], row.td.text) for row in page.select("[id^='fig-']")}
        assert shown == {f"fig-{each['indicator']}": (each["value"], each["text"]) for each in told["figures"]}
        assert page.h1.text == told["heading"]
        assert all(Decimal(each["value"]) >= 0 for each in told["figures"] if each["value"] is not None)
