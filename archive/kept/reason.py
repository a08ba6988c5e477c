"""Why something could not be done, in one Chinese line."""

import errno

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "文件超过了系统允许的大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "正被别的程序使用",
}


def reason(error: BaseException) -> str:
    """What an error says, without its traceback."""
    if isinstance(error, RecursionError):
        return "嵌套太深"
    if isinstance(error, MemoryError):
        return "内存不够"
    if isinstance(error, OSError) and error.errno in _REASONS:
        # Of a copy that failed the second name is the one that was written.
        name = error.filename2 or error.filename
        return _REASONS[error.errno] + (f"：{name}" if name else "")
    words = " ".join(str(error).split())
    return f"{type(error).__name__}：{words}" if words else type(error).__name__
