"""Pictures of a PDF's pages for the screen, kept while they are shown; made one at a time."""

from __future__ import annotations

import io
import threading

import pypdfium2

from bulletin_layout.preview.snapshot import Snapshot

# Dots a point: sharp on a screen of double density up to the width of a page.
_SCALE = 2.0
_LEAST_PACKED = 1
_MOST_SNAPSHOTS = 3


class Pictures:
    """Renders pages when they are asked for; keeps those of the newest snapshots.

    A browser may still ask for a page of the snapshot before, so that a few are kept.
    """

    def __init__(self) -> None:
        self._snapshots: list[Snapshot] = []
        self._kept: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def renew(self, snapshot: Snapshot) -> None:
        """Take a newer snapshot in; pictures of pages that none has any more are dropped."""
        with self._lock:
            self._snapshots = [snapshot, *self._snapshots][:_MOST_SNAPSHOTS]
            wanted = {key for snapshot in self._snapshots for key in snapshot.keys}
            self._kept = {key: data for key, data in self._kept.items() if key in wanted}

    def png(self, key: str) -> bytes | None:
        """Return the picture of the page that a key names, None if no snapshot has it."""
        with self._lock:
            if key in self._kept:
                return self._kept[key]
            for snapshot in self._snapshots:
                if key in snapshot.keys:
                    data = _rendered(snapshot.pdf, snapshot.keys.index(key))
                    self._kept[key] = data
                    return data
            return None


def _rendered(pdf: bytes, index: int) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[index].render(scale=_SCALE).to_pil().convert("P", colors=64)
    finally:
        document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=_LEAST_PACKED)
    return out.getvalue()
