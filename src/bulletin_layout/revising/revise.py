"""Put what was changed in Word into an issue's file, by edits, and prove it.

In: an issue's file and an edited Word file. Out: the file's new text with every comment and every
line that did not change as it was; what was changed, what conflicts, what has no place.
"""

from __future__ import annotations

from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.grammar.fields import known_keys
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_issue
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.revising.changes import Comparison, Move
from bulletin_layout.revising.compare import compare, texts_of
from bulletin_layout.revising.edits import edits_of, moved_with
from bulletin_layout.revising.entries import is_free
from bulletin_layout.revising.places import Places
from bulletin_layout.revising.proof import prove, records_of
from bulletin_layout.revising.word_file import read_word_file
from bulletin_layout.yaml_text.edits import Edit, OverlappingEdits, apply_edits
from bulletin_layout.yaml_text.nodes import MappingNode
from bulletin_layout.yaml_text.read import parse_source

_AUTHOR_UNKNOWN = "?"
_COMMENT = "批注（{author}）：{words}"


class Revision(NamedTuple):
    """The file's text before and after, and what is to be said of it."""

    before: str
    after: str
    comparison: Comparison


def revise(file: str, text: str, word: str, options: BuildOptions) -> Revision:
    """Return an issue's file with what was changed in a Word file that was made of it.

    `text` is what stands in the file. Raises InputError if either cannot be read, or if the edits
    would not give what Word has.
    """
    issue = _parsed(text, file, options)
    edited = read_word_file(word, options.limits)
    records = edited.records
    if records is None:
        records = records_of(issue, options)
    found = compare(edited.paragraphs, records, texts_of(issue))
    edits = _edits(found, issue, text, file, options.limits)
    try:
        after = apply_edits(text, edits)
    except OverlappingEdits:
        message = Message("the changes of {word} overlap in {file}.", word=word, file=file)
        raise InputError([error(None, file, message, "Make them by hand.")]) from None
    if after != text:
        prove(_parsed(after, file, options), file, found, options)
    return Revision(text, after, found)


def _parsed(text: str, file: str, options: BuildOptions) -> Issue:
    root = options.root if options.root is not None else Path(file).parent
    return parse_issue(
        text,
        name=Path(file).name,
        root=root,
        limits=options.limits,
        drop_invisible=options.drop_invisible,
    )


def _edits(found: Comparison, issue: Issue, text: str, file: str, limits: Limits) -> list[Edit]:
    """Return the edits that changes are; what has none is told as unplaced."""
    source, _ = parse_source(text, file, limits, known_keys(Issue))
    assert isinstance(source.root, MappingNode), "it was read as an issue before"
    texts = texts_of(issue)
    name = next((t.place.file for t in texts.values() if t.place), file)
    places = Places(source.root, text.splitlines(), issue.file or name)
    made_in_order: list[tuple[int, Edit]] = []
    moves: list[tuple[int, Edit, Edit]] = []
    for order, change in enumerate(list(found.changes)):
        made = edits_of(change, places, texts)
        if made is None:
            found.changes.remove(change)
            words = "{path} is written so that it cannot be changed here; Word has: {text}"
            new = getattr(change, "new", "") or getattr(change, "cells", "")
            said = new if isinstance(new, str) else " ".join(str(part) for part in new)
            found.unplaced.append(Message(words, path=change.path, text=said))
        elif isinstance(change, Move) and not is_free(change.path):
            moves.append((order, made[0], made[1]))
        else:
            made_in_order += [(order, edit) for edit in made]
    for order, gone, come in moves:
        made_in_order, come = moved_with(made_in_order, gone, come, text)
        made_in_order += [(order, gone), (order, come)]
    # What comes to one place comes in the order of the Word file.
    edits = [edit for _, edit in sorted(made_in_order, key=itemgetter(0))]
    for remark in found.remarks:
        author = remark.comment.author or _AUTHOR_UNKNOWN
        words = _COMMENT.format(author=author, words=remark.comment.words)
        at = texts.get(remark.path)
        edit = places.comment(at, remark.path, words) if at is not None else None
        if edit is None:
            found.unplaced.append(Message("a comment has no place: {text}", text=words))
        elif f"# {words}" not in text:
            edits.append(edit)
    return edits
