"""PNG files by their chunks: size, and whether the pixels are all there.

In: a file's bytes. Out: width and height; or BrokenPicture. The pixels are inflated piece by piece
and counted, never kept: a file that was cut off, or inflates to more than it says, is refused.
Source: W3C PNG, 11.2.2 and 10.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import deflate

from bulletin_layout.images.jpeg import BrokenPicture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_STEP = 1 << 20
# libdeflate's: the same bytes on every machine.
_COMPRESSION = 6
_CUT_OFF = "its end is missing; it was cut off on its way"


def size(data: bytes) -> tuple[int, int]:
    """Return a PNG's width and height. Raises BrokenPicture."""
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise BrokenPicture(_CUT_OFF)
    width, height = struct.unpack_from(">LL", data, 16)
    if not width or not height:
        raise BrokenPicture("its header says that it has no size")
    return int(width), int(height)


def refuse_missing_pixels(data: bytes) -> None:
    """Raise BrokenPicture unless a PNG's pixels are all there, and no more of them."""
    width, height, depth, colour, _, _, interlaced = struct.unpack_from(">LLBBBBB", data, 16)
    if colour not in _CHANNELS:
        raise BrokenPicture("its header is broken")
    wanted = ((width * _CHANNELS[colour] * depth + 7) // 8 + 1) * height
    # Seven passes of an interlaced picture have a filter byte a row each.
    most = wanted + 8 * height + 64 if interlaced else wanted
    pixels = 0
    inflate = zlib.decompressobj()
    try:
        for chunk in _pixel_chunks(data):
            part = inflate.decompress(chunk, _STEP)
            while part:
                pixels += len(part)
                if pixels > most:
                    raise BrokenPicture("it holds more pixels than its header says")
                part = inflate.decompress(inflate.unconsumed_tail, _STEP)
    except zlib.error:
        raise BrokenPicture("its pixels cannot be decoded") from None
    if pixels < wanted:
        raise BrokenPicture(_CUT_OFF)


def _pixel_chunks(data: bytes) -> Iterator[bytes]:
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length = struct.unpack_from(">L", data, at)[0]
        kind = data[at + 4 : at + 8]
        if kind == b"IDAT":
            yield data[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length
    raise BrokenPicture(_CUT_OFF)


def encoded(width: int, height: int, channels: int, pixels: bytes) -> bytes:
    """Return rows of 8-bit pixels, grey or RGB, as a PNG, its rows unfiltered."""
    colour = {1: 0, 3: 2}[channels]
    row = width * channels
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, row * height, row))
    header = struct.pack(">LLBBBBB", width, height, 8, colour, 0, 0, 0)
    data = bytes(deflate.zlib_compress(rows, _COMPRESSION))
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))
