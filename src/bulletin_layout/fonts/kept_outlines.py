"""TrueType outlines of a CFF face's commonest characters, kept in a file beside it.

In: a face. Out: records of the `glyf` table by glyph; none if no such file stands beside the font,
or one of another font. Working them out takes 0.2 ms a character; `fonts/make_outlines.py` did it
for the body's face. The file: a magic word, the font's checkSumAdjustment, how many records, their
glyph ids, where each begins and the last ends, and the records; before all that the CRC-32 of what
follows it. Numbers are big-endian.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from bulletin_layout.fonts.face import Face

SUFFIX = ".glyf"
_MAGIC = b"BLglyf 1"
_HEAD = struct.Struct(">8sL4sL")
_BEFORE_CHECKED = 12


class KeptOutlines:
    """The records of a file, each cut out of it when it is asked for."""

    def __init__(self, face: Face) -> None:
        self._data = b""
        self._places: dict[int, tuple[int, int]] = {}
        if face.is_cff and face.index == 0:
            with suppress(OSError):  # there is none, or none that can be read
                self._read(file_beside(face).read_bytes(), _identity(face))

    def _read(self, data: bytes, identity: bytes) -> None:
        try:
            magic, check, font, count = _HEAD.unpack_from(data)
            glyphs = struct.unpack_from(f">{count}H", data, _HEAD.size)
            ends = struct.unpack_from(f">{count + 1}L", data, _HEAD.size + 2 * count)
        except struct.error:  # a file of something else
            return
        if (magic, font) == (_MAGIC, identity) and check == zlib.crc32(data[_BEFORE_CHECKED:]):
            self._data = data
            self._places = dict(zip(glyphs, pairwise(ends), strict=True))

    def __contains__(self, glyph: int) -> bool:
        return glyph in self._places

    def __getitem__(self, glyph: int) -> bytes:
        start, end = self._places[glyph]
        return self._data[start:end]


def file_beside(face: Face) -> Path:
    """Return where the outlines of a face are kept."""
    return face.path.with_suffix(SUFFIX)


def outlines_file(face: Face, records: Mapping[int, bytes]) -> bytes:
    """Return the file that keeps records of a face, by glyph id."""
    glyphs = sorted(records)
    at = _HEAD.size + 2 * len(glyphs) + 4 * (len(glyphs) + 1)
    ends = [at]
    for glyph in glyphs:
        ends.append(ends[-1] + len(records[glyph]))
    index = struct.pack(f">{len(glyphs)}H{len(ends)}L", *glyphs, *ends)
    body = index + b"".join(records[glyph] for glyph in glyphs)
    checked = _HEAD.pack(_MAGIC, 0, _identity(face), len(glyphs))[_BEFORE_CHECKED:] + body
    return _MAGIC + struct.pack(">L", zlib.crc32(checked)) + checked


def _identity(face: Face) -> bytes:
    """Return what tells one font file from another: its checkSumAdjustment."""
    return bytes(face.harfbuzz.reference_table("head").data)[8:12]
