"""Read and change the tables of a font file (sfnt): one table out, or wider glyphs."""

from __future__ import annotations

import struct

_WHOLE_FILE = 0xB1B0AFBA  # what the sum of a font file is to be (OpenType, head)
_LSB_AT_ORIGIN = 0x0002  # head.flags bit 1: every glyph's ink begins at its side bearing


def tables(program: bytes) -> dict[bytes, bytes]:
    """Return a font file's tables by tag."""
    count = struct.unpack_from(">H", program, 4)[0]
    tables_by_tag = {}
    for i in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", program, 12 + 16 * i)
        tables_by_tag[tag] = program[offset : offset + length]
    return tables_by_tag


def table(program: bytes, tag: bytes) -> bytes:
    """Return one table of a font file. Raises KeyError if it has none such."""
    return tables(program)[tag]


def widen(program: bytes, before: int, after: int) -> bytes:
    """Return a TrueType font whose glyphs have space added on their sides, in design units.

    Outlines stay as they are: the left side bearing moves them (OpenType, hmtx: the ink's
    left edge lies at the left side bearing).
    """
    parts = tables(program)
    glyphs = struct.unpack_from(">H", parts[b"maxp"], 4)[0]
    long_metrics = struct.unpack_from(">H", parts[b"hhea"], 34)[0]
    metrics = bytearray()
    for glyph in range(glyphs):
        advance, bearing = _metric(parts[b"hmtx"], glyph, long_metrics)
        metrics += struct.pack(">Hh", advance + before + after, bearing + before)
    parts[b"hmtx"] = bytes(metrics)
    parts[b"hhea"] = parts[b"hhea"][:34] + struct.pack(">H", glyphs) + parts[b"hhea"][36:]
    flags = struct.unpack_from(">H", parts[b"head"], 16)[0] & ~_LSB_AT_ORIGIN
    parts[b"head"] = parts[b"head"][:16] + struct.pack(">H", flags) + parts[b"head"][18:]
    return assemble(program[:4], parts)


def _metric(hmtx: bytes, glyph: int, long_metrics: int) -> tuple[int, int]:
    """Return a glyph's advance and left side bearing."""
    if glyph < long_metrics:
        advance, bearing = struct.unpack_from(">Hh", hmtx, 4 * glyph)
    else:
        advance = struct.unpack_from(">H", hmtx, 4 * (long_metrics - 1))[0]
        bearing = struct.unpack_from(">h", hmtx, 4 * long_metrics + 2 * (glyph - long_metrics))[0]
    return advance, bearing


def assemble(version: bytes, parts: dict[bytes, bytes], sealed: bool = False) -> bytes:
    """Return a font file of these tables, in the order of their tags.

    `sealed`: the file's sum is written into its head, as readers of font files alone may ask.
    """
    power = len(parts).bit_length() - 1
    search = 16 << power
    header = struct.pack(">4s4H", version, len(parts), search, power, 16 * len(parts) - search)
    if sealed:
        parts = parts | {b"head": parts[b"head"][:8] + b"\0\0\0\0" + parts[b"head"][12:]}
    offset = len(header) + 16 * len(parts)
    directory = b""
    body: list[bytes] = []
    total = 0
    for tag in sorted(parts):
        data = parts[tag]
        sum_ = checksum(data)
        total += sum_
        directory += struct.pack(">4sLLL", tag, sum_, offset, len(data))
        body.append(data + b"\0" * (-len(data) % 4))
        offset += len(body[-1])
    if sealed:
        total += checksum(header + directory)
        at = sorted(parts).index(b"head")
        seal = struct.pack(">L", (_WHOLE_FILE - total) & 0xFFFFFFFF)
        body[at] = body[at][:8] + seal + body[at][12:]
    return b"".join((header, directory, *body))


def checksum(data: bytes) -> int:
    """Return the sum that a table, or a whole file, is known by (OpenType, table directory)."""
    padded = data + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
