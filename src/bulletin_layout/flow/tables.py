"""A table's cells in their places, and its rows in the structure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from bulletin_layout.flow.blocks import Pieces, TableBlock, TableCell, TableColumn
from bulletin_layout.flow.scribe import Attributes, Scribe
from bulletin_layout.geometry import parse_length
from bulletin_layout.issue.model import Cell, Table, TableRow, Text
from bulletin_layout.issue.tables import PlacedCell, place_cells
from bulletin_layout.style.model import TextStyle


def table_block(table: Table, scribe: Scribe) -> TableBlock:
    """Return the block of a table."""
    texts = scribe.style.text
    columns = len(table.columns)
    scribe.structure.open("Table")
    caption: Pieces = ()
    if table.caption is not None:
        caption = scribe.said("Caption", table.caption, texts.table_caption)
    scribe.structure.open("THead")
    head_rows = table.head or (_own_heading(table),)
    head = _rows(head_rows, columns, scribe, partial(_heading, scribe, texts.table_heading))
    scribe.structure.close()
    scribe.structure.open("TBody")
    body = _rows(table.rows, columns, scribe, partial(_cell, scribe, table))
    scribe.structure.close()
    scribe.structure.close()
    em = texts.table_cell.size
    first = table.rows[0].cells[0].text if table.rows and table.rows[0].cells else None
    return TableBlock(
        columns=tuple(
            TableColumn(c.align, parse_length(c.width, em) if c.width else None)
            for c in table.columns
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
    scribe: Scribe,
    say: Callable[[PlacedCell, Attributes], Pieces],
) -> tuple[TableCell, ...]:
    placed, _ = place_cells(rows, columns)
    by_row: dict[int, list[PlacedCell]] = {i: [] for i in range(len(rows))}
    for found in placed:
        by_row[found.row].append(found)
    cells: list[TableCell] = []
    for row in by_row.values():
        scribe.structure.open("TR")
        for found in row:
            across, down = found.cell.across, found.cell.down
            pieces = say(found, _spans(found.cell))
            cells.append(TableCell(pieces, found.row, found.column, across, down))
        scribe.structure.close()
    return tuple(cells)


def _spans(cell: Cell) -> Attributes:
    across = (("ColSpan", str(cell.across)),) if cell.across > 1 else ()
    return across + ((("RowSpan", str(cell.down)),) if cell.down > 1 else ())


def _heading(scribe: Scribe, style: TextStyle, found: PlacedCell, spans: Attributes) -> Pieces:
    return scribe.said("TH", found.cell.text, style, (("Scope", "Column"), *spans))


def _cell(scribe: Scribe, table: Table, found: PlacedCell, spans: Attributes) -> Pieces:
    texts = scribe.style.text
    style = texts.table_total if table.rows[found.row].total else texts.table_cell
    return scribe.said("TD", found.cell.text, style, spans)
