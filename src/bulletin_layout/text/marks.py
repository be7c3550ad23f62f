"""Marks that are placed by their ink: a dash is one stroke, …… keep one pitch, ！？ stand close.

In: class letters and the glyphs of a paragraph. Out: the glyphs of such marks with an advance and
a placing of their own. Whatever the face, a mark is as wide as the standard has it; only where its
ink lies within that follows from the face. Sources: GB/T 15834-2011 5.1; CLREQ 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from bulletin_layout.fonts.fontset import FontSet, Glyph, Placing
from bulletin_layout.text.model import Piece
from bulletin_layout.typography import characters as ch

_PLACED = re.compile(f"{ch.DASH}+|{ch.ELLIPSIS}{{2,}}|[{ch.CENTRED_POINT}]{{2,}}|{ch.INTERPUNCT}")
# A drawn-out dash stays so far from the ends of its cells, in em; its parts lie over each other by
# so much that no reader shows a seam.
_DASH_INSET, _DASH_OVERLAP = 0.04, 0.01
# A dash whose ink comes so near its cell's edges joins the next as it is.
_JOINED = 0.002
# A dash that lies lower than this below the middle of its face's Han is raised to it, in em.
_LOW = 0.02
# GB/T 15834-2011 5.1.7: a 间隔号 takes half a cell, and so at least does ！ before a closing mark.
_HALF_CELL = 0.5
# How near and how far apart the ink of two of ！？ stands where each has a cell, in em.
_NEAREST, _FARTHEST = 0.15, 0.4


def place_marks(
    classes: str, glyphs: list[Glyph], owners: Sequence[Piece], fonts: FontSet, halves: bool
) -> None:
    """Replace the glyphs of dashes, …… and ！？ by placed ones.

    `halves`: two of ！？ take one cell and three two (GB/T 15834-2011 5.1.3), not a cell each.
    """
    for match in _PLACED.finditer(classes):
        start, end = match.span()
        run = glyphs[start:end]
        if any(owner is not owners[start] for owner in owners[start + 1 : end]):
            continue
        if any(not glyph.glyph for glyph in run):
            continue
        inks = [fonts.faces[glyph.face].ink(glyph.glyph) for glyph in run]
        letter = match[0][0]
        if letter == ch.DASH:
            placed = _stroke(run, inks) if len(run) > 1 else [_in_cell(run[0], 1.0)]
            level = [_levelled(*each, fonts) for each in zip(placed, inks, strict=True)]
            glyphs[start:end] = level
        elif letter == ch.ELLIPSIS:
            glyphs[start:end] = _dots(run, inks)
        elif letter == ch.INTERPUNCT:
            glyphs[start] = _in_cell(run[0], max(_HALF_CELL, run[0].advance))
        elif len(run) == 1:
            glyphs[start:end] = [_before_closing(run[0], inks[0])] if halves else run
        else:
            glyphs[start:end] = _halved(run, inks) if halves else _drawn_near(run, inks)


_Ink = tuple[float, float, float, float]


def _in_cell(glyph: Glyph, width: float) -> Glyph:
    """Return a glyph in the middle of a cell."""
    if glyph.advance == width:
        return glyph
    return glyph._replace(advance=width, placing=Placing((width - glyph.advance) / 2, 1.0))


def _levelled(glyph: Glyph, ink: _Ink, fonts: FontSet) -> Glyph:
    """Return a dash at the middle of its face's Han; some faces draw it as Latin has it, low."""
    middle = fonts.faces[glyph.face].optical_middle
    below = middle - (ink[1] + ink[3]) / 2
    return glyph._replace(lower=glyph.lower - below) if middle and below > _LOW else glyph


def _stroke(run: list[Glyph], inks: list[_Ink]) -> list[Glyph]:
    """Return dashes as one stroke, a cell for each, drawn out where their faces part them."""
    if all(
        g.advance == 1.0 and left <= _JOINED and right >= 1 - _JOINED
        for g, (left, _, right, _) in zip(run, inks, strict=True)
    ):
        return run
    each = (len(run) - 2 * _DASH_INSET) / len(run)
    placed = []
    for n, (glyph, (left, _, right, _)) in enumerate(zip(run, inks, strict=True)):
        stretch = (each + 2 * _DASH_OVERLAP) / (right - left) if right > left else 1.0
        shift = _DASH_INSET + n * (each - 1) - _DASH_OVERLAP - left * stretch
        placed.append(glyph._replace(advance=1.0, placing=Placing(shift, stretch)))
    return placed


def _dots(run: list[Glyph], inks: list[_Ink]) -> list[Glyph]:
    """Return ellipses whose dots keep one pitch, in the middle of their cells."""
    left, bottom, right, top = inks[0]
    dot = top - bottom
    step = (right - left - dot) / 2 * 3
    if len({glyph.glyph for glyph in run}) > 1 or not 0 < step <= 1:
        return run
    first = (len(run) - ((len(run) - 1) * step + right - left)) / 2 - left
    return [
        glyph._replace(advance=1.0, placing=Placing(first + n * (step - 1), 1.0))
        for n, glyph in enumerate(run)
    ]


def _drawn_near(run: list[Glyph], inks: list[_Ink]) -> list[Glyph]:
    """Return ！？ in a cell each, their ink neither apart nor touching, in the middle of all."""
    steps = [0.0]
    for glyph, before, after in zip(run, inks, inks[1:], strict=False):
        between = glyph.advance - before[2] + after[0]
        steps.append(min(max(between, _NEAREST), _FARTHEST) - between)
    shifts = list(accumulate(steps))
    middle = shifts[-1] / 2
    return [
        glyph._replace(placing=Placing(shift - middle, 1.0))
        for glyph, shift in zip(run, shifts, strict=True)
    ]


def _before_closing(glyph: Glyph, ink: _Ink) -> Glyph:
    """Return ！ or ？ without the blank between it and a closing mark, as 。” has none."""
    return glyph._replace(advance=min(glyph.advance, max(ink[2] + _NEAREST, _HALF_CELL)))


def _halved(run: list[Glyph], inks: list[_Ink]) -> list[Glyph]:
    """Return ！？ two to a cell, the blank shared alike between them and at both ends."""
    cells = (len(run) + 1) // 2
    width = cells / len(run)
    blank = (cells - sum(right - left for left, _, right, _ in inks)) / len(run)
    x = blank / 2
    placed = []
    for n, (glyph, (left, _, right, _)) in enumerate(zip(run, inks, strict=True)):
        placed.append(glyph._replace(advance=width, placing=Placing(x - n * width - left, 1.0)))
        x += right - left + blank
    return placed
