"""What is left out of a finished page: spaces that no reader sees, and no others."""

import time

import pytest

from archive.pages.slim import slim


@pytest.mark.parametrize(
    ("html", "sent"),
    [
        ("\n<!doctype html>\n", "<!doctype html>\n"),
        ("<ul>\n    <li>\n\n\n      甲\n    </li>\n  </ul>", "<ul>\n<li>\n甲\n</li>\n</ul>"),
        ("<a>甲</a>\n  <a>乙</a>", "<a>甲</a>\n<a>乙</a>"),
        ("<p>甲 <b>乙</b>  丙</p>", "<p>甲 <b>乙</b>  丙</p>"),
        ("<p>\n　　甲</p>", "<p>\n　　甲</p>"),
        ("<pre><code>甲\n\n    乙\n</code></pre>\n\n  丙", "<pre><code>甲\n\n    乙\n</code></pre>\n丙"),
        ("<textarea>\n  甲</textarea>\n  乙", "<textarea>\n  甲</textarea>\n乙"),
        ("<preface>\n  甲", "<preface>\n甲"),
        ('<script type="application/ld+json">{"甲": "乙  丙"}</script>', None),
        ("<pre>甲\n  乙", "<pre>甲\n  乙"),
    ],
)
def test_lines_stay_lines_without_what_stands_before_them(html: str, sent: str | None) -> None:
    assert slim(html) == (html if sent is None else sent)
    assert slim(slim(html)) == slim(html)


@pytest.mark.parametrize("part", ["\n ", " ", "\n", "<pre", "<pre>\n </pre>", "<pre>\n  ", "</pre>\n "])
def test_it_takes_time_in_proportion_to_the_page(part: str) -> None:
    start = time.process_time()
    slim(part * 200_000)
    assert time.process_time() - start < 2
