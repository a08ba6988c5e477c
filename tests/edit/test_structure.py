"""Lines of a text made into title, headings, paragraphs and signature."""

import pytest

from archive.edit.blocks import Document
from archive.edit.pieces import Piece, Reading, tidy
from archive.edit.structure import document

TITLE = "示例市示例局2023年度法治政府建设工作报告"
FIRST = "现将有关情况报告如下："
LONG = "示例局把这项工作放在全年的安排里来做，逐月查看"


def made(*lines: str, title: str = "") -> Document:
    pieces = tuple(Piece(line, f"第{number}行") for number, line in enumerate(lines, start=1))
    return document(Reading(pieces, (), title), "报告.txt", "")


def body(*lines: str) -> list[str]:
    return [block.text for block in made(TITLE, FIRST, *lines).blocks[1:]]


def told(*lines: str) -> str:
    return "\n".join(f"{note.place} {note.text}" for note in made(*lines).notes)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2023 年度 法治政府", "2023年度法治政府"),
        ("　　示例局", "示例局"),
        ("22 支 555 人", "22支555人"),
        ("A B 与 C", "A B与C"),
        ("15  30", "15 30"),
        ("(三)履行职责", "（三）履行职责"),
        ("委员会(指挥部)，", "委员会（指挥部），"),
        ("标准 (GB 2312)", "标准（GB 2312）"),
        ("f(x) is", "f(x) is"),
        ("（三)做法", "（三）做法"),
        ("做法(三", "做法（三"),
        ("示府[2021]17号", "示府〔2021〕17号"),
        ("示府【2021】第17号", "示府〔2021〕第17号"),
        ("〔2023", "〔2023"),
        ("立\u200b案\ufeff", "立案"),
        ("⼆、示例", "二、示例"),
        ("立\ue005案", "立\ufffd案"),
    ],
)
def test_brackets_and_spaces_are_made_one_way(typed: str, read: str) -> None:
    assert tidy(typed) == read


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([LONG, "进度。"], [LONG + "进度。"]),
        ([LONG + "，", "进度。"], [LONG + "，进度。"]),
        (["立案，", "罚款。"], ["立案，罚款。"]),
        ([LONG + "。", "进度。"], [LONG + "。", "进度。"]),
        (["Lorem ipsum dolor sit amet.", "进度。"], ["Lorem ipsum dolor sit amet.", "进度。"]),
        ([LONG + "。”", "进度。"], [LONG + "。”", "进度。"]),
        ([LONG + "：", "进度；", "难处。"], [LONG + "：", "进度；", "难处。"]),
        (["示例图", "进度。"], ["示例图", "进度。"]),
        (["一、" + LONG, "进度。"], ["一、" + LONG, "进度。"]),
        ([LONG, "1.5万人参加。"], [LONG + "1.5万人参加。"]),
        ([LONG, "一、做法", "进度。"], [LONG, "一、做法", "进度。"]),
        (["1.检查企业", "进度。"], ["1.检查企业", "进度。"]),
        (["（一）做法。" + LONG, "进度。"], ["（一）做法", LONG + "进度。"]),
        (["in the year of two thousand and", "twenty three。"], ["in the year of two thousand and twenty three。"]),
    ],
    ids=lambda value: value[0][-12:] if isinstance(value, list) else None,
)
def test_a_paragraph_that_does_not_end_goes_on(lines: list[str], read: list[str]) -> None:
    assert body(*lines) == read


def test_a_piece_that_its_page_shows_to_follow_is_joined_even_to_an_end() -> None:
    pieces = (Piece(TITLE, "第1页"), Piece(LONG + "。", "第1页"), Piece("一、二次。", "第2页", follows=True))
    joined = document(Reading(pieces), "报告.pdf", "")
    assert [block.text for block in joined.blocks] == [LONG + "。一、二次。"]
    assert [note.place for note in joined.notes if "接成一段" in note.text] == ["第2页"]


def test_a_letter_on_both_sides_of_a_seam_is_told_and_kept() -> None:
    assert body(LONG + "单位", "位进度。") == [LONG + "单位位进度。"]
    assert "第4行 接缝两边都是“位”" in told(TITLE, FIRST, LONG + "单位", "位进度。")


@pytest.mark.parametrize(
    ("line", "kind", "level", "text"),
    [
        ("一、主要做法", "heading", 1, "一、主要做法"),
        ("十二、主要做法", "heading", 1, "十二、主要做法"),
        ("一．主要做法", "heading", 1, "一、主要做法"),
        ("(三) 履行职责", "heading", 2, "（三）履行职责"),
        ("（三）、履行职责", "heading", 2, "（三）履行职责"),
        ("（三）履行职责。", "heading", 2, "（三）履行职责"),
        ("1．加强学习", "heading", 3, "1.加强学习"),
        ("１、加强学习", "heading", 3, "1.加强学习"),
        ("1. WTO 规则", "heading", 3, "1.WTO规则"),
        ("(1)加强学习", "heading", 4, "（1）加强学习"),
        ("1.检查企业516家次，整改隐患30处。", "paragraph", 0, "1.检查企业516家次，整改隐患30处。"),
        ("（一）检查企业516家次。", "paragraph", 0, "（一）检查企业516家次。"),
        ("1.加强学习；", "paragraph", 0, "1.加强学习；"),
        ("1.5万人参加。", "paragraph", 0, "1.5万人参加。"),
        ("一、二季度的情况", "paragraph", 0, "一、二季度的情况"),
        ("一是加强学习。", "paragraph", 0, "一是加强学习。"),
        ("2023年立案15起。", "paragraph", 0, "2023年立案15起。"),
        ("（二）" + LONG * 4 + "。", "paragraph", 0, "（二）" + LONG * 4 + "。"),
    ],
)
def test_headings_are_known_by_their_labels(line: str, kind: str, level: int, text: str) -> None:
    (block,) = made(TITLE, FIRST, line).blocks[1:]
    assert (block.kind, block.level, block.text) == (kind, level, text)


def test_a_heading_that_runs_into_its_paragraph_is_parted_from_it() -> None:
    heading, text = made(TITLE, FIRST, "（一）做法。立案15起。罚款。").blocks[1:]
    assert (heading.text, heading.run_in, text.text) == ("（一）做法", True, "立案15起。罚款。")


@pytest.mark.parametrize(
    ("lines", "title", "signed_by", "dated"),
    [
        ([TITLE, FIRST], TITLE, "", ""),
        ([TITLE[:10], TITLE[10:], FIRST], TITLE, "", ""),
        (["示局发〔2024〕5号", TITLE, FIRST], TITLE, "", ""),
        ([TITLE, "示例市示例局", "（2024年3月18日）", FIRST], TITLE, "示例市示例局", "2024年3月18日"),
        (["示例市示例局文件", "示局发〔2024〕5号", TITLE, FIRST], TITLE, "", ""),
        (["示例市示例局", "示局发〔2024〕5号　签发人：某某", TITLE, FIRST], TITLE, "", ""),
        (
            ["示例市示例局关于2023年法治政府建设情况", "的报告", FIRST],
            "示例市示例局关于2023年法治政府建设情况的报告",
            "",
            "",
        ),
        (
            ["示例市示例局", "关于2023年法治政府建设情况的报告", FIRST],
            "示例市示例局关于2023年法治政府建设情况的报告",
            "",
            "",
        ),
        (["000001", "示例局关于2023年法治政府建设情况的报告", FIRST], "示例局关于2023年法治政府建设情况的报告", "", ""),
        (["首页 > 公开 > 年报", TITLE, FIRST], TITLE, "", ""),
        ([TITLE, "（2023年度）", FIRST], TITLE + "（2023年度）", "", ""),
        ([TITLE, TITLE, FIRST], TITLE, "", ""),
        (["示例市示例局法治建设", FIRST], "示例市示例局法治建设", "", ""),
        ([TITLE, "市人民政府：", FIRST], TITLE, "", ""),
        ([TITLE, FIRST, "示例市示例局", "2024年3月18日"], TITLE, "示例市示例局", "2024年3月18日"),
        ([TITLE, FIRST, "示例市示例局　　2024 年 3 月 18 日"], TITLE, "示例市示例局", "2024年3月18日"),
        ([TITLE, FIRST, "示例市示例局", "二〇二四年三月十八日"], TITLE, "示例市示例局", "二〇二四年三月十八日"),
        ([TITLE, FIRST, "示例市示例局", "2024-03-18"], TITLE, "示例市示例局", "2024-03-18"),
        (
            [TITLE, FIRST, "示例市示例局", "示例市示例办公室", "2024年3月18日"],
            TITLE,
            "示例市示例局、示例市示例办公室",
            "2024年3月18日",
        ),
        ([TITLE, FIRST, "示例市示例局"], TITLE, "示例市示例局", ""),
        ([TITLE, FIRST, "2024年3月18日"], TITLE, "", "2024年3月18日"),
        (
            [TITLE, FIRST, "示例市示例局", "2024年3月18日", "（此件公开发布）", "抄送：示例市人民政府"],
            TITLE,
            "示例市示例局",
            "2024年3月18日",
        ),
        ([TITLE, FIRST, "示例市示例局", "20241月1日"], TITLE, "示例市示例局", "20241月1日"),
        ([TITLE, FIRST, "示例市示例局", "2024年2月30日"], TITLE, "示例市示例局", "2024年2月30日"),
    ],
)
def test_title_signature_and_day_stand_apart_from_the_text(
    lines: list[str], title: str, signed_by: str, dated: str
) -> None:
    document = made(*lines)
    assert (document.title, document.signed_by, document.dated) == (title, signed_by, dated)
    assert {block.text for block in document.blocks} <= {FIRST, "市人民政府："}


def test_the_title_of_the_page_serves_where_the_text_has_none() -> None:
    document = made("示例局全年立案。", title=TITLE)
    assert document.title == TITLE
    assert [block.text for block in document.blocks] == ["示例局全年立案。"]


@pytest.mark.parametrize(
    "line", ["来源：群众举报的线索15条。", "时间：5月立案。", "编辑手册8000份。", "主动公开信息120条。"]
)
def test_a_sentence_is_never_taken_for_what_a_site_adds(line: str) -> None:
    assert made(TITLE, line, FIRST).blocks[0].text == line
    assert made(TITLE, FIRST, line).blocks[-1].text == line


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (["一、甲", "三、丙"], "第4行 标题的编号不连续：“三、”，按顺序应当是第 2 个"),
        (["（一）甲", "（一）乙"], "第4行 标题的编号不连续：“（一）”"),
        (["（一）" + LONG * 4 + "。"], "第3行 “（一）”后面没有小标题"),
        (["立案(含移送)15起。"], "全文 半角圆括号改成全角，共 2 个"),
        (["立\ufffd案。"], "全文 有读不出的字，留作 \ufffd，共 1 个"),
        (["示例局", "20241月1日"], "末尾 成文日期“20241月1日”不完整或写坏了"),
        (["示例局", "2024年2月30日"], "末尾 成文日期“2024年2月30日”不完整或写坏了"),
        (["立案。"], "末尾 没有读到成文日期"),
        (["立案。", "— 3 —"], "第4行 页码没有读入：—3—"),
        (["立案。", "第 3 页 共 9 页"], "第4行 页码没有读入"),
        (["立案。", "示例局办公室 2024年3月20日印发"], "第4行 版记或网页的附带文字没有读入"),
        (["立案。", "责任编辑：某某"], "第4行 版记或网页的附带文字没有读入"),
    ],
)
def test_damage_and_what_is_left_out_is_told(lines: list[str], note: str) -> None:
    assert note in told(TITLE, FIRST, *lines)


def test_a_second_part_begins_its_sections_anew() -> None:
    assert "编号不连续" not in told(TITLE, FIRST, "一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊")
