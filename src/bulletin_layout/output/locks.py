"""Locks between processes of this library: on a file, and on a folder while one works in it.

They are advisory (flock): editors do not know them. Where the system has none (Windows) nothing
is locked, and what else guards a save is all there is.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# How long another process is waited for, and how often it is asked after, in seconds.
_PATIENCE, _PAUSE = 60.0, 0.05


def try_lock(handle: int) -> bool | None:
    """Lock an open file for this descriptor; return False if another holds it.

    None if it cannot be known: the system or the file system has no locks.
    """
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def followed(path: Path) -> Path:
    """Return the file that a path leads to, through links; of a link to itself, the link."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextmanager
def folder_lock(file: Path) -> Iterator[None]:
    """Keep other processes of this library from changing issues in a file's folder meanwhile.

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
