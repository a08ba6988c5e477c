"""The ids of a text: none is one that the site puts on the page itself, and none stands twice."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import built, page

from archive.addresses import is_reserved
from archive.cli import main

TEXT = "docs/reports/shili-ju/2023.md"
HEAD = "#### 附记 { #note }"


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int]]:
    """Code, path and line of each finding."""
    main(["check", "--root", str(folder)])
    lines = [re.match(r"(.+?):(\d+):\d+ (\w+) ", line) for line in capsys.readouterr().out.splitlines()]
    return [(line[3], line[1], int(line[2])) for line in lines if line]


@pytest.mark.parametrize(
    "words",
    [
        "#### 附记 { #plans }",
        "#### 附记 { #results }",
        "#### 附记 { #statute }",
        "#### 附记 { #figures }",
        "#### 附记 { #figures-enforcement }",
        "#### 附记 { #fig-cases }",
        "#### 附记 { #in-cases }",
        "#### 附记 { #s1-2 }",
        "#### 附记 { #__toc }",
        "#### 附记 {: #plans }",
        "#### 附记 { .a #plans }",
        "#### 附记 { id=plans }",
        '#### 附记 { id="plans" }',
        "还有不足。\n{: #plans }",
        "**还有**{ #plans }不足。",
        '<p id="plans">还有不足。</p>',
        "<p ID=plans>还有不足。</p>",
        "#### plans",
        "#### Results ####",
        "#### **Plans**",
        "#### `plans`",
        "#### [plans](2022.md)",
        "#### fig cases",
        "#### S1",
        "Plans\n-----",
        "#### 附记 { #note }\n\n#### 又记 { #note }",
    ],
)
def test_an_id_of_the_sites_own_or_one_that_stands_twice_is_refused_with_its_place(
    words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    text = small.FILES[TEXT].replace("还有不足。", f"{words}\n\n还有。")
    # Some may not stand for what they are besides.
    (finding,) = [each for each in told(write_archive({TEXT: text}), capsys) if each[0] != "TEXT16"]
    line = text[: text.index(words)].count("\n") + 1
    assert finding[:2] == ("TEXT09", TEXT)
    assert finding[2] in range(line, line + words.count("\n") + 1)


@pytest.mark.parametrize(
    "words",
    [
        HEAD,
        "#### plans { #note }",
        "#### 安排 plans",
        "#### the results",
        "`{ #plans }`是这样写的。",
        "<!-- { #plans } -->",
        "```\n#### 附记 { #plans }\n```",
        "#### 甲\n\n#### 甲",
    ],
)
def test_any_other_id_may_stand(
    words: str, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(write_archive({TEXT: small.FILES[TEXT].replace("还有不足。", f"{words}\n\n还有。")}), capsys) == []


def test_a_page_that_is_no_report_may_use_the_ids_of_one_but_not_the_themes(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    page = "# 示例页\n\n## 甲 { #plans }\n\n## 乙 { #__toc }\n\n## &#95;_toc\n"
    assert told(write_archive({"docs/about.md": page}), capsys) == [
        ("TEXT09", "docs/about.md", 5),
        ("TEXT09", "docs/about.md", 7),
    ]


def test_every_id_that_the_site_puts_on_a_report_is_reserved(write_archive: Callable[..., Path]) -> None:
    text = small.FILES[TEXT].replace("还有不足。", HEAD + "\n\n还有不足[^1]。\n\n[^1]: 示例脚注。")
    ids = [tag["id"] for tag in page(built(write_archive({TEXT: text})), "reports/shili-ju/2023/").select("[id]")]
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
    of_the_text = {"note", "共有35支"}
    assert [id_ for id_ in ids if not is_reserved(id_, in_report=True) and id_ not in of_the_text] == []
