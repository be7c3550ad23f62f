"""Read what a picture file is: its kind by its first bytes, its size by its header.

In: a path and limits. Out: a Picture; or BrokenPicture with what is wrong in an editor's words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bulletin_layout.images import jpeg, png
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.model import Picture
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message

_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
_AVIF = (b"avif", b"avis")
_SMALLER = "Make it smaller, or raise the limit."
_KINDS = "JPEG, PNG and WebP"


def read_picture(path: Path, limits: Limits) -> Picture:
    """Return the facts of a picture file. Raises BrokenPicture."""
    try:
        size = path.stat().st_size
        if size > limits.picture_bytes:
            words = Message(
                "it is larger than {picture_bytes:,} bytes (limit picture_bytes)",
                picture_bytes=limits.picture_bytes,
            )
            raise BrokenPicture(words, _SMALLER)
        data = path.read_bytes()
    except OSError as problem:
        raise BrokenPicture(
            Message("it cannot be read: {reason}", reason=problem.strerror)
        ) from None
    return picture_of(path, data, limits)


def picture_of(path: Path, data: bytes, limits: Limits) -> Picture:
    """Return the facts of a picture file that holds `data`. Raises BrokenPicture."""
    picture = _facts(path, data)
    if picture.width * picture.height > limits.picture_pixels:
        raise BrokenPicture(
            Message(
                "it has {width:,} × {height:,} pixels, more than {most:,} in all "
                "(limit picture_pixels)",
                width=picture.width,
                height=picture.height,
                most=limits.picture_pixels,
            ),
            _SMALLER,
        )
    if picture.kind == "png":
        png.refuse_missing_pixels(data)
    return picture


def _facts(path: Path, data: bytes) -> Picture:
    if data.startswith(b"\xff\xd8"):
        facts = jpeg.facts(data)
        size = (facts.width, facts.height)
        width, height = reversed(size) if facts.turn >= 5 else size
        return Picture(path, "jpeg", width, height, facts.turn, facts.channels)
    if data.startswith(png.SIGNATURE):
        return Picture(path, "png", *png.size(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _by_decoder(path, "webp")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise BrokenPicture("it is HEIC, which a telephone makes; save it as JPEG first")
    if data[4:8] == b"ftyp" and data[8:12] in _AVIF:
        raise BrokenPicture("it is AVIF; save it as JPEG first")
    raise BrokenPicture(Message("it is none of {kinds}", kinds=_KINDS))


def _by_decoder(path: Path, kind: str) -> Picture:
    with opened(path) as image:
        width, height = image.size
    return Picture(path, kind, width, height)


def opened(path: Path) -> Any:
    """Return a picture opened by Pillow, not yet decoded. Raises BrokenPicture."""
    from PIL import Image

    try:
        return Image.open(path)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BrokenPicture("its pixels cannot be decoded") from None
