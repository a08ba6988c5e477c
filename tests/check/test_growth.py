"""Hostile texts: the time that a check takes grows with the length of what it reads, not with its square or worse."""

import gc
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import small

from archive.check.around import around_figures
from archive.check.foreign import foreign_marks
from archive.check.header import header_of_page
from archive.check.ids import ids_of_page
from archive.check.links import Site, links_of_page
from archive.check.markdown import form_of_report
from archive.check.numbers import numbers_in_prose
from archive.check.typed import typed_page
from archive.literal import LiteralError, parse
from archive.read import yamlfile
from archive.read.limits import too_much
from archive.read.load import load
from archive.read.loading import Loading, ReportFiles
from archive.read.source import Source
from archive.read.text import PageText
from archive.search.passages import passages

TEXT = "docs/reports/shili-ju/2023.md"

REPEATED: dict[str, tuple[str, str, str, int]] = {
    "figures in brackets": ("[", "立案{{ fig.cases }}，", "]", 600),
    "brackets of braces": ("[", "{{}}", "]", 800),
    "a heading and spaces": ("## a", " ", "", 30_000),
    "a heading and spaces before a letter": ("## a", " ", "a", 30_000),
    "a heading of labels": ("## ", "{#s1", "", 4_000),
    "a heading of labels and spaces": ("## a", " { #a }", "", 4_000),
    "a heading of hashes": ("## a ", "#", "a", 10_000),
    "a heading of hashes apart": ("## a", " #", " a", 5_000),
    "a heading of tags left open": ("## a", "<a", "", 10_000),
    "headings": ("", "## 一、甲\n", "", 2_000),
    "headings under one another": ("", "## 一、甲\n### （一）乙\n#### 1. 丙\n", "", 300),
    "open fences": ("", "```a\n", "", 5_000),
    "fences of tildes": ("", "~~~ ~\n", "", 8_000),
    "one fence after another": ("", "```\n```\n", "", 3_000),
    "a fence and one longer": ("", "```\n````\n", "", 3_000),
    "one fence without end": ("", "`", "", 50_000),
    "one fence of tildes": ("", "~", "a", 50_000),
    "comments left open": ("", "<!-- ", "", 10_000),
    "comments": ("", "<!-- --> ", "", 5_000),
    "one letter": ("", "a", "", 50_000),
    "one digit": ("", "1", "", 50_000),
    "letters and a hyphen": ("", "a-", "", 20_000),
    "digits and commas": ("", "1,", "", 10_000),
    "words of figures left open": ("", "fig_of(", "", 10_000),
    "words of figures on lines": ("", "fig_of(\n", "", 3_000),
    "dots and spaces": (".", " ", "", 50_000),
    "dots": ("", ". ", "", 20_000),
    "round brackets": ("", "(", "", 30_000),
    "runs of backticks": ("", "` `` ", "", 8_000),
    "backticks in pairs": ("", "`a` ", "", 8_000),
    "one run of backticks": ("a ", "`", "", 50_000),
    "square brackets": ("", "[", "", 30_000),
    "links left open": ("", "[a](", "", 10_000),
    "links": ("", "[a](b) ", "", 4_000),
    "pictures left open": ("", "![", "", 20_000),
    "ends of links": ("", "](", "", 20_000),
    "footnotes left open": ("", "[^", "", 20_000),
    "braces": ("", "{", "", 30_000),
    "double braces apart": ("", "{{ ", "", 15_000),
    "ends of braces": ("", "} ", "", 15_000),
    "statements": ("", "{% ", "", 15_000),
    "full-width braces": ("", "｛｛", "", 15_000),
    "labels": ("", "{ #a", "", 10_000),
    "labels on one line": ("a {", " #a", "}", 8_000),
    "ids without a value": ("<a ", "id= ", ">", 4_000),
    "ids and spaces": ("<a id", " ", ">", 50_000),
    "tags left open": ("", "<a ", "", 15_000),
    "tags on lines": ("", "<a\n", "", 6_000),
    "less than": ("", "<", "", 20_000),
    "less than and spaces": ("<", " ", "", 50_000),
    "events in no tag": ("", " ona=", "", 10_000),
    "events in a tag left open": ("<a", " onaa", "", 10_000),
    "a long event": ("<a on", "a", "", 50_000),
    "quotes left open": ("", "“《‘「『", "", 8_000),
    "dates": ("", "2023年5月—", "", 4_000),
    "years": ("", "2023", "", 8_000),
    "years and dashes": ("", "2023年—", "", 4_000),
    "articles left open": ("", "第1", "", 10_000),
    "addresses": ("", "https://", "", 8_000),
    "numbers in lists": ("", "1. a\n", "", 6_000),
    "indented lines": ("- a\n", "    a\n", "", 8_000),
    "indented figures": ("a\n", "    {{ fig.cases }}\n", "", 400),
    "figures on lines": ("", "{{ fig.cases }}起\n", "", 400),
    "figures side by side": ("", "{{ fig.cases }}", "", 400),
    "figures in marks of bold": ("", "**{{ fig.cases }}**", "", 400),
    "marks of bold": ("", "**", "", 20_000),
    "marks of bold before a figure": ("", "* ", "{{ fig.cases }}", 20_000),
    "lines without end": ("", "\n", "", 15_000),
    "spaces": ("", " ", "", 50_000),
    "spaces and lines": ("", " \n", "", 8_000),
    "lines under titles": ("", "a\n=\n", "", 2_000),
    "equals signs": ("a\n", "=", " a", 50_000),
    "letters by their numbers": ("", "&#57;", "", 5_000),
    "letters by their numbers left open": ("", "&#", "a", 15_000),
    "letters by their names": ("&", "a", "", 50_000),
    "letters that nobody sees": ("", "\u200b", "", 20_000),
    "letters that nobody sees apart": ("", "\u200ba", "", 3_000),
    "radicals": ("", "⼗", "", 3_000),
    "numbers in circles": ("甲", "①", "", 15_000),
    "numbers in circles apart": ("", "甲①", "", 8_000),
    "numbers below a line": ("a", "₂.", "", 10_000),
    "titles of links": ("", '](a "', "", 8_000),
    "titles of links on one line": ("", '](<a "', "", 8_000),
    "marks of lists": ("", "- * ", "1", 10_000),
    "lines through": ("", "~~a", "", 10_000),
    "marks in pairs": ("", "==a ", "", 8_000),
    "names of addresses": ("", "[a][", "", 10_000),
    "names of addresses in a row": ("", "[a][b]", "", 4_000),
    "labels of the menu": ("{", "data-toc-", "", 6_000),
    "labels of the menu apart": ("", "{ data-toc-a", "", 4_000),
    "items of a list": ("", "9. a\n", "", 5_000),
    "items of a list apart": ("", "9. a\n\n", "", 4_000),
    "headings that are too deep": ("", "#", " a", 30_000),
    "headings with open labels": ("", "# a {#b\n", "", 4_000),
    "a heading with open labels": ("# ", "{ #", "", 8_000),
    "links of HTML": ("", '<a href="b">', "", 4_000),
    "links of HTML left open": ("", "<a href", "", 8_000),
    "addresses in a tag": ("<a", " href = a", ">", 6_000),
    "attributes in a tag": ("<a", " b = a", ">", 8_000),
    "braces with attributes": ("", "{ hre", "", 10_000),
    "fields of a header": ("---\n", "title: 2024\n", "---\n", 3_000),
    "a long field of a header": ("---\ntitle: a", "<", "\n---\n", 4_000),
    "list in list": ("", "- ", "", 20_000),
    "quotations": ("", "> ", "", 20_000),
}
"""What stands before, what is repeated, what stands after, and how often it is repeated at first."""


def text_of(name: str, times: int = 1) -> str:
    before, repeated, after, count = REPEATED[name]
    return before + repeated * (count * times) + after


def checks(text: str) -> None:
    """All that is looked for in a text, of a report and of another page, before Markdown reads it within its limits."""
    page = PageText(Source(TEXT, text))
    list(too_much(page.source))
    list(form_of_report(page))
    list(header_of_page(page))
    list(typed_page(page, in_report=True))
    list(foreign_marks(page))
    list(links_of_page(page, Site(Loading())))
    list(ids_of_page(page, in_report=True))
    list(around_figures(page, ReportFiles("shili-ju", 2023), Loading()))
    list(numbers_in_prose(page, None))
    assert page.broken is not None
    page.prepared()


def seconds(act: Callable[[str], object], text: str) -> float:
    """Of the processor and without collections of garbage, which grow with whatever else the tests hold."""
    gc.disable()
    try:
        start = time.process_time()
        act(text)
        return time.process_time() - start
    finally:
        gc.enable()


def grows_too_fast(act: Callable[[str], object], short: str, long: str) -> bool:
    """Whether four times the text take far more than four times as long, three times; sixteen times as long is a square."""
    return all(seconds(act, long) > 9 * max(seconds(act, short), 0.003) for _ in range(3))


@pytest.mark.parametrize("name", list(REPEATED))
def test_a_check_of_a_text_takes_time_as_the_text_is_long(name: str) -> None:
    assert not grows_too_fast(checks, text_of(name), text_of(name, 4))


@pytest.mark.parametrize(
    "repeated",
    [
        "{{ fig.cases }}起 ",
        "{{ fig.cases }}",
        "**{{ fig.cases }}**",
        "{{ fig.cases }}* ",
        "{{ fig.cases }}<b ",
        "约\n{{ fig.cases }}",
    ],
)
def test_looking_around_figures_takes_time_as_the_text_is_long(
    repeated: str, write_archive: Callable[..., Path]
) -> None:
    loading = load(write_archive())

    def act(text: str) -> None:
        page = PageText(Source(TEXT, text))
        list(around_figures(page, loading.reports["shili-ju", 2023], loading))

    assert not grows_too_fast(act, repeated * 300, repeated * 1_200)


@pytest.mark.parametrize(
    ("before", "repeated", "after", "count"),
    [
        ("<p>", " ", "</p>", 50_000),
        ("<p>", " \n", "</p>", 20_000),
        ("<p>", "\n ", "a</p>", 20_000),
        ("", "<p>a</p>\n", "", 3_000),
        ("", '<h2 id="a">a</h2>', "", 3_000),
    ],
)
def test_taking_the_text_from_a_page_takes_time_as_the_page_is_long(
    before: str, repeated: str, after: str, count: int
) -> None:
    def act(html: str) -> object:
        return passages(html, "示例")

    assert not grows_too_fast(act, before + repeated * count + after, before + repeated * 4 * count + after)


@pytest.mark.parametrize(
    ("before", "repeated", "after", "count"),
    [
        ("a: ", "b", "", 50_000),
        ("a", "a", "", 50_000),
        ("a", " ", "：", 50_000),
        ("", " ", "a", 50_000),
        ("a: ", "，b", "：", 10_000),
        ("a: {b", "，b ", "}", 10_000),
        ("a: {b: ", "，b：", "}", 4_000),
        ('a: "', "\\t", '"', 10_000),
        ("", "a: 1\n", "", 2_000),
        ("a: [", "1, ", "]", 3_000),
        ("a: ", "[", "", 10_000),
        ("", "- ", "a", 10_000),
        ("", "? ", "a", 10_000),
        ("", "# a\n", "", 10_000),
        ("a: |\n", " a\n", "", 10_000),
    ],
)
def test_reading_yaml_takes_time_as_it_is_long(before: str, repeated: str, after: str, count: int) -> None:
    def act(text: str) -> object:
        return yamlfile.parse(Source("data/a.yml", text))

    assert not grows_too_fast(act, before + repeated * count + after, before + repeated * 4 * count + after)


@pytest.mark.parametrize("repeated", ["1", "1.", "1,", "１", "一", "约", "万", "余", " ", "-", "1余", "元"])
def test_reading_a_number_takes_time_as_it_is_long(repeated: str) -> None:
    def act(spelling: str) -> None:
        for end in ("", "1", "元", "%"):
            with pytest.raises(LiteralError):
                parse("1" + spelling + end)

    assert not grows_too_fast(act, repeated * 20_000, repeated * 80_000)


def run(folder: Path, *command: str) -> str:
    """What a command of Python prints about the archive in a folder; it must end in time and without a traceback."""
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=small.ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
    )
    assert result.returncode in (0, 1), result.stderr
    assert "Traceback" not in result.stderr, result.stderr
    return result.stdout + result.stderr


def hostile_pages() -> dict[str, str]:
    """Each text as a page of its own, once as long as above and once so short that few limits meet it."""
    pages = {}
    for number, (before, repeated, after, count) in enumerate(REPEATED.values()):
        few = min(count, (4_900 - len(before + after)) // len(repeated))
        for size, times in (("long", count), ("short", few), ("ten", min(few, 10))):
            pages[f"docs/a{number}{size}.md"] = before + repeated * times + after + "\n"
    return pages


def test_hostile_pages_are_refused_or_built_in_time(write_archive: Callable[..., Path]) -> None:
    pages = hostile_pages()
    folder = write_archive(pages)
    told = run(folder, "archive", "check", "--root", str(folder))
    refused = set(re.findall(r"^(docs/a\w+\.md):", told, re.MULTILINE))
    assert 100 < len(refused) < len(pages)
    for path in refused:
        (folder / path).unlink()
    assert "没有发现问题" in run(folder, "archive", "check", "--root", str(folder))
    run(folder, "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
    assert (folder / "site" / "index.html").is_file()


@pytest.mark.parametrize("size", ["long", "ten"])
def test_hostile_texts_of_reports_are_refused_or_built_in_time(size: str, write_archive: Callable[..., Path]) -> None:
    texts = [text for path, text in hostile_pages().items() if size in path]
    end = 1900 + len(texts)
    data = small.FILES["data/reports/shili-ju/2022.yml"].split("figures:")[0].replace("statute_items", "# ")
    report = data.replace("wording: edited", "wording: excerpt") + "figures: {}\nchanges: {2024-05-06: 收录}\n"
    folder = write_archive(
        {
            **{f"data/reports/shili-ju/{year}.yml": report.replace("2022年", f"{year}年") for year in range(1900, end)},
            **{f"docs/reports/shili-ju/{1900 + number}.md": text for number, text in enumerate(texts)},
        }
    )
    told = run(folder, "archive", "check", "--root", str(folder))
    for refused in set(re.findall(r"^docs/reports/shili-ju/(19\d\d|20[01]\d)\.md:", told, re.MULTILINE)):
        (folder / f"docs/reports/shili-ju/{refused}.md").unlink()
        (folder / f"data/reports/shili-ju/{refused}.yml").unlink()
    assert "没有发现问题" in run(folder, "archive", "check", "--root", str(folder))
    run(folder, "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
    assert (folder / "site" / "index.html").is_file()
