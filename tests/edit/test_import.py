"""A document becomes a report's two files: all of its text, each number as a figure or told, nothing half-written."""

import re
from collections.abc import Callable
from pathlib import Path

import imports
import markdown
import pytest
import reports
import small
from bs4 import BeautifulSoup
from imports import DATA, TEXT

from archive.check.archive import checked, previewed
from archive.cli import main
from archive.edit.document import read_document
from archive.findings import ArchiveError, Code
from archive.pages.words import rendered, report_words
from archive.read.macros import macros

PAGE = "build/import/shili-ju-2023.html"
Import = Callable[..., tuple[int, str, Path]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports a document into the small archive; gives the exit code, what was printed, and the archive's folder."""

    def imported(
        document: bytes | str,
        *options: str,
        name: str = "年报.txt",
        body: str = "shili-ju",
        changes: small.Changes = imports.WITHOUT,
    ) -> tuple[int, str, Path]:
        folder = tmp_path / "archive"
        if not folder.exists():
            small.write(folder, changes)
        path = tmp_path / name
        path.write_bytes(document if isinstance(document, bytes) else document.encode())
        code = main(["import", str(path), "--body", body, "--year", "2023", *options, "--root", str(folder)])
        captured = capsys.readouterr()
        return code, captured.out + captured.err, folder

    return imported


def standing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def visible(folder: Path) -> list[str]:
    """The paragraphs, headings and cells that a reader of the previewed report sees."""
    contents = previewed(folder)
    key = ("shili-ju", 2023)
    words = report_words(contents.archive, contents.archive.reports[key])
    html = markdown.markdown(rendered(contents.texts[key].source.text, words), extensions=["tables"])
    soup = BeautifulSoup(html, "html.parser")
    return [each.get_text() for each in soup.find_all(["p", "h2", "h3", "h4", "h5", "th", "td"])]


DOCUMENTS = {
    "年报.txt": reports.plain_text,
    "打字的编号.docx": reports.word,
    "自动编号.docx": lambda: reports.word(automatic=True),
    "年报.pdf": reports.pdf,
    "年报.html": reports.page,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_gives_the_same_figures_and_the_same_text(run: Import, name: str) -> None:
    code, out, folder = run(DOCUMENTS[name](), name=name)
    assert code == 0, out
    report = previewed(folder).archive.reports["shili-ju", 2023]
    assert (report.title, report.signed_by, str(report.dated)) == (reports.TITLE, reports.SIGNED, "2024-03-18")
    stated = {figure.indicator.id: figure.text for figure in report.figures.values()}
    assert stated == {"cases": "15起", "fines": "72.8万元", "licensed": "100%"}
    pending = [each.text for each in report.pending.values()]
    assert pending == ["12次", "320人次", "6000余份", "2起", "22人", "3人", "不少于2次", "8000份"]


def test_the_check_lists_what_is_pending_and_nothing_else_and_with_ids_given_it_passes(run: Import) -> None:
    _, _, folder = run(reports.plain_text())
    with pytest.raises(ArchiveError) as refused:
        checked(folder)
    told = {finding.code for finding in refused.value.findings}
    assert told == {Code.NO_INDICATOR_YET, Code.AWAITED_FIELD}
    data, text = (folder / DATA).read_text(encoding="utf-8"), (folder / TEXT).read_text(encoding="utf-8")
    indicators = (folder / "data/indicators.yml").read_text(encoding="utf-8")
    registered = (folder / "data/registered.yml").read_text(encoding="utf-8")
    typed = re.findall(r"^  (pending_\d\d): \{value: (.+?), unit: (.+?)\}$", data, re.MULTILINE)
    for number, (id_, value, unit) in enumerate(typed):
        new = f"given_{'abcdefgh'[number]}"
        value = value.replace("不少于", "")
        data = re.sub(rf"{id_}: \{{.*\}}", f"{new}: {value}", data)
        text = text.replace(id_, new)
        indicators += f"  {new}: {{name: 示例{'甲乙丙丁戊己庚辛'[number]}, unit: {unit}, group: emergency, concept: forces, kind: flow, scope: body, definition: 示例。}}\n"
        registered += f"{new}: flow body {unit}\n"
    data = data.replace("outcome: 待填", "outcome: not_mentioned").replace("leadership: 待填", "leadership: null")
    registered = "".join(sorted(registered.splitlines(keepends=True)))
    for path, content in (
        (DATA, data),
        (TEXT, text),
        ("data/indicators.yml", indicators),
        ("data/registered.yml", registered),
    ):
        (folder / path).write_text(content, encoding="utf-8", newline="\n")
    assert len(checked(folder).archive.reports["shili-ju", 2023].figures) == 11


AWKWARD = [
    "一是 * 示例 * 和 _示例_、[示例]（示例）、`示例`、A<B、&lt;、a\\b、#示例。",
    "- 示例",
    "罚款1,286元，检查10-20家，每年不少于4次，发放6千份，近百家单位参加。",
    "队伍22支555人，“三个必须”和第一责任人，共五个方阵，全市第一，二〇二三年。",
    "持证率百分之九十八。",
    "示例局队伍22支555人，手册6千余份，培训300人左右，检查３家。",
    "见示例发[2021]17号，(示例)和（示例)、A (B) 都照录。",
    "# 示例举措不是标题，## 也不是。",
    "+ 示例举措不是列表。",
    "--- 示例举措不是横线。",
    "> 示例举措不是引文。",
    "1. 示例举措，3. 示例举措。",
    "示例｛一｝、{ 示例 }、{{ 示例 }}、~~示例~~、==示例==、<b>示例</b>、&amp;、[^1]、“示例不收尾。",
    "第3季度第2次会议，7×24小时值守，10个工作日办结，整治2023行动。",
]


def test_an_official_text_is_printed_letter_by_letter(run: Import) -> None:
    text = "\n\n".join(
        [
            reports.TITLE,
            *(f"{each}" for each in AWKWARD),
            "一、示例",
            "（一）示例举措。全年立案15起，罚款72.8万元。",
            reports.DATED,
        ]
    )
    code, out, folder = run(text, "--official")
    assert code == 0, out
    blocks = read_document(folder.parent / "年报.txt", printed=True).blocks
    expected = [block.text + "。" * block.run_in for block in blocks]
    assert visible(folder) == expected
    assert previewed(folder).archive.reports["shili-ju", 2023].wording.value == "official"


def test_what_the_check_would_take_for_a_figure_of_an_official_text_is_set_aside_with_its_reason(run: Import) -> None:
    text = f"{reports.TITLE}\n\n全年立案3起，罚款1,286元。其他立案工作三起三落，也都做好了。\n\n{reports.DATED}"
    code, out, folder = run(text, "--official")
    assert code == 0, out
    data = (folder / DATA).read_text(encoding="utf-8")
    assert "  - {text: 三起, why: 汉字数字，像是说法，不像计数}\n" in data
    assert re.search(r"^  fines: '1,286'$", data, re.MULTILINE)
    with pytest.raises(ArchiveError) as refused:
        checked(folder)
    assert {finding.code for finding in refused.value.findings} == {Code.AWAITED_FIELD}
    (folder / DATA).write_text(re.sub(r"set_aside:.*\n.*\n", "", data), encoding="utf-8")
    with pytest.raises(ArchiveError) as refused:
        checked(folder)
    assert Code.NUMBER_IN_PROSE in {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize(
    ("headings", "items"),
    [
        (
            [
                "一、工作举措和成效",
                "二、存在的不足和原因",
                "三、主要负责人履行职责情况",
                "四、下一年度安排",
                "五、其他需要报告的情况",
            ],
            ["一", "二", "三", "四", "五"],
        ),
        (["一、主要做法", "（一）示例工作", "二、存在的问题", "三、2024年的安排"], ["一", "二", "待填", "三", "null"]),
        (["一、主要做法", "（一）履行第一责任人职责", "二、2024年的安排"], ["一", "待填", "一（一）", "二", "null"]),
    ],
    ids=["five headings", "no word of who leads", "within another"],
)
def test_where_the_five_items_stand_is_told_by_the_headings_and_else_awaited(
    run: Import, headings: list[str], items: list[str]
) -> None:
    text = "\n\n".join(
        [
            reports.TITLE,
            *(each for heading in headings for each in (heading, "示例局做好示例工作，一一落实到位。")),
            reports.DATED,
        ]
    )
    code, out, folder = run(text)
    assert code == 0, out
    data = (folder / DATA).read_text(encoding="utf-8")
    names = ("measures", "shortcomings", "leadership", "next_year", "other")
    assert [re.search(rf"^  {name}: (\S+)$", data, re.MULTILINE)[1] for name in names] == items  # type: ignore[index]


def test_two_figures_that_nothing_parts_are_parted_in_our_wording_and_it_is_told(run: Import) -> None:
    code, out, folder = run(
        f"{reports.TITLE}\n\n示例局的示例队伍有22支555人，其他示例工作也都做好了。\n\n{reports.DATED}"
    )
    assert code == 0
    assert visible(folder) == ["示例局的示例队伍有22支、555人，其他示例工作也都做好了。"]
    assert "印作：、555人" in out


def test_a_figure_that_is_printed_otherwise_is_told_with_how(run: Import) -> None:
    code, out, folder = run(f"{reports.TITLE}\n\n持证率百分之九十八。其他示例工作也都做好了。\n\n{reports.DATED}")
    assert code == 0
    assert visible(folder) == ["持证率98%。其他示例工作也都做好了。"]
    assert "【百分之九十八】。其他" not in out and "印作：98%" in out


def test_every_number_is_told_once_in_the_text_and_on_the_page(run: Import) -> None:
    _, out, folder = run(reports.plain_text())
    counts = re.search(r"文件里的 (\d+) 处数字：(\d+) 处是报告的数字，(\d+) 处不是", out)
    assert counts
    numbers, figures, asides = map(int, counts.groups())
    assert numbers == figures + asides
    listed = re.findall(r"，(\d+) 处：", out)
    assert sum(map(int, listed)) == asides
    page = BeautifulSoup((folder / PAGE).read_text(encoding="utf-8"), "html.parser")
    assert len(page.select("tbody tr")) == figures
    assert not page.find_all(["script", "img", "link", "iframe", "form"])
    assert [row.td.get_text() for row in page.select("tbody tr")][:2] == ["pending_01", "pending_02"]


def test_words_of_a_document_are_no_marks_of_the_page(run: Import) -> None:
    evil = "<script>alert(1)</script>和&lt;"
    code, out, folder = run(f"{reports.TITLE}\n\n示例局立案15起，{evil}，其他示例工作也都做好了。\n\n{reports.DATED}")
    assert code == 0, out
    assert "<script>" not in (folder / PAGE).read_text(encoding="utf-8")
    assert evil in visible(folder)[0]


@pytest.mark.parametrize("evil", ["{{ range(9) }}", "{% raw %}", "{# 批注 #}", "{{ fig.fines }}", "{{{ 示例 }}}"])
def test_words_of_a_document_are_no_macros(run: Import, evil: str) -> None:
    code, out, folder = run(f"{reports.TITLE}\n\n示例局立案15起，{evil}，其他示例工作也都做好了。\n\n{reports.DATED}")
    assert code == 0, out
    text = (folder / TEXT).read_text(encoding="utf-8")
    assert next(macros(text)).group() == "{{ fig.cases }}"
    assert all(each.group().startswith(("{{ fig.cases", "{{ fig.pending_")) for each in macros(text))
    assert not re.search(r"\{[%#]", text)
    assert text.count("{{") == text.count("}}") == len(list(macros(text)))


def test_it_is_never_written_over_what_stands_there(run: Import) -> None:
    assert run(reports.plain_text())[0] == 0
    before = standing(run(reports.plain_text())[2])
    code, out, folder = run(reports.plain_text())
    assert code == 1
    assert re.findall(r"^(\S+):1:1 (\w+)", out, re.MULTILINE) == [(DATA, "FILE09"), (TEXT, "FILE09")]
    assert standing(folder) == before


@pytest.mark.parametrize(
    ("document", "options", "code"),
    [
        (imports.DOCUMENTS["另一年的.txt"], {}, "IMP01"),
        (imports.DOCUMENTS["另一个机关的.txt"], {}, "IMP02"),
        (reports.plain_text(), {"body": "shili-jv"}, "META07"),
        (b"", {}, "DOC04"),
        (reports.plain_text(), {"changes": {**imports.WITHOUT, "data/indicators.yml": "groups: ["}}, "YAML01"),
        (reports.plain_text(), {"changes": {DATA: None}}, "FILE09"),
    ],
    ids=["another year", "another body", "an unknown body", "an empty file", "a broken register", "half of it there"],
)
def test_what_is_refused_writes_nothing(
    run: Import, document: str | bytes, options: dict[str, object], code: str
) -> None:
    exit_code, out, folder = run(document, **options)
    assert exit_code == 1
    assert f" {code} " in out
    assert not (folder / "build").exists() and not (folder / DATA).exists()


def test_the_file_is_named_with_its_hash(run: Import) -> None:
    _, out, folder = run(reports.plain_text())
    source = previewed(folder).archive.reports["shili-ju", 2023].source
    digest = read_document(folder.parent / "年报.txt").sha256
    assert (folder / DATA).read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
    assert (source.name, source.url, source.sha256) == ("年报.txt", None, digest)
    assert digest in out


def test_a_document_is_kept_beside_the_data_where_it_is_asked_for(run: Import) -> None:
    word = reports.word()
    code, out, folder = run(word, "--keep", name="年报.docx")
    assert code == 0
    kept = "data/reports/shili-ju/2023.docx"
    assert f"文件收在 {kept}" in out.splitlines()
    assert (folder / kept).read_bytes() == word
    assert previewed(folder).archive.kept == {("shili-ju", 2023): ".docx"}


def test_a_page_of_the_web_is_not_kept_as_it_would_run_in_the_site(run: Import) -> None:
    code, out, folder = run(reports.page(), "--keep", name="年报.html")
    assert code == 0
    assert "网页和 Markdown 文件没有收下" in out
    assert not list(folder.glob("data/reports/shili-ju/2023.h*"))


def test_where_it_cannot_be_written_nothing_is_and_why_is_told(run: Import) -> None:
    code, out, folder = run(reports.plain_text(), changes={**imports.WITHOUT, "build": "a file where a folder belongs"})
    assert code == 1
    assert not (folder / DATA).exists() and not (folder / TEXT).exists()
    assert not list(folder.rglob(".*"))
    assert out.startswith("没有写入：")
