"""Comments of a text stay in the archive's files: nothing of them is published."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import built

from archive.pages.comments import without_comments

TEXT = "docs/reports/shili-ju/2023.md"
SECRET = "未公布的话"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>甲</p>", "<p>甲</p>"),
        ("<p>甲</p>\n<!-- 乙\n丙 -->\n<p>丁</p>", "<p>甲</p>\n\n<p>丁</p>"),
        ("甲<!-- -->乙<!--> -->丙", "甲乙丙"),
        ("<!--[if IE]><p>甲</p><![endif]-->乙", "乙"),
        ('<p title="<!--">甲</p>乙<p title="-->">丙</p>', '<p title="<!--">甲</p>乙<p title="-->">丙</p>'),
        ("<code>&lt;!-- 甲 --&gt;</code>", "<code>&lt;!-- 甲 --&gt;</code>"),
        ("<!-- 甲 -->", ""),
    ],
)
def test_comments_are_taken_out_and_nothing_else(html: str, left: str) -> None:
    assert without_comments(html) == left


def test_no_file_of_the_site_holds_what_was_commented_out(write_archive: Callable[..., Path]) -> None:
    comments = f"甲<!-- {SECRET} -->乙\n\n<!--[if IE]>{SECRET}<![endif]-->\n\n## 戊<!-- {SECRET} -->\n"
    changes = {TEXT: f"{small.FILES[TEXT]}\n{comments}", "docs/about.md": f"# 关于<!-- {SECRET} -->\n\n{comments}"}
    site = built(write_archive(changes))
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".xml", ".json", ".csv")]
    assert "戊" in (site / "reports/shili-ju/2023/index.html").read_text(encoding="utf-8")
    assert [path for path in files if SECRET in path.read_text(encoding="utf-8")] == []
