"""Replace an editor's file by a corrected one, if it is still what was read.

An editor may save while a command works, by writing over the file or by renaming another to its
name. So the new file and the old change places in one step, and what comes out is looked at: if
it is not what was read, they change places again, and the editor's save stands. Where names
cannot change places (no renameat2), the old file is put aside, and the new one takes the name
only if nobody else did.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.locks import followed
from bulletin_layout.output.part_file import part_file, swap_name
from bulletin_layout.output.write import bring_to_disk, take_name, told

_AT_FOLDER_OF_PROCESS, _EXCHANGE = -100, 2
# An editor that had the file open when it lost its name has that long to write, in seconds.
_SETTLING = 0.05
# How many saves in a row are looked for while one is given back.
_MOST_SAVES = 20


def replace_unchanged(path: Path, read: bytes, new: bytes) -> None:
    """Write `new` to a file of which `read` was read. A link is followed.

    The caller holds the folder's lock.

    Raises OutputError if the file is another by now, which then stays as it is; or if it is no
    plain file, or cannot be written.
    """
    with told(path):
        target = followed(path)
        if not stat.S_ISREG(target.stat().st_mode):
            raise OSError(None, "it is no plain file")
        if not os.access(target, os.W_OK):
            raise PermissionError(None, "it is read-only")
        with part_file(target.parent) as part:
            part.fill([new], like=target)
            if target.read_bytes() != read:
                raise _changed(path)
            swap = swap_name(part.path, read, new)
            part.path.rename(swap)
            try:
                if not _exchanged(swap, target, read, new, path):
                    _put_aside_and_replace(swap, target, read, path)
            finally:
                swap.unlink(missing_ok=True)
        bring_to_disk(target.parent)


def replace_text_unchanged(path: Path, read: bytes, new: str) -> None:
    """Write a text as `replace_unchanged` does, behind the byte-order mark that `read` had, if any.

    Raises OutputError.
    """
    mark = codecs.BOM_UTF8 if read.startswith(codecs.BOM_UTF8) else b""
    replace_unchanged(path, read, mark + new.encode())


def _changed(path: Path) -> OutputError:
    return OutputError(
        Message("{path} was saved by another program meanwhile; nothing was written.", path=path)
    )


def _exchanged(part: Path, target: Path, read: bytes, new: bytes, path: Path) -> bool:
    """Let part and target change places if the target holds what was read still.

    Returns False if the system cannot. Raises OutputError if it was another.
    """
    change_places = exchange()
    if change_places is None:
        return False
    try:
        change_places(part, target)
    except OSError as problem:
        if problem.errno in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
            return False
        raise
    try:
        unchanged = _holds(part, read)
    except BaseException:  # an interrupt too: what came out may be a save
        _give_back(part, target, new, change_places)
        raise
    if not unchanged:
        _give_back(part, target, new, change_places)
        raise _changed(path)
    return True


def _holds(file: Path, data: bytes) -> bool:
    """Return whether a file holds these bytes, and still does a moment later."""
    if file.read_bytes() != data:
        return False
    time.sleep(_SETTLING)
    return file.read_bytes() == data


def _give_back(
    saved: Path, target: Path, ours: bytes, change_places: Callable[[Path, Path], None]
) -> None:
    """Give an editor's save its name again; where a newer one came meanwhile, that one."""
    given, expected = saved.read_bytes(), ours
    for _ in range(_MOST_SAVES):
        change_places(saved, target)
        came_out = saved.read_bytes()
        if came_out == expected:
            return
        given, expected = came_out, given


def _put_aside_and_replace(part: Path, target: Path, read: bytes, path: Path) -> None:
    aside = part.with_suffix(".aside")
    target.rename(aside)
    try:
        if not _holds(aside, read):
            raise _changed(path)
        take_name(part, target)
    except FileExistsError:
        # Somebody saved under the name: theirs stands. What was put aside is what was read.
        aside.unlink()
        raise _changed(path) from None
    except BaseException:
        with suppress(FileExistsError):  # a newer save has the name: the older stays beside it
            take_name(aside, target)
        raise
    aside.unlink()


@cache
def exchange() -> Callable[[Path, Path], None] | None:
    """Return what lets two files change places in one step, None where the system has not that."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return None

    def change_places(one: Path, other: Path) -> None:
        done = library.renameat2(
            _AT_FOLDER_OF_PROCESS,
            os.fsencode(one),
            _AT_FOLDER_OF_PROCESS,
            os.fsencode(other),
            _EXCHANGE,
        )
        if done != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    return change_places
