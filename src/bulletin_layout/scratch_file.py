"""Read a text as an issue before it is written: beside its file, so that names in it lead there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from bulletin_layout.diagnostics import Diagnostic, InputError, OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.part_file import part_file


@contextmanager
def scratch_file(path: Path, text: str) -> Iterator[str]:
    """Yield the name of a file with `text` beside `path`; it is gone afterwards.

    An InputError that names it names `path` instead. Raises OutputError if none can be written.
    """
    with ExitStack() as stack:
        try:
            part = stack.enter_context(part_file(path.parent))
            part.fill([text.encode()], like=path)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            template = "{folder} cannot be written to: {reason}."
            raise OutputError(Message(template, folder=path.parent, reason=reason)) from None
        try:
            yield str(part.path)
        except InputError as wrong:
            diagnostics = [with_file_name(d, str(part.path), str(path)) for d in wrong.diagnostics]
            raise InputError(diagnostics) from None


def with_file_name(diagnostic: Diagnostic, file: str, path: str) -> Diagnostic:
    """Return a diagnostic of a trial's file as one of the file that it is to become."""
    place = diagnostic.place
    if place is None or place.file != file:
        return diagnostic
    return replace(diagnostic, place=replace(place, file=path))
