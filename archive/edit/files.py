"""Files that a command writes where they are not as they stand."""

from collections.abc import Mapping
from pathlib import Path

from archive.kept.files import write_files


def write_changed(root: Path, files: Mapping[str, str]) -> list[str]:
    """Writes texts by their path from `root`, those that are not as they stand; gives their paths."""
    changed = {
        name: text
        for name, text in files.items()
        if not (root / name).is_file() or (root / name).read_bytes() != text.encode()
    }
    write_files(root, changed)
    return list(changed)
