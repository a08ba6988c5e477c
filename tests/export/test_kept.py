"""Documents that are kept of reports: published as they are, and refused where they are not what was imported."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import small
from sites import built, page

from archive.check.archive import checked
from archive.findings import ArchiveError

DATA, KEPT = "data/reports/shili-ju/2023.yml", "data/reports/shili-ju/2023.pdf"
DOCUMENT = b"%PDF-1.7\r\n\x00 invented\n"


def changes(document: bytes = DOCUMENT, digest: bytes = DOCUMENT, at: str = KEPT) -> small.Changes:
    typed = f"source: {{name: 示例文本, url: null, sha256: {hashlib.sha256(digest).hexdigest()}}}"
    data = small.FILES[DATA].replace("source: {name: 示例文本, url: null}", typed)
    return {DATA: data, at: document}


def test_a_kept_document_is_published_byte_by_byte_and_linked_from_its_report(tmp_path: Path) -> None:
    site = built(small.write(tmp_path / "archive", {**small.MORE, **changes()}))
    assert (site / "reports/shili-ju/2023/source.pdf").read_bytes() == DOCUMENT
    (link,) = page(site, "reports/shili-ju/2023/").select("a[download]")
    assert link["href"] == "source.pdf"
    assert hashlib.sha256(DOCUMENT).hexdigest() in link.parent.get_text()
    assert not list(site.glob("reports/shili-ju/2022/source*"))


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (changes(DOCUMENT + b"x"), "它的 SHA-256 不是"),
        ({KEPT: DOCUMENT}, "它的 SHA-256 不是"),
        ({DATA: small.FILES[DATA].replace("url: null}", "url: null, sha256: ABC}")}, "sha256 不是 SHA-256：“ABC”"),
        (changes(b"<html>", b"<html>"), "内容和扩展名 .pdf 不符"),
        (changes(at="data/reports/shili-ju/2020.pdf"), "没有它的报告"),
        ({**changes(), KEPT.replace(".pdf", ".txt"): DOCUMENT}, "这份报告已经收下"),
        ({KEPT.replace(".pdf", ".html"): b"<html>"}, "文件名或位置不对"),
        ({KEPT.replace(".pdf", ".docm"): b"PK\x03\x04"}, "文件名或位置不对"),
    ],
    ids=[
        "changed",
        "without a hash",
        "no hash",
        "of another kind",
        "without a report",
        "two of them",
        "a page of the web",
        "macros",
    ],
)
def test_a_document_that_is_not_the_one_that_was_imported_is_refused(
    write_archive: Callable[..., Path], spoilt: small.Changes, told: str
) -> None:
    with pytest.raises(ArchiveError) as refused:
        checked(write_archive(spoilt))
    assert told in refused.value.findings[-1].message
