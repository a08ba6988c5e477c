"""Files that a command writes: each whole or not at all, and only where it is not as it stands."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_changed(root: Path, files: Mapping[str, str]) -> list[str]:
    """Writes texts by their path from `root`, those that are not as they stand; gives their paths."""
    written = []
    for name, text in files.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            beside.write_bytes(text.encode())
            os.replace(beside, path)
            written.append(name)
    return written
