"""Which cells of a table name their rows, for readers that say a cell's row and column.

In: a table's structure. Out: the leaves of those cells. A table says it nowhere, so it is told by
what stands in it: the first column in which every row has a name and no two have the same; if that
is none, the second. The last column names nothing. A name that spans rows names them all by its
span; scope="rowgroup" would name every row below it. Source: WCAG 2.2, 1.3.1; HTML Living Standard
4.9.10 and 4.9.12.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_layout.structure import Node

# The columns in which names of rows are looked for.
_FIRST_COLUMNS = (0, 1)
# What names no row: a number with its signs and unit sign, a dash for none.
_NO_NAME = re.compile(r"[\W\d_]*")


class _Placed(NamedTuple):
    """A cell in the grid: its column, and how many columns and rows it spans."""

    cell: Node
    row: int
    column: int
    across: int
    down: int


def heads_of_rows(table: Node) -> frozenset[int]:
    """Return the cells that name their rows, by leaf."""
    rows = [row for part in table.children if part.role == "TBody" for row in part.children]
    placed = list(_placed(rows))
    columns = max([cell.column + cell.across for cell in placed], default=0)
    for column in _FIRST_COLUMNS[: columns - 1]:
        cells = [c for c in placed if c.column <= column < c.column + c.across]
        if _name_rows(cells, len(rows)):
            return frozenset(c.cell.leaf for c in cells if c.cell.leaf is not None)
    return frozenset()


def _name_rows(cells: Sequence[_Placed], rows: int) -> bool:
    names = [cell.cell.text.strip() for cell in cells]
    if sum(cell.down for cell in cells) != rows or len(set(names)) != len(names):
        return False
    return not any(map(_NO_NAME.fullmatch, names))


def _placed(rows: Sequence[Node]) -> Iterator[_Placed]:
    """Yield the cells of rows in the places that those before them leave."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.children:
            while (number, column) in taken:
                column += 1
            spans = dict(cell.attributes)
            across, down = int(spans.get("ColSpan", 1)), int(spans.get("RowSpan", 1))
            for below in range(down):
                taken.update((number + below, column + n) for n in range(across))
            yield _Placed(cell, number, column, across, down)
            column += across
