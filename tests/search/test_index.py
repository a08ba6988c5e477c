"""What the index holds, and the engine's own failing."""

import gzip
import json
from pathlib import Path

import pytest

from archive.search.engine import SearchError
from archive.search.findable import Findable
from archive.search.index import write_index
from archive.search.passages import Passage


def test_an_index_holds_a_record_for_each_page_with_its_sections(tmp_path: Path) -> None:
    passages = (Passage("", "示例", "引言"), Passage("s1", "一、示例 举措", "立案15起"))
    write_index([Findable("reports/a/2023/", "示例<报告>", "正文", passages, 2023, "示例局")], tmp_path / "engine")
    (fragment,) = (tmp_path / "engine" / "fragment").iterdir()
    record = gzip.decompress(fragment.read_bytes()).decode()
    record = json.loads(record[record.index("{") :])
    assert record["meta"] == {"title": "示例<报告>", "address": "reports/a/2023/", "year": "2023", "body": "示例局"}
    assert record["filters"] == {"body": ["示例局"], "kind": ["正文"], "year": ["2023"]}
    assert record["sections"] == [
        {"anchor": "", "title": "示例", "text": "引言"},
        {"anchor": "s1", "title": "一、示例 举措", "text": "立案15起"},
    ]
    assert not record["content"]
    assert not list((tmp_path / "engine").glob("*ui*"))


def test_an_engine_that_fails_is_an_error_and_leaves_the_last_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "engine"
    target.mkdir()
    (target / "last").write_text("good")
    # A folder where the engine wants to read its settings makes the real engine fail.
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pagefind.toml").write_text("site = [")
    monkeypatch.chdir(broken)
    with pytest.raises(SearchError):
        write_index([Findable("a/", "示例", "说明", (Passage("", "示例", "文字"),))], target)
    assert (target / "last").read_text() == "good"
