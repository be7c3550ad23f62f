"""Lay rows on pages, first fit: rows tied by `keep` move together.

In: rows in reading order, the imprint's rows, the page's lines and pitch. Out: for each page the
rows with their slots, and which of them are repeated headers. Blank rows at a page's head are
dropped; notes take room from their page's foot; what floats may let rows after it go first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from bulletin_layout.layout.model import FootNote, Row
from bulletin_layout.named_tuple import NamedTuple

_EPSILON = 1e-6


class PlacedRow(NamedTuple):
    """A row in its slot, counted from 0.

    `repeated`: it is a header shown again. `at_foot`: it is of the imprint.
    """

    slot: float
    row: Row
    repeated: bool = False
    at_foot: bool = False


class PageSlots(NamedTuple):
    """What pages are like: lines a page, points a line, points that notes take besides their own.

    A turned page's lines are no whole number. `blank_above_imprint` is in lines; `even_imprint`
    puts the imprint on an even page.
    """

    lines: float
    pitch: float
    above_notes: float = 0.0
    blank_above_imprint: int = 0
    even_imprint: bool = False

    def slots_of(self, notes: Sequence[FootNote]) -> int:
        """Return how many slots notes take at the foot."""
        if not notes:
            return 0
        height = sum(note.height for note in notes)
        return ceil((height + self.above_notes) / self.pitch - _EPSILON) if height else 0


def paginate(
    rows: Sequence[Row], imprint: Sequence[Row], slots_: PageSlots
) -> list[list[PlacedRow]]:
    """Return the pages' rows. The imprint stands at the foot of the last page, or of several."""
    pages = _Pages(slots_)
    for chunk in _chunks(rows):
        pages.add(chunk)
    pages.settle()
    if imprint:
        pages.add_imprint(imprint)
    return pages.done


def paginate_as(
    rows: Sequence[Sequence[Row]], imprint: Sequence[Sequence[Row]], slots_: PageSlots
) -> list[list[PlacedRow]]:
    """Return pages that hold the rows given for each, and at the foot of each the imprint's.

    A page that cannot hold its rows is followed by one with the rest of them.
    """
    pages = _Pages(slots_)
    for number, here in enumerate(rows):
        if number and here:
            pages.turn()
        for row in here:
            pages.add_row(row)
    for number, part in enumerate(imprint, 1):
        if part:
            while len(pages.done) < number:
                pages.turn()
            pages.add_at_foot(part)
    return pages.done


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield runs of rows between which no page may break."""
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if not row.breaks.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Pages:
    """The pages filled so far; the last is being filled."""

    def __init__(self, slots_: PageSlots) -> None:
        self.slots_ = slots_
        self.done: list[list[PlacedRow]] = [[]]
        self.slot: float = 0
        self._gap: float = 0
        self._notes: list[FootNote] = []
        self._waiting: deque[Row] = deque()
        # Rows kept with one that waits, and how many of those that wait stand before them.
        self._held: list[Row] = []
        self._ahead = 0

    def add(self, chunk: list[Row]) -> None:
        """Lay a chunk; one that ends in what floats may have to wait, the rest of it held back."""
        if self._waiting and any(row.breaks.barrier or row.breaks.new_page for row in chunk):
            self.settle()
        if not self._held:
            self._ahead = len(self._waiting)
        chunk, self._held = self._held + chunk, []
        if self._ahead and chunk[0].breaks.begins and not chunk[-1].breaks.floats:
            self._lay_waiting(self._ahead)
        if any(row.breaks.new_page for row in chunk) and self.done[-1]:
            self.turn()
        floats = chunk[-1].breaks.floats
        if floats and self.done[-1] and (self._waiting or not self._has_room(chunk)):
            self._waiting.append(chunk[-1])
            self._held = chunk[:-1]
            return
        if not self._has_room(chunk) and self.done[-1]:
            self.turn()
            if chunk[0].breaks.begins and self._ahead:
                self._lay_waiting(self._ahead)
                if not self._has_room(chunk) and self.done[-1]:
                    self.turn()
        for row in chunk:
            self.add_row(row)

    def settle(self) -> None:
        """Lay every row that waits, on pages of their own if need be, and what was held back."""
        held, self._held = self._held, []
        if held:
            self._lay_on_pages(self._ahead)
            if not self._has_room([*held, self._waiting[0]]) and self.done[-1]:
                self.turn()
        for row in held:
            self.add_row(row)
        self._lay_on_pages(len(self._waiting))

    def _lay_on_pages(self, count: int) -> None:
        """Lay the first rows that wait, on as many pages as they need."""
        while count:
            laid = self._lay_waiting(count)
            count -= laid
            if not laid:
                self.turn()

    def _lay_waiting(self, most: int) -> int:
        """Lay the first rows that wait as far as they have room here; return how many had."""
        laid = 0
        while laid < most and self._has_room([self._waiting[0]]):
            self.add_row(self._waiting.popleft())
            laid += 1
        self._ahead -= min(laid, self._ahead)
        return laid

    def add_imprint(self, rows: Sequence[Row]) -> None:
        """Lay the imprint at the foot of a page that has room, the last even if asked for.

        What is longer than a page begins below the text if a part of it has room there.
        """
        for blank in range(3):
            parts = list(_parts(rows, self._room_at_foot(), self.slots_.lines))
            last = len(self.done) + len(parts) - 1
            ends_right = not (self.slots_.even_imprint and last % 2)
            if (ends_right and self._room_at_foot() >= _height(parts[0])) or blank == 2:
                break
            self.turn()
        for number, part in enumerate(parts):
            if number:
                self.turn()
            self.add_at_foot(part)

    def _room_at_foot(self) -> float:
        """Return how many slots an imprint has below what stands on this page, and its blanks."""
        slot = _on_grid(self.slot + self._gap)
        return self._lines() - slot - (self.slots_.blank_above_imprint if slot else 0)

    def add_at_foot(self, rows: Sequence[Row]) -> None:
        """Lay a part of the imprint at this page's foot, or at the next one's if it must."""
        if _height(rows) > self._room_at_foot() and self.done[-1]:
            self.turn()
        slot = max(self.slots_.lines - _height(rows), _on_grid(self.slot + self._gap))
        for row in (*rows[0].head, *rows):
            self.done[-1].append(PlacedRow(slot, row, at_foot=True))
            slot += row.slots

    def _lines(self, more: Iterable[FootNote] = ()) -> float:
        """Return the lines of this page that notes leave."""
        return self.slots_.lines - self.slots_.slots_of([*self._notes, *more])

    def _has_room(self, chunk: list[Row]) -> bool:
        """Return whether a chunk fits here, blanks that would vanish left out."""
        rows = chunk
        if not self.slot:
            while rows and rows[0].breaks.blank:
                rows = rows[1:]
        end, gap = self.slot, self._gap
        for row in rows:
            end = _start_of(row, end, gap) + row.slots
            gap = row.breaks.gap
        end += rows[-1].breaks.clear if rows else 0
        return end <= self._lines(_notes_of(rows)) + _EPSILON

    def add_row(self, row: Row) -> None:
        """Lay a row, on a new page if it has no room."""
        if row.breaks.blank and not self.slot:
            return
        end = _start_of(row, self.slot, self._gap) + row.slots + row.breaks.clear
        if end > self._lines(row.notes) + _EPSILON and self.slot:
            self.turn()
            if row.breaks.blank:
                return
        if not self.slot:
            for head in row.head:
                self.done[-1].append(PlacedRow(self.slot, head, True))
                self.slot += head.slots
        if row.slots:
            self.slot = _start_of(row, self.slot, self._gap)
            self._gap = row.breaks.gap
            self.done[-1].append(PlacedRow(self.slot, row))
            self.slot += row.slots
            self._notes += row.notes

    def turn(self) -> None:
        """Begin a page."""
        self.done.append([])
        self.slot = self._gap = 0
        self._notes = []


def _parts(rows: Sequence[Row], room: float, page: float) -> Iterator[list[Row]]:
    """Yield the rows of an imprint page by page: the first has so much room, the others a page."""
    part: list[Row] = []
    for row in rows:
        if part and _height([*part, row]) > room:
            yield part
            part, room = [], page
        part.append(row)
    yield part


def _height(rows: Sequence[Row]) -> float:
    """Return the slots of an imprint's rows on one page, with the rule above them."""
    return sum(row.slots for row in (*rows[0].head, *rows))


def _start_of(row: Row, slot: float, gap: float) -> float:
    """Return where a row begins if the one before it ends at a slot and wants a gap below it."""
    return _on_grid(slot + gap) if row.breaks.on_grid else slot


def _on_grid(slot: float) -> int:
    """Return the first line of the page's grid from a slot on."""
    return ceil(slot - _EPSILON)


def _notes_of(rows: Iterable[Row]) -> list[FootNote]:
    return [note for row in rows for note in row.notes]
