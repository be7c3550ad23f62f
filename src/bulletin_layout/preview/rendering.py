"""Pictures of a PDF's pages for the screen, made one at a time, kept while they may be wanted."""

from __future__ import annotations

import io

from PIL import Image

from bulletin_layout.pdf_facts.drawn import drawn
from bulletin_layout.preview.snapshot import Snapshot

# Dots a point: sharp on a screen of double density up to the width of a page.
_SCALE = 2.0
_LEAST_PACKED = 1
_COLOURS = 128
_MOST_SNAPSHOTS = 3


class Pictures:
    """Renders pages when they are asked for; keeps those of the newest snapshots.

    A browser may still ask for a page of the snapshot before, so that a few are kept.
    """

    def __init__(self) -> None:
        self._snapshots: list[Snapshot] = []
        self._kept: dict[str, bytes] = {}

    def renew(self, snapshot: Snapshot) -> None:
        """Take a newer snapshot in; pictures of pages that none has any more are dropped."""
        self._snapshots = [snapshot, *self._snapshots][:_MOST_SNAPSHOTS]
        wanted = {page.key for snapshot in self._snapshots for page in snapshot.pages}
        self._kept = {key: data for key, data in list(self._kept.items()) if key in wanted}

    def png(self, key: str) -> bytes | None:
        """Return the picture of the page that a key names, None if no snapshot has it."""
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        for snapshot in list(self._snapshots):
            for index, page in enumerate(snapshot.pages):
                if page.key == key:
                    picture = drawn(snapshot.pdf, index, _SCALE, grey=page.grey)
                    data = self._kept[key] = _packed(picture)
                    return data
        return None


def _packed(picture: Image.Image) -> bytes:
    """Return a picture as PNG, small and quickly: few colours do, a photo's too at this size."""
    if picture.mode != "L":
        picture = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=_LEAST_PACKED)
    return out.getvalue()
