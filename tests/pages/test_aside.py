"""HTML of the archive's own goes round Markdown, and a page is the same as if Markdown had read it."""

from pathlib import Path

import pytest
import small
from sites import mkdocs_build

from archive.check.archive import checked
from archive.check.rendered import html_of
from archive.model import Archive, Report
from archive.pages.aside import Aside
from archive.pages.report import figure_tables
from archive.pages.words import rendered, report_words
from archive.read.source import Source
from archive.read.text import PageText

FIG, TABLE = "{{ fig.cases }}", '{{ table("enforcement") }}'
CHART, INEXACT, LATEST = '{{ chart("cases") }}', '{{ chart("quiet_years") }}', '{{ chart("fines") }}'
TEXTS = {
    "a figure in a sentence": f"立案{FIG}。",
    "a figure alone": FIG,
    "figures side by side": f"{FIG}{FIG}、**{FIG}**",
    "a figure in a heading": f"## 一、立案{FIG}\n\n示例",
    "a figure in a heading without a number": f"## 立案{FIG}\n\n示例\n\n## 立案{FIG}",
    "a figure in a heading that is underlined": f"立案{FIG}\n---\n\n示例",
    "a figure in a heading of a quotation": f"> ## 立案{FIG}\n>\n> {FIG}",
    "a figure in a heading of a list": f"- ## 立案{FIG}\n- 立案{FIG}\n  ====",
    "a figure in a heading of HTML": f'<h2 markdown="1">\n立案{FIG}\n</h2>\n\n{FIG}',
    "a figure in a list": f"1. {FIG}\n2. 立案{FIG}\n\n    {FIG}",
    "a figure in a table": f"| 甲 | 乙 |\n|---|--:|\n| {FIG} | {FIG} |",
    "a figure in a footnote": f"甲[^1]，{FIG}[^2]\n\n[^2]: {FIG}\n[^1]: 立案{FIG}",
    "a figure before a note in braces": f"{FIG}{{ .a }}\n\n立案{FIG}\n{{: #甲 }}",
    "a figure between marks of emphasis": f"*{FIG}*_{FIG}_，甲_{FIG}_乙",
    "a figure without the spaces around it": "甲 {{- fig.cases -}} 乙 {{ fig.cases -}}\n\n{{- fig.cases }}",
    "a table": f"甲\n\n{TABLE}\n\n乙\n\n{TABLE}",
    "a chart": f"甲\n\n{CHART}\n\n乙",
    "a chart with a legend": f"甲\n\n{INEXACT}\n\n乙\n\n{INEXACT}",
    "a figure for want of a chart": f"甲\n\n{LATEST}\n\n乙",
    "nothing": "",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    data, record = ("data/reports/shili-ju/2022.yml", "data/published/shili-ju/2022.yml")
    changes = {data: str(small.FILES[data]).replace("quiet_years: 7", "quiet_years: 7余"), record: None}
    return checked(small.write(tmp_path_factory.mktemp("aside"), changes)).archive


def made(archive: Archive, report: Report, text: str, aside: Aside | None) -> str:
    keep = aside.sign if aside else str
    markdown = rendered(PageText(Source("a.md", text)).prepared(), report_words(archive, report), keep)
    html = html_of(f"{markdown}\n\n{figure_tables(archive, report, keep)}")
    return aside.put_back(html) if aside else html


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_becomes_the_same_html_as_by_markdown(text: str, archive: Archive) -> None:
    report = archive.reports["shili-ju", 2023]
    aside = Aside()
    assert made(archive, report, text, aside) == made(archive, report, text, None)
    assert aside.put_back("") == ""


def test_markdown_reads_none_of_the_figures_and_tables(archive: Archive) -> None:
    report = archive.reports["shili-ju", 2023]
    aside = Aside()
    markdown = rendered(f"{FIG}\n\n{TABLE}\n\n{CHART}", report_words(archive, report), aside.sign)
    assert "<" not in markdown + figure_tables(archive, report, aside.sign)


def test_the_charts_are_what_their_names_say(archive: Archive) -> None:
    words = report_words(archive, archive.reports["shili-ju", 2023])
    shown = [rendered(macro, words) for macro in (CHART, INEXACT, LATEST)]
    assert [each.count("<svg") for each in shown] == [1, 1, 0]
    assert [each.count("chart-legend") for each in shown] == [0, 1, 0]


def test_what_stands_aside_is_put_in_once(archive: Archive) -> None:
    aside = Aside()
    sign = aside.sign("<b>甲</b>")
    assert aside.put_back(f"<p>{sign}</p>") == "<p><b>甲</b></p>"
    with pytest.raises(KeyError):
        aside.put_back(sign)


def test_mkdocs_knows_the_places_that_it_has_not_read(tmp_path: Path) -> None:
    text = "docs/reports/shili-ju/2022.md"
    links = "[甲](2023.md#fig-cases)、[乙](2023.md#in-cases)、[丙](2023.md#figures-enforcement)、[丁](#in-cases)"
    result = mkdocs_build(small.write(tmp_path, {text: f"{small.FILES[text]}\n\n{links}\n"}))
    assert result.returncode == 0, result.stderr
