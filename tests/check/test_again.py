"""A preview examines again what a change touches: it finds what it would find if it had never seen the archive before."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import small

from archive.check.archive import examined
from archive.findings import Finding
from archive.kept import workers
from archive.kept.last import Last
from archive.read.loading import Loading

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
OLDER_DATA, OLDER = "data/reports/shili-ju/2022.yml", "docs/reports/shili-ju/2022.md"
PICTURE = "docs/reports/shili-ju/a.png"
LINKS = "还有不足，见[上年](2022.md#s2)、[立案](2022.md#in-cases)、[说明](../../about.md#here)和![图](a.png)。"
GOOD = {
    TEXT: str(small.FILES[TEXT]).replace("还有不足。", LINKS),
    "docs/about.md": "# 关于\n\n## 丁 { #here }\n\n示例。\n",
    PICTURE: small.PICTURE,
}
TODAY = date(2026, 11, 1)


def found(loading: Loading) -> list[Finding]:
    return sorted(loading.findings, key=repr)


def replaced(name: str, old: str, new: str) -> dict[str, str | None]:
    text = str(GOOD.get(name, small.FILES.get(name)))
    assert old in text
    return {name: text.replace(old, new)}


def save(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    for name, content in files.items():
        if content is None:
            (folder / name).unlink()
        else:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


CHANGES: dict[str, dict[str, str | bytes | None]] = {
    "a figure": replaced(DATA, "cases: 15", "cases: 十五"),
    "a sentence": replaced(TEXT, "继续示例。", "继续示例123件。"),
    "its definitions": replaced("data/indicators.yml", "unit: 支", "unit: 个"),
    "the names of its groups": replaced("data/indicators.yml", "group: enforcement", "group: emergency"),
    "a figure of another year, which it names": replaced(OLDER_DATA, "  cases: 12\n", ""),
    "a heading of another report, to which it leads": replaced(OLDER, "## 二、示例不足", "## 三、示例不足"),
    "a sentence of another report, to which it leads": replaced(OLDER, "立案{{ fig.cases }}，", ""),
    "a place on a page, to which it leads": replaced("docs/about.md", "#here", "#there"),
    "a page to which it leads": {"docs/about.md": None},
    "another report, to which it leads": {OLDER: None, OLDER_DATA: None},
    "a picture": {PICTURE: None},
    "its body": replaced("data/bodies.yml", "shili-ju:", "shili-chu:"),
    "its text": {TEXT: None},
    "its data": {DATA: None},
    "how its text is encoded": {TEXT: b"\xca\xbe\xc0\xfd"},
    "a word like another": replaced("data/synonyms.yml", "复议: [行政复议]", "复议: [行政复议, 罚款]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_seen_and_so_is_its_mending(
    change: dict[str, str | bytes | None], write_archive: Callable[..., Path]
) -> None:
    folder, last = write_archive(GOOD), Last()
    assert found(examined(folder, TODAY, last)) == []
    save(folder, change)
    broken = found(examined(folder, TODAY, last))
    assert broken
    assert broken == found(examined(folder, TODAY))
    save(folder, {name: GOOD.get(name, small.FILES.get(name)) for name in change})
    assert found(examined(folder, TODAY, last)) == []


def test_the_day_on_which_it_is_examined_counts(write_archive: Callable[..., Path]) -> None:
    folder, last = write_archive(), Last()
    assert found(examined(folder, date(2024, 3, 1), last))
    assert found(examined(folder, TODAY, last)) == []


def test_nothing_is_examined_again_where_nothing_changed(
    write_archive: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, last = write_archive(GOOD), Last()
    examined(folder, TODAY, last)
    monkeypatch.setattr("archive.check.archive.text_of_report", None)
    monkeypatch.setattr("archive.read.load.parse", None)
    assert found(examined(folder, TODAY, last)) == []


@pytest.mark.parametrize("start", ["copied", "anew"])
def test_several_processes_find_what_one_finds(
    start: str, write_archive: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_archive({**GOOD, **CHANGES["a sentence"], **CHANGES["a figure"]})
    alone = found(examined(folder, TODAY))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(workers, "_TOGETHER", 1)
    monkeypatch.setattr("archive.check.archive._WORTH", 2)
    monkeypatch.setattr(workers, "_may_be_copied", lambda: start == "copied")
    assert alone
    assert found(examined(folder, TODAY)) == alone
