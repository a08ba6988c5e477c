"""`mkdocs serve` while an editor breaks and mends a file: told each time, and the last good pages stay to be read."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from urllib.parse import quote

import small
from preview import serving, wait
from sites import built

DATA = "data/reports/shili-ju/2023.yml"
TOLD = "data/reports/shili-ju/2023.yml:14:3 FIG01"


def test_a_finding_is_told_each_time_and_the_pages_stay_to_be_read(write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    good = str(small.FILES[DATA])
    with serving(folder) as served:
        assert "15起" in served.page()
        assert "Content-Security-Policy" not in served.page(), "the server's own script would not run"
        for times in (1, 2):
            (folder / DATA).write_text(good.replace("  cases: 15", f"  case: 1{times}"), encoding="utf-8")
            wait(lambda times=times: served.told(TOLD, times))
            assert "15起" in served.page()
        (folder / DATA).write_text(good.replace("  cases: 15", "  cases: 16"), encoding="utf-8")
        wait(lambda: "16起" in served.page())
        assert "Traceback" not in served.said


def test_whatever_a_build_writes_is_there_when_it_is_asked_for(small_folder: Path, tmp_path: Path) -> None:
    folder, site = copytree(small_folder, tmp_path / "archive"), built(small_folder, tmp_path / "site")
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    asked = [name for name in names if not name.endswith("sitemap.xml.gz")]
    with serving(folder) as served:
        # What was made with others, as the index of search, is not looked for first.
        answers = {name: served.get(quote(name)) for name in sorted(asked, key=len)}
    assert [name for name, answer in answers.items() if not answer] == []
    data = "reports/shili-ju/2023/report.json"
    assert answers[data] == (site / data).read_bytes()


def test_what_does_not_exist_is_not_made_up(small_folder: Path) -> None:
    with serving(small_folder) as served:
        for name in ("reports/shili-ju/1999/", "reports/", "..%2f..%2fmkdocs.yml", "indicators/cases/charts/none/"):
            assert served.status(name) == (200 if name == "reports/" else 404)
        assert served.status("reports/shili-ju/2023") == 200, "it leads on to the page"


def test_a_changed_report_is_shown_wherever_it_stands_without_another_build_by_mkdocs(
    write_archive: Callable[..., Path],
) -> None:
    folder = write_archive()
    listed, data = ("reports/", "", "indicators/cases/"), "reports/shili-ju/2023/report.json"
    with serving(folder) as served:
        before = {name: served.get(name) for name in (*listed, data, "search/engine/start.gz")}
        changed = str(small.FILES[DATA]).replace("  cases: 15", "  cases: 4321").replace("{2024-05-06", "{2024-07-08")
        (folder / DATA).write_text(changed, encoding="utf-8")
        wait(lambda: "4321起" in served.page())
        assert {name: served.get(name) for name in before}.items().isdisjoint(before.items() - {("", before[""])})
        assert b"4321" in served.get(data)
        newer = "docs/reports/shili-ju/2024.md"
        (folder / newer).write_text("## 一、示例\n\n还没有数字。\n", encoding="utf-8")
        wait(lambda: served.told("有正文，没有数据"))
        (folder / newer).unlink()
        wait(lambda: "4321起" in served.page())
        assert served.said.count("Building documentation") == 1
        (folder / "docs/index.md").write_text("# 示例首页\n", encoding="utf-8")
        wait(lambda: "示例首页" in served.get("").decode())
        assert served.said.count("Building documentation") == 2


def test_what_is_still_to_be_written_is_told_and_shown_marked(write_archive: Callable[..., Path]) -> None:
    folder = write_archive()
    good = str(small.FILES[DATA])
    (folder / DATA).write_text(good.replace("  cases: 15", "  cases: 待填"), encoding="utf-8")
    text = folder / "docs/reports/shili-ju/2023.md"
    text.write_text(text.read_text(encoding="utf-8").replace("还有不足。", "（待填）"), encoding="utf-8")
    with serving(folder) as served:
        assert '<span class="pending" title="立案">待填</span>' in served.page()
        assert '（<span class="pending">待填</span>）' in served.page()
        assert served.told(f"{DATA}:14:10 FIG20") and served.told("还有 2 处没有写完，预览里照样显示")
        text.write_text(text.read_text(encoding="utf-8").replace("（待填）", "还有不足。"), encoding="utf-8")
        (folder / DATA).write_text(good, encoding="utf-8")
        wait(lambda: "15起" in served.page())
        wait(lambda: "还有不足" in served.page())
        assert "待填" not in served.page()


LATE = """
from pathlib import Path

def on_post_build(config):
    if "坏" in Path(config.docs_dir, "index.md").read_text(encoding="utf-8"):
        raise ValueError("示例")
"""


def test_a_late_error_is_told_and_the_pages_stay_to_be_read(write_archive: Callable[..., Path]) -> None:
    folder = write_archive({"late.py": LATE})
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    late = (folder / "late.py").as_posix()
    (folder / "mkdocs.yml").write_text(settings.replace("hooks: [", f"hooks: [{late}, "), encoding="utf-8")
    with serving(folder) as served:
        (folder / "docs/index.md").write_text("# 坏\n", encoding="utf-8")
        wait(lambda: served.told("网站没有生成：ValueError：示例") and served.told("浏览器里仍是"))
        assert "15起" in served.page() and "原因：网站没有生成：ValueError：示例" in served.page()
        (folder / "docs/index.md").write_text("# 好\n", encoding="utf-8")
        (folder / DATA).write_text(str(small.FILES[DATA]).replace("  cases: 15", "  cases: 16"), encoding="utf-8")
        wait(lambda: "16起" in served.page())
        assert "Traceback" not in served.said
