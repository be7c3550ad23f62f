"""Read a text as an issue before it is written: beside its file, so that names in it lead there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, OutputError
from bulletin_layout.messages import Message


@contextmanager
def scratch_file(path: Path, text: str) -> Iterator[str]:
    """Yield the name of a file with `text` beside `path`; it is gone afterwards.

    An InputError that names it names `path` instead. Raises OutputError if none can be written.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".yaml", delete=False) as file:
            file.write(text.encode())
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise OutputError(
            Message("{folder} cannot be written to: {reason}.", folder=path.parent, reason=reason)
        ) from None
    try:
        yield file.name
    except InputError as wrong:
        diagnostics = [with_file_name(d, file.name, str(path)) for d in wrong.diagnostics]
        raise InputError(diagnostics) from None
    finally:
        Path(file.name).unlink()


def with_file_name(diagnostic: Diagnostic, file: str, path: str) -> Diagnostic:
    """Return a diagnostic of a trial's file as one of the file that it is to become."""
    place = diagnostic.place
    if place is None or place.file != file:
        return diagnostic
    return replace(diagnostic, place=replace(place, file=path))
