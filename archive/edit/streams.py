"""How large the packed parts of a PDF become, tried out with an end before anything else reads them."""

import base64
import re
import zlib
from bisect import bisect_left

_BEGINS = re.compile(rb"stream\r?\n")
_LAYERS = 3


def unpacked_size(data: bytes, most: int) -> int:
    """The bytes of all packed parts when they are unpacked; counted no further than just over `most`."""
    ends = [match.start() for match in re.finditer(rb"endstream", data)]
    size = 0
    for begin in _BEGINS.finditer(data):
        index = bisect_left(ends, begin.end())
        if index == len(ends):
            break
        packed = data[begin.end() : ends[index]]
        for _ in range(_LAYERS):
            packed = _unpacked(packed, most + 1 - size)
            size += len(packed)
            if size > most:
                return size
    return size


def _unpacked(packed: bytes, most: int) -> bytes:
    """What the outermost layer of a part holds, written in letters or packed; nothing where there is none."""
    try:
        if packed.rstrip().endswith(b"~>"):
            return base64.a85decode(packed.strip().removesuffix(b"~>"))
        return zlib.decompressobj().decompress(packed, most)
    except (zlib.error, ValueError):
        return b""
