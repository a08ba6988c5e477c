"""The pages of indicators: what they state, where they lead, what they weigh, and charts in an editor's pages."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
import small
from bs4 import BeautifulSoup, Tag
from kinds import most_stated
from sites import built, page
from small import Changes

from archive.addresses import INDICATOR, INDICATOR_IN, SENTENCE, of, relative_to
from archive.charts.spec import MOST
from archive.cli import main
from archive.fields import Level
from archive.history.parts import Part
from archive.model import Archive
from archive.pages.indicators import MOST_ROWS, indicator_page, indicator_part_page, split_indicators
from archive.read.loading import Contents

PAGE, TEXT = "indicators/{}/", "docs/reports/shili-ju/2023.md"
ABOUT = "docs/about.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small archive with charts in a report and on another page, a figure without value and a break."""
    text = small.FILES[TEXT]
    data = small.FILES["data/reports/shili-ju/2023.yml"]
    assert isinstance(text, str) and isinstance(data, str)
    changes: Changes = {
        TEXT: text.replace("还有不足。", '{{ chart("cases") }}\n\n{{ chart("fines") }}\n\n{{ chart("leaflets") }}'),
        ABOUT: '# 示例页\n\n{{ chart("cases") }}\n\n{{ chart("fines") }}\n',
        "data/reports/shili-ju/2023.yml": data.replace(
            "leaflets: {value: 6000余, note: 示例注解}", "leaflets: {value: null, note: 示例注解}"
        ).replace("quiet_years: 8", "quiet_years: {value: 8, break: 示例口径}"),
    }
    return built(small.write(tmp_path_factory.mktemp("indicators"), changes))


def cells(site: Path, indicator: str) -> list[list[str]]:
    """The table on an indicator's page, with the address instead of the words of a link to a sentence."""
    table = page(site, PAGE.format(indicator)).select_one("table.values")
    rows = [[_text(cell) for cell in row(["th", "td"])] for row in table("tr")]
    links = [row("a")[-1]["href"] for row in table.tbody("tr")]
    return [rows[0], *([*row[:-1], link.removeprefix("../../")] for row, link in zip(rows[1:], links, strict=True))]


def _text(cell: Tag) -> str:
    """What a cell says, without the mark of a corrected figure."""
    mark = cell.select_one(".corrected")
    return cell.get_text(strip=True).removesuffix(mark.text if mark else "")


def file_of(site: Path, indicator: str) -> list[list[str]]:
    content = (site / "indicators" / indicator / "figures.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_shown(rows: list[list[str]], indicator: str) -> list[list[str]]:
    """The rows of a file as the page tells them: ranges as they are written, and the address of the sentence."""
    heads, *told = rows
    given = [dict(zip(heads, row, strict=True)) for row in told]
    for row in given:
        assert {row.pop("区间下端") == "", row.pop("区间上端") == ""} == {not row["数字"].count("-")}
        row["出处"] = f"reports/{row.pop('机关代号')}/{row['年度']}/#in-{indicator}"
    return [list(given[0]), *(list(row.values()) for row in given)]


@pytest.mark.parametrize("indicator", ["cases", "fines", "leaflets", "quiet_years", "contest_rank"])
def test_the_table_of_an_indicator_and_its_csv_hold_the_same(indicator: str, site: Path) -> None:
    assert cells(site, indicator) == as_shown(file_of(site, indicator), indicator)


def test_an_indicator_page_says_what_the_indicator_is(site: Path) -> None:
    shown = page(site, PAGE.format("teams"))
    facts = {row.dt.text: row.dd.get_text(strip=True) for row in shown.select("dl.facts > div")}
    assert shown.h1.text == "队伍"
    assert shown.select_one("p.definition").text == "年末的队伍。"
    assert [facts[name] for name in ("单位", "类别", "范围", "主题", "分组")] == [
        "支",
        "时点存量",
        "辖区",
        "示例力量",
        "应急管理",
    ]
    assert facts["各部分"].startswith("街道队伍、行业队伍")
    assert [link["href"] for link in shown.select("dd a")][2:4] == ["../teams_street/", "../teams_sector/"]
    assert page(site, PAGE.format("teams_street")).select_one("dd a[href='../teams/']").text == "队伍"


@pytest.mark.parametrize(("indicator", "charts"), [("cases", 1), ("quiet_years", 1), ("fines", 0), ("leaflets", 0)])
def test_two_values_are_drawn_and_one_is_not(indicator: str, charts: int, site: Path) -> None:
    assert len(page(site, PAGE.format(indicator)).select(".chart svg[role=img]")) == charts


def test_the_change_of_definition_stands_in_table_and_chart(site: Path) -> None:
    shown = page(site, PAGE.format("quiet_years"))
    assert "口径变化：示例口径" in shown.select_one(".values tbody").text
    assert [text.text for text in shown.select(".chart .break_label text")] == ["口径变化"]


def test_an_indicator_that_no_report_states_has_no_page(write_archive: Callable[..., Path]) -> None:
    unused = "  unused: {name: 未用, unit: 件, group: emergency, concept: forces, kind: flow, scope: body, definition: 示例。}\n"
    site = built(write_archive({"data/indicators.yml": str(small.FILES["data/indicators.yml"]) + unused}))
    assert not (site / "indicators" / "unused").exists()
    assert "未用" not in page(site, "indicators/").get_text()


def test_the_list_of_indicators_stands_by_groups_in_their_order_with_reports_and_bodies_counted(site: Path) -> None:
    shown = page(site, "indicators/")
    assert [heading.text for heading in shown.select("#indicator-groups h2")] == ["行政执法", "应急管理"]
    links = [item.a["href"] for item in shown.select("#indicator-groups section")[0].select("li")]
    assert links == ["cases/", "fines/", "licensed/"]
    assert shown.select_one("#indicator-groups li").select("span.facts")[-1].text == "2份报告、1个机关"


def test_a_chart_in_a_report_draws_its_body_and_one_value_is_printed_with_its_year(site: Path) -> None:
    shown = page(site, "reports/shili-ju/2023/")
    (chart,) = shown.select(".report-text figure.chart")
    assert chart.select_one("figcaption a")["href"] == "../../../indicators/cases/"
    assert [text.text for text in chart.select(".label text")] == ["12", "15"]
    sentences = [paragraph.get_text() for paragraph in shown.select(".report-text p")]
    assert "2023年72.8万元" in sentences
    assert "2023年不适用" in sentences


def test_a_chart_on_another_page_draws_every_body_and_names_it(site: Path) -> None:
    shown = page(site, "about/")
    (chart,) = shown.select("figure.chart")
    assert [link["href"] for link in chart.select("figcaption a")] == ["../indicators/cases/", "../reports/shili-ju/"]
    told = shown.select("p:not(.sentence)")[0]
    assert told.get_text() == "示例市示例局2023年72.8万元"
    assert told.a["href"] == "../indicators/fines/"


@pytest.mark.parametrize(
    ("path", "macro", "code"),
    [
        (TEXT, 'chart("case")', "TEXT03"),
        (ABOUT, 'chart("case")', "TEXT03"),
        (TEXT, 'chart("reviews")', "TEXT04"),
        (ABOUT, 'chart("reviews")', "TEXT04"),
        (ABOUT, "fig.cases", "TEXT08"),
        (TEXT, "chart(cases)", "TEXT01"),
        (TEXT, "chart", "TEXT01"),
        (TEXT, 'chart("cases", 2022)', "TEXT01"),
        (ABOUT, "chart.cases", "TEXT01"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(
    path: str, macro: str, code: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    known = "  reviews: {name: 复议, unit: 件, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例。}\n"
    pages = {TEXT: str(small.FILES[TEXT]), ABOUT: "# 示例页\n"}
    folder = write_archive(
        {
            path: pages[path] + f"\n{{{{ {macro} }}}}\n",
            "data/indicators.yml": str(small.FILES["data/indicators.yml"]) + known,
        }
    )
    assert main(["check", "--root", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines if line.startswith(path)] == [code]


def test_a_figure_in_the_words_of_a_link_is_refused_for_it_is_one_itself(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = str(small.FILES[TEXT]).replace("还有不足。", "[见{{ fig.cases }}](https://example.com/)，[还有](2022.md)。")
    assert main(["check", "--root", str(write_archive({TEXT: text}))]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert re.match(rf"{TEXT}:\d+:3 TEXT01 ", line)
    assert "链接" in line


def test_a_text_that_a_spreadsheet_would_run_is_a_text_in_the_csv(write_archive: Callable[..., Path]) -> None:
    bodies = str(small.FILES["data/bodies.yml"]).replace("name: 示例市示例局", 'name: "=示例(1)"')
    site = built(write_archive({"data/bodies.yml": bodies}))
    assert {row[0] for row in file_of(site, "cases")[1:]} == {"'=示例(1)"}


# Samples


def test_every_table_of_a_sample_and_its_csv_hold_the_same(sample_archive: Archive, sample_site: Path) -> None:
    for indicator in sample_archive.stated:
        assert cells(sample_site, indicator.id) == as_shown(file_of(sample_site, indicator.id), indicator.id)


def test_a_page_that_draws_some_of_many_bodies_says_so_and_lists_all(
    sample_archive: Archive, sample_site: Path
) -> None:
    indicator = most_stated(sample_archive)
    shown = page(sample_site, PAGE.format(indicator.id))
    assert len(shown.select(".chart svg")) == MOST
    stating = Counter(report.body.name for report in sample_archive.stating(indicator.id))
    able = len([body for body, reports in stating.items() if reports > 1])
    assert able > MOST
    told = f"这里画{MOST}个机关：有两年以上数字的机关共{able}个，只画数字最多的"
    assert told in shown.select_one("#charts ~ p").text
    assert Counter(row.th.text for row in shown.select(".values tbody tr")) == stating


# Many values


@pytest.fixture(scope="module")
def many(many_archive: Archive) -> Contents:
    return Contents(many_archive, {}, [])


def stated_on(page: BeautifulSoup, path: str) -> Counter[tuple[str, str]]:
    """Where the values of a table lead, from the site's root, and what they say."""
    base = f"http://site/{path}"
    return Counter((urljoin(base, cell.a["href"]), cell.a.text) for cell in page.select(".across td:has(data)"))


def test_more_values_than_a_page_holds_stand_on_pages_by_place_each_once(many: Contents) -> None:
    indicator = most_stated(many.archive)
    own = of(INDICATOR, indicator)
    shown = BeautifulSoup(indicator_page(many, indicator, relative_to(own)).html, "html.parser")
    listed = Counter[tuple[str, str]]()
    reached, ways = set(), [urljoin(f"http://site/{own}", link["href"]) for link in shown.select("#values ~ ul a")]
    for of_indicator, part in split_indicators(many.archive):
        if of_indicator is indicator:
            path = of(INDICATOR_IN, indicator, part)
            page = BeautifulSoup(indicator_part_page(many, (indicator, part), relative_to(path)).html, "html.parser")
            listed += stated_on(page, path)
            reached.add(f"http://site/{path}")
            ways += [urljoin(f"http://site/{path}", link["href"]) for link in page.select("ul.years a")]
    stated = [(report, report.figures[indicator.id].text) for report in many.archive.stating(indicator.id)]
    assert len(stated) > MOST_ROWS and not shown.select(".values")
    assert listed == Counter((f"http://site/{of(SENTENCE, report, indicator)}", text) for report, text in stated)
    assert sorted(ways) == sorted(reached)


def test_the_page_itself_then_shows_the_bodies_of_the_highest_levels(many: Contents) -> None:
    indicator = most_stated(many.archive)
    highest = many.archive.stating(indicator.id)[-1].body
    archive = replace(many.archive, bodies={**many.archive.bodies, highest.id: replace(highest, level=Level.CITY)})
    made = indicator_page(Contents(archive, {}, []), indicator, relative_to(of(INDICATOR, indicator)))
    rows = BeautifulSoup(made.html, "html.parser").select(".across tbody tr:not(.place)")
    assert rows[0].a["href"] == f"../../reports/{highest.id}/"
    assert 1 < len(rows) < 30


@pytest.mark.parametrize(
    ("indicator", "links"),
    [
        ("leaflets", [("6000余份", "in-leaflets"), ("注", "fig-leaflets")]),
        ("fines", [("72.8万元", "in-fines"), ("更正", "corrections")]),
    ],
)
def test_a_table_by_years_marks_a_value_of_which_more_is_said(
    indicator: str, links: list[tuple[str, str]], small_contents: Contents
) -> None:
    archive = small_contents.archive
    bodies = tuple(dict.fromkeys(report.body for report in archive.stating(indicator)))
    part = Part("shilisheng", ("示例省",), bodies, bodies, ())
    made = indicator_part_page(small_contents, (archive.indicators[indicator], part), relative_to(""))
    found = BeautifulSoup(made.html, "html.parser").select(".across td a")
    assert [(link.text, link["href"]) for link in found] == [
        (text, f"reports/shili-ju/2023/#{anchor}") for text, anchor in links
    ]
