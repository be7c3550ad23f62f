"""From a PDF page's own space to the page as shown: cropped, turned, y downwards. In points."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as c

from bulletin_layout.named_tuple import NamedTuple

# Letters that lean less than this many degrees stand upright.
_UPRIGHT = 5


class ShownPage(NamedTuple):
    """The box of a page that is shown, and the quarter turns clockwise that it is shown with."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """The width and height as shown."""
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.turns % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page as shown: from the left, and from the top downwards."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x1: float, y1: float, x2: float, y2: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box as shown."""
        (a, b), (c_, d) = self.point(x1, y1), self.point(x2, y2)
        return min(a, c_), min(b, d), max(a, c_), max(b, d)

    def angle(self, across: float, up: float) -> int:
        """Return the whole degrees clockwise, 0 to 359, by which a direction leans as shown.

        Nearly upright is upright.
        """
        degrees = (round(-math.degrees(math.atan2(up, across))) + 90 * self.turns) % 360
        return 0 if min(degrees, 360 - degrees) < _UPRIGHT else degrees


def shown_page(page: Any) -> ShownPage:
    """Return how pdfium shows a page."""
    box = c.FS_RECTF()
    c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
    return ShownPage(box.left, box.bottom, box.right, box.top, page.get_rotation() // 90 % 4)
