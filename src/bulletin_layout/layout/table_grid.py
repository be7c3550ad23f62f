"""The grid of a table: rows of composed cells, their heights, and the rules between them.

Rows that a merged cell ties together are one row of the layout; it can be divided between its rows,
and a row between its lines. Lengths in points from a row's top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil

from bulletin_layout.layout.cells import MeasuredCell
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import BreakRule, PlacedLine, Row, Rule
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.model import SetLine

# Rounding must not make a cell's own natural width too narrow for it. In points.
EASE = 0.01


class _Composed(NamedTuple):
    """A cell's lines at its width."""

    cell: MeasuredCell
    lines: list[SetLine]


class TableGrid:
    """The columns of one table; makes rows of cells on them.

    A row's lines stand at the table's own pitch, or, where the style gives its tables no leading,
    on the page's grid, the rules midway between lines.
    """

    def __init__(
        self,
        widths: Sequence[float],
        composer: LineComposer,
        points: dict[int, float],
        padding: float,
    ) -> None:
        self.left = (composer.measure - sum(widths)) / 2 if sum(widths) < composer.measure else 0.0
        self.edges = [self.left + edge for edge in (0.0, *accumulate(widths))]
        self._points = points
        self._composer = composer
        self._padding = padding
        self._style = composer.style.table
        texts = composer.style.text
        size = max(texts.table_cell.size, texts.table_heading.size)
        self.has_leading = self._style.leading > 0
        self.pitch = self._style.leading * size if self.has_leading else composer.pitch
        self._row_padding = self._style.row_padding if self.has_leading else 0.0
        # Where a row's upper rule lies, from the row's top.
        self._above = 0.0 if self.has_leading else composer.slot_top / 2
        below = max(-composer.slot_top / composer.pitch, 0.0)
        self.clear = below if self.has_leading else ceil(below)

    @property
    def right(self) -> float:
        """The table's right edge."""
        return self.edges[-1]

    def top_rule(self) -> Rule:
        """Return the rule above the first row."""
        return self._rule(self.left, self._above, self.right, self._above)

    def slots(self, height: float) -> float:
        """Return how many lines of the page's grid a height in points takes."""
        slots = height / self._composer.pitch
        return slots if self.has_leading else round(slots)

    @property
    def line_slots(self) -> float:
        """How many lines of the page's grid a line of the table takes."""
        return self.slots(self.pitch)

    @property
    def label_slots(self) -> float:
        """How many a line above the table takes, with some room below it."""
        return self.slots(self.pitch + self._row_padding)

    def baseline(self, size: float, top: float = 0.0) -> float:
        """Return the baseline of a line of `size` whose slot begins at `top`, in points."""
        if self.has_leading:
            return top + self._composer.middle_baseline(self.pitch, size)
        return top + self._composer.baseline(size)

    def group(
        self, cells: Sequence[MeasuredCell], first: int, last: int, from_top: bool = False
    ) -> Row:
        """Return the table's rows `first` to `last` as one row, cells centred upright or not."""
        composed = [self._composed(cell) for cell in cells]
        tops = [0.0, *accumulate(self._heights(composed, first, last))]
        lines: list[PlacedLine] = []
        for composed_cell in composed:
            row = composed_cell.cell.row - first
            room = tops[row + composed_cell.cell.down] - tops[row]
            spare = (room - len(composed_cell.lines) * self.pitch) / 2
            lines += self._placed(
                composed_cell, tops[row] + (self._row_padding if from_top else spare)
            )
        rules = tuple(self._rules(cells, first, tops))
        breaks = BreakRule(clear=self.clear, on_grid=not self.has_leading)
        return Row(self.slots(tops[-1]), tuple(lines), rules, breaks)

    def divided(
        self, cells: Sequence[MeasuredCell], span: tuple[int, int], most: float
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
        height = group.slots * self._composer.pitch
        count = round((height - 2 * self._row_padding) / self.pitch)
        edges = [0.0, *(self._row_padding + n * self.pitch for n in range(1, count)), height]
        upright = [rule for rule in group.rules if rule.x1 == rule.x2]
        flat = tuple(rule for rule in group.rules if rule.x1 != rule.x2)
        rows = []
        for n, (low, high) in enumerate(pairwise(edges)):
            top, bottom = self._above, self._above + high - low
            sides = tuple(rule._replace(y1=top, y2=bottom) for rule in upright)
            lines = tuple(
                line._replace(y=line.y - low) for line in group.lines if low <= line.y < high
            )
            last = n == count - 1
            shifted = tuple(r._replace(y1=r.y1 - low, y2=r.y2 - low) for r in flat) if last else ()
            closing = () if last else self._closing(upright, bottom)
            padding = 0.0 if last else self._row_padding / self._composer.pitch
            breaks = group.breaks._replace(
                keep=n in (0, count - 2), clear=group.breaks.clear + padding
            )
            slots = self.slots(high - low)
            rows.append(Row(slots, lines, sides + shifted, breaks, closing=closing))
        return rows

    def _closing(self, upright: Sequence[Rule], bottom: float) -> tuple[Rule, ...]:
        """Return what closes a row at a page's foot, its padding below its last line."""
        foot = bottom + self._row_padding
        sides = (
            tuple(rule._replace(y1=bottom, y2=foot) for rule in upright) if foot > bottom else ()
        )
        return (*sides, self._rule(self.left, foot, self.right, foot))

    def _composed(self, cell: MeasuredCell) -> _Composed:
        return _Composed(cell, cell.lines(self._inner(cell) + EASE, self._composer))

    def _inner(self, cell: MeasuredCell) -> float:
        width = self.edges[cell.column + cell.across] - self.edges[cell.column]
        return width - 2 * self._padding

    def _heights(self, composed: list[_Composed], first: int, last: int) -> list[float]:
        """Return each row's height; a merged cell's last row grows if the cell is higher."""

        def height(lines: int) -> float:
            return lines * self.pitch + 2 * self._row_padding

        heights = [height(self._style.row_lines)] * (last - first)
        for cell, lines in composed:
            if cell.down == 1:
                heights[cell.row - first] = max(heights[cell.row - first], height(len(lines)))
        for cell, lines in composed:
            row = cell.row - first
            missing = height(len(lines)) - sum(heights[row : row + cell.down])
            heights[row + cell.down - 1] += max(missing, 0.0)
        return heights

    def _placed(self, composed_cell: _Composed, start: float) -> list[PlacedLine]:
        cell, composer = composed_cell.cell, self._composer
        x = self.edges[cell.column] + self._padding
        placed = []
        for number, line in enumerate(composed_cell.lines):
            y = self.baseline(cell.style.size, start + number * self.pitch)
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
        self, cells: Sequence[MeasuredCell], first: int, tops: Sequence[float]
    ) -> Iterator[Rule]:
        """Yield the rules of a group: upright, and below each row; none across merged cells."""
        if not self._style.rule_width:
            return
        edges, rows = self.edges, len(tops) - 1
        ys = [self._above + top for top in tops]
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
