"""A hash over what an issue is built from, which changes whenever its PDF might; and files to send.

In: the paths of the files, the issue's first, and the options. Out: a hash over them and the
library's version; or the files themselves with names below their common folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from bulletin_layout.pipeline import BuildOptions, read, style_of
from bulletin_layout.source_files.gather import below_common_folder, files_of
from bulletin_layout.version import __version__

# Files to send, by name below their common folder.
Shipped = tuple[tuple[str, bytes], ...]


def files_read(file: str | Path, options: BuildOptions) -> list[Path]:
    """Return the files that an issue is built from.

    Raises InputError if the issue or its style cannot be read.
    """
    issue = read(file, options)
    return files_of(issue, style_of(issue, options.style, root=options.root), options)


def names_from(issue: str | Path, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return files as they are named from an issue's folder, which may move with them."""
    folder = Path(issue).absolute().parent
    return tuple(os.path.relpath(path, folder) for path in paths)


def paths_from(issue: str | Path, names: Iterable[str]) -> list[Path]:
    """Return the files that are named from an issue's folder."""
    folder = Path(issue).absolute().parent
    return [Path(os.path.normpath(folder / name)) for name in names]


def hash_of(paths: list[Path], options: BuildOptions) -> str:
    """Return a hash over files, options and the library's version."""
    digest = hashlib.sha256(__version__.encode())
    _, names = below_common_folder(paths)
    for path, name in zip(paths, names, strict=True):
        data = path.read_bytes()
        digest.update(f"\0{name}\0{len(data)}\0".encode())
        digest.update(data)
    for name, value in _plain(options):
        digest.update(f"\0{name}={value!r}".encode())
    return digest.hexdigest()


def _plain(options: BuildOptions) -> Iterator[tuple[str, object]]:
    """Yield the options that change pages; files among them are hashed by what they hold."""
    for field in fields(options):
        value = getattr(options, field.name)
        if field.name not in ("root", "proofread", "limits", "may_serve_secret"):
            yield field.name, Path(value).name if isinstance(value, str | Path) else value


def shipped(paths: list[Path], options: BuildOptions) -> tuple[Shipped, BuildOptions]:
    """Return files to send, by name below their common folder, and options that name them so."""
    _, names = below_common_folder(paths)
    named = dict(zip(paths, names, strict=True))

    def sent(value: str | Path | None) -> str | Path | None:
        return named.get(Path(value).absolute(), value) if value is not None else None

    files = tuple((name, path.read_bytes()) for path, name in named.items())
    return files, replace(options, style=sent(options.style), fonts=sent(options.fonts))
