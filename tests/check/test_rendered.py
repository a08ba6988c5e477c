"""A Markdown text as HTML: where its links lead from the page that it stands on, and the headings it has."""

import pytest

from archive.check.rendered import html_of, rendered_from

SOURCE = "reports/shili-ju/2023.md"


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("[甲](2022.md)", "../2022/"),
        ("[甲](2022.md#s1-2)", "../2022/#s1-2"),
        ("[甲](2022.md?a=b#s1)", "../2022/?a=b#s1"),
        ("[甲](<2022.md>)", "../2022/"),
        ("[甲](index.md)", "../"),
        ("[甲](../../index.md)", "../../.."),
        ("[甲](../../indicators/cases/index.md)", "../../../indicators/cases/"),
        ("[甲](../../about.md#here)", "../../../about/#here"),
        ("[甲](#s1)", "#s1"),
        ("[甲](2023.md)", "./"),
        ("[甲](https://example.com/2022.md)", "https://example.com/2022.md"),
        ("<a@example.com>", ""),
        ("[甲](/2022.md)", "/2022.md"),
        ("[甲](java&#115;cript:alert(1))", "java&#115;cript:alert(1)"),
        ("[甲](http://[a.md)", "http://[a.md"),
    ],
)
def test_a_link_to_a_file_leads_to_its_page(written: str, leads_to: str) -> None:
    html = rendered_from(written, SOURCE).html
    assert f'href="{leads_to}"' in html or (not leads_to and "&#109;&#97;&#105;&#108;" in html)


def test_a_picture_stands_beside_the_text() -> None:
    assert 'src="../%E5%9B%BE.png"' in rendered_from("![甲](图.png)", SOURCE).html


def test_links_of_one_text_do_not_lead_from_another() -> None:
    assert 'href="../2022/"' in rendered_from("[甲](2022.md)", SOURCE).html
    assert 'href="2022.md"' in html_of("[甲](2022.md)")


def test_headings_are_told_with_those_below_them() -> None:
    (first, second) = rendered_from("## 一、甲&乙 { #s1 }\n\n### （一）丙\n\n## 二、丁\n", SOURCE).headings
    assert (first.id, str(first.words), [str(each.words) for each in first.below]) == (
        "s1",
        "一、甲&amp;乙",
        ["（一）丙"],
    )
    assert second.below == ()
