"""Write a file whole or not at all.

The data goes to a temporary file beside the target, is brought to the disk, and takes the
target's name in one step. What an earlier build that was killed left behind is cleared away.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message

_PART = re.compile(r"\.bulletin-(\d+)-.+\.part")


def write_atomically(path: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to `path` by way of a temporary file beside it.

    Raises OutputError; what stood at `path` is untouched then.
    """
    temporary = None
    try:
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        _clear_leftovers(path.parent)
        prefix = f".bulletin-{os.getpid()}-"
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_for(path))
        Path(temporary).replace(path)
        temporary = None
        _bring_to_disk(path.parent)
    except OSError as problem:
        raise OutputError(
            Message("{path} cannot be written: {reason}.", path=path, reason=_reason(problem))
        ) from problem
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _reason(problem: OSError) -> str:
    """Return why a file cannot be written, in words that say what to do where that is known."""
    reason = problem.strerror or str(problem)
    if os.name == "nt" and isinstance(problem, PermissionError):
        return f"{reason}; if it is open in another program, close it there"
    return reason


def _mode_for(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new file."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask


def _bring_to_disk(folder: Path) -> None:
    """Bring a folder's new name to the disk, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # the file itself is on the disk; some file systems cannot do this
    finally:
        os.close(handle)


def _clear_leftovers(folder: Path) -> None:
    """Remove temporary files of processes that are no more. Others' are left alone."""
    try:
        parts = list(folder.glob(".bulletin-*.part"))
    except OSError:
        return
    for part in parts:
        match = _PART.fullmatch(part.name)
        if match and not _is_running(int(match[1])):
            part.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    if os.name == "nt":
        return True  # Windows has no harmless question; the file stays
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
