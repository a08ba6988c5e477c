"""The bytes of a report page on the wire: `python benchmarks/page.py`.

Prints rows of a Markdown table for the README. Bytes are as a server sends them (gzip).
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sites import built, on_the_wire  # noqa: E402

REPORT = "reports/qiaokou-yjglj/2023/"


def main() -> None:
    """Builds the site and weighs the page."""
    with tempfile.TemporaryDirectory() as folder:
        site = built(ROOT, Path(folder, "site"))
        page, loaded = on_the_wire(site, REPORT)
        html = Path(site, REPORT, "index.html").stat().st_size
    print(f"| a report page, HTML | {html / 1000:.1f} kB, {page / 1000:.1f} kB on the wire |")
    print(f"| all it loads | {1 + len(loaded)} requests, {(page + sum(loaded.values())) / 1000:.1f} kB on the wire |")


if __name__ == "__main__":
    main()
