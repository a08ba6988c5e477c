"""What holds for any input, tried on inputs that nobody thought of: a finding or a page, and nothing that runs."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import small
import yaml
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from madeup import digits, markdown_of, marks, nearly_figures, pages_of, scales, strings, yaml_of

from archive.check.archive import checked
from archive.findings import ArchiveError, Finding, as_line
from archive.literal import Bound, LiteralError, parse, plain
from archive.pages.html import Made
from archive.read import yamlfile
from archive.read.loading import Contents
from archive.read.source import Source

ALL = {**small.MORE, "docs/data.md": None}
"""Without the longest page, which holds nothing that the others do not."""
FILES = {**small.FILES, **{path: text for path, text in ALL.items() if text and path.startswith(("data/", "docs/"))}}
DATA = [path for path in FILES if path.endswith(".yml")]
TEXTS = [path for path in FILES if path.endswith(".md")]


# Figures

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}


@given(st.one_of(st.text(max_size=20), nearly_figures))
def test_any_spelling_is_a_number_or_a_finding(spelling: str) -> None:
    try:
        amount = parse(spelling)
    except LiteralError as error:
        assert error.message and error.mend
        return
    assert amount.spelling == spelling and amount.value >= 0 and amount.step > 0
    assert amount.value % amount.step == 0
    assert amount.upper is None or amount.value < amount.upper
    assert spelling in amount.text("") and not re.search(r"\d", amount.chinese("起"))
    assert parse(spelling, printed=True) == amount


@given(digits.filter(lambda number: number.strip("0.")), scales, marks)
def test_a_number_is_what_its_digits_scale_and_marks_say(number: str, scale: str, mark: tuple[str, str, Bound]) -> None:
    before, after, bound = mark
    amount = parse(f"{before}{number}{scale}{after}")
    assert amount.value == Decimal(number) * SCALES[scale]
    assert amount.bound is bound
    assert parse(plain(amount.value)).value == amount.value


# Files


@given(st.dictionaries(st.from_regex(r"\A[a-z_]{1,8}\Z"), strings, min_size=1, max_size=4))
def test_yaml_that_a_program_writes_is_read_as_it_was_meant_or_refused(fields: dict[str, str]) -> None:
    written = yaml.safe_dump(fields, allow_unicode=True, width=10_000, default_style="'")
    document, findings = yamlfile.parse(Source("data/示例.yml", written))
    assert findings or document.value == fields


@given(st.sampled_from(DATA).flatmap(lambda path: yaml_of(FILES[path])))
def test_any_yaml_is_read_or_refused_at_a_place_in_it(text: str) -> None:
    source = Source("data/示例.yml", text)
    document, findings = yamlfile.parse(source)
    assert findings or document.value is not None or not text.strip("\n -.#")
    assert_places(findings, {"data/示例.yml": text})


@given(case=st.sampled_from(DATA).flatmap(lambda path: st.tuples(st.just(path), yaml_of(FILES[path]))))
def test_spoiled_data_are_findings_or_pages(case: tuple[str, str], site_of: Callable[..., Any]) -> None:
    path, text = case
    assert_a_finding_or_pages(site_of, {path: text})


@given(case=st.sampled_from(TEXTS).flatmap(lambda path: st.tuples(st.just(path), markdown_of(FILES[path]))))
def test_spoiled_texts_are_findings_or_pages(case: tuple[str, str], site_of: Callable[..., Any]) -> None:
    path, text = case
    assert_a_finding_or_pages(site_of, {path: text})


@given(path=st.sampled_from([*DATA, *TEXTS]), planted=st.binary(max_size=40), at=st.integers(0, 200))
def test_any_bytes_in_a_file_are_findings_or_pages(
    path: str, planted: bytes, at: int, site_of: Callable[..., Any]
) -> None:
    written = FILES[path].encode()
    assert_a_finding_or_pages(site_of, {path: written[:at] + planted + written[at:]})


# Strings of the data

PRINTED = {
    "data/bodies.yml": ["示例市示例局", "示例省示例市"],
    "data/indicators.yml": ["行政执法", "name: 立案", "示例局当年立案的数量。"],
    "data/reports/shili-ju/2023.yml": [
        "示例市示例局2023年法治政府建设年度报告",
        "signed_by: 示例市示例局",
        "示例文本",
        "示例附注",
        "示例注解",
        "全员轮训一遍",
        "示例结果",
    ],
    "data/reports/shili-zf/2023.yml": ["示例省示例厅", "示例网", "示例口径", "示例机关没有复议。"],
}


@given(where=st.sampled_from([(path, each) for path, printed in PRINTED.items() for each in printed]), typed=strings)
def test_what_a_string_of_the_data_says_changes_no_markup(
    where: tuple[str, str], typed: str, site_of: Callable[..., Any], plain_pages: dict[str, list[str]]
) -> None:
    path, printed = where
    said = printed.rpartition(": ")[2]
    string = " ".join(f"{said}{typed}".split()).replace("'", "''")
    assert printed in FILES[path]
    changes = {path: FILES[path].replace(printed, f"{printed.removesuffix(said)}'{string}'", 1)}
    made = site_of(changes)
    if isinstance(made, Contents):
        assert {path: tags(page) for path, page in pages_of(made)} == plain_pages


# How it is tried


@pytest.fixture(scope="module")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Contents | list[Finding]]:
    """What the check says of the small archive with files changed: its contents, or its findings."""
    folder = small.write(tmp_path_factory.mktemp("madeup"), ALL)

    def site(changes: dict[str, str | bytes | None]) -> Contents | list[Finding]:
        small.write(folder, {**ALL, **changes})
        try:
            return checked(folder)
        except ArchiveError as error:
            return list(error.findings)

    return site


@pytest.fixture(scope="module")
def plain_pages(site_of: Callable[..., Any]) -> dict[str, list[str]]:
    return {path: tags(page) for path, page in pages_of(site_of({}))}


def assert_a_finding_or_pages(site_of: Callable[..., Any], changes: dict[str, str | bytes | None]) -> None:
    made = site_of(changes)
    if isinstance(made, Contents):
        for path, page in pages_of(made):
            assert_inert(path, page)
    else:
        assert made
        texts = {path: text if isinstance(text, str) else "" for path, text in {**FILES, **changes}.items()}
        assert_places([each for each in made if isinstance(changes.get(each.place.path, ""), str)], texts)


def assert_places(findings: list[Finding], texts: dict[str, Any]) -> None:
    for finding in findings:
        lines = re.split(r"\r\n|\r|\n", texts.get(finding.place.path, ""))
        assert 1 <= finding.place.line <= len(lines), finding
        assert finding.place.column >= 1 and finding.message and finding.mend, finding
        assert as_line(finding).isprintable()


def assert_inert(path: str, page: Made) -> None:
    """Nothing on a page runs, loads from elsewhere or hides, whoever wrote what it is made from."""
    soup = BeautifulSoup(page.html, "html.parser")
    for tag in soup.find_all(True):
        assert tag.name not in {"iframe", "object", "embed", "style", "base", "link", "meta", "textarea"}, (path, tag)
        for name, value in tag.attrs.items():
            assert not name.startswith("on") and name not in {"style", "srcset", "srcdoc", "formaction"}, (path, tag)
            if name in {"href", "src", "action"}:
                assert not re.match(r"[\s\x00-\x20]*(javascript|data|vbscript|file):", value, re.IGNORECASE), (
                    path,
                    tag,
                )
            if name in {"src", "action"}:
                assert not re.match(r"\s*([a-z]+:|[/\\]{2})", value, re.IGNORECASE), (path, tag)
    assert not [script for script in soup.find_all("script") if "hit()" in script.get_text()], path


def tags(page: Made) -> list[str]:
    return [
        f"{tag.name} {' '.join(sorted(tag.attrs))}" for tag in BeautifulSoup(page.html, "html.parser").find_all(True)
    ]
