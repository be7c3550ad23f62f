"""Read a table whose cells commas part (.csv, RFC 4180)."""

from __future__ import annotations

import csv
import io

from bulletin_layout.importing.bounds import CELLS, COLUMNS, Bounds
from bulletin_layout.importing.clean import cleaned
from bulletin_layout.importing.material import Grid, GridCell, Material, SourcePart, escaped
from bulletin_layout.importing.places import on_line
from bulletin_layout.importing.plain.read import decoded


def read_commas(data: bytes, bounds: Bounds) -> Material:
    """Return the table of a .csv file. Raises InputError if it is no text, or beyond the limits."""
    text = decoded(data, bounds)
    try:
        rows = [row for row in csv.reader(io.StringIO(text)) if any(map(str.strip, row))]
    except csv.Error:
        raise bounds.refused(
            "it is no table of commas that can be read.", "Save it again."
        ) from None
    columns = max(map(len, rows), default=0)
    bounds.check("columns", columns, COLUMNS)
    bounds.add("cells", columns * len(rows), CELLS)
    cells = tuple(tuple(GridCell(escaped(cleaned(cell))) for cell in row) for row in rows)
    source = tuple(SourcePart(on_line(n), "".join(row)) for n, row in enumerate(rows, 1))
    pieces = (Grid(cells, columns, on_line(1)),) if rows else ()
    return Material(bounds.name, pieces, source=source, tables=len(pieces))
