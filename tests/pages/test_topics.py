"""Pages of topics, and what becomes of indicators that are one under several words, or that only one report could state."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import small
from bs4 import BeautifulSoup
from madeup import pages_of

from archive.addresses import relative_to
from archive.check.archive import checked
from archive.history.topics import indicators_of, topics_on, years_of
from archive.model import Archive
from archive.pages.topics import MOST_VALUES, stated, topic_page, topic_year_page
from archive.read.loading import Contents

DATA = "data/reports/shili-ju/2023.yml"
INDICATORS = "data/indicators.yml"
ALONE = small.FILES[INDICATORS].replace("definition: 比武中的名次。", "definition: 比武中的名次。, single_report: true")


@pytest.fixture
def made(write_archive: Callable[..., Path]) -> Callable[..., dict[str, BeautifulSoup]]:
    """The pages of the small archive with files changed, by their paths."""

    def pages(**changes: str) -> dict[str, BeautifulSoup]:
        contents = checked(write_archive(changes))
        return {path: BeautifulSoup(page.html, "html.parser") for path, page in pages_of(contents)}

    return pages


def rows(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """The body of each row and the figures told there."""
    return [
        (row.th.get_text(strip=True), [" ".join(each.get_text(" ").split()) for each in row.select("li")])
        for row in page.select("table.stacked tbody tr")
        if row.select("li")
    ]


# What stands side by side


def test_a_topic_holds_its_indicators_that_are_stated_and_each_year_what_reports_state(small_archive: Archive) -> None:
    checks = small_archive.concepts["checks"]
    assert [each.id for each in indicators_of(small_archive, checks)] == [
        "cases",
        "fines",
        "licensed",
        "area_fines",
        "disputes",
    ]
    told = [
        (each.year, [(report.body.id, [figure.indicator.id for figure in figures]) for report, figures in each.stated])
        for each in years_of(small_archive, checks)
    ]
    assert told == [
        (2023, [("shili-ju", ["cases", "fines", "licensed"]), ("shili-zf", ["cases", "area_fines", "disputes"])]),
        (2022, [("shili-ju", ["cases"])]),
    ]
    assert [(concept.id, each.values) for concept, each in topics_on(small_archive, 2023)] == [
        ("checks", 6),
        ("forces", 6),
    ]


def test_the_page_tells_each_figure_under_its_body_and_says_what_differs(made: Callable[..., Any]) -> None:
    page = made()["topics/checks/"]
    assert rows(page) == [
        ("示例市示例局", ["立案 15起", "罚款 72.8万元", "持证率 100%"]),
        ("示例市示例局", ["立案 12起"]),
    ]
    assert "口径有什么不同" in page.text and "有的数起，有的数元。" in page.text
    assert [each.text for each in page.select("ul.years a")] == ["2023年度", "2022年度"]
    assert not page.select("td > data + a")


def test_a_topics_year_has_only_that_year(made: Callable[..., Any]) -> None:
    assert rows(made()["topics/checks/2022/"]) == [("示例市示例局", ["立案 12起"])]


def test_a_topics_own_page_holds_whole_years_up_to_a_number_of_figures(sample_contents: Contents) -> None:
    sample_archive = sample_contents.archive
    concept = max(
        sample_archive.concepts.values(), key=lambda each: sum(year.values for year in years_of(sample_archive, each))
    )
    years = years_of(sample_archive, concept)
    assert sum(year.values for year in years) > MOST_VALUES
    page = BeautifulSoup(topic_page(sample_contents, concept, relative_to(f"topics/{concept.id}/")).html, "html.parser")
    shown = len(page.select("section[aria-labelledby^=y]"))
    assert 0 < shown < len(years) == len(page.select("ul.years li"))
    assert sum(year.values for year in years[: shown - 1]) < MOST_VALUES <= sum(year.values for year in years[:shown])


def test_a_year_of_very_many_figures_is_cut_at_whole_reports_and_says_what_is_left(small_archive: Archive) -> None:
    (year, *_) = years_of(small_archive, small_archive.concepts["checks"])
    assert [len(year.first(values).stated) for values in (1, 3, 4, 6, 100)] == [1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    "make", [topic_page, lambda contents, concept, url: topic_year_page(contents, (concept, 2024), url)]
)
def test_a_page_of_a_topic_stays_small_at_two_thousand_reports(make: Callable[..., Any], many_archive: Archive) -> None:
    for concept in stated(many_archive):
        html = make(Contents(many_archive, {}, []), concept, relative_to(f"topics/{concept.id}/2024/")).html
        assert len(html.encode()) < 130_000, concept.id


# One indicator under several words


def test_a_report_keeps_its_own_measure_word_everywhere(made: Callable[..., Any]) -> None:
    pages = made(**{DATA: small.FILES[DATA].replace("{value: 6000余,", "{value: 6000余, unit: 件,")})
    assert pages["reports/shili-ju/2023/"].select_one("#fig-leaflets data").text == "6000余件"
    assert next(row for _, row in rows(pages["topics/forces/2023/"]))[3] == "手册 6000余件"
    assert "6000余件" in pages["indicators/leaflets/"].text and "6000余份" not in pages["indicators/leaflets/"].text


def test_the_address_of_a_merged_indicator_leads_on(made: Callable[..., Any]) -> None:
    page = made()["indicators/brochures/"]
    assert page.select_one("p a")["href"] == "../leaflets/"


# An indicator that only one report could state


def test_a_figure_that_only_one_report_could_state_leads_to_its_row_and_has_no_page(made: Callable[..., Any]) -> None:
    pages = made(**{INDICATORS: ALONE})
    assert "indicators/contest_rank/" not in pages
    report = pages["reports/shili-ju/2023/"]
    assert report.select_one("#in-contest_rank")["href"] == "./#fig-contest_rank"
    assert report.select_one("#fig-contest_rank th a")["href"] == "./#fig-contest_rank"
    assert "contest_rank" not in pages["indicators/"].decode()


def test_it_gets_its_page_when_a_second_report_states_it(made: Callable[..., Any]) -> None:
    older, text = "data/reports/shili-ju/2022.yml", "docs/reports/shili-ju/2022.md"
    pages = made(
        **{
            INDICATORS: ALONE,
            older: small.FILES[older].replace("  cases: 12\n", "  cases: 12\n  contest_rank: 2\n"),
            text: small.FILES[text].replace("还有不足。", "得{{ fig.contest_rank }}。"),
        }
    )
    assert pages["reports/shili-ju/2023/"].select_one("#in-contest_rank")["href"] == "../../../indicators/contest_rank/"
    assert "indicators/contest_rank/" in pages


# What rose or fell


@pytest.mark.parametrize(
    ("typed", "shown", "value"), [("-3.5", "-3.5%", "-3.5"), ("27", "27%", "27"), ("0", "0%", "0")]
)
def test_a_change_may_be_below_zero(typed: str, shown: str, value: str, made: Callable[..., Any]) -> None:
    pages = made(
        **{
            INDICATORS: small.FILES[INDICATORS].replace("kind: rate", "kind: change"),
            "data/registered.yml": small.FILES["data/registered.yml"].replace("licensed: rate", "licensed: change"),
            DATA: small.FILES[DATA].replace("licensed: 100", f"licensed: {typed}"),
        }
    )
    figure = pages["reports/shili-ju/2023/"].select_one("#fig-licensed data")
    assert (figure.text, figure["value"]) == (shown, value)
