"""JPEG files by their markers: facts, and the same scan data without the metadata.

In: a file's bytes. Out: size, channels, orientation, colour profile; or the byte ranges that a
PDF needs. Nothing is decoded. Source: ITU T.81 annex B; EXIF 2.32; ICC.1 annex B.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from bulletin_layout.diagnostics import Refused
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

_START = b"\xff\xd8"
_END = b"\xff\xd9"
_SCAN = 0xDA
_ADOBE = 0xEE
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
_FRAMES = (0xC0, 0xC1, 0xC2)
# Lossless, hierarchical and arithmetic frames: PDF readers show nothing for them.
_ODD_FRAMES = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_ORIENTATION, _SHORT = 0x0112, 3
# A segment's length has two bytes; a profile's has a head of 14 in it.
_MOST_IN_SEGMENT = 65_519


class BrokenPicture(Refused):
    """A picture file is not what it claims to be."""

    def __init__(self, message: str, advice: str = "Save the photo again as JPEG or PNG.") -> None:
        super().__init__(message, advice)


class JpegFacts(NamedTuple):
    """Size in stored pixels, channels, orientation, colour profile."""

    width: int
    height: int
    channels: int
    turn: int
    profile: bytes


class _Segment(NamedTuple):
    marker: int
    start: int
    end: int


def facts(data: bytes) -> JpegFacts:
    """Return what a JPEG's markers say. Raises BrokenPicture."""
    size: tuple[int, int, int] | None = None
    turn = 1
    profile: dict[int, bytes] = {}
    scan = 0
    for marker, start, end in _segments(data):
        scan = end
        body = data[start + 4 : end]
        if marker in _ODD_FRAMES:
            raise BrokenPicture("it is of a kind of JPEG that PDF cannot show")
        if marker in _FRAMES:
            size = _frame(body)
        elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turn = _orientation(body[6:])
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0") and len(body) > 14:
            profile[body[12]] = body[14:]
    if size is None:
        raise BrokenPicture("it has no picture in it")
    if data.find(_END, scan) < 0:
        raise BrokenPicture("its end is missing; it was cut off on its way")
    width, height, channels = size
    return JpegFacts(width, height, channels, turn, b"".join(profile[n] for n in sorted(profile)))


def stripped(data: bytes) -> bytes:
    """Return a JPEG without its metadata (EXIF with its GPS, XMP, comments, previews).

    Tables, frames and scan data are the file's own bytes; Adobe's marker stays, as it says what
    the colours are.
    """
    kept = [_START]
    scan = len(data)
    for marker, start, end in _segments(data):
        if marker == _SCAN:
            scan = start
            break
        is_metadata = marker == _COMMENT or (marker in _APPLICATION and marker != _ADOBE)
        if not is_metadata:
            kept.append(data[start:end])
    kept.append(data[scan : _end_of_scans(data, scan)])
    return b"".join(kept)


def with_profile(data: bytes, profile: bytes) -> bytes:
    """Return a JPEG with a colour profile in it again (ICC.1 annex B.4)."""
    steps = range(0, len(profile), _MOST_IN_SEGMENT)
    segments = [
        b"\xff\xe2"
        + struct.pack(">H", 16 + len(profile[at : at + _MOST_IN_SEGMENT]))
        + b"ICC_PROFILE\0"
        + bytes((number, len(steps)))
        + profile[at : at + _MOST_IN_SEGMENT]
        for number, at in enumerate(steps, 1)
    ]
    return _START + b"".join(segments) + data[len(_START) :]


def with_turn(data: bytes, turn: int) -> bytes:
    """Return a JPEG that says its orientation (EXIF 2.32, 4.6.2) and nothing else."""
    if turn == 1:
        return data
    entry = struct.pack(">HHLHH", _ORIENTATION, _SHORT, 1, turn, 0)
    tiff = b"MM\0*" + struct.pack(">LH", 8, 1) + entry + bytes(4)
    body = b"Exif\0\0" + tiff
    return _START + b"\xff\xe1" + struct.pack(">H", 2 + len(body)) + body + data[len(_START) :]


def _end_of_scans(data: bytes, scan: int) -> int:
    """Return where the picture's own end marker ends; what follows (a preview, a film) is not it.

    Within scan data ff is followed by 00 or a restart marker; so the first ff d9 ends it.
    """
    end = data.find(_END, scan)
    return end + 2 if end >= 0 else len(data)


def _segments(data: bytes) -> Iterator[_Segment]:
    """Yield the segments up to the first scan. Raises BrokenPicture."""
    if not data.startswith(_START):
        raise BrokenPicture("it is no JPEG")
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise BrokenPicture("its markers are broken")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        length = struct.unpack_from(">H", data, at + 2)[0]
        end = at + 2 + length
        if length < 2 or end > len(data):
            break
        yield _Segment(marker, at, end)
        if marker == _SCAN:
            return
        at = end
    raise BrokenPicture("it ends before its picture begins; it was cut off on its way")


def _frame(body: bytes) -> tuple[int, int, int]:
    if len(body) < 6:
        raise BrokenPicture("its markers are broken")
    precision, height, width, channels = struct.unpack_from(">BHHB", body)
    if precision != 8:
        raise BrokenPicture(
            Message("it has {precision} bits a colour; PDF shows 8", precision=precision)
        )
    if not width or not height or channels not in (1, 3, 4):
        raise BrokenPicture("its frame says that it has no size")
    return width, height, channels


def _orientation(tiff: bytes) -> int:
    """Return the orientation that EXIF's first directory gives, 1 where it gives none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 1
    try:
        at = struct.unpack_from(order + "L", tiff, 4)[0]
        for i in range(struct.unpack_from(order + "H", tiff, at)[0]):
            tag, _, _, value = struct.unpack_from(order + "HHLH", tiff, at + 2 + 12 * i)
            if tag == _ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except struct.error:
        pass
    return 1
