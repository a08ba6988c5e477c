"""No wrong file becomes a page: each bad input has its code and place, in the check and in the build alike."""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from sites import mkdocs_build
from small import Changes

from archive.cli import main
from archive.findings import Code

DATA = "data/reports/shili-ju/2023.yml"
TEXT = "docs/reports/shili-ju/2023.md"
DATA22 = "data/reports/shili-ju/2022.yml"
INDICATORS = "data/indicators.yml"
REGISTERED = "data/registered.yml"
BODIES = "data/bodies.yml"
SYNONYMS = "data/synonyms.yml"
RECORD = "data/published/shili-ju/2023.yml"

Case = tuple[str, Changes, Code, str, int]


def edited(path: str, old: str, new: str) -> Changes:
    """One file of the small archive with one passage replaced."""
    assert small.FILES[path].count(old) == 1, old
    return {path: small.FILES[path].replace(old, new)}


def on_line(path: str, words: str) -> int:
    """The line of a file of the small archive on which words stand first."""
    return small.FILES[path][: small.FILES[path].index(words)].count("\n") + 1


def data(name: str, old: str, new: str, code: Code, line: int | None = None) -> Case:
    return (name, edited(DATA, old, new), code, DATA, line or on_line(DATA, old))


def text(name: str, old: str, new: str, code: Code) -> Case:
    return (name, edited(TEXT, old, new), code, TEXT, on_line(TEXT, old))


def indicator(name: str, old: str, new: str, code: Code) -> Case:
    return (name, edited(INDICATORS, old, new), code, INDICATORS, on_line(INDICATORS, old))


def published(
    name: str, change: dict[str, tuple[str, str] | None], code: Code, path: str, line: int | None = None
) -> Case:
    """A change of the small archive after it was published."""
    files = {**small.FILES, **small.PUBLISHED}
    ((changed, edit),) = change.items()
    assert edit is None or files[changed].count(edit[0]) == 1
    content = files[changed].replace(*edit) if edit else None
    line = line or on_line(changed, edit[0] if edit else "")
    return (name, {**small.PUBLISHED, changed: content}, code, path, line)


CORRECTED = "{day: 2024-06-01, what: fines, was: 72.7万, why: 示例原因, whose: archive}"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d, *d, *d]\n"

CASES: list[Case] = [
    # What is still to be written
    data("a figure that is awaited", "  cases: 15", "  cases: 待填", Code.AWAITED_FIGURE),
    data("a field that is awaited", "signed_by: 示例市示例局", "signed_by: 待填", Code.AWAITED_FIELD),
    text("words that are awaited", "还有不足。", "（待填）", Code.AWAITED_TEXT),
    (
        "a figure without an indicator",
        {
            **edited(DATA, "  cases: 15", "  pending_01: {value: 15, unit: 起}"),
            **edited(TEXT, "{{ fig.cases }}", "{{ fig.pending_01 }}"),
        },
        Code.NO_INDICATOR_YET,
        DATA,
        on_line(DATA, "  cases: 15"),
    ),
    # Files
    ("a GB18030 file", {DATA: small.FILES[DATA].encode("gb18030")}, Code.NOT_UTF8, DATA, 1),
    ("a UTF-16 file", {DATA: small.FILES[DATA].encode("utf-16")}, Code.NOT_UTF8, DATA, 1),
    ("a GB18030 text", {TEXT: small.FILES[TEXT].encode("gb18030")}, Code.NOT_UTF8, TEXT, 1),
    ("a file of no text at all", {DATA: b"title: \xff\x00\x81"}, Code.NOT_UTF8, DATA, 1),
    ("YAML without Markdown", {TEXT: None}, Code.NO_TEXT, DATA, 1),
    ("Markdown without YAML", {DATA: None}, Code.NO_DATA, TEXT, 1),
    (
        "a YAML file with another ending",
        {"data/reports/shili-ju/2023.yaml": "a: 1"},
        Code.STRAY_FILE,
        "data/reports/shili-ju/2023.yaml",
        1,
    ),
    (
        "a text named like a copy",
        {"docs/reports/shili-ju/2023 (1).md": "x"},
        Code.STRAY_FILE,
        "docs/reports/shili-ju/2023 (1).md",
        1,
    ),
    ("a page where a list is generated", {"docs/reports/index.md": "x"}, Code.STRAY_FILE, "docs/reports/index.md", 1),
    ("no list of bodies", {BODIES: None}, Code.NO_FILE, BODIES, 1),
    ("a picture that is none", {"docs/a.png": b"<html>"}, Code.NOT_A_PICTURE, "docs/a.png", 1),
    ("a file too large", {DATA: small.FILES[DATA] + "# 示例\n" * 20_000}, Code.TOO_LARGE, DATA, 1),
    text(
        "a conflict that git left",
        "还有不足。",
        "<<<<<<< HEAD\n还有不足。\n=======\n没有不足。\n>>>>>>> a",
        Code.CONFLICT,
    ),
    # YAML
    data("a value cut by a comment", "signed_by: 示例市示例局", "signed_by: 示例市示例局 #1", Code.CUT_SHORT),
    data("a missing quote", "title: 示", 'title: "示', Code.BROKEN_YAML),
    data("a colon inside a value", "note: 示例注解", "note: 示例: 注解", Code.BROKEN_YAML),
    data("a brace that is not closed", "示例注解}", "示例注解", Code.BROKEN_YAML),
    data("a control character", "示例注解", "示例\x07注解", Code.BROKEN_YAML),
    data("nesting without end", "15", "[" * 5000, Code.BROKEN_YAML),
    data("a full-width colon", "cases: 15", "cases：15", Code.COLON),
    data("no space after a colon", "cases: 15", "cases:15", Code.COLON),
    data("a full-width space after a colon", "cases: 15", "cases:　15", Code.COLON),
    data("a full-width colon in braces", "note: 示例注解", "note：示例注解", Code.COLON),
    data("a tab for indentation", "  cases: 15", "\tcases: 15", Code.INDENTATION),
    data("a full-width space for indentation", "  cases: 15", "　cases: 15", Code.INDENTATION),
    data("a duplicate key", "  fines: 72.8万", "  fines: 72.8万\n  cases: 16", Code.DUPLICATE_KEY, 16),
    (*("an alias bomb", {DATA: BOMB}, Code.ALIAS, DATA), 2),
    data("a Python object", "title: 示", "title: !!python/object/apply:os.system 示", Code.TAG),
    data("a Python name", "15", "!!python/name:os.system", Code.TAG),
    # Facts about the report
    data("a misspelt field", "signed_by", "signd_by", Code.UNKNOWN_FIELD),
    data("a field that the path gives", "title: 示", "year: 2023\ntitle: 示", Code.UNKNOWN_FIELD, 1),
    data("a field left out", "published: null\n", "", Code.MISSING_FIELD, 1),
    data("an empty title", "title: 示例市示例局2023年法治政府建设年度报告", "title:", Code.MISSING_FIELD),
    data("a statutory item left out", "  other: null\n", "", Code.MISSING_FIELD, 7),
    data("a list for a title", "title: 示例市示例局2023年法治政府建设年度报告", "title: [一, 二]", Code.WRONG_SHAPE),
    data("a list where a number belongs", "15", "[15, 16]", Code.WRONG_SHAPE),
    ("a list where a report belongs", {DATA: "- 一\n- 二\n"}, Code.WRONG_SHAPE, DATA, 1),
    ("an empty file", {DATA: ""}, Code.WRONG_SHAPE, DATA, 1),
    data("an address without http", "url: null", "url: www.example.com", Code.WRONG_SHAPE),
    data("an address that runs a script", "url: null", "url: javascript:alert(1)", Code.WRONG_SHAPE),
    data("an unknown wording", "edited", "edit", Code.NOT_A_CHOICE),
    data("a month of 13", "2024-03-18", "2024-13-01", Code.BAD_DATE),
    data("a date in Chinese", "2024-03-18", "2024年3月18日", Code.BAD_DATE),
    data("a date as a number", "2024-03-18", "20240318", Code.BAD_DATE),
    data("a date before the report's year", "2024-03-18", "2022-12-31", Code.DATES_OUT_OF_ORDER),
    data("published before dated", "published: null", "published: 2024-03-17", Code.DATES_OUT_OF_ORDER),
    (
        "a body that bodies.yml lacks",
        {
            "data/reports/shilju/2023.yml": small.FILES[DATA],
            "docs/reports/shilju/2023.md": small.FILES[TEXT].replace("fig_of(2022)", "fig"),
        },
        Code.UNKNOWN_BODY,
        "data/reports/shilju/2023.yml",
        1,
    ),
    data("a section that the text lacks", "leadership: 一（二）", "leadership: 一（九）", Code.NO_SUCH_SECTION),
    data("an unknown statutory item", "  other: null", "  others: null\n  other: null", Code.UNKNOWN_FIELD),
    data("the title of another year", "示例局2023年", "示例局2022年", Code.OTHER_TITLE),
    data("a day to come", "2024-03-18", "2204-03-18", Code.DAY_AHEAD),
    # Figures
    data("half a case", "15", "15.5", Code.FRACTION),
    data("an unknown indicator", "  cases:", "  case:", Code.UNKNOWN_INDICATOR),
    data("words for a number", "15", "若干", Code.UNREADABLE_NUMBER),
    data("a Chinese numeral", "15", "十五", Code.UNREADABLE_NUMBER),
    data("an exponent", "15", "1.5e1", Code.UNREADABLE_NUMBER),
    data("a leading zero", "15", "015", Code.UNREADABLE_NUMBER),
    data("a unit typed twice", "15", "15起", Code.UNIT_TYPED),
    data("a number that is not told", "15", "数千", Code.UNREADABLE_NUMBER),
    data("a plus sign", "15", "3000+", Code.UNREADABLE_NUMBER),
    data("a percent sign", "100", "100%", Code.UNIT_TYPED),
    data("a thousands separator", "15", "1,234", Code.THOUSANDS_SEPARATOR),
    data("full-width digits", "15", "１５", Code.FULL_WIDTH_DIGITS),
    data("a negative count", "15", "-15", Code.NEGATIVE),
    data("a rate of 101", "100", "101", Code.RATE_OUT_OF_RANGE),
    data("parts that do not add up", "35", "36", Code.PARTS_DO_NOT_ADD_UP),
    data("a part above its whole", "teams_sector: 24", "teams_sector: 240", Code.PART_ABOVE_WHOLE),
    data("an empty figure", "cases: 15", "cases:", Code.NULL_WITHOUT_NOTE),
    (
        "a figure that no sentence uses",
        edited(TEXT, "手册{{ fig.leaflets }}", "手册"),
        Code.UNUSED_FIGURE,
        DATA,
        on_line(DATA, "leaflets"),
    ),
    (
        "an indicator whose unit changed though figures exist",
        edited(INDICATORS, "unit: 起", "unit: 件"),
        Code.CHANGED_INDICATOR,
        INDICATORS,
        on_line(INDICATORS, "  cases:"),
    ),
    (
        "an indicator whose scope changed though figures exist",
        {
            **edited(
                INDICATORS,
                "kind: flow, scope: body, definition: 示例局当年立案",
                "kind: flow, scope: area, definition: 示例局当年立案",
            ),
        },
        Code.CHANGED_INDICATOR,
        INDICATORS,
        on_line(INDICATORS, "  cases:"),
    ),
    (
        "an indicator that is not registered",
        edited(REGISTERED, "cases:", "case:"),
        Code.NOT_REGISTERED,
        INDICATORS,
        on_line(INDICATORS, "  cases:"),
    ),
    (
        "a registered indicator that is gone",
        {REGISTERED: small.FILES[REGISTERED] + "gone: flow body 起\n"},
        Code.BAD_REFERENCE,
        REGISTERED,
        10,
    ),
    data(
        "a change of definition without a reason", "cases: 15", "cases: {value: 15, break: }", Code.BREAK_WITHOUT_REASON
    ),
    data(
        "a change of definition with an empty reason",
        "cases: 15",
        'cases: {value: 15, break: ""}',
        Code.BREAK_WITHOUT_REASON,
    ),
    (
        "a report with the figures of the year before",
        {
            "data/reports/shili-ju/2024.yml": small.FILES[DATA].replace(
                "plan_results: {hotline", "plan_results: {training"
            ),
            "docs/reports/shili-ju/2024.md": small.FILES[TEXT].replace("fig_of(2022)", "fig_of(2023)"),
        },
        Code.COPIED_REPORT,
        "data/reports/shili-ju/2024.yml",
        on_line(DATA, "figures"),
    ),
    data("a result of a plan that was never announced", "{hotline:", "{hotlines:", Code.NO_SUCH_PLAN),
    data(
        "a target that counts nothing", "轮训一遍, section: 三", "轮训一遍, section: 三, target: 20", Code.HALF_A_TARGET
    ),
    data(
        "words set aside in a wording of ours",
        "figures:",
        "set_aside: [{text: 不足, why: 示例}]\nfigures:",
        Code.NOT_SET_ASIDE,
    ),
    (
        "a result where there is no report of the year before",
        edited(DATA22, "plans:", "plan_results: {hotline: {outcome: not_mentioned}}\nplans:"),
        Code.NO_SUCH_PLAN,
        DATA22,
        on_line(DATA22, "plans"),
    ),
    data(
        "a plan of the year before without a result",
        "plan_results: {hotline: {outcome: partly, section: 一（一）, note: 示例结果}}\n",
        "",
        Code.PLAN_WITHOUT_RESULT,
        1,
    ),
    data("a plan in a section that the text lacks", "一遍, section: 三}", "一遍, section: 四}", Code.NO_SUCH_SECTION),
    data(
        "a result in a section that the text lacks",
        "partly, section: 一（一）",
        "partly, section: 一（九）",
        Code.NO_SUCH_SECTION,
    ),
    data("a result without a section", "partly, section: 一（一）", "partly", Code.MISSING_FIELD),
    data("an unknown outcome", "outcome: partly", "outcome: half", Code.NOT_A_CHOICE),
    (
        "a kept document that the report was not taken from",
        {
            "data/reports/shili-ju/2023.txt": b"example\n",
            **edited(DATA, "url: null}", f"url: null, sha256: {'0' * 64}}}"),
        },
        Code.NOT_THE_SOURCE,
        "data/reports/shili-ju/2023.txt",
        1,
    ),
    # Corrections
    data("a correction of what there is not", "what: fines", "what: finse", Code.NOTHING_CORRECTED),
    data("a correction without a reason", "why: 示例原因, ", "", Code.MISSING_FIELD),
    data("a correction of an unknown side", "whose: archive", "whose: editor", Code.NOT_A_CHOICE),
    data("a correction to come", "day: 2024-06-01", "day: 2204-06-01", Code.DAY_AHEAD),
    data("corrections that are no list", "corrections: [", "corrections: {a: [", Code.BROKEN_YAML),
    data("a correction twice", "corrections: [", f"corrections: [{CORRECTED}, ", Code.CORRECTED_TWICE),
    published("a figure changed in silence", {DATA: ("cases: 15", "cases: 16")}, Code.SILENT_CHANGE, DATA),
    published("a day changed in silence", {DATA: ("2024-03-18", "2024-03-19")}, Code.SILENT_CHANGE, DATA),
    published("a correction of another old value", {DATA: ("72.7万", "72.6万")}, Code.OTHER_OLD_VALUE, DATA),
    published("a record that was changed by hand", {RECORD: ("15 起", "16 起")}, Code.BROKEN_RECORD, RECORD, 2),
    published("a published report that is gone", {DATA: None}, Code.LOST, RECORD, 1),
    # Text
    text("a misspelt figure", "fig.cases }}，罚", "fig.case }}，罚", Code.UNKNOWN_FIGURE),
    text("a figure that the YAML lacks", "fig_of(2022).cases", "fig_of(2022).fines", Code.ABSENT_FIGURE),
    text("a year without a report", "fig_of(2022)", "fig_of(2012)", Code.NO_SUCH_REPORT),
    text("a year in quotes", "fig_of(2022)", 'fig_of("2022")', Code.BROKEN_MACRO),
    text("full-width quotes in a macro", '"enforcement"', "“enforcement”", Code.BROKEN_MACRO),
    text("full-width braces", "{{ fig.cases }}，", "｛｛ fig.cases ｝｝，", Code.BROKEN_MACRO),
    text("single braces", "{{ fig.cases }}，", "{ fig.cases }，", Code.BROKEN_MACRO),
    text("braces left open", "{{ fig.cases }}，", "{{ fig.cases }，", Code.BROKEN_MACRO),
    text("a file header", "示例引言", "---\nrender_macros: false\n---\n示例引言", Code.BROKEN_MACRO),
    text("an unknown word", "fig.cases }}，罚", "figs.cases }}，罚", Code.UNKNOWN_WORD),
    text("an unknown form", "quiet_years.cn", "quiet_years.cm", Code.UNKNOWN_WORD),
    text("a Jinja statement", "还有不足。", "{% if fig %}还有不足。{% endif %}", Code.UNKNOWN_WORD),
    text("an unknown group", '"enforcement"', '"enforcment"', Code.UNKNOWN_GROUP),
    text("a macro that raises", "fig.cases }}，罚", "1 / 0 }}，罚", Code.UNKNOWN_WORD),
    data("a number without end", "15", "9" * 30, Code.UNREADABLE_NUMBER),
    text("arithmetic in a macro", "fig.cases }}，罚", "fig.cases + 1 }}，罚", Code.UNKNOWN_WORD),
    text("a word of Jinja", "fig.cases }}，罚", "lipsum() }}，罚", Code.UNKNOWN_WORD),
    text("a filter that does not exist", "fig.cases }}，罚", "fig.cases | 粗体 }}，罚", Code.UNKNOWN_WORD),
    text("a number left in prose", "还有不足。", "还有3项不足。", Code.NUMBER_IN_PROSE),
    text("a figure left in prose", "{{ fig.fines }}", "{{ fig.fines }}72.8万元", Code.NUMBER_IN_PROSE),
    text("a figure in Chinese words left in prose", "还有不足。", "连续八年无事故。", Code.NUMBER_IN_PROSE),
    text("two sections of one number", "### （二）", "### （一）", Code.SECTION_TWICE),
    (
        "a figure outside a report",
        {"docs/index.md": "# 示例\n\n{{ fig.cases }}\n"},
        Code.NOT_IN_REPORT,
        "docs/index.md",
        3,
    ),
    text("a title in the text", "示例引言", "# 示例题名\n\n示例引言", Code.TITLE_TWICE),
    text("a heading's label without spaces", "## 二、示例不足", "## 二、示例不足 {#lack}", Code.UNKNOWN_WORD),
    text("a figure without braces", "还有不足。", "还有不足fig.cases。", Code.BROKEN_MACRO),
    text("a script in the text", "还有不足。", "还有不足。<script>alert(1)</script>", Code.ACTIVE),
    text("an event in the text", "还有不足。", '还有不足。<img src="a.png" onerror="alert(1)">', Code.ACTIVE),
    text("a link that runs a script", "还有不足。", "[还有](javascript:alert(1))不足。", Code.ACTIVE),
    text("an element that is left open", "还有不足。", "<div>还有不足。", Code.UNBALANCED),
    text("an event after a slash", "还有不足。", "还有不足。<svg/onload=alert(1)>", Code.ACTIVE),
    text("an event after a tag left open", "还有不足。", '还有<a title="<" onclick=a>不足。', Code.ACTIVE),
    text("a table without its line of dashes", "| 队伍 | 数量 |\n|---|---|", "| 队伍 | 数量 |", Code.NO_TABLE),
    text("a letter by its number", "还有不足。", "还有&#57;项不足。", Code.ODD_LETTER),
    text("a line through words", "还有不足。", "~~还有不足。~~", Code.OTHER_MARKDOWN),
    text("a table within a sentence", "还有不足。", '还有不足{{ table("enforcement") }}。', Code.NOT_ALONE),
    text("a footnote without its text", "还有不足。", "还有不足[^1]。", Code.FOOTNOTE),
    text("a link to a page that there is not", "还有不足。", "还有[不足](2021.md)。", Code.BROKEN_LINK),
    text("brackets without end", "还有不足。", "[" * 50_000, Code.TOO_MUCH),
    text("a unit after a figure", "{{ fig.cases }}，罚", "{{ fig.cases }}起，罚", Code.AROUND_A_FIGURE),
    # Indicators and bodies
    indicator(
        "an indicator without a group",
        "contest_rank: {name: 比武名次, unit: 名, group: emergency",
        "contest_rank: {name: 比武名次, unit: 名, group: emergencies",
        Code.UNKNOWN_GROUP,
    ),
    indicator(
        "an indicator without a topic",
        "enforcement, concept: checks, kind: rate",
        "enforcement, kind: rate",
        Code.MISSING_FIELD,
    ),
    indicator(
        "a topic that there is not",
        "enforcement, concept: checks, kind: rate",
        "enforcement, concept: check, kind: rate",
        Code.BAD_REFERENCE,
    ),
    indicator(
        "persons beside person-times", "measure_words: [件]", "measure_words: [件, 人次]", Code.UNLIKE_MEASURE_WORDS
    ),
    indicator(
        "the unit as another measure word", "measure_words: [件]", "measure_words: [份]", Code.UNLIKE_MEASURE_WORDS
    ),
    indicator("a definition of one level", "当年发放的手册", "全区发放的手册", Code.NAMES_A_PLACE),
    indicator("a definition of one place", "当年发放的手册", "示例省当年的手册", Code.NAMES_A_PLACE),
    indicator("a name of one level", "name: 手册", "name: 区政府手册", Code.NAMES_A_PLACE),
    # Synonyms
    ("no list of synonyms", {SYNONYMS: None}, Code.NO_FILE, SYNONYMS, 1),
    ("a synonym in two groups", edited(SYNONYMS, "[行政复议]", "[行政复议, 罚 没 款]"), Code.SAME_WORD, SYNONYMS, 2),
    ("a synonym twice in its group", edited(SYNONYMS, "[罚没款]", "[罚没款, 罚款]"), Code.SAME_WORD, SYNONYMS, 1),
    ("a group of synonyms twice", edited(SYNONYMS, "复议:", "罚款:"), Code.DUPLICATE_KEY, SYNONYMS, 2),
    ("a synonym without a letter", edited(SYNONYMS, "[行政复议]", "[行政复议, ——]"), Code.NOTHING_TO_FIND, SYNONYMS, 2),
    ("a synonym of nothing", edited(SYNONYMS, "复议: [", '"": ['), Code.NOTHING_TO_FIND, SYNONYMS, 2),
    ("a word alone", edited(SYNONYMS, "[行政复议]", "[]"), Code.MISSING_FIELD, SYNONYMS, 2),
    ("a word without others", edited(SYNONYMS, " [行政复议]", ""), Code.MISSING_FIELD, SYNONYMS, 2),
    ("synonyms that are no list", edited(SYNONYMS, "[行政复议]", "行政复议"), Code.WRONG_SHAPE, SYNONYMS, 2),
    ("synonyms within synonyms", edited(SYNONYMS, "[行政复议]", "[[行政复议]]"), Code.WRONG_SHAPE, SYNONYMS, 2),
    ("groups of synonyms as a list", {SYNONYMS: "- [罚款, 罚没款]\n"}, Code.WRONG_SHAPE, SYNONYMS, 1),
    ("a full-width colon after a word", edited(SYNONYMS, "复议: [", "复议：["), Code.BROKEN_YAML, SYNONYMS, 2),
    indicator("an old id that is still an indicator", "former: [brochures]", "former: [fines]", Code.BAD_REFERENCE),
    (
        "a topic nobody uses",
        {"data/concepts.yml": small.FILES["data/concepts.yml"] + "more: {name: 甲, definition: 乙。, differs: 丙。}\n"},
        Code.UNUSED_CONCEPT,
        "data/concepts.yml",
        3,
    ),
    data("an id that was merged", "leaflets: {value", "brochures: {value", Code.MERGED_INDICATOR),
    text("an id that was merged, in the text", "{{ fig.leaflets }}", "{{ fig.brochures }}", Code.MERGED_INDICATOR),
    data(
        "a measure word that is not allowed",
        "{value: 6000余, note",
        "{value: 6000余, unit: 册, note",
        Code.OTHER_MEASURE_WORD,
    ),
    data(
        "one fact in a report that there is not",
        "{value: 6000余, note",
        "{value: 6000余, same_fact: shili-zf/2023, note",
        Code.NOT_THE_SAME_FACT,
    ),
    data(
        "one fact told twice by one body",
        "{value: 6000余, note",
        "{value: 6000余, same_fact: shili-ju/2022, note",
        Code.NOT_THE_SAME_FACT,
    ),
    (
        "one fact told with two numbers",
        {
            **edited(DATA, "  cases: 15", "  cases: {value: 15, same_fact: shili-zf/2023}"),
            **{path: text for path, text in small.MORE.items() if "shili-zf" in path or path in (BODIES, INDICATORS)},
        },
        Code.NOT_THE_SAME_FACT,
        DATA,
        on_line(DATA, "  cases: 15"),
    ),
    indicator("two indicators of one name", "name: 行业队伍", "name: 街道队伍", Code.SAME_NAME),
    indicator("an unknown part", "[teams_street, teams_sector]", "[teams_streets, teams_sector]", Code.BAD_REFERENCE),
    indicator("a part in another unit", "[teams_street, teams_sector]", "[teams_street, leaflets]", Code.BAD_REFERENCE),
    indicator("an unknown kind", "kind: streak", "kind: steak", Code.NOT_A_CHOICE),
    indicator("an id with a hyphen", "  quiet_years:", "  quiet-years:", Code.BAD_ID),
    indicator(
        "an indicator without fields",
        "  cases: {name: 立案, unit: 起, group: enforcement, concept: checks, kind: flow, scope: body, definition: 示例局当年立案的数量。}",
        "  cases: 立案",
        Code.WRONG_SHAPE,
    ),
    data(
        "an excerpt without its source's address",
        "wording: edited",
        "wording: excerpt",
        Code.NO_SOURCE_ADDRESS,
        on_line(DATA, "source:"),
    ),
    data(
        "no title, though the whole was seen",
        "title: 示例市示例局2023年法治政府建设年度报告",
        "title: null",
        Code.MISSING_FIELD,
    ),
    (
        *(
            "a body under one that is not registered",
            edited(BODIES, "level: county", "level: county\n  parent: shili-zf"),
            Code.BAD_REFERENCE,
            BODIES,
        ),
        5,
    ),
    (
        *(
            "a body under itself",
            edited(BODIES, "level: county", "level: county\n  parent: shili-ju"),
            Code.BAD_REFERENCE,
            BODIES,
        ),
        5,
    ),
    (*("a body with an unknown field", edited(BODIES, "region", "regoin"), Code.UNKNOWN_FIELD, BODIES), 3),
]


@pytest.mark.parametrize(
    ("changes", "code", "path", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_bad_input_is_named_with_its_place_and_leaves_the_site_as_it_was(
    changes: Changes,
    code: Code,
    path: str,
    line: int,
    write_archive: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = write_archive(changes)
    last_good_site = folder / "site" / "index.html"
    last_good_site.parent.mkdir()
    last_good_site.write_text("the last good site", encoding="utf-8")

    assert main(["check", "--root", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(re.match(rf"{re.escape(path)}:{line}:\d+ {code.value} \S.* → \S", each) for each in lines), lines
    assert all(re.match(r"\S.*?:\d+:\d+ [A-Z]+\d\d \S.* → \S", each) for each in lines)

    # The real command, but not in a process of its own each time: there are many cases. MkDocs says nothing twice in
    # one process, and two cases may have the same finding.
    logging.getLogger("mkdocs.commands.build").filters.clear()
    build = CliRunner().invoke(mkdocs, ["build", "--strict", "-f", str(folder / "mkdocs.yml")])
    assert build.exit_code == 1
    assert isinstance(build.exception, SystemExit)  # and no other, which would be a traceback
    assert [each for each in build.stderr.splitlines() if each in lines] == [
        each for each in lines if " ASK" not in each
    ]
    assert list((folder / "site").rglob("*")) == [last_good_site]
    assert last_good_site.read_text(encoding="utf-8") == "the last good site"


def test_the_command_of_a_shell_ends_with_1_and_without_a_traceback(write_archive: Callable[..., Path]) -> None:
    folder = write_archive({DATA: small.FILES[DATA].encode("gb18030")})
    build = mkdocs_build(folder)
    assert build.returncode == 1
    assert f"{DATA}:1:9 FILE01" in build.stderr
    assert "Traceback" not in build.stdout + build.stderr
    assert not (folder / "site").exists()


ELSEWHERE = {Code.ALREADY_THERE, *(code for code in Code if code.value.startswith(("DOC", "IMP", "ASK")))}
"""What other commands than the check tell, which tests/edit/ has inputs for, and questions (test_continuity.py)."""


def test_every_code_has_a_bad_input() -> None:
    assert {case[2] for case in CASES} == set(Code) - ELSEWHERE


def test_all_problems_of_all_files_are_named_at_once(
    write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive(
        {
            **edited(DATA, "cases: 15", "cases: 15起"),
            **edited(BODIES, "region", "regoin"),
            "docs/reports/shili-ju/2022.md": small.FILES["docs/reports/shili-ju/2022.md"].replace(
                "立案{{ fig.cases }}", "立案{{ fig.caess }}与3项"
            ),
        }
    )
    assert main(["check", "--root", str(folder)]) == 1
    found = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert ["data/bodies.yml:3:3", "META01"] in found
    assert [f"{DATA}:14:10", "FIG03"] in found
    assert ["docs/reports/shili-ju/2022.md:5:3", "TEXT03"] in found
    assert ["docs/reports/shili-ju/2022.md:5:19", "TEXT05"] in found
    assert ["data/reports/shili-ju/2022.yml:9:3", "FIG11"] in found


ACCEPTED: dict[str, Changes] = {
    "UTF-8 with a byte order mark": {
        DATA: b"\xef\xbb\xbf" + small.FILES[DATA].encode(),
        TEXT: b"\xef\xbb\xbf" + small.FILES[TEXT].encode(),
    },
    "CRLF": {name: small.FILES[name].replace("\n", "\r\n").encode() for name in (DATA, TEXT)},
    "trailing spaces": {name: small.FILES[name].replace("\n", "  \n") for name in (DATA,)},
    "quotes around numbers": edited(DATA, "cases: 15", 'cases: "15"'),
    "a report dated before its year ended": edited(DATA, "2024-03-18", "2023-12-15"),
    "a figure that does not apply": edited(DATA, "cases: 15", "cases: {value: null, note: 示例局没有执法权}"),
    "files that systems hide": {"data/reports/.DS_Store": b"\0", "docs/reports/shili-ju/.gitkeep": b""},
    "whole and parts that are not exact": edited(DATA, "teams: 35", "teams: 30余"),
}


@pytest.mark.parametrize("changes", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_is_no_error_is_built_without_complaint(
    changes: Changes, write_archive: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_archive(changes)
    assert main(["check", "--root", str(folder)]) == 0, capsys.readouterr().out
    build = CliRunner().invoke(mkdocs, ["build", "--strict", "-f", str(folder / "mkdocs.yml")])
    assert build.exit_code == 0, build.stderr
    assert (folder / "site" / "reports" / "shili-ju" / "2023" / "index.html").is_file()
