"""Put what was changed in Word into an issue's file, by edits, and prove it.

In: an issue's file and an edited Word file. Out: the file's new text with every comment and every
line that did not change as it was; what was changed, what conflicts, what has no place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.docx.base import Record
from bulletin_layout.grammar.fields import known_keys
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_before_saving
from bulletin_layout.issue.text import Text
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.pipeline import BuildOptions, style_of
from bulletin_layout.revising.block_entries import joined_entries
from bulletin_layout.revising.changes import (
    AnyChange,
    ArticleMove,
    Comparison,
    Move,
    PhotoAddition,
    Remark,
    RowMove,
)
from bulletin_layout.revising.compare import compare, texts_of
from bulletin_layout.revising.edits import edits_of, moved_with
from bulletin_layout.revising.entries import is_free
from bulletin_layout.revising.file_edits import FileEdits
from bulletin_layout.revising.new_photos import NewPhotos
from bulletin_layout.revising.places import Places
from bulletin_layout.revising.proof import prove, records_of
from bulletin_layout.revising.rebase import is_as_now, rebased
from bulletin_layout.revising.word_file import read_word_file
from bulletin_layout.revising.worded_values import worded_values
from bulletin_layout.yaml_text.edits import Edit, OverlappingEdits, apply_edits
from bulletin_layout.yaml_text.nodes import MappingNode
from bulletin_layout.yaml_text.read import parse_source

_AUTHOR_UNKNOWN = "?"
_COMMENT = "批注（{author}）{where}：{words}"
_MOST_QUOTED = 8
# Of changes that do not go in together each is tried by itself, each with a reading of the file.
_MOST_TRIED = 100


class Revision(NamedTuple):
    """The file's text before and after, and what is to be said of it.

    `photos` are new files by their names from the issue's folder, which it names.
    """

    before: str
    after: str
    comparison: Comparison
    photos: Mapping[str, bytes]


class _Made(NamedTuple):
    """A file's text with changes, and the photos that are new in it."""

    text: str
    photos: NewPhotos


def revise(file: str, text: str, word: str, options: BuildOptions) -> Revision:
    """Return an issue's file with what was changed in a Word file that was made of it.

    `text` is what stands in the file. Raises InputError if either cannot be read, or if the edits
    would not give what Word has.
    """
    issue = _parsed(text, file, options)
    edited = read_word_file(word, options.limits)
    now = records_of(issue, options)
    base = edited.records
    # Tabs part what the layout sets apart, and are no words.
    paragraphs = tuple(p._replace(text=p.text.replace("\t", "")) for p in edited.paragraphs)
    conflicts: tuple[Message, ...] = ()
    if base is not None and not is_as_now(base, now):
        paragraphs, conflicts = rebased(paragraphs, base, now)
    labels = style_of(issue, options.style, root=options.root).labels
    worded = list(worded_values(issue, labels))
    found = compare(paragraphs, now, texts_of(issue), worded, base is not None)
    found.conflicts += conflicts
    found.not_taken += edited.not_taken
    reviser = _Reviser(file, text, issue, now, options)
    try:
        made = reviser.changed(found)
    except InputError:
        found = reviser.without_what_cannot_be(found)
        made = reviser.changed(found)
    return Revision(text, made.text, found, made.photos.files)


class _Reviser:
    """Puts changes into one issue's file."""

    def __init__(
        self, file: str, text: str, issue: Issue, now: Sequence[Record], options: BuildOptions
    ) -> None:
        self._file, self._text, self._issue = file, text, issue
        self._now, self._options = now, options

    def changed(self, found: Comparison, alone: bool = False) -> _Made:
        """Return the file's text with changes, proved. Raises InputError.

        What has no edit goes from `changes` to `unplaced`. `alone`: Word has other changes too.
        """
        photos = NewPhotos(Path(self._file))
        edits = self._edits(found, photos)
        try:
            after = apply_edits(self._text, edits)
        except OverlappingEdits:
            message = Message("the changes overlap in {file}.", file=self._file)
            raise InputError([error(None, self._file, message, "Make them by hand.")]) from None
        if after != self._text:
            with photos.meanwhile() as pictures:
                issue = _parsed(after, self._file, self._options, pictures)
                whole = not alone and not found.unplaced
                prove(issue, self._now, self._file, found, self._options, whole)
        return _Made(after, photos)

    def without_what_cannot_be(self, found: Comparison) -> Comparison:
        """Return the changes that can be made, tried one after the other; the others are told.

        Raises InputError for more than are tried.
        """
        if len(found.changes) > _MOST_TRIED:
            message = Message("of so many changes some cannot be made.", file=self._file)
            raise InputError([error(None, self._file, message, "Make them by hand.")])
        kept: list[AnyChange] = []
        unplaced = list(found.unplaced)
        for change in found.changes:
            trial = replace(found, changes=[*kept, change], remarks=[])
            try:
                self.changed(trial, alone=True)
            except InputError as problem:
                words = "{path}: what Word has cannot stand in the issue: {reason}"
                reason = problem.diagnostics[0].message
                unplaced.append(Message(words, path=change.path, reason=reason))
            else:
                kept.append(change)
        return replace(found, changes=kept, unplaced=unplaced)

    def _edits(self, found: Comparison, photos: NewPhotos) -> list[Edit]:
        """Return the edits that changes are; what has none is told as unplaced."""
        source, _ = parse_source(self._text, self._file, self._options.limits, known_keys(Issue))
        assert isinstance(source.root, MappingNode), "it was read as an issue before"
        places = Places(source.root, self._text.splitlines(), self._issue.file)
        return _edits(found, FileEdits(places, photos), texts_of(self._issue), self._text)


def _parsed(
    text: str, file: str, options: BuildOptions, pictures: Mapping[Path, Path] | None = None
) -> Issue:
    return parse_before_saving(
        text,
        file,
        root=Path(options.root) if options.root is not None else None,
        limits=options.limits,
        drop_invisible=options.drop_invisible,
        pictures=pictures or {},
    )


def _edits(found: Comparison, edits_in: FileEdits, texts: dict[str, Text], text: str) -> list[Edit]:
    made_in_order: list[tuple[int, Edit]] = []
    moves: list[tuple[int, Edit, Edit]] = []
    for order, change in enumerate(list(found.changes)):
        made = edits_of(change, edits_in, texts)
        if made is None:
            found.changes.remove(change)
            words = "{path} is written so that it cannot be changed here; Word has: {text}"
            found.unplaced.append(Message(words, path=change.path, text=_said_by(change)))
        elif isinstance(change, ArticleMove | RowMove) or (
            isinstance(change, Move) and not is_free(change.path)
        ):
            moves.append((order, made[0], made[1]))
        else:
            made_in_order += [(order, edit) for edit in made]
    for order, gone, come in moves:
        made_in_order, come = moved_with(made_in_order, gone, come, text)
        made_in_order += [(order, gone), (order, come)]
    # What comes to one place comes in the order of the Word file.
    in_order = [edit for _, edit in sorted(made_in_order, key=itemgetter(0))]
    edits = joined_entries(sorted(in_order, key=lambda edit: (edit.start, edit.end)))
    return edits + _comments(found, edits_in, texts, text)


def _said_by(change: AnyChange) -> str:
    """Return what Word says where a change stands."""
    new = getattr(change, "new", "") or getattr(change, "cells", "") or getattr(change, "heads", "")
    new = new or getattr(change, "caption", "")
    if isinstance(change, PhotoAddition):
        new = new or change.picture.words
    return " ".join(map(str, new)) if isinstance(new, tuple) else str(new)


def _comments(
    found: Comparison, edits_in: FileEdits, texts: dict[str, Text], text: str
) -> list[Edit]:
    """Return the edits that write comments, but for those that stand in the file already."""
    written = Counter(line.strip() for line in text.splitlines())
    edits = []
    for remark in list(found.remarks):
        at = texts.get(remark.path)
        words = comment_of(
            remark, at if at is not None and edits_in.places.line_of_block(at) is not None else None
        )
        if written[f"# {words}"]:
            written[f"# {words}"] -= 1
            found.remarks.remove(remark)
            continue
        edit = edits_in.comment(at, remark.path, words) if at is not None else None
        if edit is None:
            found.remarks.remove(remark)
            found.unplaced.append(Message("a comment has no place: {text}", text=words))
        else:
            edits.append(edit)
    return edits


def comment_of(remark: Remark, paragraph: Text | None = None) -> str:
    """Return a comment as it stands in a file; with how a `paragraph` among others begins."""
    author = remark.comment.author or _AUTHOR_UNKNOWN
    about = remark.about or (paragraph.value if paragraph is not None else "")
    more = "…" * (len(about) > _MOST_QUOTED)
    where = f"“{about[:_MOST_QUOTED]}{more}”" if about else ""
    return _COMMENT.format(author=author, where=where, words=remark.comment.words)
