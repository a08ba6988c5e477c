"""The schemas of the YAML files: as the model has them, no stricter than the check, and of use while one types."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import small
import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry
from referencing.jsonschema import DRAFT7

from archive.check.archive import checked
from archive.cli import main
from archive.edit.schema import FOLDER, figures_schema, schema_line, schemas
from archive.findings import ArchiveError
from archive.model import Archive
from archive.read.files import FileKind, kind_of

HANDBOOK = (small.ROOT / "docs/editors/index.md").read_text(encoding="utf-8")
SETTINGS = json.loads((small.ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
DATA, INDICATORS = "data/reports/shili-ju/2023.yml", "data/indicators.yml"


class Typed(yaml.SafeLoader):
    """Reads YAML with numbers and null, and days as the words that they are, as programs for editors do."""


Typed.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def made(archive: Archive) -> dict[str, Any]:
    texts = {**schemas(archive.statute, HANDBOOK), "figures": figures_schema(archive.indicators.values(), HANDBOOK)}
    return {name: json.loads(text) for name, text in texts.items()}


def name_of(path: str) -> str:
    """The schema that a file's first line would name."""
    match = re.search(r"schema/(\w+)\.json\n$", schema_line(path))
    assert match
    return match[1]


def marked(path: str, text: str, by: dict[str, Any]) -> ValidationError | None:
    resources = [(f"{name}.json", DRAFT7.create_resource(schema)) for name, schema in by.items()]
    validator = Draft7Validator(by[name_of(path)], registry=Registry().with_resources(resources))
    return best_match(validator.iter_errors(yaml.load(text, Typed)))


@pytest.fixture(scope="module")
def small_schemas(small_archive: Archive) -> dict[str, Any]:
    return made(small_archive)


# Kept current


def test_the_schemas_of_the_repository_are_those_of_the_model_and_the_handbook(real_archive: Archive) -> None:
    for name, text in schemas(real_archive.statute, HANDBOOK).items():
        assert (small.ROOT / FOLDER / f"{name}.json").read_text(encoding="utf-8") == text, "python -m archive schema"


def test_the_schema_of_figures_holds_the_form_of_a_figure_and_indicators_on_a_line_each(real_archive: Archive) -> None:
    text = (small.ROOT / FOLDER / "figures.json").read_text(encoding="utf-8")
    assert json.loads(text)["definitions"] == json.loads(figures_schema([], HANDBOOK))["definitions"]
    listed = re.findall(r'^  "(\w+)": \{.*\},?$', text, re.MULTILINE)
    assert listed == sorted(listed) == list(json.loads(text)["properties"])
    assert list(made(real_archive)["figures"]["properties"]) == sorted(real_archive.indicators)


def test_the_command_writes_what_is_not_current_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small.write(tmp_path)
    assert main(["schema", "--root", str(folder)]) == 0
    written = capsys.readouterr().out.splitlines()
    assert written[-1] == "写出 9 个文件"
    assert {kind_of(path) for path in written[:-1]} == {FileKind.SCHEMA}
    assert main(["check", "--root", str(folder)]) == 0
    (folder / FOLDER / "figures.json").unlink()
    capsys.readouterr()
    main(["schema", "--root", str(folder)])
    assert capsys.readouterr().out.splitlines() == [f"{FOLDER}/figures.json", "写出 1 个文件"]
    main(["schema", "--root", str(folder)])
    assert capsys.readouterr().out == "data/schema 没有要改的\n"


# No stricter than the check


def test_nothing_in_the_data_of_the_repository_is_marked(real_archive: Archive) -> None:
    by = made(real_archive)
    paths = [path for path in sorted((small.ROOT / "data").rglob("*.yml")) if "published" not in path.parts]
    for path in paths:
        error = marked(path.relative_to(small.ROOT).as_posix(), path.read_text(encoding="utf-8"), by)
        assert not error, (path, error.message)


@pytest.mark.parametrize(
    "path", [path for path in {**small.FILES, **small.PUBLISHED} if path.endswith(".yml") and "published" not in path]
)
def test_nothing_in_the_small_archive_is_marked(path: str, small_schemas: dict[str, Any]) -> None:
    assert not marked(path, small.FILES[path], small_schemas)


def test_nothing_that_a_program_put_on_record_is_marked(small_schemas: dict[str, Any]) -> None:
    for text in small.PUBLISHED.values():
        assert Draft7Validator(small_schemas["published"]).is_valid(yaml.load(text, Typed))


# The same errors while typing

SLIPS = {
    "an unknown indicator": (DATA, "cases: 15", "case: 15"),
    "a unit": (DATA, "cases: 15", "cases: 15起"),
    "a separator of thousands": (DATA, "72.8万", "'72,800'"),
    "a figure left empty": (DATA, "cases: 15", "cases:"),
    "a figure without value and note": (DATA, "cases: 15", "cases: {value: null}"),
    "an unknown field of a figure": (DATA, "value: 6000余", "worth: 6000余"),
    "a list of figures": (DATA, "cases: 15", "cases: [15, 16]"),
    "a misspelt field": (DATA, "signed_by", "singed_by"),
    "a missing field": (DATA, "wording: edited\n", ""),
    "an unknown choice": (DATA, "wording: edited", "wording: copied"),
    "a day in words": (DATA, "2024-03-18", "2024年3月18日"),
    "a month that there is not": (DATA, "2024-03-18", "2024-13-18"),
    "a day of changes in words": (DATA, "{2024-05-06: 收录}", "{五月: 收录}"),
    "an unknown item of the statute": (DATA, "measures: 一", "measure: 一"),
    "a source that is no address": (DATA, "url: null", "url: www.example.com"),
    "a correction without a reason": (DATA, "why: 示例原因, ", ""),
    "a side that there is not": (DATA, "whose: archive", "whose: editor"),
    "an outcome that there is not": (DATA, "outcome: partly", "outcome: half"),
    "a plan without a section": (DATA, "一遍, section: 三", "一遍"),
    "a number as only an official text prints it": (DATA, "cases: 15", "cases: {value: '1,286', note: 示例}"),
    "full-width digits": (DATA, "cases: 15", "cases: １５"),
    "words set aside in our own wording": (
        DATA,
        "wording: edited",
        "wording: edited\nset_aside: [{text: 三个示例, why: 示例}]",
    ),
    "a target that is a list": (DATA, "一遍, section: 三", "一遍, section: 三, target: [20], indicator: cases"),
    "an indicator of an unknown kind": (INDICATORS, "kind: rank", "kind: ranks"),
    "an indicator without a topic": (
        INDICATORS,
        "name: 罚款, unit: 元, group: enforcement, concept: checks",
        "name: 罚款",
    ),
    "a level that there is not": ("data/bodies.yml", "level: county", "level: town"),
    "an id with capitals": ("data/bodies.yml", "shili-ju:", "Shili-ju:"),
    "a topic that does not say what differs": ("data/concepts.yml", ", differs: 有的数起，有的数元。", ""),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_marked_where_the_check_refuses_it(slip: str, small_schemas: dict[str, Any], tmp_path: Path) -> None:
    path, old, new = SLIPS[slip]
    text = small.FILES[path].replace(old, new, 1)
    assert text != small.FILES[path]
    assert marked(path, text, small_schemas)
    with pytest.raises(ArchiveError):
        checked(small.write(tmp_path, {path: text}))


@pytest.mark.parametrize(
    "spelling",
    [
        "15",
        "72.8万",
        "6000余",
        "30余万",
        "约300",
        "约200余",
        "超过1500",
        "300以上",
        "0",
        "10-20",
        "3至5万",
        "6千",
        "近百",
    ],
)
def test_every_way_of_writing_a_number_is_let_through(spelling: str, small_schemas: dict[str, Any]) -> None:
    assert not marked(DATA, small.FILES[DATA].replace("cases: 15", f"cases: {spelling}"), small_schemas)


def test_an_official_text_may_print_a_number_its_own_way_and_set_words_aside(small_schemas: dict[str, Any]) -> None:
    data = small.FILES[DATA].replace("wording: edited", "wording: official\nset_aside: [{text: 三个示例, why: 示例}]")
    for spelling in ("1,286", "{value: '1,286', note: 示例}", "１５"):
        assert not marked(DATA, data.replace("cases: 15", f"cases: {spelling}"), small_schemas)


# What they tell


def test_an_indicator_is_told_by_its_chinese_name_unit_and_meaning(small_schemas: dict[str, Any]) -> None:
    told = small_schemas["figures"]["properties"]["teams"]["description"]
    assert told == "队伍（支，辖区，时点存量）：年末的队伍。"


def test_fields_and_choices_are_told_in_the_words_of_the_handbook(small_schemas: dict[str, Any]) -> None:
    report = small_schemas["report"]
    assert report["properties"]["dated"]["description"] == "成文日期，写成 2024-03-18"
    assert report["properties"]["statute_items"]["properties"]["other"]["description"] == "其他需要报告的情况"
    assert report["definitions"]["Wording"]["enumDescriptions"] == ["原文", "整理", "摘录"]
    untold = [name for name, each in report["properties"].items() if "description" not in each and name != "source"]
    assert untold == []


def test_every_reference_leads_to_what_there_is(small_schemas: dict[str, Any]) -> None:
    for name, schema in small_schemas.items():
        referred = set(re.findall(r'"#/definitions/(\w+)"', json.dumps(schema)))
        assert referred == set(schema.get("definitions", {})), name


# Wired


def test_every_data_file_names_its_schema_in_its_first_line() -> None:
    for path in (small.ROOT / "data").rglob("*.yml"):
        name = path.relative_to(small.ROOT).as_posix()
        if "published" not in path.parts:
            line = path.open(encoding="utf-8").readline()
            assert line == schema_line(name), name
            assert (path.parent / line.strip().partition("$schema=")[2]).is_file(), name


def test_the_settings_of_the_program_name_a_schema_for_each_kind_of_file() -> None:
    named = SETTINGS["yaml.schemas"]
    assert {*named, f"{FOLDER}/figures.json"} == {
        f"{FOLDER}/{path.name}" for path in (small.ROOT / FOLDER).glob("*.json")
    }
