"""What a text may not hold: each case is refused with its line, and what the site itself uses passes."""

import pytest
import small
from mkdocs.config import load_config

from archive.check.active import at_once, parsed, refused
from archive.check.allowed import WRITTEN
from archive.check.page import inert_page
from archive.check.rendered import EXTENSIONS, SETTINGS, html_of
from archive.findings import Code
from archive.read.source import Source
from archive.read.text import PageText

TEXT = "docs/reports/shili-ju/2023.md"
BEFORE = "示例。\n\n## 一、示例\n\n"

ACTIVE = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals": "<ScRiPt src=a.js></sCrIpT>",
    "a script from elsewhere": '<script src="https://example.com/a.js"></script>',
    "svg with a slash": "<svg/onload=alert(1)>",
    "svg with a script": "<svg><script>alert(1)</script></svg>",
    "math": "<math><mtext></mtext></math>",
    "a frame": '<iframe srcdoc="&lt;script&gt;"></iframe>',
    "an object": '<object data="a.swf"></object>',
    "an instruction": "<?php x ?>",
    "a doctype": "<!doctype html>",
    "a section of XML": "<![CDATA[ x ]]>",
    "an embed": '<embed src="a.swf">',
    "an applet": "<applet code=a></applet>",
    "a style": "<style>* { display: none }</style>",
    "a link to a style": '<link rel="stylesheet" href="a.css">',
    "meta": '<meta http-equiv="refresh" content="0;url=https://example.com">',
    "base": '<base href="https://example.com/">',
    "a form": '<form action="https://example.com/"></form>',
    "an input": '<input name="q">',
    "a button": "<button>按</button>",
    "a text area": "<textarea>",
    "a text area that is closed": "<textarea>示例</textarea>",
    "a select": "<select><option>一</option></select>",
    "details": "<details open ontoggle=alert(1)><summary>一</summary></details>",
    "a dialog": "<dialog open>一</dialog>",
    "a template": "<template><img src=x></template>",
    "a slot": "<slot></slot>",
    "an own element": "<x-y>一</x-y>",
    "no script": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "plain text": "<plaintext>",
    "xmp": "<xmp><script></xmp>",
    "marquee": "<marquee onstart=alert(1)>一</marquee>",
    "a frame set": "<frameset onload=alert(1)>",
    "a portal": '<portal src="https://example.com"></portal>',
    "audio": '<audio src="https://example.com/a.mp3"></audio>',
    "video": '<video poster="https://example.com/a.png"></video>',
    "a picture with sources": '<picture><source srcset="https://example.com/a.png"></picture>',
    "an event on a picture": '<img src="a.png" onerror="alert(1)">',
    "an event after a slash": '<img src="a.png" /onerror=alert(1)>',
    "an event on another line": '<img src="a.png"\nonerror="alert(1)">',
    "an event in capitals": '<span OnClick="alert(1)">一</span>',
    "an event of a picture by attr_list": '![图](a.png){ onerror="alert(1)" }',
    "an event of a link by attr_list": '[x](a.md){ onfocus="alert(1)" autofocus="" }',
    "an event of a heading by attr_list": "### 示例 { onmouseover=alert(1) }",
    "a style by attr_list": '*一*{ style="position:fixed" }',
    "hidden by attr_list": "*一*{ hidden=1 }",
    "a class by attr_list": "*一*{ .md-overlay }",
    "a class that hides": '<span class="headerlink">一</span>',
    "a class that hides on the left": '<a class="footnote-backref" href="#s1">一</a>',
    "another class of the theme": '<div class="md-search">一</div>',
    "hidden": "<div hidden>一</div>",
    "an element that can be edited": "<div contenteditable>一</div>",
    "the theme's own attribute": '<div data-md-component="header">一</div>',
    "a style attribute": '<div style="background:url(https://example.com/a.png)">一</div>',
    "a style that covers the page": '<span style="position:fixed;inset:0">一</span>',
    "a popover": "<div popover id=p>一</div>",
    "a name": '<a name="location" href="a.md">一</a>',
    "an id on a link": '<a id="x" href="a.md">一</a>',
    "a target": '<a target="_top" href="https://example.com">一</a>',
    "a ping": '<a ping="https://example.com" href="a.md">一</a>',
    "a download": '<a download href="a.md">一</a>',
    "a link of another name space": '<a xlink:href="javascript:alert(1)">一</a>',
    "javascript": "[x](javascript:alert(1))",
    "javascript in capitals": "[x](JaVaScRiPt:alert(1))",
    "javascript by a number": "[x](java&#115;cript:alert(1))",
    "javascript by a hexadecimal number": "[x](&#x6a;avascript:alert(1))",
    "javascript with a tab by name": "[x](java&Tab;script:alert(1))",
    "javascript with a line end by name": "[x](java&NewLine;script:alert(1))",
    "javascript with a colon by name": "[x](javascript&colon;alert(1))",
    "javascript after a space": '<a href=" javascript:alert(1)">x</a>',
    "javascript after a control character": '<a href="&#1;javascript:alert(1)">x</a>',
    "javascript in a reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "javascript in an unquoted attribute": "<a href=javascript:alert(1)>x</a>",
    "vbscript": "[x](vbscript:msgbox)",
    "data": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "a file": "[x](file:///etc/passwd)",
    "a blob": "[x](blob:https://example.com/1)",
    "a link without a scheme": "[x](//example.com/)",
    "a link with back slashes": "[x](\\\\\\\\example.com/)",
    "a picture from elsewhere": "![图](https://example.com/a.png)",
    "a picture from elsewhere in a reference": "![图][y]\n\n[y]: https://example.com/a.png",
    "a picture without a scheme": '<img src="//example.com/a.png">',
    "a picture with back slashes": '<img src="\\\\example.com\\a.png">',
    "a picture in its address": "![图](data:image/svg+xml,<svg/onload=alert(1)>)",
    "a set of pictures": '<img src="a.png" srcset="https://example.com/a.png 2x">',
    "a picture that tells": '<img src="a.png" referrerpolicy="unsafe-url">',
    "a cell with a back ground": '<table background="https://example.com/a.png"><tbody></tbody></table>',
    "a word in an attribute": '<span\ntitle="{{ fig.cases }}">一</span>',
}

UNBALANCED = {
    "a div": "<div>",
    "a span": "示例<span>示例",
    "a link": '示例<a href="a.md">示例',
    "an end": "示例</div>示例",
    "two ends": "<div>示例</div></div>",
    "a paragraph in a paragraph": "示例<p>示例</p>",
    "a block in a line": "示例<div>示例</div>示例",
    "a link in a link": '<a href="a.md">一<a href="b.md">二</a></a>',
    "crossed": "示例*一*<em>二<strong>三</em></strong>",
    "a table that is open": "<table><tr><td>示例",
    "a text in a table": "<table><tbody>示例<tr><td>一</td></tr></tbody></table>",
    "a list that is open": "<ul><li>示例",
    "a block of code": "<pre><code>示例",
    "a heading": "<h3>示例",
    "a comment that browsers end earlier": "<!--> <b>示例 -->",
    "an element that ends itself": "示例<span/>示例",
    "a tag that is open": "示例<b",
    "a tag that is open before another": "示例<b <br>",
    "a comment that is open": "<!-- 示例",
    "a section of XML that is open": "<![CDATA[ 示例",
    "an instruction that is open": "<? 示例",
}

ALLOWED = {
    "headings and paragraphs": "# 一\n\n## 二 { #two }\n\n三*四***五**\n\n---\n",
    "lists": "- 一\n- 二\n\n3. 三\n4. 四\n",
    "a table": "| 一 | 二 |\n|:-:|--:|\n| 三 | 四 |\n",
    "a quotation": "> 一\n>\n> 二",
    "links": "[一](a.md#b) [二](https://example.com/?a=1&b=2#c) <https://example.com> [三](mailto:a@example.com) <a@example.com>",
    "a link with a title": '[一](a.md "题")',
    "a picture": '![图](图/a-1.png "题")',
    "code": "`<script>` 和\n\n```html\n<textarea onfocus=1>\n```\n\n    <script>\n",
    "coloured code": '```yaml title="a.yml"\na: &b [1, "二"]\n```\n\n```python\nx = 1\n```\n',
    "a foot note": "一[^1]二[^1]\n\n[^1]: 三",
    "a comment": "一\n\n<!-- 核对 <b> -->\n\n二",
    "plain HTML": '一<br>二<sup>三</sup> <a href="a.csv">四</a>\n\n<div markdown="1">\n\n**五**\n\n</div>\n',
    "signs": "1 < 2 & 3 > 2 &lt;b&gt; &amp; &#60;script&#62;",
    "what Markdown prints as it stands": '<img/src="a.png"/onerror=alert(1)> <3',
    "words": "一{{ fig.cases }}**{{ fig.cases }}**\n\n## 二{{ fig.cases }}\n\n{{ table('a') }}\n",
}


def findings(text: str) -> list[tuple[Code, int]]:
    return [(each.code, each.place.line) for each in inert_page(PageText(Source(TEXT, text)))]


@pytest.mark.parametrize("text", ACTIVE.values(), ids=ACTIVE.keys())
def test_what_would_run_load_or_hide_is_refused_on_its_line(text: str) -> None:
    last = 5 + text.count("\n")
    found = findings(f"{BEFORE}{text}\n\n示例。\n")
    assert any(code is Code.ACTIVE and 5 <= line <= last for code, line in found), found


@pytest.mark.parametrize("text", UNBALANCED.values(), ids=UNBALANCED.keys())
def test_what_is_not_closed_or_misplaced_is_refused_on_its_line(text: str) -> None:
    found = findings(f"{BEFORE}{text}\n\n示例。\n")
    assert (Code.UNBALANCED, 5) in found, found


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_markdown_makes_passes(text: str) -> None:
    assert findings(text) == []


def test_each_of_several_has_its_own_place() -> None:
    found = findings("<b>一</b>\n\n`<b>`\n\n<b>二</b>\n\n[x](java&#115;cript:1)\n\n<b>三</b>\n")
    assert sorted(found, key=lambda each: each[1]) == [(Code.ACTIVE, line) for line in (1, 5, 7, 9)]


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<h2 id="s1">一</h2>\n<p>甲 &amp; 乙 > 丙<br /></p>', True),
        ('<a href="?a=1&amp;b=2" title="a&lt;b">甲</a>', True),
        ("<b>甲", True),
        ('<path d="M 0" />甲', True),
        ('<a title="a>b">甲</a>', False),
        ("<script>甲<b></script>", False),
        ("<a href=x>甲</a>", False),
        ("甲</br>", False),
        ("<!-- 甲 -->", False),
        ("1 < 2", False),
        ("甲<b", False),
    ],
)
def test_plain_html_is_read_at_once_as_the_parser_reads_it(html: str, plain: bool) -> None:
    parts = at_once(html)
    assert (parts is not None) is plain
    assert parts is None or parts == [part.name if part.kind == "text" else part for part in parsed(html)]


def test_permanent_addresses_cannot_be_written_by_hand() -> None:
    own = '<a class="headerlink" href="#s1" title="本节的固定地址">#</a>'
    assert not refused(f"<p>{own}</p>", WRITTEN)
    assert refused(f"<p>{own.replace('>#<', '>示例<')}</p>", WRITTEN)


def test_a_text_is_rendered_in_the_check_as_in_the_build() -> None:
    config = load_config(str(small.ROOT / "mkdocs.yml"))
    assert tuple(config.markdown_extensions) == EXTENSIONS
    text = "## 甲 A\n\n| 一 |\n|:-:|\n| 二 |\n"
    configured, ours = ({name: {**each} for name, each in told.items()} for told in (config.mdx_configs, SETTINGS))
    slugs = [each["toc"].pop("slugify") for each in (configured, ours)]
    assert configured == ours
    assert len({(slug.func, tuple(slug.keywords.items())) for slug in slugs}) == 1
    assert 'title="回到正文里的脚注1"' in html_of("一[^1]\n\n[^1]: 二\n")
    assert 'id="甲-a"' in html_of(text) and 'align="center"' in html_of(text)


@pytest.mark.parametrize(
    ("text", "code", "column", "words"),
    [
        ("<p tabindex=1 accesskey=x>甲</p>", "TEXT16", 1, "tabindex=1"),
        ("<p tabindex=1 accesskey=x>甲</p>", "TEXT16", 1, "accesskey=x"),
        ('<table width="1" border="1"><tbody></tbody></table>', "TEXT16", 1, "width=1"),
        ("甲 1\n{: #1 }", "TEXT16", 4, "id=1"),
        ("[甲](http://[x)", "TEXT16", 5, "http://[x"),
        ("[甲](https://e.com:99999999/)", "TEXT16", 5, "https://e.com:99999999/"),
        ("[甲](https://℀.com/)", "TEXT16", 5, "https://℀.com/"),
        ("<table><tr><td>甲</td></tr></table>", "TEXT17", 8, "表格"),
        ("甲</div>", "TEXT17", 2, "多了 </div>"),
        ("<![CDATA[ x ]]>", "TEXT16", 1, "<![CDATA[ x "),
        ("<?php x ?>", "TEXT16", 1, "<?php x"),
        ("<!doctype html>", "TEXT16", 1, "<!doctype html>"),
        ("[甲](ftp://e.com/{{ fig.cases }})", "TEXT16", 1, "ftp://e.com/{{ … }}"),
    ],
)
def test_what_is_refused_is_named_where_it_stands(text: str, code: str, column: int, words: str) -> None:
    before = "1甲 1x 1\n\n"
    found = list(inert_page(PageText(Source(TEXT, f"{before}{text}\n\n1\n"))))
    (one,) = [each for each in found if words in each.message]
    line = 3 + ("\n" in text)
    assert (one.code.value, one.place.line) == (code, line)
    assert one.place.column == column or "{{" in text


@pytest.mark.parametrize(
    "line", ['python title="x" hl_lines="1" linenums="1"', "{ .python onclick=1 }", 'python hl_lines="1 2"', "python x"]
)
def test_a_fence_with_more_than_a_language_and_a_title_is_one_finding(line: str) -> None:
    found = list(inert_page(PageText(Source(TEXT, f"甲\n\n```{line}\nx = 1\n```\n"))))
    assert [(each.code, each.place.line, each.place.column) for each in found] == [(Code.ACTIVE, 3, 1)]
