"""Tables as CSV, in UTF-8 or, as Chinese spreadsheets save it, GB18030: a file in, rows out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.yaml_text.read import refuse_odd_files


def csv_rows(path: Path, name: str, limits: Limits) -> list[tuple[int, list[str]]]:
    """Return the rows with the line on which each begins. Raises InputError, naming `name`."""
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(_csv_text(path, name, limits), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as problem:
        words = Message("the table cannot be read: {reason}.", reason=str(problem))
        raise InputError([error(Place(name, line, 1), "", words)]) from None
    return rows


def _csv_text(path: Path, name: str, limits: Limits) -> str:
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
