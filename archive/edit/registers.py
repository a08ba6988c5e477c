"""The registers as they would be with something added: what would be wrong with them, before anything is written."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.check.concepts import concepts
from archive.check.definitions import definitions
from archive.findings import ArchiveError, Code, Finding, Place
from archive.read.files import REGISTERS
from archive.read.load import load
from archive.read.loading import Loading


def missing_fields(
    needed: Mapping[str, str], fields: Mapping[str, str], path: str, told: str, mend: str
) -> list[Finding]:
    """A finding for each field of an entry that must be written and is not; `needed` says what each is.

    `told` begins what is said, and `mend` has {} for the field's name.
    """
    return [
        Finding(Code.MISSING_FIELD, Place(path), f"{told}缺少 {name}（{what}）", mend.format(name))
        for name, what in needed.items()
        if not fields.get(name, "").strip()
    ]


def registers_with(root: Path, texts: Mapping[str, str], added: str) -> Loading:
    """The registers below `root` with some of their texts replaced, in which an id must then stand.

    Raises ArchiveError where it does not, and where anything is not in order.
    """
    with TemporaryDirectory() as folder:
        there = Path(folder)
        (there / "data").mkdir()
        for name in REGISTERS:
            if name in texts:
                (there / name).write_bytes(texts[name].encode())
            elif (root / name).is_file() and not (root / name).is_symlink():
                (there / name).write_bytes((root / name).read_bytes())
        loading = load(there)
    loading.findings += [*definitions(loading), *concepts(loading)]
    if loading.findings:
        raise ArchiveError(loading.findings)
    if added not in loading.indicators and added not in loading.bodies:
        mend = "只用小写英文字母、数字和下划线；机关的代号用连字符"
        raise ArchiveError([Finding(Code.BAD_ID, Place(next(iter(texts))), f"代号写成了“{added}”", mend)])
    return loading
