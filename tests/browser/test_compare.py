"""Any reports side by side, put together in the browser; the address is the comparison."""

import pytest
from playwright.sync_api import Browser, Page, expect

A, B, EXCERPT = "shili-ju/2022", "shili-ju/2023", "shili-zf/2023"


def cells(page: Page, indicator: str) -> list[str]:
    row = page.locator("#compare-result tbody tr").filter(has=page.get_by_role("rowheader", name=indicator))
    return [text.split("\n")[0] for text in row.locator("td").all_inner_texts()]


def siblings(page: Page, topic: str) -> list[list[str]]:
    """What each report alone states of a topic, in the last row of its table."""
    table = page.get_by_role("region", name=topic)
    row = table.locator("tbody tr").filter(has=page.get_by_role("rowheader", name="各写各的"))
    return [
        [
            each.evaluate("(it) => `${it.firstChild.data} ${it.querySelector('data, span:not(.facts)').textContent}`")
            for each in cell.locator(".sibling").all()
        ]
        or [cell.inner_text()]
        for cell in row.locator("td").all()
    ]


def test_no_report_of_a_comparison_lies_outside_the_view_of_a_phone(page: Page, small_address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{small_address}compare/?a={A}&b={B}&c={EXCERPT}")
    cell = page.locator("#compare-result tbody td")
    expect(cell.first).to_be_visible()
    for each in cell.all():
        box = each.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert "示例市示例局 2022年度" in cell.nth(0).evaluate("(cell) => getComputedStyle(cell, '::before').content")


def test_a_comparison_is_chosen_shared_and_gone_back_to(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}compare/")
    told = page.locator("#compare-told")
    expect(told).to_have_text("请选两份报告。")
    page.get_by_label("机关").nth(0).select_option("shili-ju")
    page.get_by_label("机关").nth(1).select_option("shili-ju")
    # The newest year that is not chosen already.
    expect(page).to_have_url(f"{small_address}compare/?a={B}&b={A}")
    expect(told).to_have_text("2份报告，9个指标。")
    assert cells(page, "立案") == ["15起", "12起"]
    assert siblings(page, "示例力量") == [
        ["队伍 35支", "街道队伍 11支", "行业队伍 24支", "手册 6000余份", "比武名次 第1名"],
        ["没有写"],
    ]
    page.get_by_role("button", name="再加一份").click()
    page.get_by_label("机关").nth(2).select_option("shili-zf")
    expect(told).to_have_text("3份报告，11个指标。")
    assert cells(page, "立案") == ["15起", "12起", "近2万起"]
    assert siblings(page, "示例检查") == [
        ["罚款 72.8万元", "持证率 100%"],
        ["没有写"],
        ["辖区罚款 226万元", "复议 不适用"],
    ]
    assert siblings(page, "示例力量")[2] == ["见到的部分没有写"]
    page.go_back()
    expect(told).to_have_text("2份报告，9个指标。")
    page.reload()
    expect(told).to_have_text("2份报告，9个指标。")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (f"a={A}", "请选两份报告。"),
        (f"a={A}&b={A}", "同一份报告选了两次。请换一份。"),
        (f"a={A}&b=nobody/2024", "没有这份报告：nobody/2024。请重新选。"),
        (f"a={A}&b=shili-ju/2023x", "没有这份报告：shili-ju/2023x。请重新选。"),
        (f"a={A}&b=<b>1</b>", "没有这份报告：<b>1</b>。请重新选。"),
    ],
)
def test_an_address_that_cannot_be_compared_says_why(page: Page, small_address: str, asked: str, told: str) -> None:
    page.goto(f"{small_address}compare/?{asked}")
    expect(page.locator("#compare-told")).to_have_text(told)
    expect(page.locator("#compare-result table")).to_have_count(0)


@pytest.mark.parametrize(
    ("file", "told"), [("report.json", "没有取到报告的数据"), ("reports.json", "没有取到报告的清单，不知道有哪些报告")]
)
@pytest.mark.parametrize("status", [0, 404])
def test_what_does_not_arrive_is_said_to_be_missing_and_can_be_asked_for_again(
    page: Page, small_address: str, file: str, told: str, status: int
) -> None:
    page.route(f"**/{file}", lambda route: route.fulfill(status=status) if status else route.abort())
    page.goto(f"{small_address}compare/?a={A}&b={B}")
    expect(page.locator("#compare-told")).to_contain_text(told)
    page.unroute(f"**/{file}")
    page.get_by_role("button", name="再试").click()
    expect(page.locator("#compare-told")).to_have_text("2份报告，9个指标。")


def test_neighbouring_years_of_one_body_tell_the_change(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}compare/?a={A}&b={B}")
    row = page.locator("#compare-result tbody tr").filter(has=page.get_by_role("rowheader", name="立案"))
    expect(row.locator(".change")).to_have_text(["较上年 +3起（+25%）"])
    page.goto(f"{small_address}compare/?a={B}&b={EXCERPT}")
    expect(page.locator("#compare-told")).to_contain_text("2份报告")
    expect(page.locator("#compare-result .change")).to_have_count(0)


def test_the_former_address_of_neighbouring_years_leads_to_their_comparison(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}reports/{B}/compare/")
    expect(page.locator("#compare-told")).to_have_text("2份报告，9个指标。")


def test_bodies_are_chosen_under_their_provinces(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}compare/")
    groups = page.get_by_label("机关").nth(0).locator("optgroup")
    expect(groups).to_have_count(1)
    assert groups.first.get_attribute("label") == "示例省"
    assert groups.first.locator("option").all_text_contents() == ["示例硚市人民政府", "示例市示例局"]


def test_without_javascript_the_page_says_where_changes_stand(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{small_address}compare/")
    expect(plain.locator("noscript p")).to_be_visible()
    plain.locator("noscript a").click()
    expect(plain).to_have_url(f"{small_address}reports/")
    context.close()
