"""Furniture: what every page carries beside its content. Today, the page number."""

from __future__ import annotations

from bulletin_layout.layout.model import PlacedLine
from bulletin_layout.layout.setter import Setter
from bulletin_layout.text.model import Piece

NO_NODE = -1


def folio(number: int, setter: Setter) -> tuple[PlacedLine, ...]:
    """Return the page number's line: its dashes' top `below` the type area's foot.

    Outer page numbers stand at the right of odd pages and the left of even ones (GB/T 9704 7.5).
    """
    style, text = setter.style.folio, setter.style.text.folio
    if style.position == "none":
        return ()
    words = setter.style.labels.folio.format(n=number)
    line = setter.paragraph((Piece(words, text.role, text.size, NO_NODE),), text)[0]
    left, right = setter.style.left, setter.style.left + setter.measure
    x = {
        "centre": (left + right - line.advance) / 2,
        "outer": right - style.inset - line.advance if number % 2 else left + style.inset,
    }[style.position]
    first = setter.fonts.roles[text.role][words[0]]
    y = (
        setter.style.foot
        + style.below
        + setter.fonts.faces[first.face].ink_top(first.glyph) * text.size
    )
    return (PlacedLine(x, y, line.runs, line.advance, text.colour, False),)
