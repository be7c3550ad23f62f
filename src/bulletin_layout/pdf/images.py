"""Pictures in the file: a JPEG's own scan data where it can stay, else pixels made anew.

In: placed pictures. Out: for each its resource. A JPEG of grey or RGB that is not too fine goes
in byte for byte without its metadata, and is loaded only when the file is written. What is too
fine is reduced; CMYK becomes sRGB (PDF/A-2 6.2.4.3: one output intent); transparency becomes
white paper. A picture's own colour profile stays with its colours.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

from bulletin_layout.diagnostics import InputError, OutputError, error
from bulletin_layout.images import jpeg
from bulletin_layout.images.jpeg import BrokenPicture
from bulletin_layout.images.model import Picture
from bulletin_layout.images.read import opened
from bulletin_layout.layout.model import PlacedImage
from bulletin_layout.messages import Message
from bulletin_layout.pdf.adapter import PdfFile, Reference, array, name
from bulletin_layout.pdf.content import ShownImage

_QUALITY = 90
# Reducing by less than this is not worth encoding anew.
_LEAST_REDUCTION = 1.1
_PROFILE_SPACES = {1: b"GRAY", 3: b"RGB "}
_PROFILE_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")
_DEVICE = {1: "DeviceGray", 3: "DeviceRGB"}


class _Wanted(NamedTuple):
    """A picture at a size in pixels, 0 × 0 for its own."""

    path: Path
    width: int
    height: int


class EmbeddedImages:
    """The pictures of one file; `resources` are their names for the pages."""

    def __init__(self, file: PdfFile) -> None:
        self.resources: dict[str, Reference] = {}
        self._file = file
        self._shown: dict[_Wanted, tuple[str, int]] = {}
        self._profiles: dict[bytes, Reference] = {}

    def show(self, placed: PlacedImage) -> ShownImage:
        """Return a placed picture with its resource, embedded once however often it is shown."""
        wanted = _wanted(placed)
        if wanted not in self._shown:
            resource = f"Im{len(self.resources) + 1}"
            reference, turn = self._embed(placed.picture, wanted)
            self.resources[resource] = reference
            self._shown[wanted] = (resource, turn)
        return ShownImage(placed, *self._shown[wanted])

    def _embed(self, picture: Picture, wanted: _Wanted) -> tuple[Reference, int]:
        """Embed a picture; return its reference and the orientation still to be given to it."""
        try:
            if not wanted.width and picture.kind == "jpeg" and picture.channels in _DEVICE:
                return self._as_it_is(picture), picture.turn
            return self._anew(picture, wanted), 1
        except (BrokenPicture, OSError, ValueError) as problem:
            message = Message("the picture cannot be decoded: {problem}.", problem=problem)
            raise InputError([error(None, str(picture.path), message, "Save it again.")]) from None

    def _as_it_is(self, picture: Picture) -> Reference:
        path = picture.path
        facts = jpeg.facts(path.read_bytes())
        return self._file.add_late_stream(
            lambda: jpeg.stripped(_unchanged(path, facts)),
            **self._entries(facts.width, facts.height, facts.channels, facts.profile),
            Filter=name("DCTDecode"),
        )

    def _anew(self, picture: Picture, wanted: _Wanted) -> Reference:
        """Embed a picture decoded, reduced and encoded again: photos as JPEG, PNG without loss."""
        image = _decoded(picture, wanted)
        channels = len(image.getbands())
        entries = self._entries(image.width, image.height, channels, b"")
        if picture.kind == "png":
            return self._file.add_stream(image.tobytes(), **entries)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, optimize=True)
        data = jpeg.stripped(out.getvalue())
        return self._file.add_late_stream(lambda: data, **entries, Filter=name("DCTDecode"))

    def _entries(self, width: int, height: int, channels: int, profile: bytes) -> dict[str, Any]:
        return {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": width,
            "Height": height,
            "BitsPerComponent": 8,
            "ColorSpace": self._colour_space(channels, profile),
        }

    def _colour_space(self, channels: int, profile: bytes) -> Any:
        if not _is_sound(profile, channels):
            return name(_DEVICE[channels])
        if profile not in self._profiles:
            self._profiles[profile] = self._file.add_stream(profile, N=channels)
        return array([name("ICCBased"), self._profiles[profile]])


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
    raise OutputError(Message("the photo {path} changed while the PDF was made.", path=path))


def _wanted(placed: PlacedImage) -> _Wanted:
    """Return the size at which a picture is embedded: its own unless it is too fine."""
    picture = placed.picture
    fine = picture.width / placed.width * 72
    if not placed.dpi or fine < placed.dpi * _LEAST_REDUCTION:
        return _Wanted(picture.path, 0, 0)
    scale = placed.dpi / fine
    return _Wanted(
        picture.path, max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    )


def _decoded(picture: Picture, wanted: _Wanted) -> Any:
    """Return a picture's pixels upright, grey or sRGB, at the wanted size."""
    from PIL import Image, ImageOps

    with opened(picture.path) as image:
        if wanted.width and picture.kind == "jpeg":
            size = (wanted.width, wanted.height)
            image.draft(None, size[::-1] if picture.is_turned else size)
        image.load()
        upright = _in_srgb(ImageOps.exif_transpose(image))
    if wanted.width:
        upright = upright.resize((wanted.width, wanted.height), Image.Resampling.LANCZOS)
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


def _is_sound(profile: bytes, channels: int) -> bool:
    """Return whether a colour profile may stand in a PDF/A: its header is that of one."""
    return (
        len(profile) > 128
        and int.from_bytes(profile[:4], "big") == len(profile)
        and profile[36:40] == b"acsp"
        and profile[16:20] == _PROFILE_SPACES[channels]
        and profile[12:16] in _PROFILE_CLASSES
        and profile[8] in (2, 4)
    )
