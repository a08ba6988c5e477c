"""The command line: `python -m archive check`, `import`, `new`, `register`, `find`, `publish`, `schema`, and `sample DIR`."""

import argparse
import sys
from collections.abc import Container, Mapping
from pathlib import Path

from archive.check.archive import checked, examined
from archive.check.continuity import continuity
from archive.check.days import today_in_china
from archive.check.formats import FORMATS, as_github, as_json
from archive.edit import find, new, register
from archive.edit.mend import all_mended
from archive.edit.publish import publish
from archive.edit.schema import write_schemas
from archive.edit.summary import as_markdown
from archive.fields import Wording
from archive.findings import ArchiveError, Level, as_line, as_told, counted, of_level
from archive.kept.files import write_files
from archive.kept.reason import reason
from archive.read.kept import ENDINGS
from archive.read.load import load
from archive.sample.write import write_sample

PROJECT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; 0 where all is well, 1 where there are findings."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except ArchiveError as error:
        for finding in error.findings:
            print(as_line(finding))
        print(counted(error.findings), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m archive", description="法治政府建设年度报告公共档案")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查数据和正文，一次列出所有问题")
    check.set_defaults(run=_check)
    told = "text 给人看，github 在拉取请求里标出行，markdown 是一份摘要，json 给程序（默认 text）"
    how = check.add_mutually_exclusive_group()
    how.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=told)
    how.add_argument("--fix", action="store_true", help="列出能自动改的毛病和改法，问过再写；不检查别的")
    check.add_argument("--yes", action="store_true", help="和 --fix 一起用：不问，直接写")
    new_ = commands.add_parser("new", help="照上一份报告的样子，写出新一年报告的两个文件，内容待填")
    new_.set_defaults(run=_new)
    new_.add_argument("body", metavar="机关代号", help="还没有登记的，照下面几项登记，不写就逐项问")
    new_.add_argument("year", metavar="年份", type=int, help="报告年度")
    _add_fields(new_, {**new.FIELDS, "parent": "上级的代号；没有登记就不写"})
    import_ = commands.add_parser("import", help="把报告的 Word、PDF、网页或文本写成两个文件，说明每个数字的去处")
    import_.set_defaults(run=_import)
    import_.add_argument("file", metavar="文件", type=Path, help=".docx、.pdf、.html、.txt、.md")
    import_.add_argument("--body", metavar="机关代号", required=True, help="在 bodies.yml 里登记过的")
    import_.add_argument("--year", metavar="年份", type=int, required=True, help="报告年度")
    import_.add_argument(
        "--keep", action="store_true", help="把文件本身放在数据旁边，读者可以下载（.docx、.pdf、.txt）"
    )
    import_.add_argument("--official", action="store_true", help="文字逐字照录，标为“原文”")
    register_ = commands.add_parser("register", help="登记一个新指标，写进要写的每个文件")
    register_.set_defaults(run=_register)
    register_.add_argument("id", metavar="指标代号", help="小写英文字母、数字和下划线")
    _add_fields(register_, register.FIELDS)
    find_ = commands.add_parser("find", help="查指标：代号、含义和最近用它的报告")
    find_.set_defaults(run=_find)
    find_.add_argument("words", metavar="词", nargs="+", help="名称或含义里的词；几个词都要有")
    publish_ = commands.add_parser("publish", help="记下各份报告公布的内容，以后改动就要写更正")
    publish_.set_defaults(run=_publish)
    schema_ = commands.add_parser("schema", help="写出 data/schema：编辑器照着它提示字段和指标")
    schema_.set_defaults(run=_schema)
    for each in (check, new_, import_, register_, find_, publish_, schema_):
        each.add_argument("--root", type=Path, default=Path.cwd(), help="档案所在的文件夹（默认是当前文件夹）")
    sample = commands.add_parser("sample", help="写出一个示例档案：机关、文字和数字都是程序生成的")
    sample.set_defaults(run=_sample)
    sample.add_argument("folder", type=Path, metavar="DIR", help="写到哪个文件夹（应当还不存在，或是空的）")
    sample.add_argument("--bodies", type=int, default=40, help="机关数（默认 40）")
    sample.add_argument("--years", type=int, default=10, help="年数（默认 10）")
    sample.add_argument("--seed", type=int, default=1, help="随机数的种子，相同则内容相同（默认 1）")
    return parser


def _add_fields(parser: argparse.ArgumentParser, fields: Mapping[str, str]) -> None:
    for name, what in fields.items():
        parser.add_argument(f"--{name}", metavar="…", default="", help=what)


def _check(options: argparse.Namespace) -> int:
    if options.fix or options.yes:
        return _fix(options)
    loading = examined(options.root.resolve())
    findings = as_told([*loading.findings, *continuity(loading)])
    reports = [files.report for files in loading.reports.values() if files.report]
    figures = sum(len(report.figures) for report in reports)
    wrong = len(of_level(findings, Level.QUESTION)) < len(findings)
    if options.format == "json":
        print(as_json(findings, len(reports), figures))
    elif options.format == "markdown":
        print(as_markdown(findings, loading))
    else:
        for finding in findings:
            print(as_github(finding) if options.format == "github" else as_line(finding))
        if wrong:
            print(counted(findings), file=sys.stderr)
        else:
            print(f"{len(reports)} 份报告、{figures} 个数字，{counted(findings)}")
    return int(wrong)


def _fix(options: argparse.Namespace) -> int:
    if not options.fix:
        print("--yes 要和 --fix 一起写", file=sys.stderr)
        return 2
    root: Path = options.root.resolve()
    found = all_mended(root)
    if not found:
        print("没有能自动改的")
        return 0
    print(*(each.told for each in found), sep="\n\n", end="\n\n")
    if not (options.yes or _agreed()):
        return 1
    if gone_on := [each.path for each in found if (root / each.path).read_bytes() != each.before]:
        print(f"没有写入：{'、'.join(gone_on)} 刚才又有改动，请再运行一次", file=sys.stderr)
        return 1
    if not _written(root, {each.path: each.text for each in found}):
        return 1
    print(f"改好 {len(found)} 个文件；接着：python -m archive check")
    return 0


def _agreed() -> bool:
    """Whether somebody at a terminal says yes."""
    if not sys.stdin.isatty():
        print("没有写入：确定要改，就加上 --yes")
        return False
    try:
        agreed = input("写入？[y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        agreed = False
        print()
    if not agreed:
        print("没有写入")
    return agreed


def _new(options: argparse.Namespace) -> int:
    root, loading = options.root.resolve(), load(options.root.resolve())
    known = options.body in loading.bodies
    fields = {**_asked(options, {} if known else new.FIELDS, {}), "parent": options.parent}
    drafted = new.new_report(root, loading, options.body, options.year, fields, today_in_china())
    if not _written(root, {**drafted.own, **drafted.registers}, new=drafted.own):
        return 1
    like = f"照 {drafted.like.year} 年的报告" if drafted.like else "照五项法定内容"
    print(f"{like}写好 {'、'.join([*drafted.own, *drafted.registers])}，内容待填")
    print("接着：mkdocs serve 预览；python -m archive check 列出还没有写的")
    return 0


def _import(options: argparse.Namespace) -> int:
    # What reads documents takes a second to load, which no other command needs.
    from archive.edit.document import read_document
    from archive.edit.take import taken
    from archive.edit.told import as_page, as_text, told

    root: Path = options.root.resolve()
    wording = Wording.OFFICIAL if options.official else Wording.EDITED
    document, loading = read_document(options.file, printed=options.official), load(root)
    found = taken(document, loading, (options.body, options.year), wording, today_in_china())
    what, page = told(found), f"build/import/{options.body}-{options.year}.html"
    keeps = options.keep and options.file.suffix.lower() in ENDINGS
    kept = {found.kept_path: options.file.read_bytes()} if keeps else {}
    own: Mapping[str, str | bytes] = {**found.files, **kept}
    if not _written(root, {**own, page: as_page(what)}, new=own):
        return 1
    print(as_text(what))
    if options.keep:
        print(f"\n文件收在 {found.kept_path}" if keeps else "\n网页和 Markdown 文件没有收下：网址写进 source.url")
    print(f"\n同样的说明，用浏览器看：{page}")
    print("接着：mkdocs serve 预览；python -m archive check 列出还没有定的数字")
    return 0


def _register(options: argparse.Namespace) -> int:
    root, loading = options.root.resolve(), load(options.root.resolve())
    fields = {} if options.id in (loading.typed_indicators() or ()) else register.FIELDS
    asked = _asked(options, fields, register.choices(loading))
    texts = register.registered(root, loading, options.id, asked)
    if like := find.alike(loading, asked.get("name", "")):
        print("名称相近的指标，数的是同一件事就用它，把刚登记的删去：")
        for each in like:
            print(*find.told(loading, each), sep="\n")
    if not _written(root, texts):
        return 1
    print(f"{options.id} 写进了 {'、'.join(texts)}")
    return 0


def _written(root: Path, texts: Mapping[str, str | bytes], new: Container[str] = ()) -> bool:
    """Whether files could be written; why not is told."""
    try:
        write_files(root, texts, new)
    except OSError as error:
        print(f"没有写入：{reason(error)}", file=sys.stderr)
        return False
    return True


def _asked(
    options: argparse.Namespace, fields: Mapping[str, str], choices: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """What the options give for some fields; what they leave out is asked for where somebody sits at a terminal."""
    given = {name: str(getattr(options, name)).strip() for name in fields}
    if not sys.stdin.isatty():
        return given
    try:
        for name, what in fields.items():
            if not given[name]:
                for value, words in choices.get(name, {}).items():
                    print(f"  {value}  {words}")
                given[name] = input(f"{what}：").strip()
    except (EOFError, KeyboardInterrupt):
        print()  # what is missing is told, and nothing written
    return given


def _find(options: argparse.Namespace) -> int:
    loading, words = load(options.root.resolve()), " ".join(options.words)
    found = find.found(loading, options.words)
    like = [] if found else find.alike(loading, words)
    if not found:
        print(f"没有指标写到“{words}”" + ("，名称相近的有：" if like else ""))
    for indicator in found or like:
        print(*find.told(loading, indicator), sep="\n")
    return 0 if found else 1


def _publish(options: argparse.Namespace) -> int:
    root: Path = options.root.resolve()
    written = publish(root, checked(root))
    print(*written, f"记下 {len(written)} 份报告公布的内容" if written else "公布的内容都已经记下", sep="\n")
    return 0


def _schema(options: argparse.Namespace) -> int:
    root: Path = options.root.resolve()
    written = write_schemas(root, checked(root).archive)
    print(*written, f"写出 {len(written)} 个文件" if written else "data/schema 没有要改的", sep="\n")
    return 0


def _sample(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} 不是空的，没有写入", file=sys.stderr)
        return 1
    archive, size = checked(PROJECT).archive, {name: getattr(options, name) for name in ("bodies", "years", "seed")}
    count = write_sample(archive, PROJECT, folder.resolve(), **size)
    print(f"写出 {count} 份示例报告：mkdocs build -f {folder / 'mkdocs.yml'}")
    return 0
