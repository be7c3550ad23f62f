"""`bulletin redline`: what changed between two versions, struck out and underlined."""

from __future__ import annotations

import argparse
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.messages import Message
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import BuildOptions, save
from bulletin_layout.redlining.pdf import redline
from bulletin_layout.redlining.versions import Version, version_of, who_changed
from bulletin_layout.redlining.who import Who

_PAGES = (".pdf", ".ofd")
_WORD = ".docx"


def write_redline(asked: argparse.Namespace, options: BuildOptions) -> int:
    """Write the redline of two versions as it is asked for, and say so."""
    old, new, output = asked.old, asked.new, asked.output
    suffix = Path(output).suffix.lower()
    wrong = _misuse(asked, suffix)
    if wrong is not None:
        print_command_problem("redline", wrong)
        return WRONG_USE
    who = Who(asked.author, _time(asked.time) or "")
    try:
        with time_limit(options.limits.seconds, new):
            versions = (version_of(old, options), version_of(new, options))
            if find_spec("lxml") is None and (suffix == _WORD or any(v.is_word for v in versions)):
                words = "comparing Word files needs lxml, which is not installed."
                raise OutputError(Message(words))
            _write(*versions, asked, who, options)
    except InputError as problem:
        print_diagnostics(problem.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("redline", problem.message)
        return WRONG_INPUT
    print_message(Message("{file}: written", file=output))
    return GOOD


def _misuse(asked: argparse.Namespace, suffix: str) -> Message | None:
    """Return what is wrong with what is asked for, None if nothing is."""
    if Path(asked.output).resolve() in (Path(asked.old).resolve(), Path(asked.new).resolve()):
        words = "{file} is one of the versions; give another name after -o."
        return Message(words, file=asked.output)
    known = (*_PAGES, _WORD)
    if suffix not in known:
        words = "{file}: a redline is written as {known}."
        return Message(words, file=asked.output, known=", ".join(known))
    if (asked.article or asked.outward) and suffix != _WORD:
        return Message("--article and --outward are for a Word file (.docx).")
    if asked.article and Path(asked.new).suffix.lower() == _WORD:
        return Message("--article is one of an issue, and {file} is a Word file.", file=asked.new)
    if asked.time and _time(asked.time) is None:
        words = "{time} is no time; write 2026-03-01 or 2026-03-01T10:00."
        return Message(words, time=asked.time)
    return None


def _time(words: str) -> str | None:
    """Return a time as Word writes it (ISO 8601), None if it is none."""
    try:
        return datetime.fromisoformat(words).isoformat() if words else ""
    except ValueError:
        return None


def _write(
    old: Version, new: Version, asked: argparse.Namespace, who: Who, options: BuildOptions
) -> None:
    known = who if who.author or who.time else who_changed(old, new)
    output = asked.output
    if Path(output).suffix.lower() == _WORD:
        from bulletin_layout.redlining.word import Asked, word_redline  # lxml, an extra

        given = Asked(who if asked.outward else known, asked.article, asked.outward)
        write_atomically(Path(output), word_redline(old, new, given, options))
    else:
        document = redline(old, new, known, options)
        print_diagnostics(document.diagnostics)
        save(document, output)
