"""What the macros of a page refer to, each with its exact place, and what is no macro of the handbook."""

import pytest

from archive.findings import Place
from archive.read.macros import ChartUse, FigureUse, TableUse, Use, references
from archive.read.source import Source


def figure(indicator: str, line: int, column: int, year: int | None = None) -> FigureUse:
    return FigureUse(indicator, year, Place("a.md", line, column))


def table(group: str, line: int, column: int) -> TableUse:
    return TableUse(group, Place("a.md", line, column))


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("立案{{ fig.cases }}，", [figure("cases", 1, 3)]),
        ("{{fig.cases}}", [figure("cases", 1, 1)]),
        ("{{ fig . cases }}", [figure("cases", 1, 1)]),
        ('{{ fig["cases"] }}', [figure("cases", 1, 1)]),
        ("{{ fig['cases'].cn }}", [figure("cases", 1, 1)]),
        ("{{ fig.cases.cn }}", [figure("cases", 1, 1)]),
        ("甲 {{- fig.cases -}} 乙", [figure("cases", 1, 3)]),
        ("{{ fig_of(2022).cases }}", [figure("cases", 1, 1, 2022)]),
        ("{{ fig_of( 2022 ).cases.cn }}", [figure("cases", 1, 1, 2022)]),
        ('{{ fig_of(2022)["cases"] }}', [figure("cases", 1, 1, 2022)]),
        ('{{ table("review") }}', [table("review", 1, 1)]),
        ("{{ table('review') }}", [table("review", 1, 1)]),
        ('甲\n\n{{ chart("cases") }}', [ChartUse("cases", Place("a.md", 3, 1))]),
        (
            "甲{{ fig.a }}{{ fig.b }}\n乙{{ fig_of(2022).a }}丙\n\n{{ table('g') }}",
            [figure("a", 1, 2), figure("b", 1, 13), figure("a", 2, 2, 2022), table("g", 4, 1)],
        ),
        ("甲{{\n  fig.a\n}}乙{{ fig.b }}", [figure("a", 1, 2), figure("b", 3, 4)]),
        ("{{ fig.a }} {{ fig.a }}", [figure("a", 1, 1), figure("a", 1, 13)]),
        ("| {{ fig.a }} | **{{ fig.b }}** |", [figure("a", 1, 3), figure("b", 1, 19)]),
    ],
)
def test_a_use_is_found_with_its_line_and_column(text: str, uses: list[Use]) -> None:
    assert references(Source("a.md", text)) == (uses, [])


@pytest.mark.parametrize(
    "text",
    [
        "文字{ 甲 }、[甲](a.md)、{ #s1 }、100%、config.fig.a、a_fig.b、配置、figure.a",
        "",
    ],
)
def test_comments_raw_blocks_and_plain_text_refer_to_nothing(text: str) -> None:
    assert references(Source("a.md", text)) == ([], [])


def codes(text: str) -> list[tuple[str, int, int]]:
    _, findings = references(Source("a.md", text))
    return [(finding.code.value, finding.place.line, finding.place.column) for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{{ fig }}", ("TEXT01", 1, 2)),
        ("{{ }}", ("TEXT01", 1, 1)),
        ("{{ table() }}", ("TEXT01", 1, 1)),
        ("{{ table('a', 'b') }}", ("TEXT01", 1, 1)),
        ("{{ chart() }}", ("TEXT01", 1, 1)),
        ("{{ chart(“a”) }}", ("TEXT01", 1, 10)),
        ("甲{ chart('a') }", ("TEXT01", 1, 2)),
        ("{{ fig_of(2022) }}", ("TEXT01", 1, 1)),
        ("{{ fig_of('2022').a }}", ("TEXT01", 1, 1)),
        ("甲\n乙fig.a丙", ("TEXT01", 2, 2)),
        ("甲｛｛ fig.a ｝｝", ("TEXT01", 1, 2)),
        ("甲{ fig.a }", ("TEXT01", 1, 2)),
        ("甲{{ fig.a }", ("TEXT01", 1, 2)),
        ("甲{{ fig.a", ("TEXT01", 1, 2)),
        ("甲 fig.a }}", ("TEXT01", 1, 3)),
        ("{{ fig.a }} }}", ("TEXT01", 1, 13)),
        ("甲{{ fig。a }}", ("TEXT01", 1, 8)),
        ("甲{{\n fig_of（2022）.a }}", ("TEXT01", 2, 8)),
        ("{{ table(“a”) }}", ("TEXT01", 1, 10)),
        ("## 甲 {#a}", ("TEXT02", 1, 6)),
        ("{{ figs.a }}", ("TEXT02", 1, 1)),
        ("{{ lipsum() }}", ("TEXT02", 1, 1)),
        ("{{ config.site_name }}", ("TEXT02", 1, 1)),
        ("{{ fig.a.cm }}", ("TEXT02", 1, 1)),
        ("{{ fig.a.cn.cn }}", ("TEXT02", 1, 1)),
        ("{{ fig.a.__class__ }}", ("TEXT02", 1, 1)),
        ("{{ fig.a | upper }}", ("TEXT02", 1, 1)),
        ("{{ fig.a if true }}", ("TEXT02", 1, 1)),
        ("{{ fig.a, fig.b }}", ("TEXT02", 1, 1)),
        ("{{ fig.a ~ 9 }}", ("TEXT02", 1, 1)),
        ("{{ fig[b] }}", ("TEXT02", 1, 1)),
        ("{{ 7*7 }}", ("TEXT02", 1, 1)),
        ("{{ '<b>' }}", ("TEXT02", 1, 1)),
        ("{{ fig_of.__globals__ }}", ("TEXT02", 1, 1)),
        ("{{ (lipsum|attr('__globals__'))['os'].popen('ls').read() }}", ("TEXT02", 1, 1)),
        ("甲{% if x %}", ("TEXT02", 1, 2)),
        ("{% include 'a' %}", ("TEXT02", 1, 1)),
    ],
)
def test_what_is_no_word_of_the_handbook_is_refused_where_it_stands(text: str, expected: tuple[str, int, int]) -> None:
    assert expected in codes(text)


@pytest.mark.parametrize("end", ["{%+ endraw %}", "{% endraw +%}"])
def test_nothing_that_jinja_runs_is_taken_for_raw_text(end: str) -> None:
    assert codes(f"{{% raw %}}{end}{{{{ lipsum() }}}}{{% raw %}}{{% endraw %}}") != []


def test_nothing_that_jinja_runs_is_taken_for_a_comment() -> None:
    assert codes('{{ table("a{#") }}{{ lipsum() }}{{ table("#}") }}') != []


@pytest.mark.parametrize("text", ["还有{# 不足。", "## 甲 {#\n\n乙", "{# 甲 #} {# 乙"])
def test_a_comment_left_open_is_named(text: str) -> None:
    assert codes(text) != []


@pytest.mark.parametrize(
    "macro",
    ["(" * 500 + "fig.a" + ")" * 500, "fig" + ".a" * 5000, "not " * 5000 + "fig.a", f"fig_of({'9' * 5000}).a"],
    ids=["brackets", "members", "operators", "digits"],
)
def test_a_macro_of_absurd_length_is_a_finding_like_any_other(macro: str) -> None:
    assert codes(f"{{{{ {macro} }}}}") != []
