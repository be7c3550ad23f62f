"""Tables without rules: lines one below the other with as many wide gaps.

In: pieces in reading order. Out: the same, such lines as a table; the first is its head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import Grid, GridCell, Piece, Words, escaped

# Fewer columns, or rows, may be names in a list, or a label and what it labels.
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_LONGEST_CELL = 20


def with_columns(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, lines that make a table as one."""
    for count, group in groupby(pieces, key=_columns):
        rows = list(group)
        if count >= _LEAST_COLUMNS and len(rows) >= _LEAST_ROWS:
            yield _table(rows, count)
        else:
            yield from rows


def _columns(piece: Piece) -> int:
    """Return how many cells a line has, 0 if it is no row."""
    if not isinstance(piece, Words) or piece.appearance.centred:
        return 0
    cells = _cells(piece)
    return len(cells) if all(0 < len(cell) <= _LONGEST_CELL for cell in cells) else 0


def _cells(words: Words) -> list[str]:
    return [cell.strip() for cell in words.text.strip().split("\t")]


def _table(rows: list[Piece], columns: int) -> Grid:
    made = tuple(
        tuple(GridCell(escaped(cleaned(cell))) for cell in _cells(row))
        for row in rows
        if isinstance(row, Words)
    )
    return Grid(made, columns, rows[0].where)
