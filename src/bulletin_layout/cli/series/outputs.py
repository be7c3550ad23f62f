"""What a command of `bulletin series` may write to: no file that it reads, nor one twice."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin_layout.diagnostics import Refused
from bulletin_layout.file_kinds import YAML_SUFFIXES
from bulletin_layout.messages import Message
from bulletin_layout.resources import resolved

# Options that name files to be read, and those that name files to be written.
_READ = ("paths", "register", "rules", "adoptions", "shares", "pdf", "fonts", "font_sets", "style")
_WRITTEN = ("output", "csv", "items", "xlsx", "issue", "cover", "pages", "memory")


def refuse_overwriting(options: argparse.Namespace) -> None:
    """Raise Refused if a file that is to be written is read, written twice, or somebody's work."""
    read = {resolved(name) for key in _READ for name in _names(getattr(options, key, None))}
    written: dict[Path, str] = {}
    for key in _WRITTEN:
        for name in _names(getattr(options, key, None)):
            path = resolved(name)
            if path in read:
                raise Refused(Message("{file} is read, and cannot be written to.", file=name))
            if path in written:
                raise Refused(Message("{file} would be written twice.", file=name))
            written[path] = name
            _refuse_somebodys_work(path, name)


def _refuse_somebodys_work(path: Path, name: str) -> None:
    """Raise Refused for a YAML file that is there, and for the PDF beside an issue's file."""
    if not path.is_file():
        return
    if path.suffix.lower() in YAML_SUFFIXES:
        raise Refused(Message("{file} is there already, and may be an issue's file.", file=name))
    if path.suffix.lower() == ".pdf" and any(
        path.with_suffix(end).is_file() for end in YAML_SUFFIXES
    ):
        raise Refused(Message("{file} is the PDF of the issue beside it.", file=name))


def _names(value: object) -> list[str]:
    """Return the names that an option has; `--pages` of a search is none."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
