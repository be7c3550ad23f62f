"""Lay rows on pages, first fit: rows tied by `keep` move together.

In: rows in reading order, the imprint's row, lines a page. Out: for each page the rows with
their slots, and which of them are repeated headers. Blank rows at a page's head are dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_layout.layout.model import Row


class Laid(NamedTuple):
    """A row in its slot, counted from 0; `repeated` if it is a header shown again."""

    slot: int
    row: Row
    repeated: bool = False


def paginate(
    rows: Sequence[Row], imprint: Row | None, page_lines: int, blank_above_imprint: int
) -> list[list[Laid]]:
    """Return the pages' rows. The imprint stands at the foot of the last page."""
    pages = _Pages(page_lines)
    for chunk in _chunks(rows):
        pages.add(chunk)
    if imprint is not None:
        pages.add_at_foot(imprint, blank_above_imprint)
    return pages.done


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield runs of rows between which no page may break."""
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if not row.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Pages:
    """The pages filled so far; the last is being filled."""

    def __init__(self, page_lines: int) -> None:
        self.page_lines = page_lines
        self.done: list[list[Laid]] = [[]]
        self.slot = 0

    def add(self, chunk: list[Row]) -> None:
        if any(row.new_page for row in chunk) and self.done[-1]:
            self._turn()
        if self._height(chunk) > self.page_lines - self.slot and self.done[-1]:
            self._turn()
        for row in chunk:
            self._add_row(row)

    def add_at_foot(self, row: Row, blank_above: int) -> None:
        above = blank_above if self.slot else 0
        if self.slot + above + row.slots > self.page_lines and self.done[-1]:
            self._turn()
        self.done[-1].append(Laid(max(self.page_lines - row.slots, self.slot), row))

    def _height(self, chunk: list[Row]) -> int:
        """Return the slots a chunk needs here, blanks that would vanish left out."""
        rows = chunk
        if not self.slot:
            while rows and rows[0].blank:
                rows = rows[1:]
        return sum(row.slots for row in rows) + (rows[-1].clear if rows else 0)

    def _add_row(self, row: Row) -> None:
        if row.blank and not self.slot:
            return
        if row.slots + row.clear > self.page_lines - self.slot and self.slot:
            self._turn()
            if row.blank:
                return
        if not self.slot:
            for head in row.head:
                self.done[-1].append(Laid(self.slot, head, True))
                self.slot += head.slots
        if row.slots:
            self.done[-1].append(Laid(self.slot, row))
            self.slot += row.slots

    def _turn(self) -> None:
        self.done.append([])
        self.slot = 0
