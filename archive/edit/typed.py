"""Values as an editor types them into YAML, and where a line or an entry belongs in a register."""

import re
from collections.abc import Mapping

from archive.read.source import Source
from archive.read.yamlfile import Document

# What is no mark of YAML wherever it stands; all else is put between quotes.
_PLAIN = re.compile(r"[\w《（](?:[\w《》“”（）、。；·—…/+.%-]|，(?![ a-z])| (?=[\w%]))*")
_NOT_WORDS = re.compile(r"null|~|true|false|yes|no", re.IGNORECASE)


def scalar(text: str) -> str:
    """A text as a value on one line, in quotes where YAML would read it as something else."""
    text = " ".join(text.split())
    plain = _PLAIN.fullmatch(text) and not _NOT_WORDS.fullmatch(text)
    return text if plain else "'" + text.replace("'", "''") + "'"


def entry(id_: str, fields: Mapping[str, str]) -> str:
    """An entry of a register in one line, as git can join the lines of two editors and not their blocks."""
    return f"{id_}: {{{', '.join(f'{name}: {scalar(value)}' for name, value in fields.items())}}}"


def with_line(text: str, line: str) -> str:
    """A register of lines `id: …` with one more, in its place by the order of ids."""
    id_ = line.partition(":")[0]
    lines = text.splitlines()
    keys = [(number, key[1]) for number, each in enumerate(lines) if (key := re.match(r"([a-z][\w]*):", each))]
    place = next((number for number, key in keys if key > id_), len(lines))
    return "\n".join([*lines[:place], line, *lines[place:]]) + "\n"


def with_entry(source: Source, document: Document, keys: tuple[str, ...], line: str, after: str | None) -> str:
    """A register with one more entry below a key path: after one of the entries, or as the first one."""
    mapping = document.value
    for key in keys:
        mapping = mapping[key]
    lines = source.text.split("\n")
    starts = sorted(place.line for path, place in document.key_places.items() if len(path) <= len(keys) + 1)
    of_entries = {id_: document.key_place(*keys, id_) for id_ in mapping}
    column = next((place.column for place in of_entries.values()), 1 + 2 * len(keys))
    begin = of_entries[after].line if after else document.key_place(*keys).line
    ends = [start for start in starts if start > begin] if after else [begin + 1]
    end = (ends[0] if ends else len(lines) + 1) - 1
    while end > begin and re.fullmatch(r"\s*(?:#.*)?", lines[end - 1]):
        end -= 1  # a comment above the next entry is its own
    return "\n".join([*lines[:end], " " * (column - 1) + line, *lines[end:]]).rstrip("\n") + "\n"
