"""Inputs that hypothesis makes up: figures, files spoiled as people and strangers spoil them, and pages made from them.

What is made up is the same in each run, so that no test fails by chance; `--hypothesis-profile=more` tries others, and
many more.
"""

import re
from collections.abc import Iterator

from hypothesis import strategies as st
from markupsafe import Markup

from archive import addresses
from archive.check.rendered import html_of
from archive.literal import Bound
from archive.pages.home import home_page
from archive.pages.html import Made
from archive.pages.kinds import Build
from archive.pages.text import refuse_active
from archive.pages.words import page_words, rendered
from archive.read.loading import Contents
from archive.read.text import UNREAD

# Figures

digits = st.from_regex(r"\A(?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,3})?\Z")
scales = st.sampled_from(["", "百", "千", "万", "百万", "千万", "亿"])
marks = st.sampled_from([("", "", Bound.EXACT)] + [(mark, "", bound) for mark, bound in [
    ("约", Bound.ABOUT), ("近", Bound.NEARLY), ("超过", Bound.ABOVE),
    ("不少于", Bound.AT_LEAST), ("不超过", Bound.AT_MOST), ("大约", Bound.ABOUT), ("接近", Bound.NEARLY)]] + [("", mark, bound) for mark, bound in [
    ("余", Bound.ABOVE), ("多", Bound.ABOVE), ("以上", Bound.AT_LEAST), ("以下", Bound.AT_MOST),
    ("以内", Bound.AT_MOST), ("左右", Bound.ABOUT)]])  # fmt: skip
nearly_figures = st.lists(
    st.sampled_from(
        [
            *"0123456789.,+-−１５．，：%年起 　万亿余多约近超过以上下千百半两一至到—～左右不少于内",
            "1e9",
            "\n",
            "\t",
            "0x1",
            "²",
            "٣",
            "½",
        ]
    ),
    max_size=8,
).map("".join)

# Files

_VALUE = re.compile(r"(?<=: )[^\s{[|,}][^,}\n]*|(?<=: \[)[^,\]\n]+")
_YAML = [
    ": ", "：", ":", "- ", "  ", "\t", "　", "\n", "#", " # ", "'", '"', "“", "{", "}", "[", "]", ",", "，", "|", ">", "&a ",
    "*a", "!!python/object/apply:os.system [x]", "!!binary ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "null", "~", "yes",
    "0x1f", "1:30", ".inf", "2023-02-30", "2204-01-01", "1e99", "-1", "９", "\\", '"\\ud800"', '"\\0"', "\x85", "\u2028",
    "\u202e", "\u200b", "\ufeff", "<<<<<<< HEAD\n", "=======\n", "../", "__class__", "{{ 7*7 }}", "{% raw %}",
    "<b onclick=hit()>", "</script><script>hit()</script>", "javascript:hit()", "https://example.com/", "\"><img src=x>",
    "cases", "teams", "2023", "72.8万", "一（二）", "示例",
]  # fmt: skip
_MARKDOWN = [
    "{{ fig.cases }}", "{{ fig.cases.cn }}", "{{ fig_of(2022).cases }}", '{{ table("enforcement") }}', '{{ chart("cases") }}',
    "{{", "}}", "{%", "%}", "{#", "#}", "{% raw %}", "{{ fig }}", "{{ fig.__class__ }}", "{{ self }}", "{{ '<b>' }}",
    "{{ fig.fines", "fig.cases", "｛｛ fig.cases ｝｝", "\n", "\n\n", "    ", "\t", "# ", "## 四、", "### （三）", "#### ", "> ",
    "- ", "1. ", "* * *", "---\n", "| a | b |\n", "|---|---|\n", "```\n", "~~~\n", "`", "**", "*", "_", "~~", "[", "](", "](#s1)",
    ")", "![", "![a](a.png)", "[^1]", "[^1]: 甲\n", "[a]: b\n", "{ #a }", "{ .md-overlay }", '{ onclick="hit()" }', "{:", "<", ">",
    "<div>", "</div>", '<div markdown="1">\n\n', "<p>", "<span hidden>", "<br>", "<script>hit()</script>", "<svg/onload=hit()>",
    "<img src=x onerror=hit()>", "<iframe src=//example.com>", "<!--", "-->", "<!-->", "<![CDATA[", "]]>", "<?a?>", "<!a>",
    "<textarea>", "<style>", "<math>", "<a href=javascript:hit()>", "javascript:hit()", "java&#115;cript:hit()", "&lt;", "&#60;",
    "&", "\\", "//example.com", "https://example.com/a", "<https://example.com>", "mailto:a@example.com", "--8<-- ", ":smile:",
    "!!! a\n", "title: a\n", "15", "起", "约", "余", "2023年", "一", "“", "《", "\u200b", "\u202e", "\x02", "示例",
]  # fmt: skip
"""`hit()` is what would run."""


@st.composite
def spoiled(draw: st.DrawFn, text: str, tokens: list[str]) -> str:
    """A text with up to four passages replaced, left out or repeated."""
    lines = text.splitlines(keepends=True)
    pieces = st.one_of(st.sampled_from(tokens), st.lists(st.sampled_from(tokens), max_size=6).map("".join),
                       st.sampled_from(lines), st.text(max_size=6), st.just(""))  # fmt: skip
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 0, 1, 2, 8, 40])))
        text = text[:start] + draw(pieces) + text[end:]
    return text


@st.composite
def with_value(draw: st.DrawFn, text: str) -> str:
    """A YAML file with one of its values typed otherwise, in quotes or without."""
    value = draw(st.sampled_from(list(_VALUE.finditer(text))))
    typed = draw(st.one_of(st.sampled_from(_YAML), nearly_figures, strings))
    quote = draw(st.sampled_from(["", "'", '"']))
    return text[: value.start()] + f"{quote}{typed}{quote}" + text[value.end() :]


@st.composite
def with_paragraph(draw: st.DrawFn, text: str) -> str:
    """A Markdown file with a paragraph more."""
    paragraph = draw(st.lists(st.one_of(st.sampled_from(_MARKDOWN), st.text(max_size=3)), min_size=1, max_size=6))
    place = draw(st.sampled_from([match.end() for match in re.finditer(r"\n\n|\Z", text)]))
    return f"{text[:place]}\n\n{''.join(paragraph)}\n\n{text[place:]}"


def yaml_of(text: str) -> st.SearchStrategy[str]:
    """A YAML file that is spoiled."""
    return st.one_of(spoiled(text, _YAML), with_value(text)) if _VALUE.search(text) else spoiled(text, _YAML)


def markdown_of(text: str) -> st.SearchStrategy[str]:
    """A Markdown file that is spoiled."""
    return st.one_of(spoiled(text, _MARKDOWN), with_paragraph(text), with_paragraph(text))


strings = st.lists(
    st.sampled_from([token for token in _YAML + _MARKDOWN if token.isprintable()])
    | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=3),
    min_size=1,
    max_size=5,
).map("".join)
"""What may be typed as the value of a field."""

# Pages


def pages_of(contents: Contents) -> Iterator[tuple[str, Made]]:
    """Every page of an archive by its path, as the build makes it but for the theme."""
    for path, make in Build(contents, addresses.UNNAMED).pages.items():
        yield path, make(addresses.relative_to(path))
    for text in contents.pages:
        path = addresses.path_of(text.source.path.removeprefix("docs/"))
        markdown = text.source.text[text.body :]
        made = markdown if UNREAD in text.header else rendered(markdown, page_words(contents.archive, path))
        html = html_of(made)
        refuse_active(html)
        url = addresses.relative_to(path)
        yield path, Made(Markup(html)) if path else home_page(contents.archive, "示例", html, url)
