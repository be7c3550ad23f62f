"""A lock on a folder while a command changes an editor's file in it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.locks import followed, try_lock
from bulletin_layout.output.part_file import clear_leftovers_in_locked

# How long another process is waited for, and how often it is asked after, in seconds.
_PATIENCE, _PAUSE = 60.0, 0.05


@contextmanager
def folder_lock(file: Path) -> Iterator[None]:
    """Keep other processes of this library from changing issues in a file's folder meanwhile.

    What a process that was killed left there is cleared.

    Raises OutputError if another does not end within a minute.
    """
    folder = followed(file).parent
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield  # no such folder yet, or a system that opens none
        return
    try:
        _wait_for(handle, folder)
        clear_leftovers_in_locked(folder)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while try_lock(handle) is False:
        if time.monotonic() > until:
            words = Message(
                "another bulletin command works in {folder} still; nothing was written.",
                folder=folder,
            )
            raise OutputError(words)
        time.sleep(_PAUSE)
