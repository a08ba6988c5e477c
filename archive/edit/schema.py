"""`data/schema/`: JSON Schema of each YAML file, so that an editor's program completes and checks while one types.

All is made: fields, choices and forms from the model, what they mean from the handbook's tables, the indicators with
their Chinese names from the archive. The check has the last word; what it accepts is never marked.
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from archive.edit.files import write_changed
from archive.fields import BodyId, Id, Kind, Labelled, Level, Outcome, Scope, SectionLabel, Text, Whose, Wording
from archive.literal import LITERAL, PRINTED
from archive.model import Archive, Body, Concept, Indicator, Report, Statute
from archive.pending import AWAITED
from archive.read.figure import FigureFields
from archive.read.load import Synonyms
from archive.read.published import Published

Schema = dict[str, Any]

FOLDER = "data/schema"
_UNNAMED: Schema = {"description": "还没有定是哪个指标", "$ref": "#/definitions/figure"}
_DRAFT = "http://json-schema.org/draft-07/schema#"
_HANDBOOK = "docs/editors/index.md"
_CHOICES: dict[str, type[Labelled]] = {each.__name__: each for each in (Kind, Level, Outcome, Scope, Whose, Wording)}
_ROW = re.compile(r"^\| `(?P<field>[\w.]+)` \| (?P<told>[^|\n]*+)\|", re.MULTILINE)
_SECTION = re.compile(r"\{ #(?P<anchor>[\w-]+) \}\n(?P<text>(?:(?!#)[^\n]*\n)*)")
_TABLES = {
    "Report": "fields",
    "Answer": "answer",
    "Body": "body-fields",
    "Concept": "concepts",
    "Correction": "corrections",
    "FigureFields": "figure-fields",
    "Indicator": "indicator-fields",
    "Plan": "plans",
    "PlanResult": "plan-results",
    "SetAside": "set-aside",
}
"""Where the handbook explains the fields of a class."""
_NOT_PRINTED: Schema = {"not": {"type": "string", "pattern": PRINTED.pattern}}
_PRINTED_IN_OFFICIAL: Schema = {
    "if": {"properties": {"wording": {"const": Wording.OFFICIAL.value}}},
    "else": {
        "properties": {
            "figures": {"additionalProperties": {**_NOT_PRINTED, "properties": {"value": _NOT_PRINTED}}},
            "set_aside": False,
        }
    },
}
"""What only an official text may have: numbers as it prints them, and words that are set aside."""
_EXAMPLES = "只写数字，不写单位：15、72.8万、6000余、约300、300以上"


def schema_line(path: str) -> str:
    """The first line of a YAML file at a path from the archive's root, which names its schema."""
    up, name = ("../../", "report") if path.startswith("data/reports/") else ("", Path(path).stem)
    return f"# yaml-language-server: $schema={up}schema/{name}.json\n"


def write_schemas(root: Path, archive: Archive) -> list[str]:
    """Writes the schemas that are not as they stand; gives their paths."""
    handbook = root / _HANDBOOK
    told = handbook.read_text(encoding="utf-8") if handbook.is_file() else ""
    made = {**schemas(archive.statute, told), "figures": figures_schema(archive.indicators.values(), told)}
    return write_changed(root, {f"{FOLDER}/{name}.json": text for name, text in made.items()})


def schemas(statute: Statute, handbook: str) -> dict[str, str]:
    """The schemas that come from the model, by the name of their file."""
    told = _explained(handbook)
    report = _of(Report, told, "body", "year", "pending")
    report["properties"]["figures"] = {**_described(report["properties"]["figures"]), "$ref": "figures.json"}
    answers = _described(report["properties"]["statute_items"])
    report["properties"]["statute_items"] = {**answers, **_answers(statute, report)}
    _drop_unused(report)
    report |= _PRINTED_IN_OFFICIAL
    indicators = _of(Indicator, told, "id")
    groups = _map(_pattern(Id), _of(Text, told))
    whole = _record({"groups": groups, "indicators": _map(_pattern(Id), indicators)})
    made = {
        "report": report,
        "bodies": _map(_pattern(BodyId), _of(Body, told, "id")),
        "concepts": _map(_pattern(Id), _of(Concept, told, "id")),
        "indicators": whole,
        "registered": _map(_pattern(Id), {"type": "string", "pattern": _registered()}),
        "statute": _of(Statute, told),
        "published": _of(Published, told),
        "synonyms": _of(Synonyms, told),
    }
    return {name: _text(schema) for name, schema in made.items()}


def figures_schema(indicators: Iterable[Indicator], handbook: str) -> str:
    """The schema of a report's figures: each indicator on a line, in the order of ids, so that branches merge."""
    lines = [
        f"  {json.dumps(each.id)}: {json.dumps(_named(each), ensure_ascii=False)}"
        for each in sorted(indicators, key=lambda each: each.id)
    ]
    properties = ",\n".join(lines)
    head = {
        "$schema": _DRAFT,
        "definitions": {"figure": _figure(_explained(handbook))},
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {"^pending_[0-9]{2,3}$": _UNNAMED},
    }
    told = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "{\n" + ",\n".join([*told, f' "properties": {{\n{properties}\n }}\n}}\n'])


def _named(indicator: Indicator) -> Schema:
    about = f"{indicator.name}（{indicator.unit}，{indicator.scope.label}，{indicator.kind.label}）"
    return {"description": f"{about}：{indicator.definition}", "allOf": [{"$ref": "#/definitions/figure"}]}


def _figure(told: Mapping[str, Mapping[str, str]]) -> Schema:
    literal = re.sub(r"\?P<\w+>", "", LITERAL.pattern)
    form = {"pattern": f"^(?:-?(?:{literal})|{AWAITED})$|{PRINTED.pattern}", "patternErrorMessage": _EXAMPLES}
    fields = _of(FigureFields, told)
    value = _described(fields["properties"]["value"])
    fields["properties"]["value"] = {**value, "type": ["number", "string", "null"], **form}
    # What does not apply says why.
    fields["anyOf"] = [{"properties": {"value": {"not": {"type": "null"}}}}, {"required": ["note"]}]
    return {"anyOf": [{"type": ["number", "string"], **form}, fields]}


def _answers(statute: Statute, report: Schema) -> Schema:
    label = _described(report["definitions"]["Answer"]["properties"]["section"])
    section = {**label, **_of(SectionLabel, {})}
    answer = {"anyOf": [section, {"type": "null"}, {"$ref": "#/definitions/Answer"}]}
    items = {item: {"description": name, **answer} for item, name in statute.items.items()}
    return _record(items)


def _registered() -> str:
    kinds, scopes = ("|".join(each.value for each in choices) for choices in (Kind, Scope))
    return rf"^(?:{kinds}) (?:{scopes}) \S"


def _of(kind: Any, told: Mapping[str, Mapping[str, str]], *given: str) -> Schema:
    """The schema of a class as a file's own; `given` are the fields that no editor writes."""
    made = TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}")
    definitions = {name: _cleaned(each, told.get(name, {}), name) for name, each in made.pop("$defs", {}).items()}
    name = getattr(kind, "__name__", "")
    schema = _cleaned(made, told.get(name, {}), name)
    for field in given:
        del schema["properties"][field]
        schema["required"] = [name for name in schema["required"] if name != field]
    return {**schema, "definitions": definitions} if definitions else schema


def _cleaned(schema: Schema, told: Mapping[str, str], name: str = "") -> Schema:
    """A part of pydantic's schema in the words of the handbook, as YAML is typed and read."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "description", "default")}
    if name in _CHOICES:
        return {**kept, "enumDescriptions": [choice.label for choice in _CHOICES[name]]}
    if kept.get("type") == "string" and kept.get("pattern", r"\S") == r"\S":
        kept = {**kept, "type": ["string", "number"]}  # the check takes 2023 for words where words belong
    if kept.get("type") == "array":
        kept["items"] = _cleaned(kept["items"], {})
    for key in ("anyOf", "allOf"):
        if key in kept:
            kept = _without_null({**kept, key: [_cleaned(each, {}) for each in kept[key]]})
    if "patternProperties" in kept:
        kept["patternProperties"] = {key: _cleaned(each, {}) for key, each in kept["patternProperties"].items()}
        kept["additionalProperties"] = False
    if isinstance(kept.get("additionalProperties"), dict):
        kept["additionalProperties"] = _cleaned(kept["additionalProperties"], {})
    if "properties" in kept:
        kept["properties"] = {
            field: {**({"description": told[field]} if field in told else {}), **_cleaned(each, {})}
            for field, each in kept["properties"].items()
        }
    return kept


def _without_null(schema: Schema) -> Schema:
    """`something or null` as one type, where the something is a plain one."""
    match schema.get("anyOf"):
        case [{"type": types} as one, {"type": "null"}] if "properties" not in one:
            return {**one, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return schema


def _described(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key == "description"}


def _drop_unused(schema: Schema) -> None:
    """Takes out the definitions that nothing refers to any more."""
    definitions = schema["definitions"]
    while unused := [name for name in definitions if f'"#/definitions/{name}"' not in json.dumps(schema)]:
        for name in unused:
            del definitions[name]


def _record(properties: Schema) -> Schema:
    """The schema of fields that must all be there."""
    return _with_definitions(
        {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False},
        properties.values(),
    )


def _map(pattern: str, value: Schema) -> Schema:
    """The schema of entries by id."""
    schema = {"type": "object", "patternProperties": {pattern: value}, "additionalProperties": False}
    return _with_definitions(schema, [value])


def _with_definitions(schema: Schema, parts: Iterable[Schema]) -> Schema:
    """The schema with what its parts refer to at the top, where a reference finds it."""
    found = {name: each for part in parts for name, each in part.pop("definitions", {}).items()}
    return {**schema, "definitions": found} if found else schema


def _pattern(id_: Any) -> str:
    return str(TypeAdapter(id_).json_schema()["pattern"])


def _text(schema: Schema) -> str:
    return json.dumps({"$schema": _DRAFT, **schema}, ensure_ascii=False, indent=1) + "\n"


def _explained(handbook: str) -> dict[str, dict[str, str]]:
    """What the handbook's tables say of the fields of each class."""
    sections = {match["anchor"]: match["text"] for match in _SECTION.finditer(handbook)}
    told = {}
    for name, anchor in _TABLES.items():
        rows = _ROW.finditer(sections.get(anchor, ""))
        told[name] = {row["field"]: _plain(row["told"].strip()) for row in rows}
    told["Origin"] = {
        field.removeprefix("source."): words for field, words in told["Report"].items() if field.startswith("source.")
    }
    return told


def _plain(cell: str) -> str:
    """A cell without its links and marks; what only leads elsewhere goes."""
    cell = re.sub(r"[，；]?见\[[^\]\n]*\]\([^)\n]*\)", "", cell)
    return re.sub(r"\[([^\]\n]*)\]\([^)\n]*\)", r"\1", cell).replace("**", "").replace("`", "")
