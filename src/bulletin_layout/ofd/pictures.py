"""Pictures of an OFD file, each embedded once: scan data of a JPEG as it is, other pixels as PNG.

In: placed pictures. Out: the objects that show them, the entries of the resources, and the parts.
Source: GB/T 33190-2016, 10 (images) and 7.9 (MultiMedia).
"""

from __future__ import annotations

from collections.abc import Callable

from bulletin_layout.images import jpeg, png
from bulletin_layout.images.embedding import Embedded, PictureUse, UseKey, embedded
from bulletin_layout.layout.model import PlacedImage
from bulletin_layout.ofd.notation import box, mm
from bulletin_layout.output.zip_parts import ZipParts


class Pictures:
    """The pictures of one file; `entries` are those of its resources."""

    def __init__(self, parts: ZipParts, folder: str, next_id: Callable[[], int]) -> None:
        self.entries: list[str] = []
        self._parts = parts
        self._folder = folder
        self._next_id = next_id
        self._known: dict[UseKey, tuple[int, int]] = {}

    def object(self, id_: int, placed: PlacedImage) -> str:
        """Return what shows a placed picture, its stored pixels turned upright (EXIF)."""
        resource, turn = self._resource(placed)
        matrix = " ".join(mm(v) for v in _MATRICES[turn](placed.width, placed.height))
        place = box(placed.x, placed.y, placed.width, placed.height)
        return (
            f'<ofd:ImageObject ID="{id_}" Boundary="{place}" CTM="{matrix}"'
            f' ResourceID="{resource}"/>'
        )

    def _resource(self, placed: PlacedImage) -> tuple[int, int]:
        use = PictureUse(placed.picture, placed.width, placed.dpi)
        if use.key not in self._known:
            picture = embedded(use)
            id_ = self._next_id()
            self._known[use.key] = (id_, picture.turn)
            self._embed(id_, picture)
        return self._known[use.key]

    def _embed(self, id_: int, picture: Embedded) -> None:
        kind, load = ("PNG", _as_png) if picture.kind == "pixels" else ("JPEG", _as_jpeg)
        name = f"image_{id_}.{kind.lower()}"
        self._parts.add_late(f"{self._folder}/{name}", lambda: load(picture))
        self.entries.append(
            f'<ofd:MultiMedia ID="{id_}" Type="Image" Format="{kind}">'
            f"<ofd:MediaFile>{name}</ofd:MediaFile></ofd:MultiMedia>"
        )


def _as_png(picture: Embedded) -> bytes:
    return png.encoded(picture.width, picture.height, picture.channels, picture.load())


def _as_jpeg(picture: Embedded) -> bytes:
    return jpeg.with_profile(picture.load(), picture.profile)


_Matrix = tuple[float, float, float, float, float, float]

# How the unit square of a stored picture comes to lie upright in its box, by EXIF's orientation.
_MATRICES: dict[int, Callable[[float, float], _Matrix]] = {
    1: lambda w, h: (w, 0, 0, h, 0, 0),
    2: lambda w, h: (-w, 0, 0, h, w, 0),
    3: lambda w, h: (-w, 0, 0, -h, w, h),
    4: lambda w, h: (w, 0, 0, -h, 0, h),
    5: lambda w, h: (0, h, w, 0, 0, 0),
    6: lambda w, h: (0, h, -w, 0, w, 0),
    7: lambda w, h: (0, -h, -w, 0, w, h),
    8: lambda w, h: (0, -h, w, 0, 0, h),
}
