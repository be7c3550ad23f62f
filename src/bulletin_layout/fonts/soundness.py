"""Whether a font file is whole: its tables are there, long enough, and lie within the file.

A font comes from anywhere, and HarfBuzz reads a broken one as an empty one. Sources: OpenType 1.9,
the tables named.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import BinaryIO

from bulletin_layout.messages import Message

_COLLECTION = b"ttcf"
_MOST_TABLES = 500
# What each table holds at least, in bytes.
_LEAST = {b"head": 54, b"hhea": 36, b"maxp": 6, b"hmtx": 4, b"cmap": 4}
_Tables = dict[bytes, tuple[int, int]]


def unsound(path: Path, number: int) -> str:
    """Return why the font of this number in a file cannot be used, empty if it is whole."""
    try:
        with path.open("rb") as file:
            return _problem(file, path.stat().st_size, number)
    except OSError as problem:
        return Message("cannot be read: {reason}", reason=problem.strerror)
    except struct.error:
        return "ends in the middle of a table"


def unsound_data(data: bytes) -> str:
    """Return why a font's bytes cannot be used, empty if they are whole."""
    try:
        return _problem(io.BytesIO(data), len(data), 0)
    except struct.error:
        return "ends in the middle of a table"


def _problem(file: BinaryIO, size: int, number: int) -> str:
    begins = file.read(12)
    offset = 0
    if begins[:4] == _COLLECTION:
        count = struct.unpack(">L", begins[8:])[0]
        if number >= count:
            said = "has no face of index {index}; it has {count}"
            return Message(said, index=number, count=count)
        file.seek(12 + 4 * number)
        offset = struct.unpack(">L", file.read(4))[0]
    elif number:
        return Message("has no face of index {index}; it has {count}", index=number, count=1)
    tables = _directory(file, offset)
    for tag, (start, length) in tables.items():
        if start + length > size:
            return Message("its table {tag} lies beyond its end", tag=_name(tag))
    if not (_LEAST.keys() <= tables.keys() and tables.keys() & {b"glyf", b"CFF "}):
        return "is no font with TrueType or CFF outlines"
    for tag, least in _LEAST.items():
        if tables[tag][1] < least:
            return _too_short(tag)
    return _too_few_entries(file, tables)


def _directory(file: BinaryIO, offset: int) -> _Tables:
    """Return where a font's tables begin, and how long they are; none for what is no font."""
    file.seek(offset + 4)
    count = struct.unpack(">H", file.read(2))[0]
    if count > _MOST_TABLES:
        return {}
    file.seek(offset + 12)
    rows = file.read(16 * count)
    entries = [struct.unpack_from(">4sLLL", rows, 16 * i) for i in range(count)]
    return {tag: (start, length) for tag, _, start, length in entries}


def _too_few_entries(file: BinaryIO, tables: _Tables) -> str:
    """Return which table has too little for the font's glyphs, or what cannot be."""

    def read(tag: bytes, at: int, form: str) -> int:
        file.seek(tables[tag][0] + at)
        return int(struct.unpack(form, file.read(struct.calcsize(form)))[0])

    em, long_offsets = read(b"head", 18, ">H"), read(b"head", 50, ">h")
    glyphs, advances = read(b"maxp", 4, ">H"), read(b"hhea", 34, ">H")
    if not 16 <= em <= 16_384:
        return Message("says that its em is {em} units", em=em)
    if not 1 <= advances <= glyphs:
        said = "has {advances} advances for {glyphs} glyphs"
        return Message(said, advances=advances, glyphs=glyphs)
    if tables[b"hmtx"][1] < 4 * advances + 2 * (glyphs - advances):
        return _too_short(b"hmtx")
    if b"glyf" in tables and b"CFF " not in tables:
        loca = tables.get(b"loca", (0, 0))[1]
        if loca < (glyphs + 1) * (4 if long_offsets else 2):
            return _too_short(b"loca")
    return ""


def _too_short(tag: bytes) -> str:
    return Message("its table {tag} is too short", tag=_name(tag))


def _name(tag: bytes) -> str:
    return tag.decode("latin-1").strip()
