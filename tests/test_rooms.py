"""The rooms of the package: imports go down, in no circle, and what checks a file loads nothing that draws or builds."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
import small

ARCHIVE = small.ROOT / "archive"

FLOORS = (
    {"findings", "kept"},
    {"literal", "fields"},
    {"pending"},
    {"model"},
    {"addresses"},
    {"read", "history", "search"},
    {"check", "charts", "export"},
    {"pages"},
    {"sample", "edit"},
    {"shown", "theming"},
    {"serving"},
    {"hooks", "cli", "macros"},
    {"__main__"},
)
"""From the ground up; what stands on one floor does not import from its neighbours."""

KNOW_MKDOCS = {"archive.hooks", "archive.serving", "archive.shown", "archive.theming"}

HEIGHT = {room: height for height, floor in enumerate(FLOORS) for room in floor}


def modules(archive: Path) -> dict[str, Path]:
    """Every module of a package by its dotted name, and the project's macros.py as one of it."""
    found = {path.relative_to(archive.parent).with_suffix("").parts: path for path in sorted(archive.rglob("*.py"))}
    named = {".".join(parts): path for parts, path in found.items() if parts[-1] != "__init__"}
    macros = archive.parent / "macros.py"
    return {**named, "archive.macros": macros} if macros.is_file() else named


def imported(path: Path) -> Iterator[str]:
    """The dotted names that a module imports; of `from a import b` also a.b, which may be a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path}: imports are written in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    return module.split(".")[1]


def wrong(archive: Path) -> list[str]:
    """What is wrong with the imports of a package laid out like the project's."""
    known = modules(archive)
    own = {module: sorted(set(imported(path)) & set(known)) for module, path in known.items()}
    found = [f"{module} has no floor" for module in known if room(module) not in HEIGHT]
    found += [
        f"{module} imports {other}, which is not below it"
        for module, others in own.items()
        for other in others
        if room(module) != room(other) and HEIGHT.get(room(other), 0) >= HEIGHT.get(room(module), 0)
    ]
    found += [
        f"{module} knows mkdocs"
        for module, path in known.items()
        if module not in KNOW_MKDOCS and any(name.split(".")[0] == "mkdocs" for name in imported(path))
    ]
    try:
        TopologicalSorter(own).prepare()
    except CycleError as error:
        found.append(f"a circle: {' → '.join(error.args[1])}")
    return found


def test_imports_go_down_in_no_circle_and_only_who_meets_mkdocs_knows_it() -> None:
    assert wrong(ARCHIVE) == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"read/load.py": "from archive.check.facts import facts\n", "check/facts.py": ""}, "not below it"),
        ({"read/load.py": "from archive.history import plans\n", "history/plans.py": ""}, "not below it"),
        ({"model.py": "import archive.cli\n", "cli.py": ""}, "not below it"),
        ({"pages/html.py": "def late():\n    from archive.hooks import x\n", "hooks.py": ""}, "not below it"),
        ({"read/a.py": "from archive.read.b import x\n", "read/b.py": "from archive.read.a import y\n"}, "a circle"),
        ({"pages/html.py": "from mkdocs.utils import get_relative_url\n"}, "knows mkdocs"),
        ({"attic/old.py": ""}, "has no floor"),
    ],
    ids=["upward", "sideways", "from the top", "inside a function", "a circle", "mkdocs", "a new room"],
)
def test_a_planted_import_is_found(files: dict[str, str], told: str, tmp_path: Path) -> None:
    for name, text in files.items():
        path = tmp_path / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (found,) = wrong(tmp_path / "archive")
    assert told in found


@pytest.mark.parametrize("module", ["archive.check.archive", "archive.read.load"])
def test_checking_loads_nothing_that_draws_builds_or_fills_templates(module: str) -> None:
    heavy = {"vl_convert", "numpy", "sqlite_utils", "opencc", "mkdocs", "archive.pages.html", "archive.charts.draw"} | {
        "docx",
        "pdfplumber",
        "lxml",
    }
    code = f"import sys, {module}; print(*sorted({heavy!r} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=small.ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
