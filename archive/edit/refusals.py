"""Why a document is not read, with what to do instead."""

from archive.findings import ArchiveError, Code, Finding, Place
from archive.read.kept import BYTES

MOST_BYTES = BYTES
"""Of a file, as many as may be kept of it; a long report with photographs has three million."""
FORMATS = ".docx、.pdf、.html、.txt、.md"


def refusal(code: Code, name: str, message: str, mend: str) -> ArchiveError:
    """The error that stops the reading of a file."""
    return ArchiveError([Finding(code, Place(name), message, mend)])


def damaged(name: str, kind: str) -> ArchiveError:
    """A file that its own program could not open either."""
    mend = "用能打开它的软件打开，另存一份，再导入；打不开就向来源再要一份"
    return refusal(Code.DAMAGED_DOCUMENT, name, f"不是完好的{kind}文件，读不下去", mend)


def encrypted(name: str) -> ArchiveError:
    """A file that asks for a password."""
    return refusal(Code.ENCRYPTED, name, "文件加了密码", "用密码打开，取消密码，另存一份，再导入")


def unpacks_too_large(name: str, size: int, most: int) -> ArchiveError:
    """A file that is small and grows out of all proportion when it is opened."""
    message = f"解开以后有 {size} 字节以上，最多 {most}"
    return refusal(
        Code.UNPACKS_TOO_LARGE, name, message, "报告不会这样大，先查文件的来历；可靠的，另存一份，去掉图片，再导入"
    )


def picture(name: str, place: str, size: str) -> Finding:
    """A picture that is large enough to be a table or a page."""
    message = f"{place}是一张图片{size}，图里的字和数读不到"
    mend = "图里是表或文字的，另存一份，在那里打成文字，再导入；只是照片的，在另存的那份里删去"
    return Finding(Code.PICTURE_OF_TEXT, Place(name), message, mend)
