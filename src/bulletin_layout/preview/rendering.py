"""Pictures of a PDF's pages for the screen, made one at a time, kept while they may be wanted."""

from __future__ import annotations

import io
from collections import OrderedDict
from threading import Lock

from PIL import Image

from bulletin_layout.pdf_facts.drawn import drawn
from bulletin_layout.preview.snapshot import Snapshot

# Dots a point: as many as the browser shows, within these bounds and in these steps.
LEAST_DOTS, MOST_DOTS, STEP = 0.5, 4.0, 0.05
_LEAST_PACKED = 1
_COLOURS = 128
_MOST_SNAPSHOTS = 3
_DRAWN_AHEAD = 2


class Pictures:
    """Renders pages when they are asked for; keeps those of the newest snapshots.

    A browser may still ask for a page of the snapshot before, so that a few are kept.
    """

    def __init__(self) -> None:
        self._snapshots: list[Snapshot] = []
        self._kept: dict[str, tuple[float, bytes]] = {}
        # The pages that were asked for last, by their numbers from 0, and with how many dots.
        self._asked: OrderedDict[int, float] = OrderedDict()
        self._one_at_a_time = Lock()

    def renew(self, snapshot: Snapshot) -> None:
        """Take a newer snapshot in; pictures of pages that none has any more are dropped."""
        self._snapshots = [snapshot, *self._snapshots][:_MOST_SNAPSHOTS]
        wanted = {page.key for snapshot in self._snapshots for page in snapshot.pages}
        self._kept = {key: data for key, data in list(self._kept.items()) if key in wanted}

    def draw_ahead(self) -> None:
        """Draw the pages that were asked for last, which a browser will ask for again."""
        newest = self._snapshots[0]
        for index, dots in reversed(list(self._asked.items())):
            if index < len(newest.pages):
                self.png(newest.pages[index].key, dots)

    def png(self, key: str, dots: float) -> bytes | None:
        """Return the picture of the page that a key names, None if no snapshot has it.

        `dots`: how many a point. Of a page one picture is kept.
        """
        with self._one_at_a_time:
            return self._png(key, round(min(MOST_DOTS, max(LEAST_DOTS, dots)) / STEP) * STEP)

    def _png(self, key: str, dots: float) -> bytes | None:
        kept = self._kept.get(key)
        if kept is not None and kept[0] == dots:
            return kept[1]
        for snapshot in list(self._snapshots):
            for index, page in enumerate(snapshot.pages):
                if page.key == key:
                    self._asked[index] = dots
                    self._asked.move_to_end(index)
                    while len(self._asked) > _DRAWN_AHEAD:
                        self._asked.popitem(last=False)
                    picture = drawn(snapshot.pdf, index, dots, grey=page.grey)
                    data = _packed(picture)
                    self._kept[key] = dots, data
                    return data
        return None


def _packed(picture: Image.Image) -> bytes:
    """Return a picture as PNG, small and quickly: few colours do, a photo's too at this size."""
    if picture.mode != "L":
        picture = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=_LEAST_PACKED)
    return out.getvalue()
