"""A hidden file beside another, for what is being written: locked while it is, gone afterwards.

Its lock tells that somebody still works on it, whichever process, container or machine that is.
A part file that nobody holds was left by a process that was killed; a later one removes it. Of one
that was changing places with an editor's file it is removed only if it holds what the process knew,
by the hashes in its name: else it is the editor's save.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.output.locks import try_lock

_PREFIX, _SUFFIX, _SWAP = ".bulletin-", ".part", ".swap"
_HASH_LENGTH = 16
# An open file keeps its name on Windows.
_IS_HELD_OPEN = os.name != "nt"


class PartFile(NamedTuple):
    """A part file: its path, and the open descriptor that holds its lock (none on Windows)."""

    path: Path
    handle: int | None

    def fill(self, chunks: Iterable[bytes], like: Path | None = None) -> None:
        """Write chunks and bring them to the disk, readable for whom the file `like` is."""
        if like is not None and like.exists():
            _give_access_of(like, self.path)
        with self._opened() as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())

    def _opened(self) -> BinaryIO:
        if self.handle is None:
            return self.path.open("wb")
        return os.fdopen(self.handle, "wb", closefd=False)


def _give_access_of(like: Path, part: Path) -> None:
    """Give a part file the mode, the attributes and, if that may be, the owner of another."""
    old, new = like.stat(), part.stat()
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):
            os.chown(part, old.st_uid, old.st_gid)
    shutil.copystat(like, part)


@contextmanager
def part_file(folder: Path) -> Iterator[PartFile]:
    """Make a part file in a folder; it is gone afterwards unless it was renamed. Raises OSError."""
    made = _made(folder)
    try:
        yield made
    finally:
        made.path.unlink(missing_ok=True)
        if made.handle is not None:
            os.close(made.handle)


def _made(folder: Path) -> PartFile:
    while True:
        path = folder / f"{_PREFIX}{os.urandom(6).hex()}{_SUFFIX}"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
        if not _IS_HELD_OPEN:
            os.close(handle)
            return PartFile(path, None)
        try_lock(handle)
        if path.exists():
            return PartFile(path, handle)
        os.close(handle)  # another took it for a leftover before it was locked


def swap_name(part: Path, *known: bytes) -> Path:
    """Return the name of a part that changes places with a file; `known`: what it may hold then."""
    return part.with_name(".".join((part.stem, *map(_hash, known))) + _SWAP)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_HASH_LENGTH]


def clear_leftovers(folder: Path) -> None:
    """Remove part files of processes that are no more, unless one works in the folder now."""
    parts = _parts_in(folder)
    if not parts:
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        if try_lock(handle):
            _clear(parts)
    finally:
        os.close(handle)


def clear_leftovers_in_locked(folder: Path) -> None:
    """Remove part files of processes that are no more from a folder that the caller has locked."""
    _clear(_parts_in(folder))


def _parts_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:  # no Path for each: a folder may hold thousands
            names = [entry.name for entry in entries]
    except OSError:
        return []
    return [folder / n for n in names if n.startswith(_PREFIX) and n.endswith((_SUFFIX, _SWAP))]


def _clear(parts: Iterable[Path]) -> None:
    for part in parts:
        _clear_if_left(part)


def _clear_if_left(part: Path) -> None:
    try:
        handle = os.open(part, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return
    try:
        if try_lock(handle) and (part.suffix != _SWAP or _is_known(part)):
            with suppress(OSError):
                part.unlink()
    finally:
        os.close(handle)


def _is_known(swap: Path) -> bool:
    """Return whether a file that changed places holds what its name says."""
    try:
        return _hash(swap.read_bytes()) in swap.name.split(".")
    except OSError:
        return False
