"""What of a text is no sentence, as Markdown reads it."""

import pytest

from archive.read.hidden import blanked, code, comments, covered, fences, within


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\n```\n乙\n```\n丙", "甲\n丙"),
        ("```yaml title='a'\n乙\n```  \n丙", "丙"),
        ("~~~\n```\n~~~\n丙", "丙"),
        ("````\n```\n````\n丙", "丙"),
        ("```\n乙\n```\n甲\n```\n丙\n```", "甲"),
        ("```甲```\n乙", "```甲```\n乙"),
        ("```\n乙", "```\n乙"),
        ("~~~\n乙\n```\n丙\n```", "~~~\n乙\n```\n丙\n```"),
        ("```\n乙\n````\n丙", "```\n乙\n````\n丙"),
    ],
)
def test_a_block_of_code_is_closed_by_the_line_that_opened_it(text: str, shown: str) -> None:
    assert "\n".join(line for line in blanked(text, fences(text)).split("\n") if line.strip()) == shown


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (comments, "甲<!-- 乙\n丙 -->丁<!---->", ["<!-- 乙\n丙 -->", "<!---->"]),
        (comments, "<!-- 甲 <!-- 乙 --> 丙 -->", ["<!-- 甲 <!-- 乙 -->"]),
        (comments, "--> 甲 <!-- 乙", []),
        (code, "甲`乙`丙``丁`戊``", ["`乙`", "``丁`戊``"]),
        (code, "``甲`乙`", ["`乙`"]),
        (code, "`甲\n乙`", []),
        (code, "`` ` ``` `` ` `", ["`` ` ``` ``", "` `"]),
    ],
)
def test_comments_and_code_end_where_they_should(find: type, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text)] == found


def test_offsets_are_looked_up_in_spans_that_meet() -> None:
    spans = covered([(5, 8), (1, 3), (2, 4), (8, 9)])
    assert spans == [(1, 4), (5, 9)]
    assert [offset for offset in range(11) if within(offset, spans)] == [1, 2, 3, 5, 6, 7, 8]
    assert not within(0, [])
