"""What corrections say to readers: what it was, what it became, and where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.archive import checked
from archive.history.corrections import Corrected, corrected

DATA = "data/reports/shili-ju/2023.yml"
ONE = "{{day: 2024-06-0{}, what: {}, was: {}, why: 示例原因, whose: archive}}"


@pytest.fixture
def told(write_archive: Callable[..., Path]) -> Callable[..., list[Corrected]]:
    """The corrections of the small archive's report with these entries: what and what it was, each a day later."""

    def made(*entries: tuple[str, str]) -> list[Corrected]:
        typed = ", ".join(ONE.format(day, *entry) for day, entry in enumerate(entries, 1))
        text = small.FILES[DATA].partition("corrections: ")[0] + f"corrections: [{typed}]\n"
        archive = checked(write_archive({DATA: text})).archive
        return corrected(archive, archive.reports["shili-ju", 2023])

    return made


@pytest.mark.parametrize(
    ("entry", "name", "was", "now", "place"),
    [
        (("fines", "72.7万"), "罚款", "72.7万元", "72.8万元", "#fig-fines"),
        (("contest_rank", "2"), "比武名次", "第2名", "第1名", "#fig-contest_rank"),
        (("licensed", "不适用"), "持证率", "不适用", "100%", "#fig-licensed"),
        (("brochures", "5000余"), "手册", "5000余份", "6000余份", "#fig-leaflets"),
        (("dated", "2024-03-08"), "成文日期", "2024年3月8日", "2024年3月18日", ""),
        (("published", "2024-03-08"), "发布日期", "2024年3月8日", "未知", ""),
        (("wording", "official"), "文字来历", "原文", "整理", ""),
        (("title", "示例题名"), "题名", "示例题名", "示例市示例局2023年法治政府建设年度报告", ""),
        (("一(二)", "示例句子。"), "正文一(二)", "“示例句子。”", None, "#s1-2"),
        (("开头", "示例句子。"), "正文开头", "“示例句子。”", None, ""),
    ],
)
def test_a_correction_says_what_it_was_and_what_it_is_in_the_words_of_readers(
    entry: tuple[str, str], name: str, was: str, now: str | None, place: str, told: Callable[..., list[Corrected]]
) -> None:
    (each,) = told(entry)
    assert (each.name, each.was, each.now) == (name, was, now)
    assert each.address == f"reports/shili-ju/2023/{place}"


def test_what_was_corrected_twice_led_from_one_value_to_the_next(told: Callable[..., list[Corrected]]) -> None:
    found = told(("fines", "71万"), ("cases", "14"), ("fines", "72.7万"))
    assert [(each.name, each.was, each.now) for each in found] == [
        ("罚款", "72.7万元", "72.8万元"),
        ("立案", "14起", "15起"),
        ("罚款", "71万元", "72.7万元"),
    ]


def test_a_figure_that_is_no_longer_listed_says_so(write_archive: Callable[..., Path]) -> None:
    gone = "  gone: {name: 示例数, unit: 件, group: emergency, concept: forces, kind: flow, scope: body, definition: 示例。}\n"
    text = small.FILES[DATA].replace("what: fines, was: 72.7万", "what: gone, was: 8")
    indicators = small.FILES["data/indicators.yml"] + gone
    archive = checked(write_archive({DATA: text, "data/indicators.yml": indicators})).archive
    (each,) = corrected(archive, archive.reports["shili-ju", 2023])
    assert (each.name, each.was, each.now, each.address) == ("示例数", "8件", "不再列出", "reports/shili-ju/2023/")


def test_its_sentence_holds_the_day_the_side_the_values_and_the_reason(told: Callable[..., list[Corrected]]) -> None:
    (each,) = told(("fines", "72.7万"))
    assert each.sentence == "2024年6月1日录入更正：罚款原为72.7万元，现为72.8万元。原因：示例原因"
