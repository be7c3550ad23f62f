"""Locks between processes of this library, on an open file.

They are advisory (flock): editors do not know them. Where the system has none (Windows) nothing
is locked, and what else guards a save is all there is.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


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
