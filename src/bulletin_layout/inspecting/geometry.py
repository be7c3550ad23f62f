"""What a measured file and a style have in common to be held against each other. Points.

In: a measurement and a style. Out: values by key, derived where a file gives something else than
a style does: the height of the type area, characters a line, where the type area begins.
"""

from __future__ import annotations

from bulletin_layout.geometry import ASCENT, POINTS_PER_MM
from bulletin_layout.measuring.model import Measurement
from bulletin_layout.measuring.of_style import first_line_down, ink_top, number_of
from bulletin_layout.style.model import Stylesheet

# Programs that have leading above the first em box, unlike a grid that begins with it.
_OFFICES = ("Word", "WPS", "LibreOffice", "OpenOffice")
# Where they set the baseline of a line whose pitch is fixed, in parts of the pitch; in a grid the
# em box is in the middle. Measured on files of which the margins are known.
_FIXED = 0.8
# A pitch that is fixed is typed: in whole or half points.
_TYPED, _NEARLY = 0.5, 0.02
# GB/T 9704-2012 5.2.1: 天头 is 37 ± 1 mm.
_NEAR = POINTS_PER_MM


def found_number(key: str, file: Measurement, style: Stylesheet) -> float | None:
    """Return what a file has for a key, None if that was not measured."""
    if key == "page.top":
        return _top(file, style)
    if key == "depth":
        return _depth(file)
    if key == "cells":
        return _cells(
            file.number("composition.measure"),
            file.number("composition.tracking"),
            file.number("text.body.size"),
        )
    if key == "folio.below":
        return _folio_below(file, style)
    return file.number(key)


def wanted_number(key: str, style: Stylesheet) -> float:
    """Return what a style prescribes for a key."""
    if key == "depth":
        return style.foot - style.page.top
    if key == "cells":
        composition = style.composition
        cells = _cells(composition.measure, composition.tracking, style.text.body.size)
        return cells if cells is not None else 0.0
    return number_of(style, key)


def _top(file: Measurement, style: Stylesheet) -> float | None:
    """Return where the type area begins: as the file says, or by its first line."""
    if "page.top" in file.values:
        return file.number("page.top")
    first, size = file.number("first_top"), file.number("text.body.size")
    if first is None or size is None:
        return None
    pitch = file.number("grid.pitch") or style.grid.pitch
    if any(name in file.maker for name in _OFFICES):
        return _top_in_leading(first, pitch, size, style.page.top)
    return first - first_line_down(style, pitch, size)


def _top_in_leading(first: float, pitch: float, size: float, wanted: float) -> float:
    """Return the top margin by the first line, whose place in its pitch depends on the grid.

    A page does not tell whether its pitch is fixed. Of both readings the one that conforms
    counts; if none does, the likelier.
    """
    in_the_middle = first - max(pitch - size, 0.0) / 2
    fixed = first + ASCENT * size - _FIXED * pitch
    typed = abs(pitch / _TYPED - round(pitch / _TYPED)) < _NEARLY / _TYPED
    readings = (fixed, in_the_middle) if typed else (in_the_middle, fixed)
    return next((top for top in readings if abs(top - wanted) <= _NEAR), readings[0])


def _depth(file: Measurement) -> float | None:
    """Return the height of the type area where a file gives its margins."""
    height, top, bottom = (file.number(f"page.{key}") for key in ("height", "top", "bottom"))
    if height is None or top is None or bottom is None:
        return None
    return height - top - bottom


def _cells(measure: float | None, tracking: float | None, size: float | None) -> float | None:
    """Return how many characters a line holds, with a fraction."""
    if measure is None or not size or size + (tracking or 0.0) <= 0:
        return None
    return (measure - size) / (size + (tracking or 0.0)) + 1


def _folio_below(file: Measurement, style: Stylesheet) -> float | None:
    """Return how far below the file's own type area its page numbers stand."""
    baseline, size = file.number("folio.baseline"), file.number("text.folio.size")
    first, pitch = file.number("first_top"), file.number("grid.pitch")
    body, lines = file.number("text.body.size"), file.number("grid.lines")
    if None in (baseline, first, pitch, body, lines):
        return None
    assert baseline is not None and first is not None and pitch is not None
    assert body is not None and lines is not None
    foot = first + (lines - 1) * pitch + body
    if style.grid.line_position == "middle":
        foot += (pitch - body) / 2
    label = file.values.get("labels.folio")
    words = str(label.value) if label is not None else style.labels.folio
    return baseline - ink_top(style, words) * (size or style.text.folio.size) - foot


def pitch_fits(found: float, style: Stylesheet, tolerance: float) -> bool:
    """Return whether a pitch gives a style's lines in its type area.

    Where a grid's last slot ends with its em box, a program that ends each page with a whole pitch
    has a slightly smaller one for as many lines in the same area.
    """
    depth = style.foot - style.page.top
    least = min(depth / style.grid.lines, style.grid.pitch)
    return least - tolerance <= found <= style.grid.pitch + tolerance
