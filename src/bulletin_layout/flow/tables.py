"""A table's cells in their places, and its rows in the structure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bulletin_layout.flow.blocks import Pieces, TableBlock, TableCell, TableColumn
from bulletin_layout.flow.pieces import Attributes, PieceBuilder
from bulletin_layout.issue.content import Cell, Table, TableRow
from bulletin_layout.issue.table_grid import PlacedCell, place_cells
from bulletin_layout.issue.text import Text
from bulletin_layout.structure import ALIGN
from bulletin_layout.style.texts import TextStyle


def table_block(table: Table, builder: PieceBuilder) -> TableBlock:
    """Return the block of a table."""
    texts = builder.style.text
    columns = len(table.columns)
    builder.structure.open("Table")
    caption: Pieces = ()
    if table.caption is not None:
        caption = builder.add_text("Caption", table.caption, texts.table_caption)
    builder.structure.open("THead")
    head_rows = table.head or (_own_heading(table),)
    head = _rows(head_rows, columns, builder, partial(_heading, builder, texts.table_heading))
    builder.structure.close()
    builder.structure.open("TBody")
    body = _rows(table.rows, columns, builder, partial(_cell, builder, table))
    builder.structure.close()
    builder.structure.close()
    em = texts.table_cell.size
    first = table.rows[0].cells[0].text if table.rows and table.rows[0].cells else None
    return TableBlock(
        columns=tuple(
            TableColumn(c.align, c.width.points(em) if c.width else None) for c in table.columns
        ),
        head=head,
        cells=body,
        head_rows=len(head_rows),
        rows=len(table.rows),
        totals=frozenset(i for i, row in enumerate(table.rows) if row.total),
        caption=caption,
        split=table.split,
        place=first.place if first else None,
    )


def _own_heading(table: Table) -> TableRow:
    """Return the heading row that the columns' headings make."""
    return TableRow(tuple(Cell(column.heading or Text("")) for column in table.columns))


def _rows(
    rows: Sequence[TableRow],
    columns: int,
    builder: PieceBuilder,
    say: Callable[[PlacedCell, Attributes], Pieces],
) -> tuple[TableCell, ...]:
    placed, _ = place_cells(rows, columns)
    by_row: dict[int, list[PlacedCell]] = {i: [] for i in range(len(rows))}
    for placed_cell in placed:
        by_row[placed_cell.row].append(placed_cell)
    cells: list[TableCell] = []
    for row in by_row.values():
        builder.structure.open("TR")
        for placed_cell in row:
            across, down = placed_cell.cell.across, placed_cell.cell.down
            pieces = say(placed_cell, _spans(placed_cell.cell))
            cells.append(TableCell(pieces, placed_cell.row, placed_cell.column, across, down))
        builder.structure.close()
    return tuple(cells)


def _spans(cell: Cell) -> Attributes:
    across = (("ColSpan", str(cell.across)),) if cell.across > 1 else ()
    return across + ((("RowSpan", str(cell.down)),) if cell.down > 1 else ())


def _heading(
    builder: PieceBuilder, style: TextStyle, placed_cell: PlacedCell, spans: Attributes
) -> Pieces:
    return builder.add_text("TH", placed_cell.cell.text, style, (("Scope", "Column"), *spans))


def _cell(
    builder: PieceBuilder, table: Table, placed_cell: PlacedCell, spans: Attributes
) -> Pieces:
    texts = builder.style.text
    style = texts.table_total if table.rows[placed_cell.row].total else texts.table_cell
    column = table.columns[placed_cell.column].align
    align = "centre" if placed_cell.cell.across > 1 else column
    aligned = ((ALIGN, align),) if align != "left" else ()
    return builder.add_text("TD", placed_cell.cell.text, style, (*aligned, *spans))
