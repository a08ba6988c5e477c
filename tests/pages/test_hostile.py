"""What a hostile pull request may put into YAML strings: on every page it is text, and nothing but text."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import built as build
from sites import ids, mkdocs_build, page, pages
from small import Changes

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
INDICATORS = "data/indicators.yml"
PAGE = "reports/shili-ju/2023/"

MARKS = '`a` *b* __c__ [d](javascript:alert(1)) ![e](#s1) | ~~g~~ \\ <i onclick="h">i</i> &lt;j {{ 7*7 }} {% k %} {# l #} m[^1]'


def quoted(text: str) -> str:
    assert "'" not in text
    return f"'{text}'"


def hostile(text: str) -> Changes:
    """The small archive with `text` at the end of every string of its YAML that a page prints."""
    end = f"示例{text}"
    files = {name: content for name, content in small.FILES.items() if name.startswith("data/")}
    for name, old, new in [
        ("data/bodies.yml", "name: 示例市示例局", f"name: {quoted(end)}"),
        ("data/bodies.yml", "region: 示例省示例市", f"region: {quoted(end)}"),
        (INDICATORS, "emergency: 应急管理", f"emergency: {quoted(end)}"),
        (INDICATORS, "name: 手册", f"name: {quoted(end)}"),
        (INDICATORS, "unit: 份", f"unit: {quoted(end)}"),
        (INDICATORS, ", measure_words: [件]", ""),
        ("data/registered.yml", "flow body 份", quoted(f"flow body {end}")),
        (DATA, "title: 全员轮训一遍", f"title: {quoted(end)}"),
        (DATA, "note: 示例结果", f"note: {quoted(end)}"),
        (INDICATORS, "definition: 当年发放的手册。", f"definition: {quoted(end)}"),
        (DATA, "title: 示例市示例局2023年法治政府建设年度报告", f"title: {quoted(end)}"),
        (DATA, "signed_by: 示例市示例局", f"signed_by: {quoted(end)}"),
        (DATA, "source: {name: 示例文本", f"source: {{name: {quoted(end)}"),
        (DATA, "was: 72.7万, why: 示例原因", f"was: {quoted(end)}, why: {quoted(end)}"),
        (DATA, "note: 示例附注", f"note: {quoted(end)}"),
        (DATA, "note: 示例注解", f"note: {quoted(end)}, break: {quoted(end)}"),
        (DATA, "teams_street: 11", f"teams_street: {{value: 11, note: {quoted(end)}}}"),
    ]:
        assert files[name].count(old) == 1, old
        files[name] = files[name].replace(old, new)
    return dict(files)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(small.write(tmp_path_factory.mktemp("hostile"), hostile(MARKS)))


@pytest.mark.parametrize(
    ("selector", "shown"),
    [
        (".report-text li data[value='6000']", f"6000余示例{MARKS}"),
        ("#fig-leaflets data", f"6000余示例{MARKS}"),
        ("#figures-emergency", f"示例{MARKS}#"),
        ("#fig-leaflets th", f"示例{MARKS}"),
        ("#fig-leaflets .note", f"口径变化：示例{MARKS}"),
        (".statute .note", f"示例{MARKS}"),
        ("del.was", f"示例{MARKS}"),
        ("section[aria-labelledby=corrections] td:last-child", f"录入更正：示例{MARKS}"),
        ("h1", f"示例{MARKS}"),
        ("title", f"示例{MARKS} - 示例档案"),
        (".crumbs li:nth-of-type(3)", f"示例{MARKS}"),
    ],
)
def test_a_string_of_the_yaml_is_shown_as_it_was_typed(selector: str, shown: str, built: Path) -> None:
    element = page(built, PAGE).select_one(selector)
    assert element and " ".join(element.get_text().split()) == " ".join(shown.split())


def test_a_note_stands_whole_in_the_title_of_its_link(built: Path) -> None:
    assert [link["title"] for link in page(built, PAGE).select("a.fig-note:not([href='#corrections'])")] == [
        f"示例{MARKS}"
    ] * 2


def test_no_page_holds_an_element_that_a_string_of_the_yaml_asked_for(built: Path) -> None:
    for address, each in pages(built).items():
        assert not each.select("[href^='javascript:'], [src^='javascript:'], [src='#s1'], [onclick]"), address
        assert not each.select("article :is(code, em, del, i):not([class])"), address


def test_a_note_cannot_add_an_attribute(write_archive: Callable[..., Path]) -> None:
    note = "note: '[x](onfocus=alert(1)//)'"
    folder = write_archive({DATA: small.FILES[DATA].replace("note: 示例注解", note)})
    for address, each in pages(build(folder)).items():
        assert not [tag for tag in each.select("article *") if any(name.startswith("on") for name in tag.attrs)], (
            address
        )


def test_a_report_page_has_one_title_and_no_address_twice(write_archive: Callable[..., Path]) -> None:
    files = dict(small.FILES)
    files[INDICATORS] = files[INDICATORS].replace(", measure_words: [件]", "")
    files[INDICATORS] = files[INDICATORS].replace("unit: 份", r'unit: "份\n\n# 甲\n"')
    files[DATA] = files[DATA].replace("note: 示例注解", r'note: "甲\n\n# 乙\n"')
    files[TEXT] = files[TEXT].replace("还有不足。", "#### statute\n\n#### fig-cases\n\n#### figures")
    folder = write_archive(files)
    result = mkdocs_build(folder)
    if result.returncode == 1:
        assert "Traceback" not in result.stderr
        return
    shown = page(folder / "site", PAGE)
    assert [heading.text for heading in shown.select("h1")] == ["示例市示例局2023年法治政府建设年度报告"]
    assert sorted(set(ids(shown))) == sorted(ids(shown))


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        (TEXT, "<script>alert(1)</script>"),
        ("docs/index.md", "<svg/onload=alert(1)>"),
        (TEXT, '![图](a.png){ onerror="alert(1)" }'),
        (TEXT, "[x](java&#115;cript:alert(1))"),
        ("docs/index.md", '<img src="https://example.com/a.png">'),
        (TEXT, '<div hidden="">示例</div>'),
        (TEXT, '<p class="md-overlay">示例</p>'),
        (TEXT, "<div>示例"),
    ],
)
def test_the_build_alone_refuses_what_a_text_may_not_hold(
    name: str, planted: str, write_archive: Callable[..., Path]
) -> None:
    folder = small.unchecked(write_archive({name: f"{small.FILES[name]}\n\n{planted}\n"}))
    result = mkdocs_build(folder)
    assert result.returncode == 1
    assert f"{name.removeprefix('docs/')}：网页里不能有" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (folder / "site" / "index.html").exists()


def test_the_build_alone_keeps_a_header_in_its_attribute(write_archive: Callable[..., Path]) -> None:
    header = "title: '示例<b>\"'\ndescription: '0;url=https://example.com\" http-equiv=\"refresh'"
    folder = small.unchecked(write_archive({"docs/about.md": f"---\n{header}\n---\n\n# 示例\n"}))
    result = mkdocs_build(folder)
    assert result.returncode == 0, result.stderr
    about = page(folder / "site", "about/")
    assert not about.select("[http-equiv=refresh], b")
    assert [tag["content"] for tag in about.select("meta[name=description]")] == [
        '0;url=https://example.com" http-equiv="refresh'
    ]


def test_a_heading_that_spells_out_html_is_text_in_every_list(write_archive: Callable[..., Path]) -> None:
    spelled = "示例 &lt;img src=x onerror=alert()&gt; `<script>alert()</script>`"
    files = {
        "docs/index.md": f"# {spelled}\n\n## {spelled}\n\n示例。\n",
        "docs/about.md": f"# {spelled}\n\n## {spelled}\n\n示例。\n",
        TEXT: small.FILES[TEXT] + f"\n## {spelled}\n\n示例。\n",
    }
    folder = write_archive(files)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("nav: [", "nav: [关于: about.md, about.md, "), encoding="utf-8")
    result = mkdocs_build(folder)
    assert result.returncode == 0, result.stderr
    for address, shown in pages(folder / "site").items():
        assert not shown.select("img, [onerror]"), address
        assert not [each for each in shown.select("script") if each.string == "alert()"], address
