"""Which files an issue may name: ordinary ones below its own folder, or below a given root.

In: a folder, a root, a name as written. Out: the path; or ForbiddenFile with what is wrong.
Nothing is opened here, and nothing is ever fetched from a network.
"""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

from bulletin_layout.diagnostics import Refused
from bulletin_layout.lazy_pattern import LazyPattern
from bulletin_layout.messages import Message
from bulletin_layout.resources import shortened

_ADDRESS = LazyPattern(r"[A-Za-z][A-Za-z0-9+.-]+:")


class ForbiddenFile(Refused):
    """A file name that an issue may not use."""


def named_file(name: str, folder: Path, root: Path | None) -> Path:
    """Return the file called `name` beside an issue in `folder`. Raises ForbiddenFile.

    It lies below `root` (the folder itself if None), links followed, and is an ordinary file.
    """
    relative = "Write a file name relative to the issue's folder."
    if _ADDRESS.match(name):
        raise ForbiddenFile(
            Message("{name!r} is an address, no file.", name=shortened(name)), relative
        )
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        raise ForbiddenFile(
            Message("{name!r} is an absolute path.", name=shortened(name)),
            "Put the file beside the issue, and write its name alone.",
        )
    path = folder / name
    try:
        resolved = path.resolve()
        inside = resolved.is_relative_to((root or folder).resolve())
        kind = resolved.stat().st_mode if inside else 0
    except (OSError, ValueError, RuntimeError):
        message = Message("there is no file {path}.", path=shortened(path))
        beside = "Put it into the issue's folder, or check its name."
        raise ForbiddenFile(message, _nearest(path) or beside) from None
    if not inside:
        message = Message("{name!r} lies outside the issue's folder.", name=shortened(name))
        raise ForbiddenFile(message, "Move it there, or give --root a folder that holds both.")
    if not stat.S_ISREG(kind):
        raise ForbiddenFile(
            Message("{name!r} is no ordinary file.", name=shortened(name)), relative
        )
    return path


def _nearest(path: Path) -> str:
    """Return advice about a file that is not there but almost: in other cases, with backslashes."""
    if "\\" in path.name:
        return "Write / between folders."
    try:
        names = [file.name for file in path.parent.iterdir()]
    except OSError:
        return ""
    alike = next((n for n in sorted(names) if _is_almost(n, path.name)), None)
    return Message("Did you mean {close}?", close=alike) if alike is not None else ""


def _is_almost(name: str, wanted: str) -> bool:
    return name != wanted and name.casefold() == wanted.casefold()
