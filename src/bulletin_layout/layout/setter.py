"""What measuring needs: the style, the fonts, the grid's geometry, and text set in a style."""

from __future__ import annotations

from bulletin_layout.flow.blocks import Pieces
from bulletin_layout.fonts.fontset import FontSet
from bulletin_layout.geometry import ASCENT
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.style.model import Stylesheet, TextStyle
from bulletin_layout.text.model import Amounts, SetLine
from bulletin_layout.text.setting import compose, compose_unjustified

# From the baseline to the middle of the em box, in em.
_MIDDLE = ASCENT - 0.5


class Setter:
    """Sets text at a style's amounts; answers where lines of any size lie in a slot."""

    def __init__(self, style: Stylesheet, fonts: FontSet) -> None:
        self.style = style
        self.fonts = fonts
        self.pitch = style.grid.pitch
        self.measure = style.composition.measure
        composition = style.composition
        self.amounts = Amounts(
            measure=composition.measure,
            tracking=composition.tracking,
            autospace=composition.autospace,
            han_space=composition.han_space,
            pair=composition.pair,
            squeeze_inside=composition.squeeze_inside,
            squeeze_end=composition.squeeze_end,
            kinsoku=composition.kinsoku,
            line_end_half=composition.line_end == "half",
            avoid_lone_character=composition.lone_character == "avoid",
        )
        whole = self.pitch if style.grid.line_position == "middle" else style.text.body.size
        self._slot_middle = whole / 2
        # Where a slot's upper border lies if its last one is to lie on the type area's foot.
        self.slot_top = whole - self.pitch
        self.excess: list[tuple[int, float]] = []
        self.short: list[tuple[int, float]] = []

    def baseline(self, size: float, slot: float = 0.0) -> float:
        """Return the baseline of a line of `size` whose em box is centred on a slot's."""
        return slot * self.pitch + self._slot_middle + _MIDDLE * size

    def paragraph(
        self, pieces: Pieces, style: TextStyle, width: float | None = None
    ) -> list[SetLine]:
        """Compose a paragraph in a text style, at a width in points (the measure if None)."""
        if not pieces or not any(piece.text for piece in pieces):
            return []
        room = self.measure if width is None else width
        if style.align == "justify":
            return self.justified(pieces, room, style.first_indent, style.indent)
        amounts = self._amounts_for(pieces, room)
        room -= style.first_indent
        return self._noted(compose_unjustified(pieces, self.fonts, amounts, room))

    def justified(
        self, pieces: Pieces, width: float, first_indent: float, indent: float
    ) -> list[SetLine]:
        """Compose a paragraph that fills a width, its first and its other lines indented."""
        amounts = self._amounts_for(pieces, width)
        return self._noted(compose(pieces, self.fonts, amounts, first_indent, indent))

    def _amounts_for(self, pieces: Pieces, width: float) -> Amounts:
        """Return the amounts at a width; only text of the body's size is set in its cells."""
        in_cells = pieces[0].size == self.style.text.body.size
        tracking = self.amounts.tracking if in_cells else 0.0
        return self.amounts._replace(measure=width, tracking=tracking)

    def _noted(self, lines: list[SetLine]) -> list[SetLine]:
        """Keep in mind which lines are too wide or too short, and return the lines."""
        for line in lines:
            if line.excess > 0.01:
                self.excess.append((line.runs[0].node, line.excess))
            if line.short:
                self.short.append((line.runs[0].node, line.short))
        return lines

    def place(
        self, line: SetLine, style: TextStyle, x: float, y: float, width: float | None = None
    ) -> PlacedLine:
        """Place a composed line by its alignment in a width that begins at x."""
        room = (self.measure if width is None else width) - line.advance
        shift = {"centre": room / 2, "right": room, "left": style.first_indent}.get(
            style.align, 0.0
        )
        return PlacedLine(x + shift, y, line.runs, line.advance, style.colour, line.full)
