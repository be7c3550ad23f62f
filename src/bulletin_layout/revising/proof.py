"""Prove that an issue, with what was changed in Word put in, says what Word says.

In: the issue as it would be read, and what the edited file says. Out: nothing, or InputError with
the place, before anything is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.docx.base import PICTURE, Record
from bulletin_layout.docx.body import BodyWriter
from bulletin_layout.docx.paragraphs import ParagraphWriter
from bulletin_layout.docx.sections import Sections
from bulletin_layout.fonts.reader import read_fonts
from bulletin_layout.geometry import POINTS_PER_MM
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions, lay_out, style_of
from bulletin_layout.revising.changes import (
    Addition,
    Change,
    Comparison,
    Move,
    ValueChange,
    WidthChange,
)
from bulletin_layout.revising.compare import is_marked, texts_of
from bulletin_layout.revising.normal import normal
from bulletin_layout.revising.photos import same_width
from bulletin_layout.revising.shares import in_texts
from bulletin_layout.revising.worded_values import DASHES, without_zeros

_MOST_SHOWN = 30


def records_of(issue: Issue, options: BuildOptions) -> tuple[Record, ...]:
    """Return the records that a Word file made of an issue would have. Raises InputError."""
    style = style_of(issue, options.style, root=options.root)
    document = lay_out(issue, style, read_fonts(options.fonts), limits=options.limits)
    assert document.source is not None, "it was laid out from an issue"
    writer = ParagraphWriter(document, document.source)
    BodyWriter(document, document.source, writer, Sections(document, style)).written()
    return tuple(writer.records)


def prove(
    issue: Issue,
    now: Sequence[Record],
    file: str,
    found: Comparison,
    options: BuildOptions,
    whole: bool,
) -> None:
    """Raise InputError unless an issue says what Word says. `now` are its records before.

    Each changed text says so. If the `whole` file is put in, all paragraphs say, one after the
    other, what those of the edited file say; else no text goes that Word has, and none comes that
    it has not.
    """
    _prove_changes(issue, file, found)
    records = records_of(issue, options)
    _prove_values(records, file, found)
    after = [said for record in records if any(said := _said(record))]
    if not whole:
        before = [said for record in now if any(said := _said(record))]
        _prove_kept(before, after, file, found)
        return
    ours_in_order, in_word = _flat(after), _flat(found.said)
    for ours, words in zip_longest(ours_in_order, in_word, fillvalue=""):
        if ours != words:
            message = Message(
                "the issue would say {ours} where Word says {words}.",
                ours=ours[:_MOST_SHOWN],
                words=words[:_MOST_SHOWN],
            )
            raise InputError([error(None, file, message, "Make this change by hand.")])


def _flat(said: Iterable[tuple[str, ...]]) -> list[str]:
    return [text for texts in said for text in texts if text]


def _prove_kept(
    before: Sequence[tuple[str, ...]],
    after: Sequence[tuple[str, ...]],
    file: str,
    found: Comparison,
) -> None:
    was, is_now, word = (Counter(_flat(said)) for said in (before, after, found.said))
    lost = [text for text in was - is_now if text and word[text] >= was[text]]
    come = [text for text in is_now - was if text and word[text] <= was[text]]
    if lost or come:
        message = Message(
            "the text {text} would be lost or doubled.", text=(lost + come)[0][:_MOST_SHOWN]
        )
        raise InputError([error(None, file, message, "Make this change by hand.")])


def _said(record: Record) -> tuple[str, ...]:
    """Return what a paragraph says without the words that are added when it is set."""
    if record.kind == "photo":
        return (PICTURE,)
    return in_texts(record.kind, [normal(s.text, record.kind) for s in record.shares if s.path])


def _prove_values(records: Sequence[Record], file: str, found: Comparison) -> None:
    """Raise InputError unless each number and date is printed as Word has it."""
    printed = {
        _plain(share.text) for record in records for share in record.shares if not share.path
    }
    widths = {record.shares[0].path: record.width for record in records if record.width}
    for change in found.changes:
        wrong = isinstance(change, ValueChange) and _plain(change.new) not in printed
        if isinstance(change, WidthChange):
            wrong = not same_width(widths.get(change.path, 0.0), change.new * POINTS_PER_MM)
        if wrong:
            message = Message("{path} would not be read as Word has it.", path=change.path)
            raise InputError([error(None, file, message, "Make this change by hand.")])


def _plain(words: str) -> str:
    """Return printed words with one kind of dash, and numbers without zeros before them."""
    return without_zeros(words.translate(DASHES))


def _prove_changes(issue: Issue, file: str, found: Comparison) -> None:
    said = {text.value for text in texts_of(issue).values()}
    for change in found.changes:
        if not isinstance(change, Change | Addition | Move) or not change.new:
            continue
        if PICTURE in change.new and not isinstance(change, Change):
            continue  # a photo with its words; no text has such a sign
        value = parse_marks(change.new, None)[0].value if is_marked(change.path) else change.new
        if value not in said:
            message = Message("{path} would not be read as Word has it.", path=change.path)
            raise InputError([error(None, file, message, "Make this change by hand.")])
