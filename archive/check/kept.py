"""Documents that are kept beside their reports: each the one that was imported, of the kind that its name says."""

from collections.abc import Iterator

from archive.findings import Code, Finding, Place
from archive.read.kept import BEGINS, BYTES, Kept
from archive.read.loading import Loading, ReportFiles


def kept_documents(loading: Loading) -> Iterator[Finding]:
    """The findings of the kept documents."""
    for key, documents in loading.kept.items():
        files = loading.reports.get(key, ReportFiles(*key))
        for document in documents:
            yield from _document(document, files)
        for other in documents[1:]:
            message = f"这份报告已经收下 {documents[0].path}"
            yield Finding(Code.NOT_THE_SOURCE, Place(other.path), message, "留一个，删去另一个")


def _document(document: Kept, files: ReportFiles) -> Iterator[Finding]:
    place = Place(document.path)
    if document.size > BYTES:
        message = f"文件有 {document.size} 字节，最多 {BYTES}"
        yield Finding(Code.TOO_LARGE, place, message, "删去它，网址写进 source.url")
    elif not document.begin.startswith(BEGINS[document.ending]):
        message = f"内容和扩展名 {document.ending} 不符"
        yield Finding(Code.NOT_THE_SOURCE, place, message, "放回导入的那个文件，或删去它")
    elif not files.has_data:
        yield Finding(Code.NOT_THE_SOURCE, place, f"没有它的报告 {files.data_path}", "补上报告，或删去它")
    elif files.report and document.sha256 != files.report.source.sha256:
        message = f"它的 SHA-256 不是 {files.data_path} 里 source.sha256 写的"
        yield Finding(Code.NOT_THE_SOURCE, place, message, "放回导入的那个文件，或删去它")
