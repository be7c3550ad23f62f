"""`bulletin amend`: pen marks on the printed pages, made in the issue's file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_layout.amending.marks import Found, find_marks, mark_of
from bulletin_layout.amending.record import record_file, recorded
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_command_problem, print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import InputError, OutputError, error
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.texts import texts_in
from bulletin_layout.layout.breaks import breaks_of
from bulletin_layout.layout.model import Document
from bulletin_layout.messages import Message, MessageList
from bulletin_layout.output.folder_lock import folder_lock
from bulletin_layout.output.replace import replace_text_unchanged
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.resources import is_file
from bulletin_layout.scratch_file import scratch_file
from bulletin_layout.yaml_text.edits import OverlappingEdits, apply_edits
from bulletin_layout.yaml_text.proof import refuse_unprovable


def amend(
    file: str, marks: Sequence[str], author: str, dry_run: bool, options: BuildOptions
) -> int:
    """Make marks in an issue's file, or show what they would do."""
    path = Path(file)
    try:
        with folder_lock(path), time_limit(options.limits.seconds, file):
            _amend(path, list(marks), author, dry_run, options)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        print_command_problem("amend", "nothing was written.")
        return WRONG_INPUT
    except (OutputError, OSError) as problem:
        print_command_problem("amend", getattr(problem, "message", "") or str(problem))
        return WRONG_INPUT
    return GOOD


def _amend(
    path: Path, marks: Sequence[str], author: str, dry_run: bool, options: BuildOptions
) -> None:
    asked = [mark_of(mark) for mark in marks]
    before = build(path, options)
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    found = find_marks(asked, before.document, text.split("\n"))
    _refuse_other_files(found, path)
    try:
        changed = apply_edits(text, [f.edit for f in found])
    except OverlappingEdits:
        twice = "two marks change the same words."
        raise InputError([error(None, str(asked[0]), twice)]) from None
    with scratch_file(path, changed) as scratch:
        after = build(scratch, replace(options, keep_lock=False))
        _refuse_other_words(before.issue, after.issue, found)
    if not dry_run:
        refuse_unprovable(changed, str(path), text)
        replace_text_unchanged(path, data, changed)
        _record(path, found, author)
    for one in found:
        words = "{place}: {old} → {new}"
        print_message(Message(words, place=one.place, old=one.mark.old, new=one.mark.new or "—"))
    print_message(_moves(before.document, after.document))


def _refuse_other_files(found: Sequence[Found], path: Path) -> None:
    """Raise InputError for words that stand in the series' file."""
    wrong = [
        error(f.place, str(f.mark), "these words stand in another file; change them there.")
        for f in found
        if Path(f.place.file) != path
    ]
    if wrong:
        raise InputError(wrong)


def _refuse_other_words(before: Issue, after: Issue, found: Sequence[Found]) -> None:
    """Raise InputError unless just the marks' words changed in what the issue says."""
    old = [text.value for _, text in texts_in(before, lambda _: True)]
    new = [text.value for _, text in texts_in(after, lambda _: True)]
    cut = sum(len(f.mark.old) - len(f.mark.new) for f in found)
    differ = sum(a != b for a, b in zip(old, new, strict=False))
    lengths = sum(map(len, old)) - sum(map(len, new))
    if len(old) == len(new) and lengths == cut and differ <= len(found):
        return
    advice = "Change the file by hand: the new words mean something to YAML or are inline marks."
    message = "the issue would be read otherwise than meant."
    raise InputError([error(f.place, str(f.mark), message, advice) for f in found])


def _record(path: Path, found: Sequence[Found], author: str) -> None:
    target = record_file(path)
    held = target.read_text(encoding="utf-8") if is_file(target) else ""
    now = datetime.datetime.now().astimezone()
    write_atomically(target, [recorded(held, found, author, now).encode()])


def _moves(before: Document, after: Document) -> Message | str:
    """Return whether a page begins elsewhere now."""
    old, new = breaks_of(before), breaks_of(after)
    if len(old) != len(new):
        return Message("{old} pages became {new}.", old=len(old), new=len(new))
    begins = [
        number
        for number, (a, b) in enumerate(zip(_begins(before), _begins(after), strict=True), 1)
        if a != b
    ]
    if not begins:
        return "No page moves."
    pages = MessageList(str(number) for number in begins)
    return Message("Other words begin page {pages}.", pages=pages)


def _begins(document: Document) -> list[tuple[int, int]]:
    """Return for each page the leaf that begins it, and how many lines of it came before."""
    begun: dict[int, int] = {}
    firsts = []
    for page in document.pages:
        first = page.lines[0].runs[0].node if page.lines else -1
        firsts.append((first, begun.get(first, 0)))
        for line in page.lines:
            node = line.runs[0].node
            begun[node] = begun.get(node, 0) + 1
    return firsts
