"""Files that are written together: all of them, or none."""

import os
from collections.abc import Container, Mapping
from pathlib import Path
from secrets import token_hex


class NotBelow(OSError):
    """A file would be written outside the folder that it belongs to."""


def write_files(root: Path, texts: Mapping[str, str | bytes], new: Container[str] = ()) -> None:
    """Writes files below `root` by their paths; those of `new` overwrite nothing. Where one fails, none is changed."""
    paths = {root / name: text for name, text in texts.items()}
    for name, path in zip(texts, paths, strict=True):
        if not path.resolve().is_relative_to(root.resolve()) or path.is_symlink():
            raise NotBelow(f"{path} 不在 {root} 里")
        if name in new and path.exists():
            raise FileExistsError(f"已经有 {path}")
    beside = {path: path.with_name(f".{path.name}.{token_hex(4)}") for path in paths}
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path].write_bytes(text.encode() if isinstance(text, str) else text)
        for path in paths:
            before[path] = path.read_bytes() if path.exists() else None
            os.replace(beside[path], path)
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        raise
    finally:
        for path in beside.values():
            path.unlink(missing_ok=True)
