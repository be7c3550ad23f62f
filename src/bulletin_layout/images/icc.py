"""What an ICC colour profile says of itself, and whether one may stand in a PDF/A.

In: a profile's bytes, or the file of a printer's profile. Out: whether it is sound; its name.
Source: ICC.1:2004-10 (7.2 header, 7.3 tag table); PDF/A-2 6.2.3, 6.2.4.2: version 2 or 4.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from bulletin_layout.diagnostics import Refused
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

# Classes of the profiles of pictures; of a printing condition there is only prtr.
PICTURES, PRINTER = (b"scnr", b"mntr", b"prtr", b"spac"), (b"prtr",)
_HEADER, _TAG = 128, 12
# The profiles of the great printing conditions have 0.5 to 9 MB.
_MOST_BYTES = 16_000_000
_ASK = "Ask the printer for its output profile: ICC, CMYK."


class OutputProfile(NamedTuple):
    """The profile of the printing condition that a PDF is made for, and how it is called."""

    path: Path
    condition: str


class BrokenProfile(Refused):
    """A profile that cannot be used: what is wrong, and what to do."""


def is_sound(profile: bytes, space: bytes, classes: tuple[bytes, ...]) -> bool:
    """Return whether the header is one of a profile of a colour space and one of some classes."""
    return (
        len(profile) > _HEADER
        and int.from_bytes(profile[:4], "big") == len(profile)
        and profile[36:40] == b"acsp"
        and profile[16:20] == space
        and profile[12:16] in classes
        and profile[8] in (2, 4)
    )


def output_profile(path: Path) -> OutputProfile:
    """Return the printer's CMYK profile that a file holds. Raises BrokenProfile."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            words = Message("it is larger than {n:,} bytes.", n=_MOST_BYTES)
            raise BrokenProfile(words, _ASK)
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise BrokenProfile(Message("it cannot be read: {reason}", reason=reason)) from None
    if not is_sound(data, b"CMYK", PRINTER) or b"A2B0" not in _tags(data):
        no_profile = "it is no ICC profile of a printer with CMYK, version 2 or 4."
        raise BrokenProfile(no_profile, _ASK)
    return OutputProfile(path, _condition(data) or path.stem)


def _tags(profile: bytes) -> set[bytes]:
    """Return the tags whose data lie within the profile; none if any does not."""
    count = int.from_bytes(profile[_HEADER : _HEADER + 4], "big")
    first = _HEADER + 4
    if first + count * _TAG > len(profile):
        return set()
    tags = set()
    for at in range(first, first + count * _TAG, _TAG):
        start, size = (int.from_bytes(profile[at + i : at + i + 4], "big") for i in (4, 8))
        if start + size > len(profile):
            return set()
        tags.add(profile[at : at + 4])
    return tags


def _condition(profile: bytes) -> str:
    """Return how a profile calls itself. Raises BrokenProfile if LittleCMS cannot read it."""
    from PIL import ImageCms  # only for a style that names a profile

    try:
        return ImageCms.getProfileDescription(BytesIO(profile)).strip()
    except (ImageCms.PyCMSError, OSError, ValueError) as problem:
        words = "it is a broken ICC profile: {reason}."
        raise BrokenProfile(Message(words, reason=str(problem).rstrip(".")), _ASK) from None
