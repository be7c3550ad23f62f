"""How wide the columns of a table are: as given, else as their cells want, within the measure.

No column is narrower than its longest word or number as long as there is room; beyond that, room is
shared by how much text there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from bulletin_layout.diagnostics import Severity
from bulletin_layout.flow.blocks import TableBlock
from bulletin_layout.layout.cells import MeasuredCell, beside_points
from bulletin_layout.layout.line_composer import LineComposer
from bulletin_layout.layout.remarks import LayoutProblem
from bulletin_layout.messages import Message

# Where words and numbers have no room, cells stand as near to their rules as this. In points.
_LEAST_PADDING = 1.0


def padding_for(block: TableBlock, cells: Sequence[MeasuredCell], composer: LineComposer) -> float:
    """Return what is left free beside a cell's text: less than the style's where room is short."""
    padding = composer.style.table.padding
    columns = len(block.columns)
    if sum(_wanted(columns, cells, 2 * padding)) <= composer.measure:
        return padding
    needed = sum(_least(columns, cells, composer, 0.0))
    room = (composer.measure - needed) / (2 * columns)
    return min(padding, max(room, min(_LEAST_PADDING, padding)))


def column_widths(
    block: TableBlock, cells: Sequence[MeasuredCell], composer: LineComposer, padding: float
) -> list[float]:
    """Return the columns' widths, which fill the measure unless every one is given.

    `padding` stands on both sides of a cell's text.
    """
    wanted = _wanted(len(block.columns), cells, 2 * padding)
    given = {i: c.width + 2 * padding for i, c in enumerate(block.columns) if c.width is not None}
    free = [i for i in range(len(wanted)) if i not in given]
    total = sum(given.values())
    room = composer.measure - total
    if not free and room >= 0:
        return [given[i] for i in range(len(wanted))]
    least = wanted  # what has room needs no more to be known
    if sum(wanted[i] for i in free) > room:
        least = _least(len(block.columns), cells, composer, 2 * padding)
    if given and room < sum(least[i] for i in free):
        _tell_too_wide(total, block, composer)
        scale = composer.measure / (total + sum(least[i] for i in free))
        return [given.get(i, least[i]) * scale for i in range(len(wanted))]
    shared = _spread([wanted[i] for i in free], [least[i] for i in free], room)
    rest = dict(zip(free, shared, strict=True))
    return [given[i] if i in given else rest[i] for i in range(len(wanted))]


def _tell_too_wide(total: float, block: TableBlock, composer: LineComposer) -> None:
    words = Message(
        "the columns' widths are {total:.0f} pt, and the measure {measure:.0f}.",
        total=total,
        measure=composer.measure,
    )
    advice = "They are made narrower; write smaller widths."
    composer.problems.append(LayoutProblem(Severity.WARNING, words, advice, place=block.place))


def _wanted(columns: int, cells: Sequence[MeasuredCell], padding: float) -> list[float]:
    wanted = [padding] * columns
    for cell in cells:
        if cell.across == 1:
            wanted[cell.column] = max(wanted[cell.column], cell.width + padding)
    for column, (before, after) in beside_points(cells).items():
        wanted[column] = max(wanted[column], before + after + padding)
    return wanted


def _least(
    columns: int, cells: Sequence[MeasuredCell], composer: LineComposer, padding: float
) -> list[float]:
    """Return the widths below which a word or number of a column would be torn."""
    least = [padding] * columns
    for cell in cells:
        if cell.across == 1 and cell.width > least[cell.column] - padding:
            width = composer.least_width(cell.pieces)
            least[cell.column] = max(least[cell.column], width + padding)
    for column, (before, after) in beside_points(cells).items():
        least[column] = max(least[column], before + after + padding)
    return least


def _spread(wanted: list[float], least: list[float], measure: float) -> list[float]:
    """Return widths that fill a measure.

    What is spare is shared evenly. Where room is short, narrow columns keep what they want and wide
    ones share the rest by how much text they hold; none falls below its least as long as all can.
    """
    total, needed = sum(wanted), sum(least)
    if total <= measure:
        spare = (measure - total) / len(wanted)
        return [width + spare for width in wanted]
    if needed >= measure:
        return _as_needed(least, measure)
    kept = _narrow_columns(wanted, measure)
    if sum(wanted[i] if i in kept else low for i, low in enumerate(least)) > measure:
        share = (measure - needed) / (total - needed)
        return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    return _by_their_text(wanted, least, {i: wanted[i] for i in kept}, measure)


def _as_needed(least: list[float], measure: float) -> list[float]:
    """Return widths in proportion to the least ones, none narrower than a character if it can be.

    The narrowest of the least widths is one of a column of single characters.
    """
    floor = min(min(least), measure / len(least))
    spare, wanted = measure - floor * len(least), sum(least) - floor * len(least)
    share = spare / wanted if wanted > 0 else 0.0
    return [floor + (width - floor) * share for width in least]


def _narrow_columns(wanted: list[float], measure: float) -> set[int]:
    """Return the columns that want no more than an even share of what the narrower ones leave."""
    kept: set[int] = set()
    while len(kept) < len(wanted):
        share = (measure - sum(wanted[i] for i in kept)) / (len(wanted) - len(kept))
        more = {i for i, width in enumerate(wanted) if width <= share} - kept
        if not more:
            break
        kept |= more
    return kept


def _by_their_text(
    wanted: list[float], least: list[float], fixed: dict[int, float], measure: float
) -> list[float]:
    """Return widths, some fixed; the others are as the roots of what they want.

    In proportion itself a very long text would leave the others nothing.
    """
    while True:
        room = measure - sum(fixed.values())
        roots = {i: sqrt(width) for i, width in enumerate(wanted) if i not in fixed}
        shares = {i: room * root / sum(roots.values()) for i, root in roots.items()}
        too_narrow = {i: least[i] for i, width in shares.items() if width < least[i]}
        if not too_narrow:
            return [fixed[i] if i in fixed else shares[i] for i in range(len(wanted))]
        fixed |= too_narrow
