"""How wide the columns of a table are: as given, else as their cells want, within the measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import TableBlock
from bulletin_layout.layout.cells import ENDLESS, MeasuredCell, beside_points
from bulletin_layout.layout.line_composer import LayoutProblem, LineComposer
from bulletin_layout.messages import Message

_WORD = re.compile(r"[\w.,%‰+\-]+", re.ASCII)
_NOTHING = 1e-6


def column_widths(
    block: TableBlock, cells: Sequence[MeasuredCell], composer: LineComposer
) -> list[float]:
    """Return the columns' widths, which fill the measure unless every one is given."""
    wanted = _wanted(len(block.columns), cells, 2 * composer.style.table.padding)
    least = _least(len(block.columns), cells, composer)
    padding = 2 * composer.style.table.padding
    given = {i: c.width + padding for i, c in enumerate(block.columns) if c.width is not None}
    total = sum(given.values())
    free = [i for i in range(len(wanted)) if i not in given]
    if total > composer.measure or (free and total >= composer.measure):
        words = Message(
            "the columns' widths are {total:.0f} pt, and the measure {measure:.0f}.",
            total=total,
            measure=composer.measure,
        )
        advice = "They are made narrower; write smaller widths."
        composer.problems.append(LayoutProblem(Severity.WARNING, words, advice, place=block.place))
        scale = composer.measure / (total + sum(wanted[i] for i in free))
        return [given.get(i, wanted[i]) * scale for i in range(len(wanted))]
    shared: list[float] = []
    if free:
        room = composer.measure - total
        shared = _spread([wanted[i] for i in free], [least[i] for i in free], room)
    rest = dict(zip(free, shared, strict=True))
    return [given[i] if i in given else rest[i] for i in range(len(wanted))]


def _wanted(columns: int, cells: Sequence[MeasuredCell], padding: float) -> list[float]:
    wanted = [padding] * columns
    for cell in cells:
        if cell.across == 1:
            wanted[cell.column] = max(wanted[cell.column], cell.width + padding)
    for column, (before, after) in beside_points(cells).items():
        wanted[column] = max(wanted[column], before + after + padding)
    return wanted


def _least(columns: int, cells: Sequence[MeasuredCell], composer: LineComposer) -> list[float]:
    """Return the widths below which a number or word of a column would be broken."""
    padding = 2 * composer.style.table.padding
    longest: dict[int, tuple[int, MeasuredCell, str]] = {}
    for cell in cells:
        words = _WORD.findall("".join(piece.text for piece in cell.pieces))
        if cell.across == 1 and words:
            word = max(words, key=len)
            if len(word) > longest.get(cell.column, (0,))[0]:
                longest[cell.column] = (len(word), cell, word)
    least = [padding] * columns
    for column, (_, cell, word) in longest.items():
        piece = cell.pieces[0]._replace(text=word)
        lines = composer.paragraph((piece,), cell.style, ENDLESS)
        least[column] += max(line.advance for line in lines)
    return least


def _spread(wanted: list[float], least: list[float], measure: float) -> list[float]:
    """Return widths that fill a measure: what is spare shared evenly, or wide columns narrowed.

    No column becomes narrower than its least width as long as all have room for that.
    """
    total = sum(wanted)
    if total <= measure:
        spare = (measure - total) / len(wanted)
        return [width + spare for width in wanted]
    if sum(least) >= measure:
        return _narrowed(wanted, measure)
    widths = _narrowed(wanted, measure)
    while any(w < n - _NOTHING for w, n in zip(widths, least, strict=True)):
        # What is too narrow gets its least width; the others share what is left.
        fixed = {i for i, (w, n) in enumerate(zip(widths, least, strict=True)) if w <= n}
        others = [i for i in range(len(widths)) if i not in fixed]
        room = measure - sum(least[i] for i in fixed)
        shares = iter(_narrowed([wanted[i] for i in others], room))
        widths = [least[i] if i in fixed else next(shares) for i in range(len(widths))]
    return widths


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
