"""What the theme puts around a page goes around every page of the same shape."""

import pytest
from markupsafe import Markup

from archive.check.rendered import Heading
from archive.pages import frame
from archive.pages.frame import Shape, frame_of, hidden, shape_of, shapes
from archive.pages.html import Made

THEME = f"""<title>{frame.TITLE} - 示例</title><meta content="{frame.DESCRIPTION}">
<link rel="canonical" href="https://example.com/{frame.PATH}"><a href="#{frame.FIRST}">跳到</a>
<script type="application/ld+json">{frame.LINKED}</script>
<ul class="a" data-md-component="toc"><li><a href="#{frame.FIRST}">{frame.HEADING}</a></li></ul>
<article>{frame.CONTENT}</article>"""
PAGE = Made(
    Markup("<h1>甲 &amp; 乙</h1>\n   <p>文字</p>"),
    title="甲 & 乙",
    description='说"明"',
    headings=(Heading("s1", Markup("一、&lt;丙"), (Heading("s1-1", Markup("（一）丁"), ()),)),),
)


def test_a_page_stands_in_the_places_of_its_frame() -> None:
    html = frame_of(THEME).around(PAGE, "reports/甲/2023/", '{"@type": "Report"}')
    assert "<title>甲 &amp; 乙 - 示例</title>" in html
    assert 'content="说&#34;明&#34;"' in html
    assert 'href="https://example.com/reports/%E7%94%B2/2023/"' in html
    assert '<a href="#s1">跳到</a>' in html
    assert '{"@type": "Report"}</script>' in html
    assert "<article><h1>甲 &amp; 乙</h1>\n<p>文字</p></article>" in html


def test_its_headings_are_listed_in_place_of_the_frames_own() -> None:
    html = frame_of(THEME).around(PAGE, "", None)
    assert html.count("<li ") == html.count("</li>") == 2
    assert '<a href="#s1" class="md-nav__link">一、&lt;丙</a>' in html
    assert '<a href="#s1-1" class="md-nav__link">（一）丁</a>' in html
    assert 'aria-label="一、&lt;丙"' in html


def test_no_sign_of_a_frame_is_left_on_a_page() -> None:
    html = frame_of(THEME).around(Made(Markup("<h1>甲</h1>"), title="甲"), "", None)
    assert not [sign for sign in (frame.TITLE, frame.PATH, frame.FIRST, "\ue0f0") if sign in html]


@pytest.mark.parametrize("text", [frame.TITLE, frame.PATH, "\\1", "{{ title }}"])
def test_a_text_that_looks_like_a_sign_stays_as_it_is(text: str) -> None:
    html = frame_of("{}<article>{}</article>".format("", frame.CONTENT)).around(
        Made(Markup("<h1>{}</h1>").format(text), title="甲"), "a/", None
    )
    assert html == f"<article><h1>{text}</h1></article>"


def test_the_shape_of_a_page_is_one_of_those_that_are_made() -> None:
    plain = Made(Markup(""), title="甲")
    assert shape_of(PAGE, "a/b/c/", "{}") == Shape(3, has_headings=True, has_linked=True)
    assert {shape_of(PAGE, "a/b/", "{}"), shape_of(plain, "a/", None), shape_of(plain, "a/", "{}")} <= {*shapes({1, 2})}


@pytest.mark.parametrize(("has_headings", "parts"), [(True, ["navigation"]), (False, ["navigation", "toc"])])
def test_a_page_does_without_the_theme_s_menu_and_without_an_empty_list_of_headings(
    has_headings: bool, parts: list[str]
) -> None:
    assert hidden(Shape(1, has_headings=has_headings, has_linked=False)) == parts
