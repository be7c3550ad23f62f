"""`bulletin revise`: show what was changed in Word, and put it into the issue's file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import (
    localized,
    print_command_problem,
    print_diagnostics,
    print_message,
)
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError
from bulletin_layout.messages import Message, counted
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.new_files import new_files
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.revising.changes import (
    Addition,
    AnyChange,
    ArticleAddition,
    ArticleMove,
    ArticleRemoval,
    CaptionRemoval,
    ColumnAddition,
    ColumnRemoval,
    Entries,
    Move,
    PhotoAddition,
    PhotoChange,
    Removal,
    RowAddition,
    RowMove,
    RowRemoval,
    TableAddition,
    TitleLines,
    WidthChange,
)
from bulletin_layout.revising.revise import Revision, comment_of, revise
from bulletin_layout.yaml_text.proof import refuse_unprovable

_RED, _GREEN, _PLAIN = "\033[9;31m", "\033[4;32m", "\033[0m"
_MOST_COMPARED = 4_000


def revise_file(file: str, word: str, dry_run: bool, options: BuildOptions) -> int:
    """Show what a Word file changes of an issue, and change it; 1 if something is left to you."""
    path = Path(file)
    try:
        with folder_lock(path), time_limit(options.limits.seconds, file):
            revision = _revised(path, file, word, dry_run, options)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return WRONG_INPUT
    except OutputError as problem:
        print_command_problem("revise", problem.message)
        return WRONG_INPUT
    return _told(file, revision, dry_run)


def _revised(path: Path, file: str, word: str, dry_run: bool, options: BuildOptions) -> Revision:
    """Revise a file if it is still what is read now. Raises InputError, OutputError."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(
            Message("{file} cannot be read: {reason}.", file=file, reason=reason)
        ) from None
    revision = revise(file, text, word, options)
    if not dry_run and revision.after != text:
        refuse_unprovable(revision.after, file, text)
        keep_beside(path, data)
        with new_files({path.parent / n: photo for n, photo in revision.photos.items()}):
            replace_text_unchanged(path, data, revision.after)
    return revision


def keep_beside(path: Path, data: bytes) -> Path:
    """Keep a file's bytes beside it as .bak, or .bak2 … where such a file is kept already."""
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        if not kept.exists():
            write_atomically(kept, [data])
            return kept
        if kept.read_bytes() == data:
            return kept
        number += 1


def _told(file: str, revision: Revision, dry_run: bool) -> int:
    found = revision.comparison
    for change in found.changes:
        print(f"{change.path}: {_shown(change)}")
    for name in revision.photos:
        words = "{name} would be written." if dry_run else "{name} was written."
        print_message(Message(words, name=name))
    for remark in found.remarks:
        print(f"{remark.path}: {_marked('', comment_of(remark))}")
    for message in (*found.conflicts, *found.unplaced, *found.not_taken):
        print_command_problem("revise", message)
    one, many = ("{n} change would be made", "{n} changes would be made")
    if not dry_run:
        one, many = "{n} change made", "{n} changes made"
    done = counted(len(found.changes) + len(found.remarks), one, many)
    left = len(found.conflicts) + len(found.unplaced) + len(found.not_taken)
    print_message(Message("{file}: {done}, {left} left to you.", file=file, done=done, left=left))
    return WRONG_INPUT if left else GOOD


def _shown(change: AnyChange) -> str:
    """Return a change as words struck out and put in, told apart by more than colour."""
    if isinstance(change, RowAddition | ColumnAddition):
        cells = change.cells if isinstance(change, RowAddition) else [c for _, c in change.cells]
        return _marked("", " ".join(cells))
    if isinstance(change, TitleLines):
        return _marked(" / ".join(change.old), " / ".join(change.new))
    if isinstance(change, ColumnRemoval):
        return _marked(" ".join(change.cells), "")
    if isinstance(change, PhotoChange):
        return _marked("", localized("another photo"))
    if isinstance(change, PhotoAddition):
        return _marked("", f"{localized('a photo')} {change.caption or change.picture.words}")
    if isinstance(change, WidthChange):
        return _marked(f"{change.old:g}mm", f"{change.new:g}mm")
    if isinstance(change, TableAddition):
        return _marked("", " ".join((change.caption, *change.heads)).strip())
    if isinstance(change, Addition):
        return _marked("", change.new)
    if isinstance(change, ArticleAddition):
        return _marked("", " ".join((*change.title, *(text for _, text in change.texts))))
    if isinstance(change, Removal | RowRemoval | CaptionRemoval | ArticleRemoval):
        return _marked(change.old, "")
    if isinstance(change, Entries):
        return _marked(change.old, "、".join(change.new))
    if isinstance(change, Move | ArticleMove | RowMove):
        return f"{localized('moved')} → {change.to}"
    return "".join(_difference(change.old, change.new))


def _difference(old: str, new: str) -> Iterator[str]:
    if len(old) + len(new) > _MOST_COMPARED:
        yield _marked(old, new)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        yield old[a:b] if kind == "equal" else _marked(old[a:b], new[c:d])


def _marked(old: str, new: str) -> str:
    if sys.stdout.isatty():
        gone = f"{_RED}{old}{_PLAIN}" if old else ""
        return gone + (f"{_GREEN}{new}{_PLAIN}" if new else "")
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
