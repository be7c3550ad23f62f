"""What an issue is built from: its files, and a hash that changes whenever its PDF might.

In: an issue's file and options. Out: paths, the issue's first; a hash over them, the options and
the library's version.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from bulletin_layout.many.job import Shipped
from bulletin_layout.pipeline import BuildOptions, lock_file, read, style_of
from bulletin_layout.resources import bundled, is_file
from bulletin_layout.version import __version__


def files_of(file: str | Path, options: BuildOptions) -> list[Path]:
    """Return the files that an issue is built from, bundled ones left out.

    Raises InputError if the issue or its style cannot be read.
    """
    issue = read(file, options)
    style = style_of(issue, options.style, root=options.root)
    own = bundled("styles").resolve()
    found = [Path(file), *map(Path, issue.files)]
    found += [p for p in map(Path, style.files) if not p.resolve().is_relative_to(own)]
    if options.fonts is not None and is_file(Path(options.fonts)):
        found.append(Path(options.fonts))
    if options.keep_lock and is_file(lock_file(file)):
        found.append(lock_file(file))
    return list(dict.fromkeys(Path(os.path.normpath(path.absolute())) for path in found))


def hash_of(paths: list[Path], options: BuildOptions) -> str:
    """Return a hash over files, options and the library's version."""
    digest = hashlib.sha256(__version__.encode())
    folder = os.path.commonpath([path.parent for path in paths])
    for path in paths:
        data = path.read_bytes()
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
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
    folder = Path(os.path.commonpath([path.parent for path in paths]))
    files = tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
    names = {path: name for path, (name, _) in zip(paths, files, strict=True)}

    def named(value: str | Path | None) -> str | Path | None:
        return names.get(Path(value).absolute(), value) if value is not None else None

    return files, replace(options, style=named(options.style), fonts=named(options.fonts))
