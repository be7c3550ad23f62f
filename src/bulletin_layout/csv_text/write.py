"""Write a table as CSV that every spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from bulletin_layout.csv_text.read import guarded


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as CSV, with a mark by which spreadsheets know that it is UTF-8.

    A text that a spreadsheet would take for a formula has a quotation mark before it.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
