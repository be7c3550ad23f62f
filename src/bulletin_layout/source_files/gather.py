"""Gather what a build was made from: the issue, its series, styles, photos, lock, and how.

In: a Build and its options. Out: SourceFiles with names below their common folder; the issue first,
a record of the options last.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.messages import Message
from bulletin_layout.pdf.attachments import SourceFile
from bulletin_layout.pdf.ink import Ink
from bulletin_layout.pipeline import Build, BuildOptions, lock_file
from bulletin_layout.resources import bundled, is_file
from bulletin_layout.version import __version__
from bulletin_layout.yaml_text.scalars import scalar

RECORD = "bulletin-build.yaml"


def sources_of(made: Build, options: BuildOptions, ink: Ink = "all") -> list[SourceFile]:
    """Return the files that a build was made from. Raises OutputError if one cannot be read."""
    given = (Path(os.path.normpath(path.absolute())) for path in _paths(made, options))
    paths = list(dict.fromkeys(given))
    folder = Path(os.path.commonpath([path.parent for path in paths]))
    names = [path.relative_to(folder).as_posix() for path in paths]
    try:
        files = [SourceFile(n, p.read_bytes()) for n, p in zip(names, paths, strict=True)]
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = "{file} cannot be read: {reason}."
        raise OutputError(Message(words, file=problem.filename, reason=reason)) from None
    return [*files, SourceFile(RECORD, _record(options, names[0], folder, ink).encode())]


def _paths(made: Build, options: BuildOptions) -> Iterator[Path]:
    yield Path(made.issue.file)
    yield from map(Path, made.issue.files)
    own = bundled("styles").resolve()
    yield from (p for p in map(Path, made.style.files) if not p.resolve().is_relative_to(own))
    if options.fonts is not None and is_file(Path(options.fonts)):
        yield Path(options.fonts)
    lock = lock_file(made.issue.file)
    if options.keep_lock and is_file(lock):
        yield lock


def _record(options: BuildOptions, issue: str, folder: Path, ink: Ink) -> str:
    """Return how the build was asked for, as YAML."""
    lines = [f"version: {scalar(__version__)}", f"issue: {scalar(issue)}"]
    for key, value in (("style", options.style), ("fonts", options.fonts)):
        if value is not None:
            lines.append(f"{key}: {scalar(_inside(str(value), folder))}")
    lines += ["draft: true"] if options.draft else []
    lines += ["drop_invisible: true"] if options.drop_invisible else []
    lines += ["no_lock: true"] if not options.keep_lock else []
    lines += [f"ink: {ink}"] if ink != "all" else []
    return "\n".join(lines) + "\n"


def _inside(name: str, folder: Path) -> str:
    """Return a file's name below a folder; the name of something bundled as it is."""
    path = Path(name)
    return path.absolute().relative_to(folder).as_posix() if is_file(path) else name
