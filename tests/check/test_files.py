"""What may stand in docs/ and data/: whatever MkDocs would build or copy was read by the check, or is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from mkdocs.config.base import load_config
from mkdocs.structure.files import get_files
from small import Changes

from archive.addresses import PICTURES
from archive.cli import main
from archive.read.files import kind_of
from archive.read.load import load

RUNS = "# 示例\n\n{{ lipsum.__globals__ }}\n"
BEGINS = {
    ".png": small.PICTURE,
    ".jpeg": b"\xff\xd8\xff\xe0",
    ".jpg": b"\xff\xd8\xff\xe0",
    ".gif": b"GIF89a",
    ".webp": b"RIFF\0\0\0\0WEBPVP8 ",
}
ODD: Changes = {
    f"docs/{name}": BEGINS.get(Path(name).suffix.lower(), RUNS)
    for name in (
        "~$a.md",
        "~$a.html",
        "~a.md",
        "-a.md",
        "_a.md",
        "_a.png",
        "a b.md",
        "a..md",
        "a.b.md",
        "a\tb.md",
        "a\u202eb.md",
        "a$(id).md",
        "feed.xml.md",
        "con.md",
        "a" * 98 + ".md",
        "README.md",
        "readme.md",
        "a.MD",
        "a.markdown",
        "a.mkd",
        "a.mdx",
        "Thumbs.db/a.md",
        "desktop.ini/a.md",
        "~$a/a.md",
        "other/a.md",
        "report/shili-ju/2023.md",
        "Reports/shili-ju/2023.md",
        "reports/shili-ju/2023/a.md",
        "reports/shili-ju/1889.md",
        "reports/shili-ju/2023.html",
        "reports/shili-ju/Thumbs.db",
        "reports/a.md",
        "editors.md",
        "editors/a.html",
        "editors/~a/b.md",
        "editors/b/a.md.txt",
        "templates/a.md",
        "assets/a.png",
        "assets/search/box.js",
        "assets/images/favicon.png",
        "other/a.png",
        "reports/shili-ju/2023/a.png",
        "a b.png",
        ".a.md",
        ".a/b.md",
        ".nojekyll",
        "a.html",
        "a.htm",
        "a.xhtml",
        "a.xht",
        "a.shtml",
        "a.xml",
        "a.json",
        "a.svg",
        "a.js",
        "a.mjs",
        "a.css",
        "a.pdf",
        "a.docx",
        "a",
        "CNAME",
        "robots.txt",
        "sitemap.xml",
        "index.html",
        "main.html",
        "a.PNG",
        "a.png",
        "图-1.jpeg",
        "editors/a.webp",
        "reports/shili-ju/a.gif",
        "说明.md",
        "editors/b/a.md",
    )
}


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    main(["check", "--root", str(folder)])
    return capsys.readouterr().out.splitlines()


def test_all_that_mkdocs_would_build_or_copy_was_read_or_is_refused(write_archive: Callable[..., Path]) -> None:
    folder = write_archive({"docs/editors/index.md": "# 示例\n", **ODD})
    loading = load(folder)
    read = {files.page_path for files in loading.reports.values() if files.has_page}
    read |= {page.source.path for page in loading.pages} | loading.pictures
    refused = {finding.place.path for finding in loading.findings if finding.code.value == "FILE04"}
    assert refused & {page.source.path for page in loading.pages} <= {"docs/editors/index.md"}
    built = {
        f"docs/{file.src_uri}"
        for file in get_files(load_config(str(folder / "mkdocs.yml")))
        if not file.inclusion.is_excluded()
    }
    assert len(built) > 60
    assert built - read - refused == set()
    assert read - built == set()


@pytest.mark.parametrize("path", [*ODD, "data/~$a.yml", "data/body.yml", "data/a/b.yml", "data/reports/a.yml"])
def test_a_file_that_is_refused_has_one_finding_with_its_name_and_one_that_is_not_has_none(
    path: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    lines = told(write_archive({path: BEGINS.get(Path(path).suffix.lower(), "# 示例\n")}), capsys)
    name = "".join(char if char.isprintable() else "�" for char in " ".join(path.split()))
    if kind_of(path):
        assert lines == ["2 份报告、11 个数字，没有发现问题"]
    else:
        assert [line.partition(":1:1 ")[0] for line in lines] == [name]
        assert " FILE04 " in lines[0]


ALLOWED = {
    "docs/.a.md",
    "docs/.a/b.md",
    "docs/.nojekyll",
    "docs/editors.md",
    "docs/a.PNG",
    "docs/a.png",
    "docs/图-1.jpeg",
    "docs/editors/a.webp",
    "docs/reports/shili-ju/a.gif",
    "docs/说明.md",
    "docs/editors/b/a.md",
}


def test_what_is_allowed_is_a_short_list() -> None:
    assert {path for path in ODD if kind_of(path)} == ALLOWED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("docs/editors.md", "docs/editors/index.md"),
        ("docs/editors/a.md", "docs/editors/a/index.md"),
        ("docs/About.md", "docs/about.md"),
    ],
)
def test_two_texts_that_would_become_one_page_are_refused(
    first: str, second: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = told(write_archive({first: "# 示例\n", second: "# 示例\n"}), capsys)
    assert re.match(rf"(?:{first}|{second}):1:1 FILE04 ", line)
    assert first in line and second in line


@pytest.mark.parametrize(
    ("path", "mend"),
    [
        ("data/report/shili-ju/2024.yml", "放在 data/reports/shili-ju/2024.yml"),
        ("docs/report/shili-ju/2024.md", "放在 docs/reports/shili-ju/2024.md"),
        ("docs/Reports/shili-ju/2024.md", "放在 docs/reports/shili-ju/2024.md"),
        ("docs/reprots/shili-ju/2024.md", "放在 docs/reports/shili-ju/2024.md"),
        ("docs/~$2023.docx", "删去它"),
        ("docs/reports/Thumbs.db", "删去它"),
        ("docs/a b.md", "名字只用"),
        ("docs/图/a.png", "图片放在用它的网页旁边"),
        ("data/body.yml", "bodies.yml"),
        ("data/reports/shili-ju/2024.yaml", "data/reports/<机关>/<四位年份>.yml"),
    ],
)
def test_a_clerk_is_told_the_right_place(
    path: str, mend: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = told(write_archive({path: "# 示例\n"}), capsys)
    assert mend in line.split(" → ")[1]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("docs/a.png", b"", "FILE08"),
        ("docs/a.png", b"<html><script>", "FILE08"),
        ("docs/a.png", BEGINS[".jpg"], "FILE08"),
        ("docs/a.PNG", b"\x89PNG", "FILE08"),
        ("docs/a.jpg", BEGINS[".png"], "FILE08"),
        ("docs/editors/a.webp", b"RIFF\0\0\0\0WAVE", "FILE08"),
        ("docs/reports/shili-ju/a.gif", b"GIF88a", "FILE08"),
        ("docs/a.png", BEGINS[".png"] + bytes(1_000_000), "FILE07"),
    ],
)
def test_a_picture_that_is_none_or_too_large_is_refused(
    name: str, content: bytes, code: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = told(write_archive({name: content}), capsys)
    assert line.startswith(f"{name}:1:1 {code} ")


@pytest.mark.parametrize("ending", BEGINS)
def test_a_picture_that_begins_as_its_name_says_may_stand(
    ending: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(told(write_archive({f"docs/a{ending}": BEGINS[ending] + bytes(900_000)}), capsys)) == 1
    assert set(BEGINS) == set(PICTURES)


def test_links_are_refused_wherever_they_lead(
    tmp_path: Path, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, elsewhere = write_archive(), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text(RUNS, encoding="utf-8")
    (folder / "docs" / "editors").symlink_to(elsewhere, target_is_directory=True)
    (folder / "docs" / "a.md").symlink_to(elsewhere / "a.md")
    assert [line.split(":")[0] for line in told(folder, capsys)] == ["docs/a.md", "docs/editors"]
    (folder / "docs").rename(tmp_path / "docs")
    (folder / "docs").symlink_to(tmp_path / "docs", target_is_directory=True)
    lines = told(folder, capsys)
    assert any(line.startswith("docs:1:1 FILE04") for line in lines)
    assert not [line for line in lines if line.startswith("docs/")]


@pytest.mark.parametrize("name", ["bodies", "indicators", "registered", "statute", "reports/shili-ju/2023"])
def test_what_a_link_leads_to_is_not_read(
    name: str, tmp_path: Path, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, secret = write_archive(), tmp_path / "elsewhere"
    secret.write_text("root: x, 秘密的话\n", encoding="utf-8")
    (folder / "data" / f"{name}.yml").unlink()
    (folder / "data" / f"{name}.yml").symlink_to(secret)
    lines = told(folder, capsys)
    assert next(line for line in lines if " FILE04 " in line or " FILE05 " in line).startswith(
        f"data/{name}.yml:1:1 FILE04"
    )
    assert "root" not in "".join(lines) and "秘密" not in "".join(lines)


def test_a_folder_that_is_a_link_is_not_read(
    tmp_path: Path, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive({"data/bodies.yml": "秘密: 的话\n"})
    (folder / "data").rename(tmp_path / "data")
    (folder / "data").symlink_to(tmp_path / "data", target_is_directory=True)
    lines = told(folder, capsys)
    assert "data:1:1 FILE04" in "\n".join(lines) and "秘密" not in "".join(lines)
    assert " FILE05 " not in "".join(lines)


def test_the_check_of_a_file_asks_what_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.addresses.is_taken", lambda source: source == "about.md")
    assert kind_of("docs/about.md") is None


def test_every_file_of_the_project_has_a_kind() -> None:
    assert load(small.ROOT).findings == []
