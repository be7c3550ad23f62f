"""Where the cells of a table lie: rows list the cells that begin in them, left to right.

A cell takes the first free place of its row; those that a cell from a row above covers are
passed over, as in HTML. In: columns and rows. Out: placed cells, or what does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.diagnostics import Place
from bulletin_layout.issue.content import Cell, TableRow
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple


class PlacedCell(NamedTuple):
    """A cell and the row and column, from 0, of its first place."""

    row: int
    column: int
    cell: Cell


class Misfit(NamedTuple):
    """What is wrong with a row (from 0), and how to mend it."""

    row: int
    message: str
    advice: str
    place: Place | None = None


def place_cells(rows: Sequence[TableRow], columns: int) -> tuple[list[PlacedCell], list[Misfit]]:
    """Return the cells in their places, and every row that does not fit the grid."""
    taken: list[set[int]] = [set() for _ in rows]
    placed: list[PlacedCell] = []
    misfits: list[Misfit] = []
    for number, row in enumerate(rows):
        problem = _place_row(number, row, columns, taken, placed)
        if problem is not None:
            misfits.append(problem)
    return placed, misfits


def _place_row(
    number: int, row: TableRow, columns: int, taken: list[set[int]], placed: list[PlacedCell]
) -> Misfit | None:
    covered = len(taken[number])
    column = 0
    for cell in row.cells:
        while column in taken[number]:
            column += 1
        if column + cell.across > columns:
            break
        span = set(range(column, column + cell.across))
        if number + cell.down > len(taken):
            left = len(taken) - number
            message: str = Message(
                "a cell goes {down} rows down, and {left} are left.", down=cell.down, left=left
            )
            advice: str = Message("Write down: {left}, or add rows.", left=left)
            return Misfit(number, message, advice, cell.text.place or cell.place)
        if span & taken[number]:
            message = "a merged cell overlaps one that comes down from a row above."
            advice = "Make it narrower, or the one above shorter."
            return Misfit(number, message, advice, cell.text.place or cell.place)
        for below in taken[number : number + cell.down]:
            below |= span
        placed.append(PlacedCell(number, column, cell))
    else:
        if len(taken[number]) == columns:
            return None
    wide = sum(cell.across for cell in row.cells)
    from_above = Message(" (and {covered} come from above)", covered=covered) if covered else ""
    message = Message(
        "the row has {wide} cells{from_above}, the table {columns} columns.",
        wide=wide,
        from_above=from_above,
        columns=columns,
    )
    return Misfit(number, message, "Write one cell a column.")
