"""What may stand in data/ and docs/: a list of what is allowed, so that the check reads all that MkDocs builds.

Whatever is not on the list is refused by its name, whether or not it would do harm: MkDocs renders, runs or copies
every file below docs/ whose path has no name that begins with a dot.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum, auto
from pathlib import Path

from archive import addresses
from archive.addresses import PICTURES
from archive.findings import Code, Finding, Place, no_file_here
from archive.read.kept import ENDINGS

STATUTE, BODIES, INDICATORS = "data/statute.yml", "data/bodies.yml", "data/indicators.yml"
CONCEPTS, SYNONYMS = "data/concepts.yml", "data/synonyms.yml"
REGISTERED = "data/registered.yml"
"""The files that every archive has, from its root."""
REGISTERS = (STATUTE, BODIES, CONCEPTS, INDICATORS, REGISTERED, SYNONYMS)

_LONGEST = 100  # characters of a name
# No control character, space or mark of a shell; no beginning with ~, _ or -, no end in a dot.
_NAME = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*")
_NO_NAME_ON_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_REPORT_DATA = re.compile(r"data/reports/([^/]+)/((?:19|20)\d\d)\.yml", re.ASCII)
_SCHEMA = re.compile(
    r"data/schema/(?:bodies|concepts|figures|indicators|published|registered|report|statute|synonyms)\.json"
)
_PUBLISHED = re.compile(r"data/published/([^/]+)/((?:19|20)\d\d)\.yml", re.ASCII)
_KEPT = re.compile(rf"data/reports/([^/]+)/((?:19|20)\d\d)(?:{'|'.join(map(re.escape, ENDINGS))})", re.ASCII)
# A page's own name has no dot: `feed.xml.md` would become a folder where the site has a file.
_PAGE = re.compile(r"docs/(?:editors/(?:[^/]+/)*)?(?P<stem>[^/.]+)\.md")
_PICTURE = re.compile(r"docs/(?:editors/(?:[^/]+/)*|reports/[^/]+/)?[^/]+")
_LEFT_BEHIND = re.compile(r"~.*|Thumbs\.db|desktop\.ini|.*~|.*\.(?:tmp|bak|swp|orig|rej)", re.IGNORECASE)


class FileKind(Enum):
    """What a file is, by where it stands."""

    REGISTER = auto()
    DATA = auto()
    PUBLISHED = auto()
    """What a report said when it was last published."""
    SCHEMA = auto()
    """What a YAML file may hold, for an editor's program."""
    TEXT = auto()
    """Of a report."""
    PAGE = auto()
    """Any other."""
    KEPT = auto()
    """A document that was imported, beside the data of its report."""
    PICTURE = auto()
    HIDDEN = auto()
    """Its path has a name that begins with a dot; nobody reads or publishes it."""


@dataclass
class Standing:
    """The paths of the files below data/ and docs/ by their kind, in order, and what does not belong there."""

    files: dict[FileKind, list[str]] = field(default_factory=lambda: {kind: [] for kind in FileKind})
    findings: list[Finding] = field(default_factory=list)


def kind_of(path: str) -> FileKind | None:
    """What a file at a path from the archive's root is; None where no file may stand."""
    names = path.split("/")[1:]
    if any(name.startswith(".") for name in names):
        return FileKind.HIDDEN
    if not all(is_name(name) for name in names):
        return None
    if path in REGISTERS:
        return FileKind.REGISTER
    if _REPORT_DATA.fullmatch(path):
        return FileKind.DATA
    if _SCHEMA.fullmatch(path):
        return FileKind.SCHEMA
    if _PUBLISHED.fullmatch(path):
        return FileKind.PUBLISHED
    if _KEPT.fullmatch(path):
        return FileKind.KEPT
    source = path.removeprefix("docs/")
    if source == path or addresses.is_taken(source):
        return None
    if addresses.report_at(source):
        return FileKind.TEXT
    page = _PAGE.fullmatch(path)
    if page and page["stem"].casefold() != "readme":  # MkDocs would take it for index.md
        return FileKind.PAGE
    return FileKind.PICTURE if _PICTURE.fullmatch(path) and path.lower().endswith(PICTURES) else None


def is_name(name: str) -> bool:
    """Whether a file or folder may have a name: letters of any script, digits, and - _ . between them."""
    return len(name) <= _LONGEST and bool(_NAME.fullmatch(name)) and not _NO_NAME_ON_WINDOWS.fullmatch(name)


def report_data_at(path: str) -> tuple[str, int]:
    """Body id and year of the report whose data stand at a path of kind DATA, or PUBLISHED."""
    match = _REPORT_DATA.fullmatch(path) or _PUBLISHED.fullmatch(path)
    assert match
    return match[1], int(match[2])


def kept_at(path: str) -> tuple[str, int]:
    """Body id and year of the report of which a document of kind KEPT stands at a path."""
    match = _KEPT.fullmatch(path)
    assert match
    return match[1], int(match[2])


def standing(root: Path) -> Standing:
    """What stands below the two folders of `root`."""
    found = Standing()
    for path in sorted(_walked(root, found.findings)):
        kind = kind_of(path)
        if kind:
            found.files[kind].append(path)
        else:
            found.findings.append(no_file_here(path, _mend(path)))
    found.findings += _same_address([*found.files[FileKind.TEXT], *found.files[FileKind.PAGE]])
    return found


def _walked(root: Path, findings: list[Finding]) -> Iterator[str]:
    """The plain files; links and the like, which could bring other files into the site, are findings."""
    for top in ("data", "docs"):
        if (root / top).is_symlink():
            findings.append(_irregular(top))
            continue
        for here, folders, names in os.walk(root / top):
            within = Path(here).relative_to(root).as_posix()
            for name in folders:
                if Path(here, name).is_symlink() or name.lower().endswith((".yml", ".md")):
                    findings.append(_irregular(f"{within}/{name}"))
            for name in names:
                full = Path(here, name)
                if full.is_symlink() or not full.is_file():
                    findings.append(_irregular(f"{within}/{name}"))
                else:
                    yield f"{within}/{name}"


def _irregular(path: str) -> Finding:
    return Finding(Code.STRAY_FILE, Place(path), "这里应当是普通的文件或文件夹", "删去它，放上文件本身")


def _same_address(paths: list[str]) -> Iterator[Finding]:
    """Of two texts that would become one page, the site would keep only one."""
    first: dict[str, str] = {}
    for path in paths:
        address = unicodedata.normalize("NFC", path.removesuffix(".md").removesuffix("/index")).casefold()
        if other := first.get(address):
            message = f"与 {other} 会成为同一个网页"
            yield Finding(Code.STRAY_FILE, Place(path), message, "换一个文件名，或删去其中一个")
        first.setdefault(address, path)


def _mend(path: str) -> str:
    top, *folders, name = path.split("/")
    if _LEFT_BEHIND.fullmatch(name):
        return "这是系统或编辑软件留下的，删去它"
    if folders and folders[0] != "reports" and get_close_matches(folders[0].casefold(), ["reports"], cutoff=0.8):
        return f"文件夹名是 reports：放在 {'/'.join([top, 'reports', *folders[1:], name])}"
    if not all(is_name(part) for part in (*folders, name)):
        return f"名字只用汉字、字母、数字和 - _ .，以文字或数字开头，不超过 {_LONGEST} 个字"
    if top == "data" and folders:
        return "报告数据放在 data/reports/<机关>/<四位年份>.yml"
    if top == "data":
        return f"这里只有 {'、'.join(register.removeprefix('data/') for register in REGISTERS)}，改回原名或删去它"
    if path.lower().endswith(PICTURES):
        return "图片放在用它的网页旁边：docs/reports/<机关>/、docs/editors/ 或 docs/"
    return (
        "报告正文放在 docs/reports/<机关>/<四位年份>.md，其他页面是 docs/<名字>.md 或 docs/editors/ 里的 .md，"
        f"不占网站自己的地方；除此以外只能放图片（{' '.join(PICTURES)}）"
    )
