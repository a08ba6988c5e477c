"""The command line: `python -m archive check`."""

import argparse
import sys
from pathlib import Path

from archive.check import checked
from archive.findings import ArchiveError, as_github, as_line


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; 0 where all is well, 1 where there are findings."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    return _check(options.root, github=options.github)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m archive", description="法治政府建设年度报告公共档案")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查数据和正文，一次列出所有问题")
    check.add_argument("--root", type=Path, default=Path.cwd(), help="档案所在的文件夹（默认是当前文件夹）")
    check.add_argument("--github", action="store_true", help="按 GitHub Actions 的格式输出，在拉取请求里标出行")
    return parser


def _check(root: Path, *, github: bool) -> int:
    try:
        archive = checked(root.resolve())
    except ArchiveError as error:
        for finding in error.findings:
            print(as_github(finding) if github else as_line(finding))
        print(f"发现 {len(error.findings)} 个问题", file=sys.stderr)
        return 1
    figures = sum(len(report.figures) for report in archive.reports.values())
    print(f"{len(archive.reports)} 份报告、{figures} 个数字，没有发现问题")
    return 0
