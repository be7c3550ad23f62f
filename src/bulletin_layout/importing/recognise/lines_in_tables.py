r"""Tables that only set lines apart: 版记 between its rules, the masthead's office and date.

Word files have them as tables without columns of anything. In: a file's pieces. Out: the same, such
tables as the lines that they show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bulletin_layout.importing.material import Grid, GridCell, Material, Piece, Remark, Words
from bulletin_layout.importing.recognise.back import BEGINS_BACK
from bulletin_layout.messages import Bilingual

_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_BREAK = re.compile(r"\\\\")
# A masthead has so few pieces, and so short cells.
_FRONT, _SHORT = 8, 40
_MOST_COLUMNS = 3
_TOLD = Bilingual("the table is taken as the lines that it shows", "表格按所示的各行取用")


def with_lines_of_tables(material: Material) -> Material:
    """Return a file's material, its tables that only set lines apart as these."""
    pieces: list[Piece] = []
    told: list[Remark] = []
    for number, piece in enumerate(material.pieces):
        if isinstance(piece, Grid) and _sets_lines_apart(piece, number, material.pieces):
            pieces += _lines(piece)
            told.append(Remark(_TOLD, piece.where))
        else:
            pieces.append(piece)
    if not told:
        return material
    return replace(material, pieces=tuple(pieces), remarks=(*material.remarks, *told))


def _sets_lines_apart(grid: Grid, number: int, pieces: tuple[Piece, ...]) -> bool:
    if grid.columns > _MOST_COLUMNS or grid.caption or not grid.rows:
        return False
    first = _text_of(grid.rows[0])
    if BEGINS_BACK.match(first):
        # Nothing but lines of the same kind comes after.
        return all(isinstance(piece, Grid | Words) for piece in pieces[number + 1 :])
    short = all(len(cell.text) < _SHORT for row in grid.rows for cell in row)
    dated = _DATE.search(_text_of(grid.rows[-1])) is not None
    return number < _FRONT and len(grid.rows) <= 2 and short and dated


def _lines(grid: Grid) -> Iterator[Words]:
    """Yield the lines of a table: cells abreast parted by a tab, but for a label's."""
    for row in grid.rows:
        lines = [_BREAK.split(cell.text) for cell in row if cell.text.strip()]
        if len(lines) == 1:
            yield from (Words(line, grid.where) for line in lines[0] if line.strip())
        elif lines:
            begins = lines[0][-1].rstrip()
            gap = "" if begins.endswith(("：", ":")) else "\t"
            yield Words(gap.join(" ".join(cell).strip() for cell in lines[:2]), grid.where)
            yield from (Words(" ".join(cell), grid.where) for cell in lines[2:])


def _text_of(row: tuple[GridCell, ...]) -> str:
    return " ".join(cell.text for cell in row)
