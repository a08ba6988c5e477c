"""From the files of an archive to the model.

Every file is read once. What can be read is kept even where other parts are wrong, so that one run names every
problem: `Loading` holds the pieces and the findings, and gives an `Archive` only when there are none.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from archive import addresses
from archive.fields import Id, Text
from archive.findings import (
    Code,
    Finding,
    Place,
    given_field,
    missing_field,
    nearest,
    unknown_field,
    wrong_shape,
)
from archive.kept.last import Last
from archive.model import Body, Concept, Indicator, Statute
from archive.read.files import (
    BODIES,
    CONCEPTS,
    INDICATORS,
    REGISTERED,
    STATUTE,
    SYNONYMS,
    FileKind,
    kept_at,
    report_data_at,
    standing,
)
from archive.read.kept import kept
from archive.read.limits import too_much
from archive.read.loading import Loading, ReportFiles
from archive.read.pictures import picture
from archive.read.published import read_published
from archive.read.report import read_report
from archive.read.shape import shape_name, shaped
from archive.read.source import Source, conflicts, read
from archive.read.text import PageText
from archive.read.yamlfile import Document, parse

Synonyms = dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
"""What data/synonyms.yml holds: others by a word."""


def load(root: Path, last: Last | None = None) -> Loading:
    """Everything below `root` (its folders data/ and docs/), with findings instead of exceptions."""
    loading = Loading(last or Last())
    _load_statute(root, loading)
    _load_bodies(root, loading)
    _load_concepts(root, loading)
    _load_indicators(root, loading)
    _document(root, REGISTERED, loading)
    _load_synonyms(root, loading)
    found = standing(root)
    loading.findings += found.findings
    loading.pictures = frozenset(found.files[FileKind.PICTURE])
    for path in found.files[FileKind.PICTURE]:
        loading.findings += picture(root, path)
    for path in found.files[FileKind.KEPT]:
        loading.kept.setdefault(kept_at(path), []).append(kept(root, path))
    for path in found.files[FileKind.DATA]:
        _load_report(root, path, loading)
    for path in found.files[FileKind.PUBLISHED]:
        _load_published(root, path, loading)
    texts = (*found.files[FileKind.TEXT], *found.files[FileKind.PAGE])
    loading.texts = frozenset(texts)
    for path in texts:
        _load_page(root, path, loading)
    return loading


def _source(root: Path, name: str, loading: Loading) -> Source | None:
    """The text of a file; None where it cannot be read or holds two versions, with the findings noted."""
    stood = (root / name).stat()
    text = loading.last.of(("read", name), (stood.st_mtime_ns, stood.st_size), lambda: read(root, root / name))
    if isinstance(text, Finding):
        loading.findings.append(text)
        return None
    # The one that was read before knows its lines.
    source = loading.sources[name] = loading.last.of(("source", name), text, lambda: text)
    found = loading.last.of(("conflicts", name), source, lambda: conflicts(source))
    loading.findings += found
    return None if found else source


def _document(root: Path, name: str, loading: Loading) -> Document | None:
    """A YAML file that is a mapping; otherwise None, with the finding noted."""
    if (root / "data").is_symlink() or (root / name).is_symlink():
        return None  # `standing` tells it; what it leads to is not read, or a finding would print it
    if not (root / name).is_file():
        loading.findings.append(Finding(Code.NO_FILE, Place(name), "没有这个文件", "从版本库里恢复它"))
        return None
    source = _source(root, name, loading)
    if source is None:
        return None
    document, findings = loading.last.of(("document", name), source, lambda: parse(source))
    loading.documents[name] = document
    loading.findings += findings
    if not findings and not isinstance(document.value, dict):
        loading.findings.append(wrong_shape(document.place(), "文件", "一组字段", shape_name(document.value)))
    return document if isinstance(document.value, dict) else None


def _load_statute(root: Path, loading: Loading) -> None:
    if document := _document(root, STATUTE, loading):
        loading.statute, findings = shaped(Statute, document.value, document)
        loading.findings += findings


def _load_bodies(root: Path, loading: Loading) -> None:
    if document := _document(root, BODIES, loading):
        loading.bodies = _entries(Body, document, (), loading)


def _load_concepts(root: Path, loading: Loading) -> None:
    if document := _document(root, CONCEPTS, loading):
        loading.concepts = _entries(Concept, document, (), loading)


def _load_indicators(root: Path, loading: Loading) -> None:
    document = _document(root, INDICATORS, loading)
    if not document:
        return
    for key in ("groups", "indicators"):
        if not isinstance(document.value.get(key), dict):
            loading.findings.append(missing_field(document.place(key), key, f"补上 {key}: 和它下面的条目"))
            return
    for key in sorted(set(document.value) - {"groups", "indicators"}):
        loading.findings.append(unknown_field(document.key_place(key), key, ("groups", "indicators")))
    groups, findings = shaped(dict[Id, Text], document.value["groups"], document, ("groups",))
    loading.groups = groups or {}
    loading.findings += findings
    loading.indicators = _entries(Indicator, document, ("indicators",), loading)
    loading.former = {old: each.id for each in loading.indicators.values() for old in each.former}


def _load_synonyms(root: Path, loading: Loading) -> None:
    if document := _document(root, SYNONYMS, loading):
        groups, findings = shaped(Synonyms, document.value, document)
        loading.synonyms = groups or {}
        loading.findings += findings


def _entries(kind: Any, document: Document, keys: tuple[str, ...], loading: Loading) -> dict[str, Any]:
    """The entries `id: fields` of a mapping as objects of `kind`, leaving out those that are wrong."""
    mapping = document.value
    for key in keys:
        mapping = mapping[key]
    entries = {}
    for entry_id, value in mapping.items():
        place = (*keys, entry_id)
        if not isinstance(value, dict):
            loading.findings.append(wrong_shape(document.key_place(*place), entry_id, "一组字段", shape_name(value)))
            continue
        if "id" in value:
            loading.findings.append(given_field(document.key_place(*place, "id"), "id", "条目的名字"))
        entry, findings = shaped(kind, {**value, "id": entry_id}, document, place, given=("id",))
        loading.findings += findings
        if entry is not None:
            entries[entry_id] = entry
    return entries


def _load_report(root: Path, name: str, loading: Loading) -> None:
    body, year = report_data_at(name)
    document = _document(root, name, loading)
    known = loading.typed_ids(BODIES)
    if known is not None and body not in known:
        close = nearest(body, known)
        loading.findings.append(
            Finding(
                Code.UNKNOWN_BODY,
                Place(name),
                f"bodies.yml 里没有机关 {body}{close}",
                "先在 data/bodies.yml 登记，或改文件夹名",
            )
        )
    report, stated = None, None
    if document:
        stated = frozenset(loading.typed_ids(name, "figures") or ())
        owner, indicators = loading.bodies.get(body), loading.indicators
        known = loading.typed_indicators()
        report, findings = loading.last.of(
            ("report", name),
            (loading.sources[name], loading.definitions),
            lambda: read_report(owner, year, document, indicators, known, loading.former),
        )
        loading.findings += findings
    loading.reports[body, year] = ReportFiles(body, year, document, report=report, stated=stated, has_data=True)


def _load_published(root: Path, name: str, loading: Loading) -> None:
    if document := _document(root, name, loading):
        published, findings = loading.last.of(
            ("published", name), loading.sources[name], lambda: read_published(document)
        )
        loading.findings += findings
        if published:
            loading.published[report_data_at(name)] = published


def _load_page(root: Path, name: str, loading: Loading) -> None:
    source = _source(root, name, loading)
    # A text that is refused for its size is not looked at further.
    refused = loading.last.of(("refused", name), source, lambda: list(too_much(source)) if source else [])
    page = loading.last.of(("page", name), source, lambda: PageText(source)) if source and not refused else None
    loading.findings += refused
    if key := addresses.report_at(name.removeprefix("docs/")):
        loading.reports[key] = replace(loading.reports.get(key, ReportFiles(*key)), page=page, has_page=True)
    elif page:
        loading.pages.append(page)
