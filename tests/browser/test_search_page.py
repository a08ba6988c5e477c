"""The page of the search and the box in the header: what they say, where they lead, how they are used and gone back to."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from scan import Texts, compared

SAID, COUNT, HITS, MORE = "#search-said", "#search-count", ".search-hit a", "#search-more"


def counted(page: Page) -> int:
    """How many places the page says there are, once it says so."""
    count = page.locator(COUNT)
    expect(count).to_have_attribute("data-count", re.compile(r"\d+"))
    return int(count.get_attribute("data-count") or "")


def all_hits(page: Page) -> Locator:
    """Every hit, however many times more of them are asked for; they come one by one."""
    expect(page.locator(".search-report").first).to_be_visible()
    expect(page.locator("#search-results[aria-busy]")).to_have_count(0)
    while page.locator(MORE).is_visible():
        shown = page.locator(".search-report").count()
        page.locator(MORE).click()
        expect(page.locator(".search-report").nth(shown)).to_be_visible()
        expect(page.locator("#search-results[aria-busy]")).to_have_count(0)
    return page.locator(HITS)


# What was understood


def test_a_body_and_a_year_that_are_named_narrow_the_search_and_the_words_themselves_are_one_click_away(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}search/?q=示例市示例局 2023 立案")
    expect(page.locator(SAID)).to_contain_text("限于示例市示例局、2023年度，查“立案”。")
    for link in all_hits(page).all():
        assert "/reports/shili-ju/2023/" in (link.get_attribute("href") or "")
    page.locator(SAID).get_by_role("link", name="照字面查").click()
    expect(page).to_have_url(re.compile("literal=1"))
    expect(page.locator(SAID)).to_contain_text("词句照字面查。")
    expect(page.locator(SAID)).not_to_contain_text("限于")


def test_a_year_alone_lists_what_there_is_of_it(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=2022")
    expect(page.locator(COUNT)).to_contain_text("1页。")
    expect(page.locator(".search-report h2")).to_have_text(["示例市示例局2022年法治政府建设年度报告"])


def test_one_of_several_words_is_enough_and_a_page_with_an_excluded_one_is_left_out(
    page: Page, small_address: str
) -> None:
    page.goto(f"{small_address}search/?q=负责人带头、罚款 -2023示例行动")
    assert {re.sub(r"\?.*", "", str(each.get_attribute("href"))) for each in all_hits(page).all()} >= {
        f"{small_address}reports/shili-ju/2022/",
        f"{small_address}reports/shili-zf/2023/",
    }
    assert not [each for each in page.locator(HITS).all() if "shili-ju/2023/" in str(each.get_attribute("href"))]


def test_one_character_is_found(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=硚")
    assert counted(page) > 0


def test_a_long_paste_is_taken_whole(page: Page, small_address: str) -> None:
    pasted = "推行“示例＋服务”，依照示例政办函〔2021〕17号和GB/T9704落实双随机、一公开，立案近2万起，全市罚款226万元。"
    page.goto(small_address)
    page.locator(".home-search input").fill(pasted)
    page.locator(".home-search button").click()
    expect(page.locator("#search-form input")).to_have_value(pasted)
    assert counted(page) == 1
    page.locator("#search-form input").fill(f"{pasted}没有")
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_have_attribute("data-count", "0")
    assert page.locator("input[maxlength], textarea[maxlength]").count() == 0


def test_what_was_typed_before_the_script_came_stays(page: Page, small_address: str) -> None:
    waiting: list[Route] = []
    page.route("**/assets/search/page.js", lambda route: waiting.append(route))
    page.goto(f"{small_address}search/", wait_until="domcontentloaded")
    page.locator("#search-form input").fill("立案")
    for route in waiting:
        route.continue_()
    expect(page.locator("#search-version")).to_contain_text("索引收有")
    expect(page.locator("#search-form input")).to_have_value("立案")


def test_what_is_too_long_is_refused_plainly_and_not_searched_for(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/")
    page.locator("#search-form input").fill("示例" * 1001)
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_have_text("词句有2002个字符，最多2000个。没有查。")
    expect(page.locator(HITS)).to_have_count(0)


def test_what_holds_nothing_that_counts_is_not_searched_for(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=。。。")
    expect(page.locator(COUNT)).to_have_text("请输入文字或数字。")


def test_another_word_for_the_same_is_offered_with_its_number_and_not_mixed_in(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=复议")
    before = counted(page)
    other = page.locator(SAID).get_by_role("link", name="行政复议")
    expect(other).to_contain_text("处）")
    number = int(re.search(r"（(\d+)处）", other.inner_text())[1])  # type: ignore[index]
    other.click()
    expect(page.locator("#search-form input")).to_have_value("行政复议")
    assert counted(page) == number <= before


# Reports first


def test_pages_that_explain_are_told_beside_and_shown_where_asked_for(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=“示例”")
    assert not [each for each in all_hits(page).all() if "/about/" in str(each.get_attribute("href"))]
    page.locator(COUNT).get_by_role("link", name=re.compile(r"说明里另有\d+页")).click()
    expect(page).to_have_url(re.compile("kind="))
    assert any("/about/" in str(each.get_attribute("href")) for each in all_hits(page).all())


def test_what_only_pages_that_explain_hold_is_labelled(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=EMS 4.5")
    expect(page.locator(COUNT)).to_contain_text("只在说明里找到")
    expect(page.locator(HITS).first).to_have_attribute("href", re.compile("/about/"))


def test_what_an_indicator_means_is_found_among_the_indicators(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=辖区罚款&kind=指标")
    group = page.locator(".search-report").filter(has_text="辖区罚款")
    expect(group).to_have_count(1)
    group.locator(HITS).first.click()
    expect(page).to_have_url(re.compile("/indicators/area_fines/"))
    expect(page.locator("h1")).to_have_text("辖区罚款")


# Numbers are whole


def test_a_number_without_its_point_is_another_number(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=728万元")
    expect(page.locator(COUNT)).to_have_attribute("data-count", "0")


def test_a_number_that_stands_only_within_longer_ones_is_told_so(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=5起")
    expect(page.locator(COUNT)).to_have_text(re.compile(r"“5起”没有单独出现；在更长的数里有\d+处"))
    expect(page.locator(".search-hit mark").first).to_have_text("5起")


def test_longer_numbers_that_hold_one_are_told_below_and_shown_apart(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=“17”")
    whole = counted(page)
    page.goto(f"{small_address}search/?q=“1”")
    expect(page.locator("#search-also a")).to_contain_text("也含在更长的数里")
    number = int(re.search(r"(\d+)处", page.locator("#search-also a").inner_text())[1])  # type: ignore[index]
    page.locator("#search-also a").click()
    expect(page.locator(COUNT)).to_contain_text(f"在更长的数里另有{number}处。")
    assert number >= whole
    expect(page.locator(HITS).first).to_be_visible()


# Nothing found


def test_nonsense_says_so_and_offers_the_parts_that_occur(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=示例执法麒麟")
    expect(page.locator(COUNT)).to_have_text("没有找到“示例执法麒麟”。")
    part = page.locator(".search-parts li").first
    expect(part).to_contain_text("示例执法")
    number = re.search(r"（(\d+)处）", part.inner_text())[1]  # type: ignore[index]
    part.locator("a").click()
    expect(page.locator(".search-hit").first).to_be_visible()
    assert counted(page) == int(number)


def test_parts_are_never_cut_from_latin_words_or_numbers(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=麒麟EMSing示例17028")
    expect(page.locator(COUNT)).to_have_attribute("data-count", "0")
    expect(page.locator(".search-parts a")).to_have_text(["示例"])


def test_parts_keep_the_narrowing_under_which_they_were_counted(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=示例市示例局 示例执法麒麟&year=2022")
    part = page.locator(".search-parts li").first
    expect(part).to_contain_text("示例执法")
    number = re.search(r"（(\d+)处）", part.inner_text())[1]  # type: ignore[index]
    part.locator("a").click()
    expect(page).to_have_url(re.compile("year=2022"))
    expect(page.locator(SAID)).to_contain_text("限于示例市示例局")
    assert counted(page) == int(number)


def test_words_that_stand_on_no_page_together_are_offered_each(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=负责人带头 双随机")
    expect(page.locator(COUNT)).to_contain_text("没有找到")
    expect(page.locator("#search-results")).to_contain_text("这些词都有，但没有一页都有")
    expect(page.locator(".search-parts a")).to_have_text(["负责人带头", "双随机"])


# Narrowing, order, address


def test_the_address_holds_query_filters_and_sort(page: Page, sample_address: str, sample_texts: Texts) -> None:
    page.goto(f"{sample_address}search/?q=示例普法宣传&year=2020&sort=year")
    expected = {key: number for key, number in sample_texts.places("示例普法宣传").items() if key[0].endswith("/2020/")}
    assert counted(page) == sum(expected.values())
    assert all_hits(page).count() == len(expected)
    page.locator("#search-facets").get_by_role("link", name="2021", exact=True).click()
    expect(page).to_have_url(re.compile("year=2020&year=2021&sort=year"))
    page.get_by_role("link", name="去掉年度：2020").click()
    expect(page).to_have_url(re.compile(r"q=[^&]+&year=2021&sort=year"))
    page.go_back()
    page.go_back()
    assert counted(page) == sum(expected.values())


def test_each_choice_tells_how_many_pages_it_leaves(page: Page, sample_address: str, sample_texts: Texts) -> None:
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    counted(page)
    pages = {address for address, _ in sample_texts.places("示例普法宣传") if address.startswith("reports/")}
    years = page.locator("#search-facets section", has_text="年度").filter(has_not_text="排序").first
    told = {
        str(item.locator("a").text_content()): int(item.locator("span").text_content() or "")
        for item in years.locator("li").all()
    }
    assert told == {
        year: len([each for each in pages if each.endswith(f"/{year}/")])
        for year in sorted({each.split("/")[2] for each in pages})
    }


@pytest.mark.parametrize("width", [390, 1280])
def test_results_fit_the_screen(page: Page, sample_address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_hit_stands_on_the_first_screen_of_a_phone(page: Page, sample_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(HITS).first).to_be_in_viewport(ratio=1)
    assert page.locator("#search-facets").get_attribute("open") is None


def test_going_back_leads_to_the_same_place_of_the_same_list(browser: Browser, sample_address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    # A page that is thrown away when it is left, as browsers do that are short of memory.
    page.add_init_script("addEventListener('unload', () => {})")
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(MORE)).to_be_visible()
    page.locator(MORE).click()
    expect(page.locator(".search-report").nth(20)).to_be_attached()
    expect(page.locator("#search-results[aria-busy]")).to_have_count(0)
    shown = page.locator(".search-report").count()
    page.locator(".search-report").nth(18).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    top = page.evaluate("scrollY")
    page.locator(".search-report").nth(18).locator("a").first.click()
    expect(page).to_have_url(re.compile("/reports/"))
    page.go_back()
    expect(page.locator(".search-report")).to_have_count(shown)
    page.wait_for_function("top => Math.abs(scrollY - top) < 20", arg=top)
    page.close()


def test_pages_are_shown_in_their_order_as_their_texts_come(page: Page, sample_address: str) -> None:
    """The text of the first comes last; nothing that is shown moves."""
    page.goto(f"{sample_address}search/?q=示例普法宣传")
    expect(page.locator(".search-report").nth(4)).to_be_visible()
    order = page.locator(".search-report h2").all_inner_texts()
    held = []
    page.route(re.compile(r"/texts/\d+\.gz"), lambda route: held.append(route) if not held else route.continue_())
    page.goto(f"{sample_address}search/?q=示例普法宣传&sort=relevance#")
    page.reload()
    expect(page.locator(COUNT)).to_contain_text("找到")
    page.wait_for_timeout(500)
    assert page.locator(".search-report").count() == 0
    held[0].continue_()
    expect(page.locator(".search-report h2").first).to_be_visible()
    assert page.locator(".search-report h2").all_inner_texts() == order[: page.locator(".search-report").count()]


# Ways through it


def test_a_hit_leads_to_its_section_with_the_phrase_marked_across_a_figure(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=15起罚款72.8万元")
    page.locator(HITS).click()
    expect(page).to_have_url(re.compile("#s1-1$"))
    marks = page.locator("article mark")
    expect(marks.first).to_be_in_viewport()
    assert compared("".join(marks.all_text_contents())) == compared("15起罚款72.8万元")
    assert page.locator("data mark").all_text_contents() == ["15起", "72.8万元"]


def test_the_whole_way_by_keyboard(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.keyboard.press("/")
    page.keyboard.type("手册6000", delay=20)
    first = page.locator(".search-box__hits a").first
    expect(first).to_be_visible()
    expect(page.locator(".search-box__hits [role=status]")).to_contain_text("找到2处")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("search/.q="))
    expect(page.locator(COUNT)).to_have_attribute("data-count", "2")
    page.goto(small_address)
    page.keyboard.press("/")
    page.keyboard.type("手册6000", delay=20)
    expect(first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_results_are_three_tabs_from_the_beginning(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/?q=立案")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#search-results') !== null")


def test_the_box_suggests_what_a_reader_may_name_before_it_tells_of_hits(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator(".search-box input").fill("示例局")
    names = page.locator(".search-box__hits .name")
    expect(names.first).to_contain_text("示例市示例局")
    expect(names.first).to_contain_text("机关")
    names.first.click()
    expect(page).to_have_url(f"{small_address}reports/shili-ju/")


def test_names_are_suggested_as_they_sound(page: Page, small_address: str) -> None:
    page.goto(small_address)
    page.locator(".search-box input").fill("lian")
    expect(page.locator(".search-box__hits .name", has_text="立案").first).to_be_visible()


def test_nothing_is_said_while_an_input_method_composes(page: Page, small_address: str) -> None:
    page.goto(small_address)
    field = page.locator(".search-box input")
    field.focus()
    page.evaluate("""() => {
        const field = document.querySelector(".search-box input");
        field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        field.value = "li'an";
        field.dispatchEvent(new InputEvent("input", { isComposing: true }));
    }""")
    page.wait_for_timeout(600)
    expect(page.locator(".search-box__hits")).to_be_hidden()
    page.evaluate("""() => {
        const field = document.querySelector(".search-box input");
        field.value = "立案";
        field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }""")
    expect(page.locator(".search-box__hits [role=status]")).to_contain_text("找到")


# What is loaded, and when


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(page: Page, small_address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(small_address + "reports/shili-ju/2023/", wait_until="networkidle")
    assert not [url for url in loaded if "search" in url]
    with page.expect_request("**/engine/start.gz"):
        page.locator(".search-box input").focus()


def test_the_first_hit_does_not_wait_for_the_script_of_the_theme_which_works_afterwards(
    page: Page, small_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{small_address}search/?q=立案", wait_until="networkidle")
    (script,) = [number for number, name in enumerate(asked) if name.startswith("bundle.")]
    texts = [number for number, name in enumerate(asked) if re.fullmatch(r"\d+\.gz", name)]
    assert texts[0] < script
    assert len(asked) == len(set(asked)), "what was loaded early is loaded once"
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_page_without_a_query_has_the_theme_too(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/")
    page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_search_page_says_which_index_it_reads(page: Page, small_address: str) -> None:
    page.goto(f"{small_address}search/")
    expect(page.locator("#search-version")).to_have_text(re.compile(r"索引收有\d+页，版本 [0-9a-f]+。"))


# Without JavaScript


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", ["", "search/", "search/?q=立案", "reports/shili-ju/2023/"])
def test_without_javascript_no_form_stands_that_could_do_nothing(plain: Page, small_address: str, address: str) -> None:
    plain.goto(small_address + address)
    expect(plain.get_by_role("search")).to_have_count(0)
    expect(plain.get_by_role("searchbox")).to_have_count(0)


def test_without_javascript_the_page_leads_in_by_place_year_and_topic(plain: Page, small_address: str) -> None:
    plain.goto(f"{small_address}search/")
    for name, address in {
        "示例省": "reports/#area-示例省",
        "2023年": "years/2023/",
        "示例检查": "topics/checks/",
    }.items():
        plain.get_by_role("link", name=name, exact=True).click()
        assert plain.evaluate("decodeURI(location.href)") == small_address + address
        plain.goto(f"{small_address}search/")
