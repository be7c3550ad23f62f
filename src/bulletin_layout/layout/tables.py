"""Tables as rows: column widths, cells composed by the same composer, a thin full grid."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.events import count
from bulletin_layout.flow.blocks import Pieces, TableBlock
from bulletin_layout.layout.model import PlacedLine, Row, Rule
from bulletin_layout.layout.setter import Setter
from bulletin_layout.style.model import TextStyle
from bulletin_layout.text.model import SetLine

_Cells = Sequence[Pieces]


def table_rows(block: TableBlock, setter: Setter) -> list[Row]:
    """Return a table's rows, the header first; it is repeated on each page that follows."""
    widths = _column_widths(block, setter)
    texts = setter.style.text
    heading_aligns = tuple("centre" for _ in block.aligns)
    header = _table_row(block.headings, texts.table_heading, heading_aligns, widths, setter)
    header = header._replace(rules=(*header.rules, _top_rule(setter)), keep=True)
    body = [
        _table_row(cells, texts.table_cell, block.aligns, widths, setter)._replace(head=(header,))
        for cells in block.rows
    ]
    return [header, *body]


def _top_rule(setter: Setter) -> Rule:
    style = setter.style.table
    top = setter.slot_top / 2
    return Rule(0.0, top, setter.measure, top, style.rule_width, style.rule_colour)


def _column_widths(block: TableBlock, setter: Setter) -> list[float]:
    """Return the columns' widths: what their cells want, scaled or spread to the measure."""
    texts, padding = setter.style.text, 2 * setter.style.table.padding
    wanted = []
    for i, heading in enumerate(block.headings):
        cells = [_natural(heading, texts.table_heading, setter)]
        cells += [_natural(row[i], texts.table_cell, setter) for row in block.rows]
        wanted.append(max(cells) + padding)
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


def _natural(pieces: Pieces, style: TextStyle, setter: Setter) -> float:
    """Return a cell's width on a single line."""
    endless = 1e9
    lines = setter.paragraph(pieces, _aligned(style, "left"), endless)
    return lines[0].advance if lines else 0.0


def _aligned(style: TextStyle, align: str) -> TextStyle:
    from dataclasses import replace

    return style if style.align == align else replace(style, align=align, first_indent=0.0)


def _table_row(
    cells: _Cells, style: TextStyle, aligns: tuple[str, ...], widths: list[float], setter: Setter
) -> Row:
    """Return one row: cells centred upright, as many slots as the highest cell needs."""
    table = setter.style.table
    composed: list[list[SetLine]] = []
    count("cells measured", len(cells))
    for pieces, align, width in zip(cells, aligns, widths, strict=True):
        inner = width - 2 * table.padding + 0.01
        composed.append(setter.paragraph(pieces, _aligned(style, align), inner))
    slots = max([table.row_lines, *map(len, composed)])
    lines: list[PlacedLine] = []
    x = 0.0
    edges = [x]
    for cell, align, width in zip(composed, aligns, widths, strict=True):
        first_slot = (slots - len(cell)) / 2
        for number, line in enumerate(cell):
            y = setter.baseline(style.size, first_slot + number)
            inner = width - 2 * table.padding
            cell_style = _aligned(style, align)
            lines.append(setter.place(line, cell_style, x + table.padding, y, inner))
        x += width
        edges.append(x)
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
