"""Furniture: what every page carries beside its content: page number, and a draft's marks."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.text.model import Piece, SetLine

NO_NODE = -1
# From the baseline to the middle of a Han character's ink, em.
_MIDDLE_OF_INK = 0.38


def folio(number: int, composer: LineComposer) -> tuple[PlacedLine, ...]:
    """Return the page number's line: its dashes' top `below` the type area's foot.

    Outer page numbers stand at the right of odd pages and the left of even ones (GB/T 9704 7.5).
    """
    style, text = composer.style.folio, composer.style.text.folio
    if style.position == "none":
        return ()
    words = composer.style.labels.folio.format(n=number)
    line = composer.paragraph((Piece(words, text.role, text.size, NO_NODE),), text)[0]
    left, right = composer.style.left, composer.style.left + composer.measure
    x = {
        "centre": (left + right - line.advance) / 2,
        "outer": right - style.inset - line.advance if number % 2 else left + style.inset,
    }[style.position]
    first = composer.fonts.roles[text.role][words[0]]
    y = (
        composer.style.foot
        + style.below
        + composer.fonts.faces[first.face].ink(first.glyph)[3] * text.size
    )
    return (PlacedLine(x, y, line.runs, line.advance, text.colour, False),)


def watermark(composer: LineComposer) -> PlacedLine:
    """Return the words that lie across the pages of a draft, rising about the paper's middle."""
    style, page = composer.style.text.watermark, composer.style.page
    piece = Piece(composer.style.labels.watermark, style.role, style.size, NO_NODE)
    line: SetLine = composer.justified((piece,), page.width * 2, 0.0, 0.0)[0]
    angle = composer.style.draft.angle
    along, up = cos(radians(angle)), sin(radians(angle))
    half, low = line.advance / 2, _MIDDLE_OF_INK * style.size
    x = page.width / 2 - half * along + low * up
    y = page.height / 2 + half * up + low * along
    return PlacedLine(x, y, line.runs, line.advance, style.colour, False, angle)


def line_numbers(lines: Iterable[PlacedLine], composer: LineComposer) -> tuple[PlacedLine, ...]:
    """Return a number in the left margin for each line of a page, from 1."""
    style = composer.style.text.line_number
    right = composer.style.left - composer.style.draft.number_gap
    numbers = []
    for number, y in enumerate(sorted({round(line.y, 3) for line in lines}), 1):
        piece = Piece(str(number), style.role, style.size, NO_NODE)
        line = composer.justified((piece,), right, 0.0, 0.0)[0]
        x = right - line.advance
        numbers.append(PlacedLine(x, y, line.runs, line.advance, style.colour, False))
    return tuple(numbers)
