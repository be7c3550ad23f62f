"""Tables that were put in in Word: a plain grid, its first row the heads, a caption above it.

In: paragraphs, which records they were. Out: the tables that an issue can hold so. Merged cells,
several paragraphs or a picture in a cell, and a head without words are left to the editor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.revising.normal import normal, value
from bulletin_layout.revising.word_file import EditedParagraph

_CAPTION = "table_caption"


class NewTable(NamedTuple):
    """A table: the paragraphs of it and of its caption; the caption, the heads, the rows."""

    paragraphs: frozenset[int]
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def new_tables(
    paragraphs: Sequence[EditedParagraph], was: Mapping[int, int], known: Set[int]
) -> dict[int, NewTable]:
    """Return new tables by their first paragraph. `known` are cells of tables that are not."""
    cells: dict[int, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.cell is not None:
            cells[paragraph.cell.table].append(number)
    found = {}
    for numbers in cells.values():
        grid = _grid([paragraphs[n] for n in numbers])
        if grid is None or any(n in was or n in known for n in numbers):
            continue
        above = numbers[0] - 1
        is_caption = above >= 0 and above not in was and paragraphs[above].kind == _CAPTION
        caption = value(normal(paragraphs[above].text, _CAPTION)).strip() if is_caption else ""
        held = frozenset([above, *numbers] if caption else numbers)
        heads, *rows = grid
        found[min(held)] = NewTable(held, caption, tuple(map(value, heads)), tuple(rows))
    return found


def _grid(cells: Sequence[EditedParagraph]) -> list[tuple[str, ...]] | None:
    """Return the texts of a grid of cells, None if it is none that an issue can hold."""
    rows: dict[int, list[str]] = defaultdict(list)
    places = [(p.cell.row, p.cell.column) for p in cells if p.cell is not None]
    if len(set(places)) < len(places) or any(p.pictures or not p.is_sure for p in cells):
        return None
    for (row, _), paragraph in zip(places, cells, strict=True):
        rows[row].append(normal(paragraph.text).strip())
    grid = [tuple(row) for row in rows.values()]
    whole = len(grid) > 1 and len({len(row) for row in grid}) == 1
    return grid if whole and all(map(value, grid[0])) else None
