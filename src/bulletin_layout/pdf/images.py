"""Pictures in the file, each embedded once: scan data of a JPEG as it is, other pixels deflated.

In: placed pictures. Out: for each its resource. A picture's own colour profile stays with its
colours (PDF/A-2 6.2.4.2).
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.images.embedding import Embedded, PictureUse, UseKey, embedded
from bulletin_layout.images.icc import PICTURES, is_sound
from bulletin_layout.layout.model import PlacedImage
from bulletin_layout.pdf.adapter import PdfFile, Reference, array, name
from bulletin_layout.pdf.content import ShownImage
from bulletin_layout.pdf.ink import ColourSpaces

_PROFILE_SPACES = {1: b"GRAY", 3: b"RGB "}


class EmbeddedImages:
    """The pictures of one file; `resources` are their names for the pages."""

    def __init__(self, file: PdfFile, colours: ColourSpaces) -> None:
        self.resources: dict[str, Reference] = {}
        self._file = file
        self._colours = colours
        self._shown: dict[UseKey, tuple[str, int]] = {}
        self._profiles: dict[bytes, Reference] = {}

    def show(self, placed: PlacedImage) -> ShownImage:
        """Return a placed picture with its resource, embedded once however often it is shown."""
        use = PictureUse(placed.picture, placed.width, placed.dpi)
        if use.key not in self._shown:
            resource = f"Im{len(self.resources) + 1}"
            picture = embedded(use)
            self.resources[resource] = self._embed(picture)
            self._shown[use.key] = (resource, picture.turn)
        return ShownImage(placed, *self._shown[use.key])

    def _embed(self, picture: Embedded) -> Reference:
        entries = self._entries(picture.width, picture.height, picture.channels, picture.profile)
        if picture.kind == "pixels":
            return self._file.add_stream(picture.load(), **entries)
        return self._file.add_late_stream(picture.load, **entries, Filter=name("DCTDecode"))

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
        if channels not in _PROFILE_SPACES or not is_sound(
            profile, _PROFILE_SPACES[channels], PICTURES
        ):
            return self._colours.of_channels(channels)
        if profile not in self._profiles:
            self._profiles[profile] = self._file.add_stream(profile, N=channels)
        return array([name("ICCBased"), self._profiles[profile]])
