"""Gather what a build is made from: the issue, its series, styles, photos, lock, and how.

In: an issue, its style, the options. Out: paths, the issue's first; or SourceFiles with names below
their common folder, a record of the options last.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bulletin_layout.diagnostics import OutputError
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message
from bulletin_layout.pdf.attachments import SourceFile
from bulletin_layout.pdf.ink import Ink
from bulletin_layout.pipeline import Build, BuildOptions, lock_file
from bulletin_layout.resources import bundled, is_file
from bulletin_layout.style.model import Stylesheet
from bulletin_layout.version import __version__
from bulletin_layout.yaml_text.scalars import scalar

RECORD = "bulletin-build.yaml"


def sources_of(made: Build, options: BuildOptions, ink: Ink = "all") -> list[SourceFile]:
    """Return the files that a build was made from. Raises OutputError if one cannot be read."""
    paths = files_of(made.issue, made.style, options)
    folder, names = below_common_folder(paths)
    try:
        files = [SourceFile(n, p.read_bytes()) for n, p in zip(names, paths, strict=True)]
    except OSError as problem:
        reason = problem.strerror or str(problem)
        words = "{file} cannot be read: {reason}."
        raise OutputError(Message(words, file=problem.filename, reason=reason)) from None
    return [*files, SourceFile(RECORD, _record(options, names[0], folder, ink).encode())]


def files_of(issue: Issue, style: Stylesheet, options: BuildOptions) -> list[Path]:
    """Return the files that an issue is built from, its own first, bundled ones left out."""
    own = bundled("styles").resolve()
    found = [Path(issue.file), *map(Path, issue.files)]
    found += [p for p in map(Path, style.files) if not p.resolve().is_relative_to(own)]
    if options.fonts is not None and is_file(Path(options.fonts)):
        found.append(Path(options.fonts))
    if options.keep_lock and is_file(lock_file(issue.file)):
        found.append(lock_file(issue.file))
    return list(dict.fromkeys(Path(os.path.normpath(path.absolute())) for path in found))


def below_common_folder(paths: Sequence[Path]) -> tuple[Path, list[str]]:
    """Return the folder that files have in common, and their names below it, / between folders."""
    folder = Path(os.path.commonpath([path.parent for path in paths]))
    return folder, [path.relative_to(folder).as_posix() for path in paths]


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
