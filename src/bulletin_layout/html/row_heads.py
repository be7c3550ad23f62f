"""Which cells of a table name their rows, for readers that say a cell's row and column.

In: a table's structure. Out: the leaves of those cells. A table says it nowhere, so it is told by
what stands in it: the first column in which every row has a name and no two have the same; if that
is none, the second. The last column names nothing. A name that spans rows names them all by its
span; scope="rowgroup" would name every row below it. Source: WCAG 2.2, 1.3.1; HTML Living Standard
4.9.10 and 4.9.12.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.issue.content import Cell, TableRow
from bulletin_layout.issue.table_grid import place_cells
from bulletin_layout.issue.text import Text
from bulletin_layout.structure import Node

# The columns in which names of rows are looked for.
_FIRST_COLUMNS = (0, 1)
# What names no row: a number with its signs and unit sign, a dash for none.
_NO_NAME = re.compile(r"[\W\d_]*")


def heads_of_rows(table: Node) -> frozenset[int]:
    """Return the cells that name their rows, by leaf."""
    rows = [
        row.children for part in table.children if part.role == "TBody" for row in part.children
    ]
    leaves = [cell.leaf for row in rows for cell in row]
    grid = [TableRow(tuple(map(_cell, row))) for row in rows]
    columns = sum(cell.across for cell in grid[0].cells) if grid else 0
    placed, misfits = place_cells(grid, columns)
    if misfits:
        return frozenset()
    for column in _FIRST_COLUMNS[: max(columns - 1, 0)]:
        there = [
            (leaf, at.cell)
            for leaf, at in zip(leaves, placed, strict=True)
            if at.column <= column < at.column + at.cell.across
        ]
        if _name_rows([cell for _, cell in there], len(rows)):
            return frozenset(leaf for leaf, _ in there if leaf is not None)
    return frozenset()


def _cell(node: Node) -> Cell:
    spans = dict(node.attributes)
    return Cell(Text(node.text), int(spans.get("ColSpan", 1)), int(spans.get("RowSpan", 1)))


def _name_rows(cells: Sequence[Cell], rows: int) -> bool:
    names = [cell.text.value.strip() for cell in cells]
    if sum(cell.down for cell in cells) != rows or len(set(names)) != len(names):
        return False
    return not any(map(_NO_NAME.fullmatch, names))
