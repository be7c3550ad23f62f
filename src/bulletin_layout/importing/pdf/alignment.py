"""Tell how a table's column is set, by what its cells have in common. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pdf_facts.pages import CharacterFact

_EVEN = 1.0


class CellSpan(NamedTuple):
    """From where to where a cell's words reach, and what they are."""

    left: float
    right: float
    text: str
    lines: int = 1


def span_of(characters: Sequence[CharacterFact]) -> CellSpan:
    """Return the span of a cell's characters."""
    text = "".join(c.text for c in characters)
    lines = len({round(c.y) for c in characters})
    return CellSpan(characters[0].x, characters[-1].end, text, lines)


def alignment(cells: Sequence[CellSpan], box: tuple[float, float] | None = None) -> str:
    """Return left, centre, right or point. `box` are the column's edges, where they are known.

    Cells of several lines do not count. Without a box cells of one width are taken for centred.
    """
    mine = [cell for cell in cells if cell.lines == 1]
    if not mine or _is_centred(mine, box):
        return "centre"
    if _are_even(cell.left for cell in mine):
        return "left"
    if _are_even(cell.right for cell in mine):
        return "right"
    return "point" if all(c.text.replace(".", "").isdigit() for c in mine) else "left"


def _is_centred(cells: Sequence[CellSpan], box: tuple[float, float] | None) -> bool:
    if box is None:
        return _are_even((cell.left + cell.right) / 2 for cell in cells)
    middle = sum(box) / 2
    return all(abs((cell.left + cell.right) / 2 - middle) <= _EVEN for cell in cells)


def _are_even(values: Iterable[float]) -> bool:
    edges = list(values)
    return max(edges) - min(edges) <= _EVEN
