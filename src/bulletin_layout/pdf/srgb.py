"""A fixed sRGB profile for the output intent, made here from the published numbers.

ICC version 2, matrix and curve: primaries of IEC 61966-2-1 adapted to D50 (ICC.1:2001-04),
transfer curve sampled at 1024 places. Made by this library, so under its licence; its date is
fixed, so it is the same on every machine.
"""

from __future__ import annotations

import struct
from functools import cache

_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
_D50 = (0.96420, 1.0, 0.82491)
_CURVE_POINTS = 1024


@cache
def srgb_profile() -> bytes:
    """Return the profile's bytes."""
    curve = _curve()
    tags: list[tuple[str, bytes]] = [
        ("desc", _description("sRGB IEC61966-2.1")),
        ("cprt", b"text\0\0\0\0" + b"MIT licence, the bulletin_layout authors\0"),
        ("wtpt", _xyz(_D50)),
        *((tag, _xyz(value)) for tag, value in _PRIMARIES.items()),
        ("rTRC", curve),
        ("gTRC", curve),
        ("bTRC", curve),
    ]
    return _assemble(tags)


def _assemble(tags: list[tuple[str, bytes]]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    body = bytearray()
    offsets: dict[bytes, int] = {}
    table = struct.pack(">I", len(tags))
    for tag, data in tags:
        if data not in offsets:
            offsets[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", tag.encode(), offsets[data], len(data))
    size = start + len(body)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4sQI3i4s44x",
        size,
        b"\0\0\0\0",
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2000, 1, 1, 0, 0, 0),
        b"acsp",
        b"\0\0\0\0",
        0,
        b"\0\0\0\0",
        b"\0\0\0\0",
        0,
        0,
        *(round(v * 65536) for v in _D50),
        b"\0\0\0\0",
    )
    return header + table + bytes(body)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in value))


def _description(text: str) -> bytes:
    ascii_text = text.encode() + b"\0"
    return (
        b"desc\0\0\0\0"
        + struct.pack(">I", len(ascii_text))
        + ascii_text
        + b"\0" * (4 + 4 + 2 + 1 + 67)
    )


def _curve() -> bytes:
    points = []
    for i in range(_CURVE_POINTS):
        v = i / (_CURVE_POINTS - 1)
        linear = v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        points.append(round(linear * 65535))
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *points)
