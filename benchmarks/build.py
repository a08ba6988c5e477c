"""Seconds and memory of a build, and the bytes of a report page on the wire: `python benchmarks/build.py`.

Prints a Markdown table for the README. Bytes are as a server sends them (gzip); memory needs Linux or macOS.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sites import on_the_wire  # noqa: E402

REPORT = "reports/qiaokou-yjglj/2023/"
RUNS = 5


def main() -> None:
    """Builds the site several times and prints what it cost."""
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            start = time.perf_counter()
            command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", folder]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - start)
        page, loaded = on_the_wire(Path(folder), REPORT)
        html = Path(folder, REPORT, "index.html").stat().st_size
    print(f"| build, median of {RUNS} | {statistics.median(seconds):.2f} s |")
    print(f"| peak memory | {_peak_memory()} |")
    print(f"| a report page, HTML | {html / 1000:.1f} kB, {page / 1000:.1f} kB on the wire |")
    print(f"| all it loads | {1 + len(loaded)} requests, {(page + sum(loaded.values())) / 1000:.1f} kB on the wire |")


def _peak_memory() -> str:
    try:
        import resource
    except ImportError:
        return "not measured on Windows"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return f"{peak / (1_000_000 if sys.platform == 'darwin' else 1000):.0f} MB"


if __name__ == "__main__":
    main()
