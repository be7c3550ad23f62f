"""`bulletin fix`: make the certain corrections of `bulletin check`, and show them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bulletin_layout.cli.line_diff import changed_lines
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.issue.readable import UnreadIssue
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.pipeline import BuildOptions, read
from bulletin_layout.proofreading.fix_until_stable import (
    Correction,
    Found,
    fix_until_stable,
    found_beside,
)
from bulletin_layout.proofreading.run import proofread
from bulletin_layout.proofreading.texts import texts_of
from bulletin_layout.yaml_text.proof import refuse_unprovable

_RED, _GREEN, _PLAIN = "\033[31m", "\033[32m", "\033[0m"


def fix_files(files: Sequence[str], dry_run: bool, options: BuildOptions) -> int:
    """Correct each file; return 1 if one of them cannot be read or written."""
    return max(_fix_one(file, dry_run, options) for file in files)


def _fix_one(file: str, dry_run: bool, options: BuildOptions) -> int:
    path = Path(file)
    try:
        with folder_lock(path), time_limit(options.limits.seconds, file):
            fixed = _fixed(path, file, dry_run, options)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("fix", problem.message)
        return WRONG_INPUT
    print_message(
        Message("{file}: {done}, {left}.", file=file, done=_done(fixed, dry_run), left=_left(fixed))
    )
    return GOOD


def _fixed(path: Path, file: str, dry_run: bool, options: BuildOptions) -> Correction:
    """Correct a file if it is still what is read now. Raises InputError, OutputError."""
    data = _bytes_of(path)
    found = _found(file, options)
    text = data.decode("utf-8-sig")

    def find(tried: str) -> Found:
        return found_beside(path, tried, lambda name: _found(name, options))

    fixed = fix_until_stable(str(path), text, found, find)
    for line in _diff(text, fixed.text, file):
        print(line)
    if not dry_run and fixed.made:
        refuse_unprovable(fixed.text, file, text)
        replace_text_unchanged(path, data, fixed.text)
    return fixed


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes; none if it cannot be read, which reading it as an issue tells."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _done(fixed: Correction, dry_run: bool) -> Message:
    if dry_run:
        one, many = "{n} correction would be made", "{n} corrections would be made"
        return counted(fixed.made, one, many)
    return counted(fixed.made, "{n} correction made", "{n} corrections made")


def _left(fixed: Correction) -> Message:
    if not fixed.left:
        return Message("{n} left to you", n=0)
    return Message("{n} left to you: see bulletin check", n=fixed.left)


def _found(file: str, options: BuildOptions) -> Found:
    """Return what 校对 finds. Raises InputError for a file that cannot be read as an issue.

    What an import left to be filled in keeps nobody from correcting the rest.
    """
    try:
        issue = read(file, options)
    except UnreadIssue as unread:
        if not unread.only_lacks:
            raise
        issue = unread.readable
    return Found(proofread(issue), sum(1 for _ in texts_of(issue)))


def _diff(old: str, new: str, file: str) -> Iterator[str]:
    """Yield a unified diff, coloured for a terminal."""
    coloured = sys.stdout.isatty()
    for line in changed_lines(old.split("\n"), new.split("\n"), file):
        colour = {"-": _RED, "+": _GREEN}.get(line[:1], "")
        yield f"{colour}{line}{_PLAIN}" if coloured and colour else line
