"""Tables as rows: caption, head, body; the head is shown again on each page that follows.

A table that is turned is laid out across the paper and put on pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from bulletin_layout.flow.blocks import TableBlock
from bulletin_layout.layout.cells import MeasuredCell, beside_points, body_cells, heading_cells
from bulletin_layout.layout.columns import column_widths, padding_for
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import BreakRule, PlacedLine, Row
from bulletin_layout.layout.table_grid import EASE, TableGrid
from bulletin_layout.text.model import Piece

# A row of fewer lines is not split, even if the table's may be.
_LEAST_TO_SPLIT = 4
# The first two rows stay together with the head if they take no more of a page than this.
_MOST_KEPT = 1 / 3
# A table with a leading of its own is at least so far from the text above it, in points.
_LEAST_AROUND = 8.0
_NOTHING = 1e-6


def table_rows(block: TableBlock, composer: LineComposer) -> list[Row]:
    """Return a table's rows, the header first; it is repeated on each page that follows."""
    told = len(composer.problems)
    heading, body = heading_cells(block, composer), body_cells(block, composer)
    cells = [*heading, *body]
    padding = padding_for(block, cells, composer)
    widths = column_widths(block, cells, composer, padding)
    grid = TableGrid(widths, composer, _point_offsets(body, widths, padding), padding)
    header = grid.group(heading, 0, block.head_rows)
    header = header._replace(rules=(*header.rules, grid.top_rule())).breaking(keep=True)
    again = (*_continued(grid, composer), header)
    most = composer.page_lines - sum(head.slots for head in again) - 1
    body_rows = [*_body_rows(block, body, grid, most)]
    below = _none_alone([row for row, _ in body_rows], [single for _, single in body_rows], most)
    rows = [*_caption(block, grid, composer), header, *(r._replace(head=again) for r in below)]
    composer.tell_once(told, block.place)
    if not grid.has_leading:
        return rows
    gap = max(_LEAST_AROUND - composer.first_line_top, 0.0) / composer.pitch
    rows[-1] = rows[-1].breaking(gap=gap)
    return [*_room_above(rows, grid, composer), *rows]


def _body_rows(
    block: TableBlock, body: Sequence[MeasuredCell], grid: TableGrid, most: float
) -> Iterator[tuple[Row, bool]]:
    """Yield the rows below the header, and of each whether it is a single row of the table.

    Tied ones of more than `most` slots are divided.
    """
    passed = 0
    for first, last in _groups(block):
        end = passed
        while end < len(body) and body[end].row < last:
            end += 1
        tied = body[passed:end]
        passed = end
        group = grid.group(tied, first, last)
        if last > first + 1 and group.slots > most:
            yield from ((part, False) for part in grid.divided(tied, (first, last), most))
        elif block.split and last == first + 1 and group.slots >= _LEAST_TO_SPLIT * grid.line_slots:
            whole = grid.group(tied, first, last, from_top=True)
            yield from ((part, True) for part in grid.split(whole))
        else:
            yield group, last == first + 1


def _none_alone(rows: list[Row], single: list[bool], most: float) -> list[Row]:
    """Return rows of which neither the first stands alone with the head nor the last on a page.

    Rows that a merged cell ties are not alone.
    """
    for first, needed, alone in ((0, 2, 0), (-2, 3, -1)):
        pair = rows[first : first + 2 or None]
        if (
            len(rows) >= needed
            and single[alone]
            and sum(row.slots for row in pair) <= _MOST_KEPT * most
        ):
            rows[first] = rows[first].breaking(keep=True)
    return rows


def _room_above(rows: Sequence[Row], grid: TableGrid, composer: LineComposer) -> list[Row]:
    """Return the room above a table with a leading of its own, as much as there will be below it.

    The lines after it stand on the grid again. What is left to the grid is shared, so that the
    text above and the text below are equally far from the table.
    """
    slots = sum(row.slots for row in rows)
    rest = (ceil(slots - _NOTHING) - slots) * composer.pitch
    below_text = composer.pitch - composer.first_line_top - composer.style.text.body.size
    room = (rest + composer.first_line_top - below_text) / 2
    while room < 0 or below_text + room < _LEAST_AROUND:
        room += composer.pitch / 2
    return [Row(room / composer.pitch, breaks=BreakRule(keep=True, blank=True, on_grid=True))]


def _groups(block: TableBlock) -> Iterator[tuple[int, int]]:
    """Yield runs of rows that merged cells tie together, as (first, past the last)."""
    reach = [1 + i for i in range(block.rows)]
    for cell in block.cells:
        reach[cell.row] = max(reach[cell.row], cell.row + cell.down)
    first, end = 0, 0
    for row in range(block.rows):
        end = max(end, reach[row])
        if end == row + 1:
            yield first, end
            first = end


def _caption(block: TableBlock, grid: TableGrid, composer: LineComposer) -> list[Row]:
    style = composer.style.text.table_caption
    y = grid.baseline(style.size)
    breaks = BreakRule(keep=True, on_grid=not grid.has_leading)
    lines = composer.by_meaning(block.caption, style)
    return [
        Row(grid.label_slots, (composer.place(line, style, 0.0, y),), breaks=breaks)
        for line in lines
    ]


def _continued(grid: TableGrid, composer: LineComposer) -> tuple[Row, ...]:
    """Return the row that says that a table goes on, above its heading shown again."""
    side, words = composer.style.table.continued, composer.style.labels.continued
    if side == "none":
        return ()
    style = composer.style.text.table_cell
    line = composer.paragraph((Piece(words, style.role, style.size, NO_NODE),), style)[0]
    after = composer.outer_blanks(line)[1]
    x = grid.left if side == "left" else grid.right - line.advance + after
    y = grid.baseline(style.size)
    words_row = PlacedLine(x, y, line.runs, line.advance, style.colour, False)
    return (Row(grid.label_slots, (words_row,), breaks=BreakRule(on_grid=not grid.has_leading)),)


def _point_offsets(
    cells: Sequence[MeasuredCell], widths: Sequence[float], padding: float
) -> dict[int, float]:
    """Return where the decimal points of each column lie, from the column's left edge."""
    offsets: dict[int, float] = {}
    for column, (before, after) in beside_points(cells).items():
        if before + after > widths[column] - 2 * padding + EASE:
            continue  # no room to stand on their points: they are centred
        offsets[column] = (widths[column] - before - after) / 2 + before
    return offsets
