"""A small CMYK profile for tests: the sixteen overprints of four inks on white paper.

The colours are those of offset on uncoated paper, rounded. No printer is described by it; it has
what a printer's profile must have (ICC.1:2004-10, 8.4.2).
"""

from __future__ import annotations

import struct
from itertools import product

NAME = "Test press, uncoated"
# L*, a*, b* of what stands over each other of cyan, magenta, yellow; black over all is near black.
_OVERPRINTS = {
    (0, 0, 0): (94, 0, -2),
    (1, 0, 0): (60, -25, -44),
    (0, 1, 0): (55, 60, -2),
    (0, 0, 1): (89, -4, 78),
    (1, 1, 0): (40, 10, -30),
    (1, 0, 1): (53, -42, 14),
    (0, 1, 1): (53, 56, 27),
    (1, 1, 1): (35, 0, 0),
}
_BLACK = {0: (31, 1, 1), 1: (25, 0, 0)}
_IDENTITY = bytes(range(256))


def profile() -> bytes:
    """Return the profile's bytes."""
    to_lab = b"".join(
        _lab(_BLACK[min(sum(inks[:3]), 1)] if inks[3] else _OVERPRINTS[inks[:3]])
        for inks in product((0, 1), repeat=4)
    )
    from_lab = b"".join(
        bytes(
            [255 * (a == 0 and light), 255 * (a and light), 255 * (b and light), 255 * (not light)]
        )
        for light, a, b in product((0, 1), repeat=3)
    )
    to, back = _table(4, 3, to_lab), _table(3, 4, from_lab)
    name = NAME.encode() + b"\0"
    described = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78
    tags = [
        (b"desc", described),
        (b"cprt", b"text\0\0\0\0" + b"MIT licence, the bulletin_layout authors\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + struct.pack(">3i", 55000, 57000, 46000)),
        *((b"A2B%d" % n, to) for n in range(3)),
        *((b"B2A%d" % n, back) for n in range(3)),
        (b"gamt", _table(3, 1, bytes(8))),
    ]
    return _file(tags)


def _lab(colour: tuple[int, int, int]) -> bytes:
    return bytes([round(colour[0] * 2.55), colour[1] + 128, colour[2] + 128])


def _table(inputs: int, outputs: int, corners: bytes) -> bytes:
    head = b"mft1\0\0\0\0" + bytes([inputs, outputs, 2, 0])
    matrix = struct.pack(">9i", *(65536 * (i % 4 == 0) for i in range(9)))
    return head + matrix + _IDENTITY * inputs + corners + _IDENTITY * outputs


def _file(tags: list[tuple[bytes, bytes]]) -> bytes:
    body, table, offsets = bytearray(), struct.pack(">I", len(tags)), dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags:
        if data not in offsets:
            offsets[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += tag + struct.pack(">II", offsets[data], len(data))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI8sQI3i48x",
        start + len(body),
        b"\0\0\0\0",
        0x02100000,
        b"prtr",
        b"CMYK",
        b"Lab ",
        *(2000, 1, 1, 0, 0, 0),
        b"acsp",
        b"\0\0\0\0",
        0,
        bytes(8),
        0,
        0,
        *(round(v * 65536) for v in (0.9642, 1.0, 0.82491)),
    )
    return head + table + bytes(body)
