"""Pictures of a PDF's pages for the screen, kept while they are shown; made one at a time."""

from __future__ import annotations

import io
import threading

import pypdfium2

from bulletin_layout.preview.snapshot import Snapshot

# Dots a point: sharp on a screen of double density up to the width of a page.
_SCALE = 2.0
_LEAST_PACKED = 1


class Pictures:
    """Renders pages when they are asked for; keeps those of the newest snapshot."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def png(self, snapshot: Snapshot, key: str) -> bytes | None:
        """Return the picture of the page that a key names, None if the snapshot has none."""
        with self._lock:
            if key not in snapshot.keys:
                return self._kept.get(key)
            if key not in self._kept:
                self._kept[key] = _rendered(snapshot.pdf, snapshot.keys.index(key))
            self._kept = {k: v for k, v in self._kept.items() if k in snapshot.keys}
            return self._kept[key]


def _rendered(pdf: bytes, index: int) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[index].render(scale=_SCALE).to_pil().convert("P", colors=64)
    finally:
        document.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=_LEAST_PACKED)
    return out.getvalue()
