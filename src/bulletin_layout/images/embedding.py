"""What of a picture goes into a file: a JPEG's own scan data where it can stay, else pixels anew.

In: how a picture is used. Out: its data, loaded only when the file is written. A JPEG of grey or
RGB that is not too fine stays byte for byte, without its metadata. What is too fine is reduced;
CMYK becomes sRGB (PDF/A-2 6.2.4.3: one output intent); transparency becomes white paper.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from bulletin_layout.diagnostics import InputError, OutputError, error
from bulletin_layout.images import jpeg
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.model import Picture
from bulletin_layout.images.read import opened
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

_QUALITY = 90
_PLAIN_CHANNELS = (1, 3)
# Reducing by less than this is not worth encoding anew.
_LEAST_REDUCTION = 1.1


# What tells two uses apart: the file, and the size in pixels, None for its own.
UseKey = tuple[Path, tuple[int, int] | None]


class PictureUse(NamedTuple):
    """A picture as it is shown: `width` points wide, reduced to `dpi`, 0 for never."""

    picture: Picture
    width: float
    dpi: int

    @property
    def size(self) -> tuple[int, int] | None:
        """The size in pixels that it is reduced to, None if it keeps its own."""
        fine = self.picture.width / self.width * 72
        if not self.dpi or fine < self.dpi * _LEAST_REDUCTION:
            return None
        scale = self.dpi / fine
        width, height = self.picture.width * scale, self.picture.height * scale
        return max(1, round(width)), max(1, round(height))

    @property
    def is_whole(self) -> bool:
        """Whether every pixel is kept."""
        return self.size is None

    @property
    def key(self) -> UseKey:
        """What two uses share that are embedded once."""
        return self.picture.path, self.size


class Embedded(NamedTuple):
    """A picture's data as it is embedded. `load` returns a JPEG, or rows of 8-bit pixels.

    Width and height are of the stored pixels; `turn` is the orientation (EXIF, 1 to 8) that is
    still to be given to them; `profile` is a colour profile, empty if it has none of its own.
    """

    kind: Literal["jpeg", "pixels"]
    width: int
    height: int
    channels: int
    turn: int
    profile: bytes
    load: Callable[[], bytes]


def embedded(use: PictureUse, upright: bool = False) -> Embedded:
    """Return what is embedded of a picture. Raises InputError for one that cannot be decoded.

    `upright`: for a format that cannot turn it, its pixels are turned.
    """
    picture = use.picture
    try:
        if use.is_whole and picture.kind == "jpeg" and picture.channels in _PLAIN_CHANNELS:
            if upright and picture.turn != 1:
                return _anew(use)
            return _as_it_is(use)
        return _anew(use)
    except (BrokenPicture, OSError, ValueError) as problem:
        message = Message("the picture cannot be decoded: {problem}.", problem=problem)
        raise InputError([error(None, str(picture.path), message, "Save it again.")]) from None


def _as_it_is(use: PictureUse) -> Embedded:
    path = use.picture.path
    facts = jpeg.facts(path.read_bytes())
    return Embedded(
        "jpeg",
        facts.width,
        facts.height,
        facts.channels,
        use.picture.turn,
        facts.profile,
        lambda: jpeg.stripped(_unchanged(path, facts)),
    )


def _anew(use: PictureUse) -> Embedded:
    """Return a picture decoded, reduced and encoded again: photos as JPEG, PNG without loss."""
    image = _decoded(use)
    kind: Literal["jpeg", "pixels"] = "pixels" if use.picture.kind == "png" else "jpeg"
    data = image.tobytes() if kind == "pixels" else _as_jpeg(image)
    size = (image.width, image.height, len(image.getbands()))
    return Embedded(kind, *size, 1, b"", lambda: data)


def _as_jpeg(image: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return jpeg.stripped(out.getvalue())


def _unchanged(path: Path, facts: jpeg.JpegFacts) -> bytes:
    """Return a photo's bytes when they are written. Raises OutputError if it is another now."""
    try:
        data = path.read_bytes()
        if jpeg.facts(data) == facts:
            return data
    except (OSError, BrokenPicture) as problem:
        reason = getattr(problem, "strerror", None) or problem
        message = Message(
            "the photo {path} cannot be read any more: {reason}.", path=path, reason=reason
        )
        raise OutputError(message) from None
    raise OutputError(Message("the photo {path} changed while the file was made.", path=path))


def _decoded(use: PictureUse) -> Any:
    """Return a picture's pixels upright, grey or sRGB, at the wanted size."""
    from PIL import Image, ImageOps

    picture, size = use.picture, use.size
    with opened(picture.path) as image:
        if size and picture.kind == "jpeg":
            image.draft(None, size[::-1] if picture.is_turned else size)
        image.load()
        upright = _in_srgb(ImageOps.exif_transpose(image))
    if size:
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return upright


def _in_srgb(image: Any) -> Any:
    """Return an image in grey or sRGB, its transparency on white."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "#FFFFFF")
        white.alpha_composite(rgba)
        return white.convert("RGB")
    if image.mode in ("1", "L"):
        return image.convert("L")
    if image.mode.startswith("I"):  # 16 bits a pixel
        return image.point(lambda value: value / 256).convert("L")
    return _by_profile(image) or image.convert("RGB")


def _by_profile(image: Any) -> Any:
    """Return an image converted by its own colour profile, None if it has none that is sound."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return None
