"""Pictures of other formats become such as an issue may hold: JPEG, PNG, WebP.

In: a picture's bytes. Out: bytes and the ending of their file, or nothing if it is no photo.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.read import picture_of
from bulletin_layout.importing.bounds import PIXELS, Bounds
from bulletin_layout.named_tuple import NamedTuple

_KEPT = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
# Whose headers are read without a decoder.
_BY_HEADER = (".jpg", ".png")
_CHANGED = ("GIF", "BMP", "TIFF", "DIB")


class Photo(NamedTuple):
    """A picture's bytes, and the ending of a file that holds them."""

    data: bytes
    suffix: str


def as_photo(data: bytes, suffix: str, bounds: Bounds) -> Photo | None:
    """Return a photo that an issue may hold, None for drawings (.emf, .wmf, .svg) and the like.

    The bytes stay as they are where their format may; `suffix` is that of the file they are of.
    Raises InputError for one beyond the limits, BrokenPicture for one that no page could show.
    """
    bounds.add_photo(data)
    try:
        with warnings.catch_warnings():
            # The limit is ours, not Pillow's.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                bounds.check("picture_pixels", picture.width * picture.height, PIXELS)
                kind = picture.format or ""
                if kind in _KEPT:
                    return _whole(Photo(data, _KEPT[kind]), bounds)
                if kind not in _CHANGED:
                    return None
                out = io.BytesIO()
                picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(out, "PNG")
                return Photo(out.getvalue(), ".png")
    except BrokenPicture:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError,
            Image.DecompressionBombWarning):  # fmt: skip
        if suffix in _KEPT.values():
            raise BrokenPicture("its pixels cannot be decoded") from None
        return None


def _whole(photo: Photo, bounds: Bounds) -> Photo:
    """Return a photo that an issue may hold as it is. Raises BrokenPicture."""
    if photo.suffix in _BY_HEADER:
        picture_of(Path(), photo.data, bounds.limits)
    return photo
