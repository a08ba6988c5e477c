"""The command line: `python -m archive check`, `python -m archive sample DIR`."""

import argparse
import sys
from pathlib import Path

from archive.check.archive import checked
from archive.findings import ArchiveError, as_github, as_line, counted
from archive.sample.write import write_sample

PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; 0 where all is well, 1 where there are findings."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    if options.command == "sample":
        return _sample(options.folder, bodies=options.bodies, years=options.years, seed=options.seed)
    return _check(options.root, github=options.github)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m archive", description="法治政府建设年度报告公共档案")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查数据和正文，一次列出所有问题")
    check.add_argument("--root", type=Path, default=Path.cwd(), help="档案所在的文件夹（默认是当前文件夹）")
    check.add_argument("--github", action="store_true", help="按 GitHub Actions 的格式输出，在拉取请求里标出行")
    sample = commands.add_parser("sample", help="写出一个示例档案：机关、文字和数字都是程序生成的")
    sample.add_argument("folder", type=Path, metavar="DIR", help="写到哪个文件夹（应当还不存在，或是空的）")
    sample.add_argument("--bodies", type=int, default=40, help="机关数（默认 40）")
    sample.add_argument("--years", type=int, default=10, help="年数（默认 10）")
    sample.add_argument("--seed", type=int, default=1, help="随机数的种子，相同则内容相同（默认 1）")
    return parser


def _check(root: Path, *, github: bool) -> int:
    try:
        archive = checked(root.resolve()).archive
    except ArchiveError as error:
        for finding in error.findings:
            print(as_github(finding) if github else as_line(finding))
        print(counted(error.findings), file=sys.stderr)
        return 1
    figures = sum(len(report.figures) for report in archive.reports.values())
    print(f"{len(archive.reports)} 份报告、{figures} 个数字，没有发现问题")
    return 0


def _sample(folder: Path, *, bodies: int, years: int, seed: int) -> int:
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} 不是空的，没有写入", file=sys.stderr)
        return 1
    count = write_sample(checked(PROJECT).archive, PROJECT, folder.resolve(), bodies=bodies, years=years, seed=seed)
    print(f"写出 {count} 份示例报告：mkdocs build -f {folder / 'mkdocs.yml'}")
    return 0
