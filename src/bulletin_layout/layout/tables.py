"""Tables as rows: column widths, cells composed by the same composer, a thin full grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from bulletin_layout.events import count
from bulletin_layout.flow.blocks import Pieces, TableBlock
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.setter import Setter
from bulletin_layout.style.model import TextStyle
from bulletin_layout.text.model import SetLine

# Rounding must not make a cell's own natural width too narrow for it. In points.
_EASE = 0.01
_ENDLESS = 1e9


class _Cell(NamedTuple):
    """A cell and its text on a single line, as wide as it likes to be."""

    pieces: Pieces
    style: TextStyle
    natural: list[SetLine]

    @property
    def width(self) -> float:
        """The cell's width on a single line."""
        return self.natural[0].advance if self.natural else 0.0

    def lines(self, width: float, setter: Setter) -> list[SetLine]:
        """Return the cell's lines at a width: the single line if it fits."""
        if self.width <= width:
            return self.natural
        return setter.paragraph(self.pieces, self.style, width)


def table_rows(block: TableBlock, setter: Setter) -> list[Row]:
    """Return a table's rows, the header first; it is repeated on each page that follows."""
    texts = setter.style.text
    heads = [_aligned(texts.table_heading, "centre") for _ in block.aligns]
    cells = [_aligned(texts.table_cell, align) for align in block.aligns]
    heading = _measured(block.headings, heads, setter)
    rows = [_measured(row, cells, setter) for row in block.rows]
    widths = _column_widths([heading, *rows], setter)
    header = _table_row(heading, widths, setter)
    header = header._replace(rules=(*header.rules, _top_rule(setter)), keep=True)
    return [header, *(_table_row(row, widths, setter)._replace(head=(header,)) for row in rows)]


def _aligned(style: TextStyle, align: str) -> TextStyle:
    return style if style.align == align else replace(style, align=align, first_indent=0.0)


def _measured(row: Sequence[Pieces], styles: list[TextStyle], setter: Setter) -> list[_Cell]:
    """Return a row's cells, each composed on a single line."""
    count("cells measured", len(row))
    return [
        _Cell(pieces, style, setter.paragraph(pieces, style, _ENDLESS))
        for pieces, style in zip(row, styles, strict=True)
    ]


def _top_rule(setter: Setter) -> Rule:
    style = setter.style.table
    top = setter.slot_top / 2
    return Rule(0.0, top, setter.measure, top, style.rule_width, style.rule_colour)


def _column_widths(rows: list[list[_Cell]], setter: Setter) -> list[float]:
    """Return the columns' widths: what their cells want, scaled or spread to the measure."""
    padding = 2 * setter.style.table.padding
    wanted = [max(cell.width for cell in column) + padding for column in zip(*rows, strict=True)]
    total = sum(wanted)
    if total <= setter.measure:
        spare = (setter.measure - total) / len(wanted)
        return [width + spare for width in wanted]
    return _narrowed(wanted, setter.measure)


def _narrowed(wanted: list[float], measure: float) -> list[float]:
    """Return widths that fit the measure: narrow columns keep theirs, wide ones share the rest."""
    share = measure / len(wanted)
    while True:
        kept = [w for w in wanted if w <= share]
        wide = len(wanted) - len(kept)
        fair = (measure - sum(kept)) / wide
        if abs(fair - share) < 1e-9:
            return [w if w <= share else fair for w in wanted]
        share = fair


def _table_row(cells: list[_Cell], widths: list[float], setter: Setter) -> Row:
    """Return one row: cells centred upright, as many slots as the highest cell needs."""
    table = setter.style.table
    inner = [width - 2 * table.padding for width in widths]
    composed = [cell.lines(width + _EASE, setter) for cell, width in zip(cells, inner, strict=True)]
    slots = max([table.row_lines, *map(len, composed)])
    lines: list[PlacedLine] = []
    edges = [0.0, *accumulate(widths)]
    for cell, cell_lines, x, width in zip(cells, composed, edges, inner, strict=False):
        first_slot = (slots - len(cell_lines)) / 2
        for number, line in enumerate(cell_lines):
            y = setter.baseline(cell.style.size, first_slot + number)
            lines.append(setter.place(line, cell.style, x + table.padding, y, width))
    rules = _grid_rules(edges, slots * setter.pitch, setter)
    return Row(slots, tuple(lines), rules, clear=1 if setter.slot_top < 0 else 0)


def _grid_rules(edges: list[float], height: float, setter: Setter) -> tuple[Rule, ...]:
    style = setter.style.table
    width, colour = style.rule_width, style.rule_colour
    if not width:
        return ()
    top = setter.slot_top / 2  # rules lie midway between lines
    bottom = top + height
    upright = tuple(Rule(x, top, x, bottom, width, colour) for x in edges)
    return (*upright, Rule(0.0, bottom, edges[-1], bottom, width, colour))
