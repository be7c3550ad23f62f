"""What a picture looks like, in a few characters: the same however it was packed or reduced.

A program that saves a file may pack its pictures anew; another picture is another look.
"""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

from PIL import Image, ImageOps

_SIDE = 12  # points of colour each way
# By how much of 255 two looks may differ in the mean. Packed anew as a poor JPEG (quality 30, half
# the size) the photos of the examples differ by 1.8 at most, one page of a bulletin from another by
# 6.6.
_MOST_DIFFERENCE = 4.0
# By how much a single point may: packed anew 10.3; a tenth of the width blacked out 73, a twentieth
# made grey 26.
_MOST_AT_A_POINT = 16.0
_WHITE = (255, 255, 255, 255)


def look_of(picture: Path | bytes) -> str:
    """Return a picture's look, "" for one that cannot be decoded."""
    source = io.BytesIO(picture) if isinstance(picture, bytes) else picture
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a size that is held against limits elsewhere
            with Image.open(source) as image:
                image.draft("RGB", (8 * _SIDE, 8 * _SIDE))
                upright = ImageOps.exif_transpose(image)
                if upright.mode in ("RGBA", "LA", "P", "PA"):
                    over = upright.convert("RGBA")
                    upright = Image.alpha_composite(Image.new("RGBA", over.size, _WHITE), over)
                small = upright.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX)
                return small.tobytes().hex()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ""


def is_look(text: str) -> bool:
    """Return whether a text that somebody else may have written is a look."""
    return re.fullmatch(rf"[0-9a-f]{{{_SIDE * _SIDE * 6}}}", text) is not None


def look_alike(one: str, other: str) -> bool:
    """Return whether two looks are of one picture; also where either is not known."""
    if not one or not other:
        return True
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    off = [abs(a - b) for a, b in pairs]
    points = map(sum, zip(*(off[channel::3] for channel in range(3)), strict=True))
    return sum(off) <= _MOST_DIFFERENCE * len(off) and max(points) <= 3 * _MOST_AT_A_POINT
