"""What a build costs, beside stock Material and Zensical: `python benchmarks/build.py [--reports 400 …] [--rounds 3]`.

Prints a Markdown table for the README. Each size is a sample, which this project builds as it is, and a plain copy of it:
each report one page of Markdown with its title and with its figures as text, and one page that lists them. Material makes
that with its own search, Zensical from the same `mkdocs.yml` with its own defaults. As in this project, reports stay out
of the navigation, which every page would repeat.
- In each round every builder builds three times: with nothing kept (`.cache/` and `site/` deleted), with nothing changed
  since, and with one word changed in one report, after which its page must have it.
- Memory and bytes are those of one more build with nothing kept, before the rounds, since to look at memory takes time:
  twenty times a second what each process of the build has for itself, and once what they share.
Zensical is no requirement of the project: `pip install zensical`, or into an environment of its own and `--zensical PATH`.
"""

import argparse
import importlib.metadata
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, field
from pathlib import Path

import psutil
from markupsafe import Markup

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from archive.addresses import relative_to  # noqa: E402
from archive.check.archive import checked  # noqa: E402
from archive.pages.words import Figures, rendered  # noqa: E402
from archive.sample.write import write_sample  # noqa: E402

SHAPES = {400: (44, 10), 2000: (200, 11), 10000: (543, 20)}
"""Bodies and years of a sample; some years are left out at random."""
COMPARED = 2000
"""The largest size that the other builders are given."""
SAMPLE, MATERIAL, ZENSICAL = "sample", "material", "zensical"
"""The folder of each builder."""
WORD, OTHER = "开展工作", "开展事务"
"""What is changed in a report; each of a sample has it in its first sentence."""
PLAIN = """\
site_name: 示例档案
theme: {name: material, language: zh}
plugins: [search]
nav: [index.md]
"""
PACKAGES = {"MkDocs": "mkdocs", "Material": "mkdocs-material"}
HEADS = ["reports", "", "cold build", "nothing changed", "one edit", "peak memory", "site", "a report", "largest page"]


@dataclass(frozen=True)
class Builder:
    """A program that makes a site of the `mkdocs.yml` of a folder."""

    name: str
    command: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class Times:
    """The seconds of a round's three builds."""

    cold: float
    again: float
    edited: float


@dataclass(frozen=True)
class Measured:
    """What a builder needs for a size: bytes of memory, of the site and of its largest page, and the times."""

    memory: int
    size: int
    largest: int
    rounds: list[Times] = field(default_factory=list)

    def median(self) -> Times:
        """Of all rounds."""
        return Times(*map(statistics.median, zip(*map(astuple, self.rounds), strict=True)))


def main() -> None:
    """Builds, and prints the table below a line that says with what and on what."""
    options = _options()
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "-q")
    builders = [
        Builder("this project", mkdocs, SAMPLE),
        Builder("stock Material", mkdocs, MATERIAL),
        Builder("Zensical", (options.zensical, "build"), ZENSICAL),
    ]
    rows: list[str] = []
    for size in options.reports:
        with tempfile.TemporaryDirectory() as folder:
            count = _write(Path(folder), size)
            print(f"{count} reports written", file=sys.stderr)
            rows += _rows(count, _alternating(Path(folder), builders, options.rounds))
    print(f"{_versions(options.zensical)}; medians of {options.rounds}, in brackets times Zensical's cold build:\n")
    print(f"| {' | '.join(HEADS)} |\n|{'---|' * len(HEADS)}", *rows, sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a build costs, beside stock Material and Zensical.")
    parser.add_argument("--reports", type=int, nargs="+", default=[*SHAPES], metavar="N", help="sizes of the samples")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each builder builds all")
    parser.add_argument("--zensical", default="zensical", metavar="PATH", help="the program, where it is not on PATH")
    options = parser.parse_args()
    program = shutil.which(options.zensical)
    if not program:
        parser.error("Zensical is missing: pip install zensical, or say where it is by --zensical PATH")
    options.zensical = str(Path(program).absolute())
    return options


# The samples


def _write(folder: Path, size: int) -> int:
    """A sample, and its plain copies where it is compared; gives the number of reports."""
    bodies, years = SHAPES.get(size, (math.ceil(size / 10), 10))
    count = write_sample(checked(ROOT).archive, ROOT, folder / SAMPLE, bodies=bodies, years=years, seed=1)
    if size <= COMPARED:
        _write_plain(folder / SAMPLE, folder / MATERIAL)
        shutil.copytree(folder / MATERIAL, folder / ZENSICAL)
    return count


def _write_plain(sample: Path, folder: Path) -> None:
    """The same reports for a builder that knows nothing of figures."""
    contents = checked(sample)
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    listed = ["# 示例档案\n"]
    for (body, year), page in contents.texts.items():
        report = contents.archive.reports[body, year]
        words = {"fig": Figures(contents.archive, report, relative_to(""), noted=False)}
        text = rendered(page.source.text, words, lambda html: Markup(html).striptags())
        path = folder / "docs" / "reports" / body / f"{year}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {report.heading}\n\n{text}", encoding="utf-8")
        listed.append(f"- [{report.heading}](reports/{body}/{year}.md)")
    (folder / "docs" / "index.md").write_text("\n".join(listed), encoding="utf-8")


# Building


def _alternating(folder: Path, builders: list[Builder], rounds: int) -> dict[str, Measured]:
    """Of each builder that has something to build, by its name."""
    asked = [each for each in builders if (folder / each.folder).is_dir()]
    measured = {each.name: _first(each, folder / each.folder) for each in asked}
    for _ in range(rounds):
        for builder in asked:
            measured[builder.name].rounds.append(_round(builder, folder / builder.folder))
            print(builder.name, measured[builder.name].rounds[-1], file=sys.stderr)
    return measured


def _first(builder: Builder, folder: Path) -> Measured:
    with _building(builder, folder) as process:
        peak = Peak(process.pid)
    files = {path: path.stat().st_size for path in (folder / "site").rglob("*") if path.is_file()}
    largest = max(size for path, size in files.items() if path.suffix == ".html")
    return Measured(peak.end(), sum(files.values()), largest)


def _round(builder: Builder, folder: Path) -> Times:
    for made in (folder / ".cache", folder / "site"):
        shutil.rmtree(made, ignore_errors=True)
    return Times(_seconds(builder, folder), _seconds(builder, folder), _edited(builder, folder))


def _edited(builder: Builder, folder: Path) -> float:
    """Seconds of a build after an edit of the report in the middle, whose text is as it was afterwards."""
    reports = sorted(folder.glob("docs/reports/*/*.md"))
    report = reports[len(reports) // 2]
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace(WORD, OTHER, 1), encoding="utf-8")
    seconds = _seconds(builder, folder)
    report.write_text(text, encoding="utf-8")
    page = folder / "site" / report.relative_to(folder / "docs").with_suffix("") / "index.html"
    if OTHER not in page.read_text(encoding="utf-8"):
        sys.exit(f"{builder.name}: {page} is not as it was edited")
    return seconds


def _seconds(builder: Builder, folder: Path) -> float:
    start = time.perf_counter()
    with _building(builder, folder):
        pass
    return time.perf_counter() - start


@contextmanager
def _building(builder: Builder, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has begun, and has ended after the block; where it fails, that is the end of all."""
    kept = {"XDG_CACHE_HOME": str(folder / ".cache")}
    environment = {**os.environ, **kept, "SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        builder.command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    yield process
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{builder.name} failed in {folder}:\n{output.decode('utf-8', 'replace')}")


class Peak:
    """Looks at a process and those that it starts, and remembers the most memory that they held together."""

    def __init__(self, process: int) -> None:
        self._process, self._most, self._over = psutil.Process(process), 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)  # a build that fails ends all
        self._thread.start()

    def end(self) -> int:
        """Bytes."""
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(0.05):
            with suppress(psutil.Error):
                self._most = max(self._most, _held([self._process, *self._process.children(recursive=True)]))


def _held(processes: list[psutil.Process]) -> int:
    """What each has for itself, and once what the one that shares the most shares."""
    seen = []
    for process in processes:
        with suppress(psutil.Error):  # it has ended meanwhile
            seen.append(process.memory_full_info())
    return sum(each.uss for each in seen) + max((each.rss - each.uss for each in seen), default=0)


# What is printed


def _rows(count: int, measured: dict[str, Measured]) -> Iterator[str]:
    zensical = measured.get("Zensical")
    base = zensical and zensical.median().cold
    for name, made in measured.items():
        times = [f"{each:.1f} s" + (f" ({each / base:.1f})" if base else "") for each in astuple(made.median())]
        sizes = [f"{made.memory / 1e6:,.0f} MB", f"{made.size / 1e6:,.1f} MB"]
        sizes += [f"{made.size / count / 1e3:,.0f} kB", f"{made.largest / 1e3:,.0f} kB"]
        yield f"| {' | '.join([f'{count:,}', name, *times, *sizes])} |"


def _versions(zensical: str) -> str:
    """What built, and on what."""
    told = subprocess.run([zensical, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    ours = ", ".join(f"{name} {importlib.metadata.version(package)}" for name, package in PACKAGES.items())
    return f"{ours}, Zensical {told}, Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
