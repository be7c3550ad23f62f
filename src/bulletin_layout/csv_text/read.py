"""Read a table as CSV: its rows, each with the line on which it begins.

CSV may be in UTF-8 or, as Chinese spreadsheets save it, GB18030.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.read import refuse_odd_files

# What a spreadsheet takes for a formula, if a cell begins with it.
_FORMULA = ("=", "+", "-", "@")
_QUOTE = "'"


class CsvRow(NamedTuple):
    """A row, and the line of the file on which it begins, from 1."""

    line: int
    cells: tuple[str, ...]


def read_csv(path: Path, name: str, limits: Limits) -> list[CsvRow]:
    """Return a table's rows, those without anything in them too; `name` is for messages.

    Raises InputError if it cannot be read, is too large, or is no table.
    """
    rows: list[CsvRow] = []
    text = _text_of(path, name, limits)
    first = text.partition("\n")[0]
    # Spreadsheets of some settings part cells by ; or tabs.
    delimiter = next((mark for mark in ";\t" if mark in first and "," not in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            rows.append(CsvRow(line, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as problem:
        words = Message("the table cannot be read: {reason}.", reason=str(problem))
        raise InputError([error(Place(name, line, 1), "", words)]) from None
    return rows


def without_guard(cell: str) -> str:
    """Return a cell without the quotation mark that `guarded` put before it."""
    return cell[1:] if cell.startswith(_QUOTE) and cell[1:].startswith(_FORMULA) else cell


def guarded(cell: str) -> str:
    """Return a text with a quotation mark before it if a spreadsheet took it for a formula."""
    return f"{_QUOTE}{cell}" if cell.startswith(_FORMULA) else cell


def _text_of(path: Path, name: str, limits: Limits) -> str:
    try:
        refuse_odd_files(path, name)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = Message("{file} cannot be read: {reason}.", file=name, reason=reason)
        raise InputError([error(None, "", words)]) from None
    if len(data) > limits.file_bytes:
        large = Message(
            "the file is larger than {file_bytes:,} bytes (limit file_bytes).",
            file_bytes=limits.file_bytes,
        )
        raise InputError([error(Place(name, 0, 0), "", large, "Divide it.")])
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    words = Message("the table is neither in UTF-8 nor in GB18030.")
    raise InputError([error(Place(name, 0, 0), "", words, "Save it as CSV UTF-8.")])
