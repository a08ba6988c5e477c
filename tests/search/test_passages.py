"""The text of a page by its sections, as the search finds it."""

import pytest

from archive.search.passages import Passage, passages

LINK = '<a class="headerlink" href="#s1" title="本节的固定地址">#</a>'
NOTE = '<a class="fig-note" href="#fig-x" title="示例注">注</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>引言。</p>", [Passage("", "题名", "引言。")]),
        (
            f'<h2 id="s1">一、举措{LINK}</h2><p>正文。</p>',
            [Passage("", "题名", ""), Passage("s1", "一、举措", "正文。")],
        ),
        (f'<p>罚款<b><data value="1">1元</data></b>{NOTE}，又</p>', [Passage("", "题名", "罚款1元，又")]),
        ("<ul><li>甲</li><li>乙</li></ul>", [Passage("", "题名", "甲\n乙")]),
        ("<table><tr><th>名</th><td>数</td></tr></table>", [Passage("", "题名", "名\n数")]),
        (
            '<div><table class="figures"><tr><td>表<table><tr><td>中</td></tr></table>表</td></tr></table></div><p>甲</p>',
            [Passage("", "题名", "甲")],
        ),
        ("<svg><text>刻度</text></svg><p>甲</p>", [Passage("", "题名", "甲")]),
        ("<p>&lt;b&gt; &amp; 甲</p>", [Passage("", "题名", "<b> & 甲")]),
        ('<h1 id="x">关于本站</h1><p>甲</p>', [Passage("", "关于本站", "甲")]),
    ],
)
def test_a_page_is_read_by_its_sections_without_what_is_no_text(html: str, expected: list[Passage]) -> None:
    assert passages(html, "题名") == expected
