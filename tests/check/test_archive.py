"""What holds within a report and between data and text: what is an error, and what is true of real reports and none."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from small import Changes

from archive.check.archive import checked
from archive.fields import Punctuality
from archive.findings import ArchiveError
from archive.model import Archive

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"
STATUTE = (small.ROOT / "data" / "statute.yml").read_text(encoding="utf-8")

# The real report's: 15 cases against 5 persons and 13 firms; the bureau's fines beside its district's.
MORE = """\
  persons: {name: 被罚个人, unit: 名, group: enforcement, concept: checks, kind: flow, scope: body, definition: 当年被罚的个人。}
  firms: {name: 被罚企业, unit: 家, group: enforcement, concept: checks, kind: flow, scope: body, definition: 当年被罚的企业。}
  area_fines: {name: 辖区罚款, unit: 元, group: enforcement, concept: checks, kind: flow, scope: area, definition: 辖区当年罚款的金额。}
"""


def stating(dated: str = "2024-03-18", published: str = "null", **figures: str) -> Changes:
    """The archive whose 2023 report states these figures and no other, each in a sentence."""
    lines = "".join(f"  {indicator}: {literal}\n" for indicator, literal in figures.items())
    sentences = "".join(f"示例{{{{ fig.{indicator} }}}}。\n" for indicator in figures)
    return {
        INDICATORS: small.FILES[INDICATORS] + MORE,
        DATA: f"""\
title: 示例
signed_by: null
dated: {dated}
published: {published}
wording: edited
source: {{name: 示例}}
statute_items: {{measures: 一, shortcomings: 二, leadership: null, next_year: null, other: null}}
figures:
{lines or "  {}"}
changes: {{2024-05-06: 收录}}
plan_results: {{hotline: {{outcome: not_mentioned}}}}
""",
        TEXT: f"## 一、示例\n\n示例。{sentences}\n\n## 二、示例\n\n示例。\n",
    }


def found(folder: Path) -> list[tuple[str, str, int]]:
    """Path, code and line of each finding."""
    try:
        checked(folder)
    except ArchiveError as error:
        return [(finding.place.path, finding.code.value, finding.place.line) for finding in error.findings]
    return []


@pytest.mark.parametrize(
    "changes",
    [
        stating(cases="15", persons="5", firms="13"),
        stating(fines="72.8万", area_fines="226万"),
        stating(fines="226万", area_fines="72.8万"),
        stating(published="null"),
        stating(dated="null", published="2024-04-30"),
        stating(dated="2024-03-18", published="2024-03-18"),
        stating(dated="2023-12-15"),
        stating(dated="2023-01-01"),
        # A total and its parts: equal, or not to be added.
        stating(teams="35", teams_street="11", teams_sector="24"),
        stating(teams="35", teams_street="11"),
        stating(teams="35"),
        stating(teams_street="11", teams_sector="24"),
        stating(teams="30余", teams_street="11", teams_sector="24"),
        stating(teams="35", teams_street="约10", teams_sector="24"),
        stating(teams="2.3万", teams_street="1.1万", teams_sector="11999"),
        stating(teams="35", teams_street="{value: null, note: 示例}", teams_sector="24"),
        stating(teams="{value: null, note: 示例}", teams_street="11", teams_sector="24"),
        stating(teams="30-40", teams_street="11", teams_sector="24"),
        stating(teams="35", teams_street="10-12", teams_sector="24"),
        # A part and its whole.
        stating(teams="30-40", teams_street="35"),
        stating(teams="35", teams_street="30-40"),
        stating(teams="35", teams_street="35"),
        stating(teams="30余", teams_street="35"),
        stating(teams="近30", teams_street="35"),
        stating(teams="30以上", teams_street="35"),
        stating(licensed="0"),
        stating(licensed="100"),
        stating(licensed="99.4"),
        stating(licensed="98-100"),
        stating(cases="0"),
        stating(cases="{value: null, note: 示例局没有执法权}"),
        stating(cases="{value: 15, note: 截至年底, break: 示例口径变了}"),
    ],
)
def test_what_is_true_of_real_reports_is_no_error(changes: Changes, write_archive: Callable[..., Path]) -> None:
    assert found(write_archive(changes)) == []


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        (stating(teams="36", teams_street="11", teams_sector="24"), "FIG08", 9),
        (stating(teams_street="11", teams="34", teams_sector="24"), "FIG08", 10),
        (stating(teams="35.5", teams_street="11", teams_sector="24"), "FIG08", 9),
        (stating(teams="0", teams_street="0", teams_sector="1"), "FIG08", 9),
        (stating(teams="35", teams_street="36"), "FIG09", 10),
        (stating(teams="30以下", teams_street="36"), "FIG09", 10),
        (stating(teams="35", teams_street="40余"), "FIG09", 10),
        (stating(teams="30-40", teams_street="41"), "FIG09", 10),
        (stating(teams="35", teams_street="36-40"), "FIG09", 10),
        (stating(teams="35", teams_street="10.5-12"), "FIG16", 10),
        (stating(contest_rank="1-3"), "FIG02", 9),
        (stating(licensed="99-101"), "FIG07", 9),
        (stating(licensed="100.1"), "FIG07", 9),
        (stating(licensed="1万"), "FIG07", 9),
        (stating(dated="2022-12-31"), "META06", 3),
        (stating(dated="null", published="2022-12-31"), "META06", 4),
        (stating(dated="2024-03-18", published="2024-03-17"), "META06", 4),
        (stating(contest_rank="0"), "FIG02", 9),
        (stating(contest_rank="2.5"), "FIG02", 9),
        (stating(contest_rank="约3"), "FIG02", 9),
        (stating(contest_rank="3以上"), "FIG02", 9),
    ],
)
def test_what_cannot_be_true_is_an_error_with_its_line(
    changes: Changes, code: str, line: int, write_archive: Callable[..., Path]
) -> None:
    assert (DATA, code, line) in found(write_archive(changes))


@pytest.mark.parametrize(
    ("published", "punctuality"),
    [
        ("2024-03-18", Punctuality.IN_TIME),
        ("2024-03-31", Punctuality.IN_TIME),
        ("2024-04-01", Punctuality.IN_TIME),
        ("2024-04-02", Punctuality.LATE),
        ("2025-03-31", Punctuality.LATE),
        ("null", Punctuality.UNKNOWN),
    ],
)
def test_the_first_of_april_itself_is_in_time_and_an_unknown_date_is_never_late(
    published: str, punctuality: Punctuality, write_archive: Callable[..., Path]
) -> None:
    archive: Archive = checked(write_archive(stating(published=published))).archive
    assert archive.reports["shili-ju", 2023].punctuality(archive.statute) is punctuality


def text(old: str, new: str) -> Changes:
    """The small archive's 2023 text with one passage replaced."""
    assert small.FILES[TEXT].count(old) == 1
    return {TEXT: small.FILES[TEXT].replace(old, new)}


def data(old: str, new: str) -> Changes:
    """The small archive's 2023 data with one passage replaced."""
    assert small.FILES[DATA].count(old) == 1
    return {DATA: small.FILES[DATA].replace(old, new)}


def indicators(old: str, new: str) -> Changes:
    """The small archive's indicators with one passage replaced."""
    assert small.FILES[INDICATORS].count(old) == 1
    return {INDICATORS: small.FILES[INDICATORS].replace(old, new)}


UNSEEN: dict[str, tuple[Changes, str]] = {
    # A traceback in the check.
    "an empty string for a figure": (data("cases: 15", "cases: ''"), DATA),
    "a group without a name": (indicators("emergency: 应急管理", "emergency:"), INDICATORS),
    "a heading whose number is none": (text("## 二、", "## 十十、"), DATA),
    # A traceback in the build, after a check that found nothing.
    "no body at all": ({"data/bodies.yml": "{}\n"}, DATA),
    "no indicator at all": ({INDICATORS: "groups: {}\nindicators: {}\n"}, DATA),
    "a deadline that no calendar has": ({"data/statute.yml": STATUTE.replace("04-01", "02-30")}, "data/statute.yml"),
    "a deadline in Arabic-Indic digits": ({"data/statute.yml": STATUTE.replace("04-01", "٠٤-٠١")}, "data/statute.yml"),
    "a comment left open": (text("还有不足。", "还有{# 不足。"), TEXT),
    "a section inside a comment of Jinja": (text("## 三、2024年度示例安排", "{#\n## 三、2024年度示例安排\n#}"), TEXT),
    "a header that says a template": (text("示例引言，", "template: a.html\n\n示例引言，"), TEXT),
    # Pages that MkDocs makes and nobody checks.
    "another ending of Markdown": ({"docs/reports/shili-ju/2021.markdown": "立案99起{{ 7*7 }}"}, "docs/reports/shili-ju/2021.markdown"),
    "another ending of Markdown elsewhere": ({"docs/a.mkd": "{{ lipsum() }}"}, "docs/a.mkd"),
    "HTML among the reports": ({"docs/reports/shili-ju/2021.html": "立案99起"}, "docs/reports/shili-ju/2021.html"),
    "a page where a list of a year is generated": ({"docs/years/2023.md": "# 示例\n"}, "docs/years/2023.md"),
    "a header that only looks like one": ({"docs/a.md": "---\ntitle: 甲\n---\n{{ lipsum() }}\nrender_macros: false\n---\n"}, "docs/a.md"),
    "a header whose false is a word": ({"docs/a.md": '---\nrender_macros: "false"\n---\n{{ lipsum() }}\n'}, "docs/a.md"),
    "a header that says it inside another field": (
        {"docs/a.md": '---\ndescription: "\nrender_macros: false\n"\n---\n{{ lipsum() }}\n'},
        "docs/a.md",
    ),
    "a header that takes it back": ({"docs/a.md": "---\nrender_macros: false\nrender_macros: true\n---\n{{ lipsum() }}\n"}, "docs/a.md"),
    # What MkDocs takes for a header and does not print: the macros of the page stay as they were typed.
    "a header with a space after its dashes": (text("示例引言，", "--- \nrender_macros: false\n---\n示例引言，"), TEXT),
    "a header without dashes": (text("示例引言，", "render_macros: false\n\n示例引言，"), TEXT),
    # Wrong pages.
    "a macro in a code span": (text("还有不足。", "还有`{{ fig.cases }}`不足。"), TEXT),
    "a macro in a code block": (text("还有不足。", "```\n{{ fig.cases }}\n```"), TEXT),
    "a macro in a paragraph indented by four spaces": (text("还有不足。", "    还有{{ fig.cases }}不足。"), TEXT),
    "a macro in the title of a link": (text("还有不足。", '[甲](#s1 "{{ fig.cases }}")'), TEXT),
    "a figure that only a comment uses": (text("立案{{ fig.cases }}，", "<!-- {{ fig.cases }} -->"), TEXT),
    "a first-level heading without a space": (text("还有不足。", "#还有不足"), TEXT),
    "a first-level heading underlined": (text("还有不足。", "还有不足\n===="), TEXT),
    "the marks of a merge": (text("还有不足。", "<<<<<<< HEAD\n还有不足。\n=======\n没有不足。\n>>>>>>> a"), TEXT),
    "a section that stands in a comment": (text("## 三、2024年度示例安排", "<!--\n## 三、2024年度示例安排\n-->"), DATA),
    "an anchor that a section has": (text("还有不足。", "#### 示例 { #s1 }"), TEXT),
    "a table of a group of which the report states nothing": (
        {**indicators("groups:\n", "groups:\n  extra: 其他\n"), **text("还有不足。", '{{ table("extra") }}')},
        TEXT,
    ),
    "a group whose id is no id": (indicators("groups:\n", "groups:\n  Foo bar: 其他\n"), INDICATORS),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "path"), UNSEEN.values(), ids=UNSEEN.keys())
def test_what_would_make_no_page_or_a_wrong_one_is_found(
    changes: Changes, path: str, write_archive: Callable[..., Path]
) -> None:
    assert path in [each[0] for each in found(write_archive(changes))]


@pytest.mark.parametrize("path", ["docs/a.md", "docs/a.txt", TEXT, DATA])
def test_a_link_to_another_file_is_refused(path: str, write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    outside = folder.parent / "outside"
    outside.write_text(small.FILES.get(path, "outside"), encoding="utf-8")
    (folder / path).unlink(missing_ok=True)
    (folder / path).symlink_to(outside)
    assert (path, "FILE04", 1) in found(folder)
    outside.unlink()
    assert (path, "FILE04", 1) in found(folder)


def test_a_link_to_another_folder_is_refused(write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    (folder / "docs/reports/other").symlink_to(folder / "docs/reports/shili-ju", target_is_directory=True)
    assert ("docs/reports/other", "FILE04", 1) in found(folder)


@pytest.mark.parametrize("path", ["data/reports/shili-ju/2021.yml", "docs/reports/shili-ju/2021.md"])
def test_a_folder_named_like_a_file_is_refused(path: str, write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    (folder / path).mkdir()
    assert (path, "FILE04", 1) in found(folder)
