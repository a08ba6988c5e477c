"""What tests and benchmarks may import: the project, and modules that hold what they share, but never each other."""

import ast
from pathlib import Path

import pytest
import small

TESTS, BENCHMARKS = small.ROOT / "tests", small.ROOT / "benchmarks"


def imported(path: Path) -> set[str]:
    """The last parts of the dotted names that a module imports: of `from tests.x import y` x and y."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {part for name in names for part in name.split(".")}


def wrong(tests: Path, benchmarks: Path) -> list[str]:
    """The imports of a test or a benchmark by another module."""
    return [
        f"{path.name} imports {name}"
        for path in sorted([*tests.rglob("*.py"), *benchmarks.rglob("*.py")])
        for name in sorted(imported(path))
        if name.startswith("test_") or name in ("conftest", "benchmarks")
    ]


def test_no_module_imports_a_test_or_a_benchmark() -> None:
    assert wrong(TESTS, BENCHMARKS) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("tests/test_a.py", "from test_b import rows\n"),
        ("tests/browser/test_a.py", "import tests.export.test_b\n"),
        ("tests/test_a.py", "from benchmarks.build import measure\n"),
        ("benchmarks/build.py", "from conftest import browser_path\n"),
        ("benchmarks/build.py", "def late():\n    import test_b\n"),
    ],
)
def test_a_planted_import_is_found(path: str, text: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert wrong(tmp_path / "tests", tmp_path / "benchmarks")
