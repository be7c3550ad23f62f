"""Read an archive's manifest: what the archive should hold, by whoever wrote the file."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from bulletin_layout.diagnostics import InputError, Place, error
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.archive.model import FORMAT, MANIFEST, Item, StoredFile

_MOST_BYTES = 100_000_000


class Manifest(NamedTuple):
    """What a manifest says: its 件, the catalogue's file, how many 件 and bytes there should be."""

    items: tuple[Item, ...]
    catalogue: StoredFile
    number: int
    size: int
    data: bytes


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an archive. Raises InputError if the folder has none that is sound."""
    file = folder / MANIFEST
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = "{file} cannot be read: {reason}."
        raise _wrong(file, Message(words, file=file, reason=reason)) from None
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError
        return _manifest_of(json.loads(data), data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _wrong(file, "this is no manifest of an archive.") from None


def _manifest_of(held: Any, data: bytes) -> Manifest:
    if held["格式"] != FORMAT:
        raise ValueError
    items = tuple(Item(_name(item["档号"]), tuple(map(_file, item["文件"]))) for item in held["件"])
    count, size = held["件数"], held["字节数"]
    if not isinstance(count, int) or not isinstance(size, int):
        raise TypeError
    return Manifest(items, _file(held["目录"]), count, size, data)


def _file(held: Any) -> StoredFile:
    name, size, digest = held["名称"], held["字节数"], held["数字摘要"]
    if not isinstance(size, int) or not isinstance(digest, str):
        raise TypeError
    return StoredFile(_name(name), size, digest)


def _name(name: str) -> str:
    """Return a name that stays within the archive. Raises ValueError for another."""
    path = PurePosixPath(name)
    outside = path.is_absolute() or PureWindowsPath(name).anchor or ".." in path.parts
    if outside or not path.parts or "\\" in name or "\0" in name:
        raise ValueError
    return name


def _wrong(file: Path, said: str) -> InputError:
    return InputError([error(Place(str(file), 0, 0), "", said)])
