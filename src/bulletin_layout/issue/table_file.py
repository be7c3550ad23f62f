"""A table that an issue takes from a CSV file: what the file has, and where the issue differs.

The rows stand in the issue itself, so that it says what is printed; the file says what they were
taken from. Nothing here knows who made the file.
"""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.csv_text.read import read_csv, without_guard
from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.issue.content import Table, TableFile
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.text import Text
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message


def read_table_file(path: Path, name: Text, limits: Limits) -> TableFile:
    """Return what a CSV file has. Raises InputError if it has no rows, or rows that are too long.

    Blank rows are left out; in a short row what lacks is empty.
    """
    file = str(path)
    found = [row for row in read_csv(path, file, limits) if any(map(str.strip, row.cells))]
    if len(found) < 2:
        words = "the table has no rows."
        advice = "Write the names of the columns in the first row, and rows below it."
        raise InputError([error(Place(file, 1, 1), "", words, advice)])
    heads = tuple(cell.strip() for cell in found[0].cells)
    wrong = []
    for line, cells in found:
        if len(cells) > len(heads):
            words = Message("the row has {n} cells.", n=len(cells))
            advice = Message("Write {n}, as the first row has.", n=len(heads))
            wrong.append(error(Place(file, line, len(heads) + 1), "", words, advice))
    if "" in heads:
        at = Place(file, found[0].line, heads.index("") + 1)
        wrong.append(error(at, "", "a column has no heading.", "Write it in the first row."))
    if wrong:
        raise InputError(wrong)
    empty = ("",) * len(heads)
    rows = (tuple(without_guard(cell.strip()) for cell in row.cells) for row in found[1:])
    return TableFile(name, heads, tuple(row + empty[len(row) :] for row in rows))


def stale_at(table: Table, file: TableFile) -> int | None:
    """Return the first row, from 1, in which a table is not as its file; 0 for the columns' names.

    None if it is as the file has it. Inline marks are no difference.
    """
    headings = tuple(str(column.heading or "") for column in table.columns)
    if len(headings) != len(file.heads) or (not table.head and headings != file.heads):
        return 0
    rows = [tuple(map(str, row.cells)) for row in table.rows]
    for number, (mine, theirs) in enumerate(zip(rows, file.rows, strict=False), 1):
        if mine != tuple(map(_without_marks, theirs)):
            return number
    if len(rows) != len(file.rows):
        return min(len(rows), len(file.rows)) + 1
    return None


def _without_marks(cell: str) -> str:
    return parse_marks(cell, None)[0].value
