"""Documents to import into the small archive, as which the report of 2023 is not there yet, by their names."""

import hashlib
from pathlib import Path

import reports
import small

DATA, TEXT = "data/reports/shili-ju/2023.yml", "docs/reports/shili-ju/2023.md"
WITHOUT: small.Changes = {DATA: None, TEXT: None}

_PLAIN = reports.plain_text()
DOCUMENTS = {
    "年报.txt": _PLAIN,
    "另一年的.txt": _PLAIN.replace("2023年度", "2021年度"),
    "另一个机关的.txt": _PLAIN.replace("示例市示例局关于", "示例省别处市示例局关于"),
    "导入过的.txt": _PLAIN,
    "八百多个数字.txt": _PLAIN.replace("全年立案15起", "全年立案15起" + "，检查9家" * 797),
}


def write(folder: Path, name: str) -> tuple[Path, Path]:
    """The archive's folder and a document beside it; of one that was imported the archive has a report."""
    document = folder / name
    document.write_bytes(DOCUMENTS[name].encode())
    changes = dict(WITHOUT)
    if name == "导入过的.txt":
        last = "data/reports/shili-ju/2022.yml"
        digest = hashlib.sha256(document.read_bytes()).hexdigest()
        changes[last] = small.FILES[last].replace("name: 示例文本,", f"name: 示例文本, sha256: {digest},")
    return small.write(folder / "archive", changes), document
