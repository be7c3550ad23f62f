"""What a lock holds of an issued issue."""

from __future__ import annotations

from bulletin_layout.immutable import immutable
from bulletin_layout.layout.breaks import Breaks


@immutable
class IssueLock:
    """印本锁: an issue as it was issued.

    `version` is the library's; `text` a hash of every word on the pages, `style` of the resolved
    style, `pdf` of the PDF's bytes; `faces` and `photos` are names with hashes. `leaves` has a
    short hash of each text in reading order, which tells the one that changed; `breaks` are all
    lines and pages. `file` is where it was read from.
    """

    version: str
    text: str
    style: str
    pdf: str
    faces: tuple[tuple[str, str], ...]
    photos: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    breaks: Breaks
    file: str = ""

    @property
    def pages(self) -> int:
        """How many pages are kept."""
        return len(self.breaks)

    @property
    def lines(self) -> int:
        """How many lines are kept, a picture counted as one."""
        return sum(map(len, self.breaks))
