"""`datapackage.json`: what the CSV files hold, for programs, after the Data Package standard, version 2.

Titles, types and descriptions come from `tables`. The addresses of the standard's profiles say which version it is;
nothing is fetched from them.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from archive import addresses
from archive.addresses import LICENCE, LICENCE_NAME, Website
from archive.export.table import Column, Reference, Table
from archive.export.tables import TABLES
from archive.model import Archive

_PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage_json(archive: Archive, website: Website, files: Mapping[Table, bytes]) -> str:
    """The descriptor of the CSV files beside it; `files` are their contents."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "rule-of-law-reports",
        "title": website.name,
        "description": website.description,
        **({"homepage": website.address_of(addresses.DATA)} if website.address else {}),
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE, "title": "知识共享 署名 4.0 国际"}],
        "sources": _sources(archive),
        "resources": [_resource(table, files[table]) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _sources(archive: Archive) -> list[dict[str, str]]:
    origins = dict.fromkeys(report.source for report in archive.reports.values())
    return [{"title": origin.name, **({"path": origin.url} if origin.url else {})} for origin in origins]


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": table.file,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        **({"compression": "zip"} if table.packed else {}),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(table, reference) for reference in table.references],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    elif column.type == "number":
        constraints["minimum"] = 0
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        **({"categories": [{"value": v, "label": t} for v, t in column.choices.items()]} if column.choices else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(table: Table, reference: Reference) -> dict[str, Any]:
    # The standard leaves the resource out where a table leads to itself.
    resource = {} if reference.table == table.name else {"resource": reference.table}
    return {"fields": list(reference.columns), "reference": {**resource, "fields": list(reference.key)}}
