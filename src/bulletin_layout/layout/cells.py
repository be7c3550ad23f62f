"""The cells of a table, each composed once as wide as it likes, then at its column's width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from bulletin_layout.events import count
from bulletin_layout.flow.blocks import Pieces, TableBlock, TableCell
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.style.texts import TextStyle
from bulletin_layout.text.model import Piece, SetLine

# A number with its relation, sign, currency, groups, point and percent sign; (1,234) is a loss.
_NUMBER = LazyPattern(
    r"[(（]?[≥≤≈<>＜＞]?[-+−±＋－]?[￥¥$€£]?\d[\d,， ]*(?:[.．]\d+)?[%％‰]?[)）]?"
)
_AFTER_WHOLE = "%％‰)）"


class MeasuredCell(NamedTuple):
    """A cell with its text on a single line.

    `before_point` is the width of what stands before its decimal point, where numbers are
    aligned on it; else negative.
    """

    pieces: Pieces
    style: TextStyle
    natural: list[SetLine]
    is_head: bool
    row: int
    column: int
    across: int
    down: int
    before_point: float = -1.0

    @property
    def width(self) -> float:
        """The cell's width on a single line."""
        return max([line.advance for line in self.natural], default=0.0)

    def lines(self, width: float, composer: LineComposer) -> list[SetLine]:
        """Return the cell's lines at a width: the single line if it fits."""
        if self.width <= width and not composer.is_replay:
            return self.natural
        set_ = composer.by_meaning if self.is_head else composer.paragraph
        return set_(self.pieces, self.style, width)


def heading_cells(block: TableBlock, composer: LineComposer) -> list[MeasuredCell]:
    """Return the cells of the heading rows, centred."""
    style = aligned(composer.style.text.table_heading, "centre")
    return _measured(block.head, lambda _: style, composer, is_head=True)


def body_cells(block: TableBlock, composer: LineComposer) -> list[MeasuredCell]:
    """Return the cells of the rows, aligned as their columns say."""
    texts = composer.style.text
    aligns = [c.align if c.align != "point" else "centre" for c in block.columns]
    plain = [aligned(texts.table_cell, align) for align in aligns]
    total = [aligned(texts.table_total, align) for align in aligns]
    merged = aligned(texts.table_cell, "centre")

    def style_of(cell: TableCell) -> TextStyle:
        if cell.row in block.totals:
            return total[cell.column]
        return merged if cell.across > 1 else plain[cell.column]

    cells = _measured(block.cells, style_of, composer)
    points = {i for i, column in enumerate(block.columns) if column.align == "point"}
    return _on_their_points(cells, points, composer) if points else cells


def beside_points(cells: Iterable[MeasuredCell]) -> dict[int, tuple[float, float]]:
    """Return, for each column of numbers aligned on their points, the room before and after it."""
    room: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if cell.before_point >= 0:
            before, after = room.get(cell.column, (0.0, 0.0))
            own = cell.width - cell.before_point
            room[cell.column] = (max(before, cell.before_point), max(after, own))
    return room


def aligned(style: TextStyle, align: str) -> TextStyle:
    """Return a text style with another alignment."""
    return style if style.align == align else replace(style, align=align, first_indent=0.0)


def _measured(
    cells: Iterable[TableCell],
    style_of: Callable[[TableCell], TextStyle],
    composer: LineComposer,
    is_head: bool = False,
) -> list[MeasuredCell]:
    cells_measured = []
    for cell in cells:
        style = style_of(cell)
        natural = composer.natural(cell.pieces, style)
        cells_measured.append(
            MeasuredCell(
                cell.pieces,
                style,
                natural,
                is_head,
                cell.row,
                cell.column,
                cell.across,
                cell.down,
            )
        )
    count("cells measured", len(cells_measured))
    return cells_measured


def _on_their_points(
    cells: list[MeasuredCell], points: set[int], composer: LineComposer
) -> list[MeasuredCell]:
    """Return cells with the width before the point, for numbers in columns aligned on it."""
    cells_measured = []
    for cell in cells:
        text = "".join(piece.text for piece in cell.pieces)
        if cell.column in points and cell.across == 1 and _NUMBER.fullmatch(text):
            whole = re.split("[.．]", text)[0].rstrip(_AFTER_WHOLE)
            head = _first(cell.pieces, len(whole))
            width = composer.natural(head, cell.style)[0].advance
            cells_measured.append(cell._replace(before_point=width))
        else:
            cells_measured.append(cell)
    return cells_measured


def _first(pieces: Pieces, count: int) -> Pieces:
    """Return a text's first characters, each as it is set: 10⁵ has a small 5."""
    taken: list[Piece] = []
    for piece in pieces:
        if count > 0 and piece.text:
            taken.append(piece._replace(text=piece.text[:count]))
            count -= len(piece.text)
    return tuple(taken)
