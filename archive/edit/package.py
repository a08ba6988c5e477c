"""A .docx as the ZIP file that it is: looked at from outside before anything in it is unpacked."""

import zipfile
from io import BytesIO

from archive.edit.refusals import damaged, encrypted, refusal, unpacks_too_large
from archive.findings import Code

MOST_UNPACKED = 60_000_000
"""Bytes of all files in it; of photographs, which hardly shrink, a document of the largest size has 20 million."""
MOST_XML = 20_000_000
"""Bytes of one XML file in it; the text of a long report has 500,000."""
MOST_FILES = 2_000


def looked_at(data: bytes, name: str) -> None:
    """Refuses what is no .docx, unpacks too large, is locked or holds macros; reads the list of files only."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            files = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise damaged(name, " .docx ") from error
    # zipfile unpacks no more of a file than its entry in this list says, so the list may be believed.
    if (size := sum(file.file_size for file in files)) > MOST_UNPACKED:
        raise unpacks_too_large(name, size, MOST_UNPACKED)
    xml = max((file.file_size for file in files if file.filename.endswith((".xml", ".rels"))), default=0)
    if xml > MOST_XML:
        raise unpacks_too_large(name, xml, MOST_XML)
    if len(files) > MOST_FILES:
        raise damaged(name, " .docx ")
    if any(file.flag_bits & 1 for file in files):
        raise encrypted(name)
    if any(file.filename.lower().endswith("vbaproject.bin") for file in files):
        mend = "用 Word 或 WPS 打开，不启用宏，另存为 .docx，再导入"
        raise refusal(Code.HOLDS_MACROS, name, "文件里有宏（小程序）", mend)
