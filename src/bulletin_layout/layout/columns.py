"""How wide the columns of a table are: as given, else as their cells want, within the measure."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import TableBlock
from bulletin_layout.layout.cells import MeasuredCell
from bulletin_layout.layout.setter import Remark, Setter


def column_widths(block: TableBlock, cells: Sequence[MeasuredCell], setter: Setter) -> list[float]:
    """Return the columns' widths, which fill the measure unless every one is given."""
    wanted = _wanted(len(block.columns), cells, 2 * setter.style.table.padding)
    given = {i: c.width for i, c in enumerate(block.columns) if c.width is not None}
    total = sum(given.values())
    free = [i for i in range(len(wanted)) if i not in given]
    if total > setter.measure or (free and total >= setter.measure):
        words = f"the columns' widths are {total:.0f} pt, and the measure {setter.measure:.0f}."
        advice = "They are made narrower; write smaller widths."
        setter.remarks.append(Remark(Severity.WARNING, words, advice, place=block.place))
        scale = setter.measure / (total + sum(wanted[i] for i in free))
        return [given.get(i, wanted[i]) * scale for i in range(len(wanted))]
    shared = _spread([wanted[i] for i in free], setter.measure - total) if free else []
    rest = dict(zip(free, shared, strict=True))
    return [given[i] if i in given else rest[i] for i in range(len(wanted))]


def _wanted(columns: int, cells: Sequence[MeasuredCell], padding: float) -> list[float]:
    wanted = [padding] * columns
    for cell in cells:
        if cell.across == 1:
            wanted[cell.column] = max(wanted[cell.column], cell.width + padding)
    return wanted


def _spread(wanted: list[float], measure: float) -> list[float]:
    """Return widths that fill a measure: what is spare shared evenly, or wide columns narrowed."""
    total = sum(wanted)
    if total <= measure:
        spare = (measure - total) / len(wanted)
        return [width + spare for width in wanted]
    return _narrowed(wanted, measure)


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
