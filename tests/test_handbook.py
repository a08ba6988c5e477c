"""The editors' handbook against the code: its examples are run, its tables hold what the code knows and nothing else."""

import dataclasses
import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import get_args, get_type_hints

import imports
import pytest
import small
import unreadable
import yaml
from bs4 import BeautifulSoup
from explained import FENCE, HEADING, by_anchor, codes_in, examples, only_code, table_in
from small import Changes

from archive import literal
from archive.check.archive import checked
from archive.check.formats import FORMATS
from archive.check.numbers import NOT_FIGURES, numbers_in_prose
from archive.cli import main
from archive.edit.document import read_document
from archive.fields import Kind, Labelled, Level, Outcome, Scope, Whose, Wording
from archive.findings import ArchiveError, Code, as_line
from archive.model import Answer, Body, Concept, Correction, Indicator, Origin, Plan, PlanResult, Report, SetAside
from archive.pages.words import rendered, report_words
from archive.read.figure import FigureFields
from archive.read.macros import FORMS, WORDS, references
from archive.read.source import Source
from archive.read.text import PageText

EDITORS = small.ROOT / "docs" / "editors"
HANDBOOK = (EDITORS / "index.md").read_text(encoding="utf-8")
CODES = (EDITORS / "codes.md").read_text(encoding="utf-8")

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"

SECTIONS = by_anchor(HANDBOOK)
ENTRIES = by_anchor(CODES)
EXAMPLES: Changes = {**examples(HANDBOOK)}
"""The handbook's full examples by the path that stands over each."""


def rows(anchor: str) -> list[list[str]]:
    """The body rows of the table under a heading of the handbook, cell by cell."""
    return table_in(SECTIONS[anchor])


def written(kind: type, *given: str) -> set[str]:
    """The fields of a class that an editor writes; `given` are those that the file's place or a key gives."""
    return {field.name.rstrip("_") for field in dataclasses.fields(kind)} - set(given)


# The pages

PICTURE = re.compile(r"^!\[(?P<told>.*?)\]\((?P<name>[^)]+)\)$", re.MULTILINE)
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(EDITORS.glob("*.md"))}


def test_every_page_of_the_handbook_stands_in_the_menu() -> None:
    settings = (small.ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    menu = yaml.safe_load(re.search(r"^nav:\n(?:  .+\n)+", settings, re.MULTILINE)[0])["nav"]  # type: ignore[index]
    (under,) = (entries for each in menu for name, entries in each.items() if name == "编辑手册")
    named = [each if isinstance(each, str) else next(iter(each.values())) for each in under]
    assert sorted(named) == [f"editors/{name}" for name in sorted(PAGES)]


def test_the_pictures_of_the_handbook_are_light_and_told_in_words() -> None:
    # What stands alone on its line; the others are examples.
    shown = {found["name"]: found["told"] for page in PAGES.values() for found in PICTURE.finditer(page)}
    pictures = {path.name: path.stat().st_size for path in EDITORS.iterdir() if path.suffix != ".md"}
    assert set(shown) == set(pictures)
    assert {name: size for name, size in pictures.items() if size > 60_000} == {}
    assert [name for name, told in shown.items() if not told] == []


# The full example


def test_the_handbooks_files_pass_the_check(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(EXAMPLES) == {"data/bodies.yml", "data/concepts.yml", "data/synonyms.yml", INDICATORS, DATA, TEXT}
    pages = [small.ROOT / "docs" / "data.md", *EDITORS.iterdir()]
    folder = write_archive(
        {**EXAMPLES, **{path.relative_to(small.ROOT).as_posix(): path.read_bytes() for path in pages}}
    )
    assert main(["check", "--root", str(folder)]) == 0, capsys.readouterr().out


def test_the_handbooks_example_shows_every_field_and_every_word() -> None:
    data, indicators, text = (str(EXAMPLES[path]) for path in (DATA, INDICATORS, TEXT))
    typed = set(re.findall(r"(\w+):", data))
    fields = written(Report, "body", "year", "pending") | written(Origin) | written(Answer) | written(FigureFields)
    fields |= written(Plan) | written(PlanResult) | written(Correction) | written(SetAside)
    assert fields <= typed
    assert written(Indicator, "id") <= set(re.findall(r"(\w+):", indicators))
    assert written(Body, "id") <= set(re.findall(r"(\w+):", str(EXAMPLES["data/bodies.yml"])))
    assert all(re.search(rf"\{{\{{ {word}\b", text) for word in WORDS)
    assert all(re.search(rf"\.{form} \}}\}}", text) for form in FORMS)


# Fields and choices


def test_the_fields_of_a_body_are_explained() -> None:
    assert {only_code(row[0]) for row in rows("body-fields")} == written(Body, "id")


def test_the_fields_of_a_report_are_all_in_the_table_and_no_others() -> None:
    expected = written(Report, "body", "year", "pending", "source") | {f"source.{name}" for name in written(Origin)}
    assert {only_code(row[0]) for row in rows("fields")} == expected


@pytest.mark.parametrize("row", rows("fields"), ids=lambda row: only_code(row[0]))
def test_the_handbook_says_rightly_whether_a_field_may_be_null(row: list[str]) -> None:
    owner, _, name = only_code(row[0]).rpartition(".")
    hint = get_type_hints(Origin if owner else Report)[name]
    assert row[2] == ("可以" if NoneType in get_args(hint) else "不可以")


def test_the_fields_of_an_answer_and_of_a_figure_are_all_in_their_tables_and_no_others() -> None:
    assert {only_code(row[0]) for row in rows("answer")} == written(Answer)
    assert {only_code(row[0]) for row in rows("figure-fields")} == written(FigureFields)


def test_the_fields_of_a_topic_are_all_in_their_table_and_no_others() -> None:
    assert {only_code(row[0]) for row in rows("concepts")} == written(Concept, "id")


def test_the_fields_of_a_plan_and_of_its_result_are_all_in_their_tables_and_no_others() -> None:
    assert {only_code(row[0]) for row in rows("plans")} == written(Plan)
    assert {only_code(row[0]) for row in rows("plan-results")} == written(PlanResult)


def test_the_fields_of_what_is_set_aside_are_all_in_their_table_and_no_others() -> None:
    assert {only_code(row[0]) for row in rows("set-aside")} == written(SetAside)


def test_the_fields_of_a_correction_are_all_in_their_table_and_no_others() -> None:
    assert {only_code(row[0]) for row in rows("corrections")} == written(Correction)


def test_the_five_statutory_items_stand_in_the_handbook_as_in_the_statute(write_archive: Callable[..., Path]) -> None:
    items = checked(write_archive()).archive.statute.items
    assert {only_code(row[0]): row[1] for row in rows("statute-items")} == dict(items)


def test_the_fields_of_an_indicator_are_all_in_the_table_with_those_that_must_be_written() -> None:
    must = {
        field.name: field.default is dataclasses.MISSING
        for field in dataclasses.fields(Indicator)
        if field.name != "id"
    }
    assert {only_code(row[0]): row[2] == "是" for row in rows("indicator-fields")} == must


@pytest.mark.parametrize(
    ("anchor", "choices"),
    [("level", Level), ("wording", Wording), ("outcome", Outcome), ("kind", Kind), ("scope", Scope), ("whose", Whose)],
)
def test_every_choice_stands_in_its_table_with_the_word_that_readers_see(anchor: str, choices: type[Enum]) -> None:
    expected = {choice.value: choice.label for choice in choices if isinstance(choice, Labelled)}
    assert {only_code(row[0]): row[1] for row in rows(anchor)} == expected


def test_every_format_of_the_check_stands_in_the_handbook() -> None:
    assert sorted(re.findall(r"`--format (\w+)`", SECTIONS["check"])) == sorted(FORMATS)


# Numbers


@pytest.mark.parametrize("row", rows("literals"), ids=lambda row: only_code(row[0]))
def test_a_literal_of_the_handbook_is_read_and_shown_as_it_says(row: list[str]) -> None:
    amount = literal.parse(only_code(row[0]))
    assert [amount.text("份"), amount.chinese("份")] == row[2:]
    if stated := re.search(r"即(\d+)", row[1]):
        assert literal.plain(amount.value) == stated[1]


def test_the_table_of_literals_shows_every_mark_that_a_number_can_bear() -> None:
    shown = {literal.parse(only_code(row[0])).bound for row in rows("literals")}
    assert shown == set(literal.Bound)


@pytest.mark.parametrize("row", rows("states"), ids=lambda row: row[1])
def test_zero_unstated_and_not_applicable_are_written_as_the_handbook_says(
    row: list[str], write_archive: Callable[..., Path]
) -> None:
    line = "".join(codes_in(row[0]))
    changes = {**EXAMPLES, DATA: str(EXAMPLES[DATA]).replace("  cases: 15\n", f"  {line}\n")}
    if not line:
        changes[TEXT] = str(EXAMPLES[TEXT]).replace("{{ fig.cases }}", "")
    figures = checked(write_archive(changes)).archive.reports["shili-ju", 2023].figures
    assert row[2].startswith(figures["cases"].text if line else "没有")
    assert ("cases" in figures) == bool(line)


# The text


def printed(word: str, write_archive: Callable[..., Path]) -> str:
    """The HTML that a word becomes in the handbook's example."""
    archive = checked(write_archive(EXAMPLES)).archive
    return rendered(word, report_words(archive, archive.reports["shili-ju", 2023]))


@pytest.mark.parametrize("row", rows("words"), ids=lambda row: only_code(row[0]))
def test_a_word_of_the_handbook_gives_what_readers_see(row: list[str], write_archive: Callable[..., Path]) -> None:
    if shown := re.search(r"\(#(\w+)\)", row[2]):
        assert codes_in(SECTIONS[shown[1]])[0] == only_code(row[0])
    else:
        assert re.sub(r"<.+?>", "", printed(only_code(row[0]), write_archive)) == row[2]


def test_the_table_of_the_handbook_is_the_one_that_its_word_prints(write_archive: Callable[..., Path]) -> None:
    table = BeautifulSoup(printed(codes_in(SECTIONS["table"])[0], write_archive), "html.parser").table
    cells = [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]
    assert [[cell.replace("<br>", "") for cell in row] for row in rows("table")] == cells[1:]
    assert f"| {' | '.join(cells[0])} |" in SECTIONS["table"]


def test_the_chart_of_the_handbook_bears_the_words_that_its_word_prints(write_archive: Callable[..., Path]) -> None:
    chart = BeautifulSoup(printed(codes_in(SECTIONS["chart"])[0], write_archive), "html.parser").figure
    assert f"![{chart.svg.title.text}](" in SECTIONS["chart"]
    assert chart.svg.desc.text in SECTIONS["chart"].splitlines()
    assert chart.select_one(".sentence").text.startswith(chart.svg.desc.text)


def test_every_word_and_form_stands_in_the_table_of_words() -> None:
    stated = [only_code(row[0]) for row in rows("words")]
    assert {re.match(r"\{\{ (\w+)", code)[1] for code in stated} == set(WORDS)  # type: ignore[index]
    assert {form for code in stated for form in re.findall(r"\.\w+\.(\w+)", code)} == set(FORMS)


def test_headings_get_the_addresses_that_the_handbook_says() -> None:
    titles = [only_code(row[0]) for row in rows("headings")]
    anchors = [f"#{section.id}" for section in PageText(Source(TEXT, "\n\n".join(titles))).sections]
    assert anchors == [only_code(row[1]) for row in rows("headings")]


def test_the_kinds_of_numbers_that_may_stand_in_the_text_are_those_of_the_code() -> None:
    assert sorted(row[0] for row in rows("not-figures")) == sorted(NOT_FIGURES)


@pytest.mark.parametrize(
    ("kind", "example"), [(row[0], code) for row in rows("not-figures") for code in codes_in(row[1])]
)
def test_a_number_that_the_handbook_lets_stand_is_no_finding(kind: str, example: str) -> None:
    assert list(NOT_FIGURES[kind](example))
    assert not list(numbers_in_prose(PageText(Source(TEXT, example)), None))


@pytest.mark.parametrize("row", rows("rewrites"), ids=lambda row: only_code(row[0]))
def test_a_rewrite_of_the_handbook_mends_what_was_wrong(row: list[str]) -> None:
    wrong, right = ([*numbers_in_prose(PageText(Source(TEXT, only_code(cell))), None)] for cell in row)
    assert {finding.code for finding in wrong} == {Code.NUMBER_IN_PROSE}
    assert not right
    assert not references(Source(TEXT, only_code(row[1])))[1]


# The codes

PAIR = re.compile(r"^- 错：`(?P<wrong>.+)`\n- 对：`(?P<right>.+)`(?:\n- 提示：`(?P<told>.+)`)?$", re.MULTILINE)
ALL_PAIRS = [(code, *pair.groups(default="")) for code, entry in ENTRIES.items() for pair in PAIR.finditer(entry)]
PAIRS = [pair for pair in ALL_PAIRS if not pair[0].startswith(("DOC", "IMP"))]
DOCUMENTS = [pair for pair in ALL_PAIRS if pair[0].startswith("DOC")]
OTHERS = [pair for pair in ALL_PAIRS if pair[0].startswith("IMP")]


def test_the_codes_page_lists_every_code_in_order_and_no_other() -> None:
    listed = [(match["anchor"], match["title"].split()[0]) for match in HEADING.finditer(CODES)]
    groups = list(dict.fromkeys(re.sub(r"\d", "", code.value) for code in Code))
    assert [anchor for anchor, _ in listed if anchor not in groups] == [code.value for code in Code]
    assert [anchor for anchor, _ in listed if anchor in groups] == groups
    assert all(anchor == word for anchor, word in listed)


@pytest.mark.parametrize("code", list(Code), ids=lambda code: code.value)
def test_every_code_has_a_sentence_and_an_example(code: Code) -> None:
    entry = ENTRIES[code.value]
    assert not entry.startswith("-")
    assert PAIR.search(entry)
    assert entry.count("\n- 错：") == entry.count("\n- 对：") == len(PAIR.findall(entry))


@pytest.mark.parametrize(("code", "wrong", "right", "told"), PAIRS, ids=[f"{pair[0]} {pair[1]}" for pair in PAIRS])
def test_an_example_is_refused_with_the_code_and_words_that_the_page_says(
    code: str, wrong: str, right: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = []
    files = {**small.FILES, **small.PUBLISHED} if code.startswith("COR") else small.FILES
    for number, changes in enumerate({**files, **changes} for changes in spoilt(wrong, right, files)):
        command = wrong.removeprefix("python -m archive ").split() if wrong.startswith("python -m") else ["check"]
        main([*command, "--root", str(small.write(tmp_path / str(number), changes))])
        outputs.append(capsys.readouterr().out.splitlines())
    refused = [lines for lines in outputs if any(re.search(rf":\d+ {code} ", line) for line in lines)]
    assert refused, outputs
    assert not told or any(told in lines for lines in refused), refused


@pytest.mark.parametrize(
    ("code", "wrong", "right", "told"), DOCUMENTS, ids=[f"{pair[0]} {pair[1]}" for pair in DOCUMENTS]
)
def test_a_document_is_refused_with_the_code_and_words_that_the_page_says(
    code: str, wrong: str, right: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ArchiveError) as refused:
        read_document(unreadable.write(tmp_path, wrong))
    (finding,) = refused.value.findings
    assert finding.code.value == code
    assert told in ("", as_line(finding))
    assert right == f"年报{Path(right).suffix}"


def test_every_unreadable_document_stands_on_the_codes_page() -> None:
    assert {wrong for _, wrong, _, _ in DOCUMENTS} == {*unreadable.FILES, unreadable.LARGE}


@pytest.mark.parametrize(("code", "wrong", "right", "told"), OTHERS, ids=[f"{pair[0]} {pair[1]}" for pair in OTHERS])
def test_a_document_that_is_another_report_is_refused_with_the_code_and_words_that_the_page_says(
    code: str, wrong: str, right: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, document = imports.write(tmp_path, wrong)
    assert main(["import", str(document), "--body", "shili-ju", "--year", "2023", "--root", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [told]
    assert f" {code} " in told and right in imports.DOCUMENTS


def spoilt(wrong: str, right: str, files: dict[str, str]) -> list[Changes]:
    """An archive's files with an example's right writing replaced by the wrong one, once for each file it stands in."""
    if wrong.startswith("python -m archive "):
        return [{}]
    if right in files:
        return [{right: None, wrong: files[right]}]
    if right == "UTF-8":
        return [{DATA: small.FILES[DATA].encode({"ANSI": "gb18030"}[wrong])}]
    if right == "图.png":
        return [{"docs/图.png": b"<html>"}]
    if right == "导入的来源文件":
        return [{DATA.replace(".yml", ".txt"): "另一个文件\n"}]
    if right == "2024年的数字":
        return [{DATA.replace("2023", "2024"): small.FILES[DATA], TEXT.replace("2023", "2024"): small.FILES[TEXT]}]
    if right == "2023年也写了的数字":
        return [_stated_before()]
    if right == "数据文件里只有数据":
        return [{DATA: small.FILES[DATA] + "# 示例\n" * 20_000}]
    if right.startswith("set_aside"):
        data = small.FILES[DATA].replace("wording: edited", f"wording: official\n{wrong}")
        return [{DATA: data, TEXT: small.FILES[TEXT] + "\n共五个方阵。\n"}]
    wrong = wrong.replace("⇥", "\t")
    return [{path: text.replace(right, wrong)} for path, text in files.items() if text.count(right) == 1]


def _stated_before() -> Changes:
    """Three years, of which only the first two state how many years were quiet."""
    last = {path: text for path, text in small.FILES.items() if "2022" in path}
    before = {
        path.replace("2022", "2021"): text.replace("2022", "2021").replace("2023", "2022")
        for path, text in last.items()
    }
    first = DATA.replace("2023", "2021")
    without_plans = re.sub("plans: .*", "plans: {}", before[first]).replace("quiet_years: 7", "quiet_years: 6")
    data, text = (
        small.FILES[DATA].replace("  quiet_years: 8\n", ""),
        small.FILES[TEXT].replace("{{ fig.quiet_years.cn }}", ""),
    )
    return {**before, first: without_plans, DATA: data, TEXT: text}


def test_the_line_that_the_codes_page_takes_apart_is_one_that_the_check_prints() -> None:
    (block,) = FENCE.findall(CODES)
    assert block[1].strip() in {told for _, _, _, told in PAIRS}
