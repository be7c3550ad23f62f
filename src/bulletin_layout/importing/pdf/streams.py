"""What the streams of a PDF would unpack to, counted before anything else unpacks them.

In: a PDF's bytes. Out: nothing, or an InputError of one line. The bytes are gone through from one
end to the other, since a file's own tables may hide a stream. Pictures are counted by their
pixels, elsewhere.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from bulletin_layout.deadline import check_time
from bulletin_layout.importing.bounds import Bounds
from bulletin_layout.messages import Bilingual

_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST_DICTIONARY = 4_000
_CHUNK = 1 << 16
# A stream that is packed so many times over was made to be.
_MOST_TIMES = 4
_UNPACKED = Bilingual("bytes of the unpacked file", "解压后的字节数")


def refuse_large_streams(data: bytes, bounds: Bounds) -> None:
    """Raise InputError if the streams unpack to more than `unpacked_bytes`."""
    unpacked = 0
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _LONGEST_DICTIONARY) : found.start()]
        if _PICTURE.search(before.rpartition(b"endobj")[2]):
            continue
        end = data.find(b"endstream", found.end())
        packed = memoryview(data)[found.end() : end if end >= 0 else len(data)]
        for size in _sizes(_pieces(packed), _MOST_TIMES):
            unpacked += size
            bounds.check("unpacked_bytes", unpacked, _UNPACKED)
            check_time()


def _pieces(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), _CHUNK):
        yield bytes(packed[start : start + _CHUNK])


def _sizes(packed: Iterable[bytes], times: int) -> Iterator[int]:
    """Yield the sizes of what a stream unpacks to, and of what that unpacks to."""
    unpacked = _inflated(packed)
    first = next(unpacked, b"")
    if not first:
        return
    yield len(first)
    if times and _is_packed(first):
        counted: list[int] = []

        def passed_on() -> Iterator[bytes]:
            yield first
            for piece in unpacked:
                counted.append(len(piece))
                yield piece

        for size in _sizes(passed_on(), times - 1):
            yield size + sum(counted)
            counted.clear()
    for piece in unpacked:
        yield len(piece)


def _inflated(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what pieces unpack to, none if they are not packed by deflate."""
    inflate = zlib.decompressobj()
    begun = False
    try:
        for piece in packed:
            if not begun and not _is_packed(piece):
                return
            begun = True
            while piece and not inflate.eof:
                if unpacked := inflate.decompress(piece, _CHUNK):
                    yield unpacked
                piece = inflate.unconsumed_tail
            if inflate.eof:
                return
    except zlib.error:
        return


def _is_packed(piece: bytes) -> bool:
    """Return whether bytes begin as RFC 1950 has it."""
    return len(piece) > 1 and piece[0] & 15 == 8 and int.from_bytes(piece[:2], "big") % 31 == 0
