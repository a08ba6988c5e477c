"""The panel of a preview: what stopped the build, told as a text."""

import pytest
from bs4 import BeautifulSoup

from archive.findings import ArchiveError, Code, Finding, Place
from archive.pages.panel import Stopped, panel, with_panel
from archive.serving import why

FINDING = Finding(Code.UNKNOWN_INDICATOR, Place("data/\udcb7<b>.yml", 14, 3), "没有 <i>a</i>\x00\n指标", "改 & 存")
PENDING = Finding(Code.AWAITED_FIGURE, Place("data/a.yml", 1, 1), "待填", "写上")


@pytest.mark.parametrize("codes", ["../editors/codes/", ""], ids=["with a handbook", "without one"])
def test_a_finding_is_one_line_with_its_code_leading_to_the_handbook_where_there_is_one(codes: str) -> None:
    (item,) = BeautifulSoup(panel(Stopped("发现 1 个问题", [FINDING]), codes), "html.parser").select("li")
    assert item.text == "data/�<b>.yml:14:3 FIG01 没有 <i>a</i>� 指标 → 改 & 存"
    assert [link["href"] for link in item.select("a")] == ([f"{codes}#FIG01"] if codes else [])


def test_what_is_only_still_to_be_written_is_neither_listed_nor_counted() -> None:
    assert why(ArchiveError([PENDING, FINDING]), []) == Stopped("发现 1 个问题", [FINDING])


@pytest.mark.parametrize(
    ("page", "told"), [(b"<body>a</body></html>", b"<body>a!</body></html>"), (b"404 Not Found", b"404 Not Found!")]
)
def test_the_panel_stands_at_the_end_of_a_page(page: bytes, told: bytes) -> None:
    assert with_panel(page, panel(Stopped("示例"), "")[:0] + "!") == told
