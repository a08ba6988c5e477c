"""Seconds that the files to take away cost a build: `python benchmarks/export.py`.

Writes them for a sample of 400 invented reports, less the few years that it leaves out; prints a line for the README.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from archive.addresses import Website  # noqa: E402
from archive.check.archive import checked  # noqa: E402
from archive.export.write import write_exports  # noqa: E402
from archive.sample.write import write_sample  # noqa: E402

RUNS = 5


def main() -> None:
    """Writes the files several times and prints the median."""
    website = Website(name="示例档案", description="示例", address="https://example.org/")
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        sample, site = Path(folder, "sample"), Path(folder, "site")
        write_sample(checked(ROOT).archive, ROOT, sample, bodies=40, years=10, seed=1)
        archive = checked(sample).archive
        for _ in range(RUNS):
            start = time.perf_counter()
            write_exports(archive, website, site)
            seconds.append(time.perf_counter() - start)
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    print(f"| {len(archive.reports)} reports | {statistics.median(seconds):.2f} s | {size / 1e6:.1f} MB |")


if __name__ == "__main__":
    main()
