"""Make any table one that an issue may hold: every row as wide as the others, heads whole.

In: a Grid as a file has it. Out: a Grid whose cells cover it without gaps or overlaps, or nothing
if it has no cell. An empty cell is never merged; a head holds all that its merged cells cover.
"""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.importing.bounds import CELLS, COLUMNS, Bounds
from bulletin_layout.importing.material import Grid, GridCell


def regular(grid: Grid, bounds: Bounds) -> Grid | None:
    """Return a grid that is whole, None if there is nothing in it. Raises InputError."""
    rows = [row for row in grid.rows if row]
    if not rows or not any(cell.text.strip() for row in rows for cell in row):
        return None
    columns = max(grid.columns, *(sum(c.across for c in row) for row in rows))
    bounds.check("columns", columns, COLUMNS)
    made, left = _laid_out(rows, columns)
    while left:  # cells that come down from above left too few places
        columns += left
        bounds.check("columns", columns, COLUMNS)
        made, left = _laid_out(rows, columns)
    bounds.add("cells", len(rows) * columns, CELLS)
    head = _head_of(made, min(grid.head, len(made) - 1))
    aligns = grid.aligns if len(grid.aligns) == columns else ()
    return replace(grid, rows=made, columns=columns, head=head, aligns=aligns)


def _laid_out(
    rows: list[tuple[GridCell, ...]], columns: int
) -> tuple[tuple[tuple[GridCell, ...], ...], int]:
    """Return the rows, cells cut to the free places that they find, the gaps filled.

    And how many cells with words found no place, in the row that has the most of them.
    """
    taken: list[set[int]] = [set() for _ in rows]
    made: list[tuple[GridCell, ...]] = []
    left = 0
    for number, row in enumerate(rows):
        cells: list[GridCell] = []
        waiting = list(row)
        column = 0
        while column < columns:
            if column in taken[number]:
                column += 1
                continue
            cell = waiting.pop(0) if waiting else GridCell("")
            free = _free(taken[number], column, columns)
            across = min(cell.across, free) if cell.text.strip() else 1
            if not cell.text.strip() and cell.across > 1:
                waiting[:0] = [GridCell("")] * (min(cell.across, free) - 1)
            down = min(cell.down, len(rows) - number) if cell.text.strip() else 1
            for below in taken[number : number + down]:
                below |= set(range(column, column + across))
            cells.append(GridCell(cell.text, across, down))
            column += across
        left = max(left, sum(bool(cell.text.strip()) for cell in waiting))
        made.append(tuple(cells))
    return tuple(made), left


def _free(taken: set[int], column: int, columns: int) -> int:
    return next((n for n in range(column, columns) if n in taken), columns) - column


def _head_of(rows: tuple[tuple[GridCell, ...], ...], head: int) -> int:
    """Return how many rows are the head, so that no cell of it reaches into the body."""
    for number, row in enumerate(rows):
        if number < head:
            head = max([head, *(number + cell.down for cell in row)])
    return head if head < len(rows) else 0
