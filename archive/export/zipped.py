"""One file in a zip, the same bytes whenever and wherever it is made: what grows with every figure is a tenth of itself so.

Every system opens a zip with a click, and pandas and Data Package's programs read the table in it as it is.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can tell; the day of the build is not to be seen."""
_UNIX, _READABLE = 3, 0o644 << 16


def zipped(name: str, content: bytes) -> bytes:
    """A zip that holds a file of that name."""
    entry = ZipInfo(name, _EPOCH)
    entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _READABLE, ZIP_DEFLATED
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr(entry, content)
    return out.getvalue()
