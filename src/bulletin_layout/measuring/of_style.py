"""What a style prescribes, by the same keys as what is measured. Lengths in points."""

from __future__ import annotations

from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.geometry import ASCENT
from bulletin_layout.style.model import Stylesheet


def number_of(style: Stylesheet, key: str) -> float:
    """Return a style's value of a key that is a number, or where its first line stands."""
    if key == "first_top":
        return style.page.top + first_line_down(style, style.grid.pitch, style.text.body.size)
    if key == "first_baseline":
        return number_of(style, "first_top") + ASCENT * style.text.body.size
    if key == "page.left":
        return style.left
    return float(value_of(style, key))


def value_of(style: Stylesheet, key: str) -> float | int | str | bool:
    """Return a style's value by its dotted key."""
    found: object = style
    for name in key.split("."):
        found = getattr(found, name)
    assert isinstance(found, float | int | str), key
    return found


def first_line_down(style: Stylesheet, pitch: float, size: float) -> float:
    """Return how far below the type area's top the first line's em box begins."""
    return (pitch - size) / 2 if style.grid.line_position == "middle" else 0.0


def ink_top(style: Stylesheet, label: str) -> float:
    """Return how far the first character of a page number reaches above its baseline, in em."""
    fonts = read_fonts(None)
    first = fonts.roles[style.text.folio.role][label.format(n=1)[0]]
    return fonts.faces[first.face].ink(first.glyph)[3]
