"""Write a file whole or not at all.

The data goes to a part file beside the target, is brought to the disk, and takes the target's
name in one step. A link is followed: what it leads to is written.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.locks import followed
from bulletin_layout.output.part_file import clear_leftovers, part_file


def write_atomically(path: Path, chunks: Iterable[bytes]) -> None:
    """Write chunks to `path`, which is replaced if it is there; a pipe or device is written to.

    Raises OutputError; what stood at `path` is untouched then.
    """
    with told(path):
        if path.is_dir():
            raise IsADirectoryError(None, "it is a folder")
        if _is_stream(path):
            with path.open("wb") as stream:
                stream.writelines(chunks)
            return
        target = followed(path)
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        clear_leftovers(target.parent)
        with part_file(target.parent) as part:
            part.fill(chunks, like=target)
            part.path.replace(target)
        bring_to_disk(target.parent)


def create_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises OutputError, also if another makes it first."""
    with told(path):
        clear_leftovers(path.parent)
        with part_file(path.parent) as part:
            part.fill([data])
            try:
                take_name(part.path, path)
            except FileExistsError:
                words = Message("{target} exists already; nothing was written.", target=path)
                raise OutputError(words) from None
        bring_to_disk(path.parent)


def take_name(file: Path, name: Path) -> None:
    """Rename a file, replacing nothing. Raises FileExistsError if the name is taken."""
    if os.name == "nt":
        file.rename(name)  # there it replaces nothing
        return
    try:
        name.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links: the name is taken by an empty file first.
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        file.replace(name)
    else:
        file.unlink()


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise an OSError of the block as an OutputError that names `path`."""
    try:
        yield
    except OSError as problem:
        raise OutputError(
            Message("{path} cannot be written: {reason}.", path=path, reason=_reason(problem))
        ) from problem


def _reason(problem: OSError) -> str:
    """Return why a file cannot be written, in words that say what to do where that is known."""
    reason = problem.strerror or str(problem)
    if os.name == "nt" and isinstance(problem, PermissionError):
        return f"{reason}; if it is open in another program, close it there"
    return reason


def bring_to_disk(folder: Path) -> None:
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
