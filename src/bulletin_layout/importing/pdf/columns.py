"""The order in which a page's rows are read: columns one after the other. Lengths in points.

In: rows from top to bottom. Out: rows in reading order, each with the edges of its column. Columns
are told by a gutter that no row crosses, with running text at both sides of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from bulletin_layout.importing.pdf.lines import Row
from bulletin_layout.named_tuple import NamedTuple

# In parts of the size: no gap between words is so wide. How wide a column of text is at least.
_GUTTER, _LEAST_WIDTH = 1.2, 6.0
# So many rows at least have text at both sides; so much of a column do its lines usually fill.
_LEAST_ROWS, _FILLED = 4, 0.6


class ColumnRow(NamedTuple):
    """A row, and the edges of the column that it stands in: both 0 where there is none."""

    row: Row
    left: float = 0.0
    right: float = 0.0


class _Parts(NamedTuple):
    """A row's parts, which wide gaps divide."""

    row: Row
    parts: list[Row]


def in_reading_order(rows: Sequence[Row]) -> list[ColumnRow]:
    """Return rows in the order in which they are read."""
    parted = [_Parts(row, _parts_of(row)) for row in rows]
    gutter = _gutter(parted)
    if gutter is None:
        return [ColumnRow(row) for row in rows]
    ordered: list[ColumnRow] = []
    for crosses, group in groupby(parted, key=lambda one: _crosses(one, gutter)):
        run = list(group)
        columns = None if crosses else _columns(run, gutter)
        ordered += columns if columns is not None else [ColumnRow(one.row) for one in run]
    return ordered


def _parts_of(row: Row) -> list[Row]:
    """Return a row's parts; blanks at their ends are none of them."""
    parts: list[Row] = []
    blanks: Row = []
    for character in row:
        if character.text.isspace():
            blanks.append(character)
            continue
        last = parts[-1][-1] if parts else None
        if last is None or character.x - last.end > _GUTTER * character.size:
            parts.append([])
        else:
            parts[-1] += blanks
        parts[-1].append(character)
        blanks = []
    return parts


def _gutter(rows: Sequence[_Parts]) -> float | None:
    """Return the place that lies in the gaps of most rows, None if there are too few."""
    ends: list[tuple[float, int]] = []
    for _, parts in rows:
        for before, after in pairwise(parts):
            ends += [(before[-1].end, 1), (after[0].x, -1)]
    most = depth = 0
    place = None
    ends.sort()
    for number, (x, step) in enumerate(ends):
        depth += step
        if depth > most and number + 1 < len(ends):
            most, place = depth, (x + ends[number + 1][0]) / 2
    return place if most >= _LEAST_ROWS else None


def _crosses(row: _Parts, gutter: float) -> bool:
    return any(part[0].x < gutter < part[-1].end for part in row.parts)


def _columns(rows: Sequence[_Parts], gutter: float) -> list[ColumnRow] | None:
    """Return the rows at the left, then those at the right; None if they are no text."""
    left = list(_sides(rows, gutter, True))
    right = list(_sides(rows, gutter, False))
    both = sum(
        any(p[0].x < gutter for p in row.parts) and any(p[0].x > gutter for p in row.parts)
        for row in rows
    )
    if both < _LEAST_ROWS or not (_is_text(left) and _is_text(right)):
        return None
    return [*_placed(left), *_placed(right)]


def _sides(rows: Sequence[_Parts], gutter: float, at_left: bool) -> Iterator[list[Row]]:
    """Yield the parts of each row that stand at one side."""
    for row in rows:
        parts = [part for part in row.parts if (part[0].x < gutter) == at_left]
        if parts:
            yield parts


def _is_text(side: Sequence[list[Row]]) -> bool:
    """Return whether rows of a side are running text: whole rows, most of them wide."""
    if len(side) < _LEAST_ROWS or sum(len(parts) > 1 for parts in side) > len(side) / 4:
        return False
    widths = [parts[-1][-1].end - parts[0][0].x for parts in side]
    size = median(character.size for parts in side for part in parts for character in part)
    return max(widths) >= _LEAST_WIDTH * size and median(widths) >= _FILLED * max(widths)


def _placed(side: Sequence[list[Row]]) -> Iterator[ColumnRow]:
    """Yield the rows of a column, which may have columns itself."""
    rows = [[character for part in parts for character in part] for parts in side]
    inner = in_reading_order(rows)
    left = min(row[0].x for row in rows)
    right = max(row[-1].end for row in rows)
    for one in inner:
        yield one if one.right else ColumnRow(one.row, left, right)
