"""Tables as rows: cells composed by the same composer, a thin full grid, headings shown again.

Rows that a merged cell ties together are one row of the layout. A table that is turned is laid
out across the paper and put on pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from bulletin_layout.flow.blocks import TableBlock
from bulletin_layout.layout.cells import MeasuredCell, beside_points, body_cells, heading_cells
from bulletin_layout.layout.columns import column_widths
from bulletin_layout.layout.furniture import NO_NODE
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import KEEP, BreakRule, PlacedLine, Row, Rule
from bulletin_layout.text.model import Piece, SetLine

# Rounding must not make a cell's own natural width too narrow for it. In points.
_EASE = 0.01
# A row of fewer lines is not split, even if the table's may be.
_LEAST_TO_SPLIT = 4


def table_rows(block: TableBlock, composer: LineComposer) -> list[Row]:
    """Return a table's rows, the header first; it is repeated on each page that follows."""
    heading, body = heading_cells(block, composer), body_cells(block, composer)
    widths = column_widths(block, [*heading, *body], composer)
    grid = _Grid(widths, composer, _point_offsets(body, widths, composer))
    header = grid.group(heading, 0, block.head_rows)
    header = header._replace(rules=(*header.rules, grid.top_rule())).breaking(keep=True)
    again = (*_continued(grid, composer), header)
    rows = [*_caption(block, composer), header]
    passed = 0
    most = composer.page_lines - header.slots - sum(head.slots for head in again[:-1]) - 1
    for first, last in _groups(block):
        end = passed
        while end < len(body) and body[end].row < last:
            end += 1
        cells = body[passed:end]
        passed = end
        if last > first + 1 and grid.group(cells, first, last).slots > most:
            rows += [r._replace(head=again) for r in grid.divided(cells, (first, last), most)]
            continue
        group = grid.group(cells, first, last)
        parts = [group]
        if block.split and last == first + 1 and group.slots >= _LEAST_TO_SPLIT:
            parts = grid.split(grid.group(cells, first, last, from_top=True))
        rows += [part._replace(head=again) for part in parts]
    return rows


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


def _caption(block: TableBlock, composer: LineComposer) -> list[Row]:
    style = composer.style.text.table_caption
    y = composer.baseline(style.size)
    lines = composer.by_meaning(block.caption, style)
    return [Row(1, (composer.place(line, style, 0.0, y),), breaks=KEEP) for line in lines]


def _continued(grid: _Grid, composer: LineComposer) -> tuple[Row, ...]:
    """Return the row that says that a table goes on, above its heading shown again."""
    side, words = composer.style.table.continued, composer.style.labels.continued
    if side == "none":
        return ()
    style = composer.style.text.table_cell
    line = composer.paragraph((Piece(words, style.role, style.size, NO_NODE),), style)[0]
    x = grid.left if side == "left" else grid.right - line.advance
    y = composer.baseline(style.size)
    return (Row(1, (PlacedLine(x, y, line.runs, line.advance, style.colour, False),)),)


def _point_offsets(
    cells: Sequence[MeasuredCell], widths: Sequence[float], composer: LineComposer
) -> dict[int, float]:
    """Return where the decimal points of each column lie, from the column's left edge."""
    offsets: dict[int, float] = {}
    for column, (before, after) in beside_points(cells).items():
        if before + after > widths[column] - 2 * composer.style.table.padding + _EASE:
            continue  # no room to stand on their points: they are centred
        offsets[column] = (widths[column] - before - after) / 2 + before
    return offsets


class _Composed(NamedTuple):
    """A cell's lines at its width."""

    cell: MeasuredCell
    lines: list[SetLine]


class _Grid:
    """The columns of one table; makes rows of cells on them."""

    def __init__(
        self, widths: Sequence[float], composer: LineComposer, points: dict[int, float]
    ) -> None:
        self.left = (composer.measure - sum(widths)) / 2 if sum(widths) < composer.measure else 0.0
        self.edges = [self.left + edge for edge in (0.0, *accumulate(widths))]
        self._points = points
        self._composer = composer
        self._style = composer.style.table

    @property
    def right(self) -> float:
        """The table's right edge."""
        return self.edges[-1]

    def top_rule(self) -> Rule:
        """Return the rule above the first row."""
        top = self._composer.slot_top / 2
        return self._rule(self.left, top, self.right, top)

    def group(
        self, cells: Sequence[MeasuredCell], first: int, last: int, from_top: bool = False
    ) -> Row:
        """Return the table's rows `first` to `last` as one row, cells centred upright or not."""
        composed = [self._composed(cell) for cell in cells]
        heights = self._heights(composed, first, last)
        tops = [0, *accumulate(heights)]
        lines: list[PlacedLine] = []
        for composed_cell in composed:
            row = composed_cell.cell.row - first
            room = tops[row + composed_cell.cell.down] - tops[row]
            start = tops[row] + (0.0 if from_top else (room - len(composed_cell.lines)) / 2)
            lines += self._placed(composed_cell, start)
        clear = 1 if self._composer.slot_top < 0 else 0
        rules = tuple(self._rules(cells, first, tops))
        return Row(tops[-1], tuple(lines), rules, BreakRule(clear=clear))

    def divided(
        self, cells: Sequence[MeasuredCell], span: tuple[int, int], most: int
    ) -> Iterator[Row]:
        """Yield rows tied by a merged cell in parts of at most so many lines.

        The merged cell's text stands in the first part, and is shown again in the others.
        """
        start, last = span
        while start < last:
            end = start + 1
            part = self._part(cells, start, end)
            while end < last and (longer := self._part(cells, start, end + 1)).slots <= most:
                part, end = longer, end + 1
            yield part
            start = end

    def _part(self, cells: Sequence[MeasuredCell], first: int, last: int) -> Row:
        """Return a part of tied rows; cells that began in an earlier part are shown again."""
        begun: list[MeasuredCell] = []
        earlier: list[MeasuredCell] = []
        for cell in cells:
            top, foot = max(cell.row, first), min(cell.row + cell.down, last)
            if top < foot:
                here = cell._replace(row=top, down=foot - top)
                (begun if cell.row >= first else earlier).append(here)
        row = self.group([*begun, *earlier], first, last)
        own = len(row.lines) - sum(len(self._composed(cell).lines) for cell in earlier)
        return row._replace(lines=row.lines[:own], artifacts=row.lines[own:])

    def split(self, group: Row) -> list[Row]:
        """Return a row as rows of one line, between which a page may end; two stay together."""
        pitch = self._composer.pitch
        top, bottom = self._composer.slot_top / 2, self._composer.slot_top / 2 + pitch
        upright = [rule for rule in group.rules if rule.x1 == rule.x2]
        flat = tuple(rule for rule in group.rules if rule.x1 != rule.x2)
        sides = tuple(rule._replace(y1=top, y2=bottom) for rule in upright)
        closing = (self._rule(self.left, bottom, self.right, bottom),)
        rows = []
        for slot in range(group.slots):
            low, high = slot * pitch, (slot + 1) * pitch
            lines = tuple(
                line._replace(y=line.y - low) for line in group.lines if low <= line.y < high
            )
            last = slot == group.slots - 1
            shifted = tuple(r._replace(y1=r.y1 - low, y2=r.y2 - low) for r in flat) if last else ()
            keep = slot in (0, group.slots - 2)
            breaks = BreakRule(keep=keep, clear=group.breaks.clear)
            rows.append(Row(1, lines, sides + shifted, breaks, closing=closing))
        rows[-1] = rows[-1]._replace(closing=())
        return rows

    def _composed(self, cell: MeasuredCell) -> _Composed:
        return _Composed(cell, cell.lines(self._inner(cell) + _EASE, self._composer))

    def _inner(self, cell: MeasuredCell) -> float:
        width = self.edges[cell.column + cell.across] - self.edges[cell.column]
        return width - 2 * self._style.padding

    def _heights(self, composed: list[_Composed], first: int, last: int) -> list[int]:
        """Return each row's slots; a merged cell's last row grows if the cell is higher."""
        heights = [self._style.row_lines] * (last - first)
        for cell, lines in composed:
            if cell.down == 1:
                heights[cell.row - first] = max(heights[cell.row - first], len(lines))
        for cell, lines in composed:
            row = cell.row - first
            missing = len(lines) - sum(heights[row : row + cell.down])
            heights[row + cell.down - 1] += max(missing, 0)
        return heights

    def _placed(self, composed_cell: _Composed, start: float) -> list[PlacedLine]:
        cell, composer = composed_cell.cell, self._composer
        x = self.edges[cell.column] + self._style.padding
        placed = []
        for number, line in enumerate(composed_cell.lines):
            y = composer.baseline(cell.style.size, start + number)
            if (
                cell.column in self._points
                and cell.before_point >= 0
                and len(composed_cell.lines) == 1
            ):
                at = self.edges[cell.column] + self._points[cell.column] - cell.before_point
                placed.append(PlacedLine(at, y, line.runs, line.advance, cell.style.colour, False))
            else:
                placed.append(composer.place(line, cell.style, x, y, self._inner(cell)))
        return placed

    def _rules(
        self, cells: Sequence[MeasuredCell], first: int, tops: Sequence[int]
    ) -> Iterator[Rule]:
        """Yield the rules of a group: upright, and below each row; none across merged cells."""
        if not self._style.rule_width:
            return
        edges, rows = self.edges, len(tops) - 1
        above = self._composer.slot_top / 2  # rules lie midway between lines
        ys = [above + top * self._composer.pitch for top in tops]
        crossed_upright = {
            (cell.row - first + i, cell.column + j)
            for cell in cells
            for i in range(cell.down)
            for j in range(1, cell.across)
        }
        crossed_flat = {
            (cell.row - first + i, cell.column + j)
            for cell in cells
            for i in range(1, cell.down)
            for j in range(cell.across)
        }
        for column, x in enumerate(edges):
            crossed = {row for row, at in crossed_upright if at == column}
            for start, end in _runs(rows, crossed):
                yield self._rule(x, ys[start], x, ys[end])
        for row in range(1, rows + 1):
            crossed = {column for at, column in crossed_flat if at == row}
            for start, end in _runs(len(edges) - 1, crossed):
                yield self._rule(edges[start], ys[row], edges[end], ys[row])

    def _rule(self, x1: float, y1: float, x2: float, y2: float) -> Rule:
        return Rule(x1, y1, x2, y2, self._style.rule_width, self._style.rule_colour)


def _runs(count: int, without: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of numbers below `count`, some left out, as (first, past the last)."""
    start = None
    for i in range(count + 1):
        if i < count and i not in without:
            start = i if start is None else start
        elif start is not None:
            yield start, i
            start = None
