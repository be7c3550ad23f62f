"""Put what was changed in Word into an issue's file, by edits, and prove it.

In: an issue's file and an edited Word file. Out: the file's new text with every comment and every
line that did not change as it was; what was changed, what conflicts, what has no place.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.docx.base import Record
from bulletin_layout.grammar.fields import known_keys
from bulletin_layout.issue.markup import parse_marks
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.reader import parse_issue
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions, build
from bulletin_layout.revising.changes import Addition, Change, Comparison, Move, Removal
from bulletin_layout.revising.compare import compare, is_marked, normal, texts_of
from bulletin_layout.revising.places import Places
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
        records = _records_of(file, options)
    found = compare(edited.paragraphs, records, texts_of(issue))
    edits = _edits(found, issue, text, file, options.limits)
    try:
        after = apply_edits(text, edits)
    except OverlappingEdits:
        message = Message("the changes of {word} overlap in {file}.", word=word, file=file)
        raise InputError([error(None, file, message, "Make them by hand.")]) from None
    _prove(after, file, found, options)
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


def _records_of(file: str, options: BuildOptions) -> tuple[Record, ...]:
    """Return the records that a Word file made of the issue now would have."""
    from bulletin_layout.docx.body import BodyWriter
    from bulletin_layout.docx.paragraphs import ParagraphWriter
    from bulletin_layout.docx.sections import Sections

    document = build(file, replace(options, proofread=None)).document
    assert document.source is not None, "it was laid out from an issue"
    writer = ParagraphWriter(document, document.source)
    sections = Sections(document, document.source.style)
    BodyWriter(document, document.source, writer, sections).written()
    return tuple(writer.records)


def _edits(found: Comparison, issue: Issue, text: str, file: str, limits: Limits) -> list[Edit]:
    """Return the edits that changes are; what has none is told as unplaced."""
    source, _ = parse_source(text, file, limits, known_keys(Issue))
    assert isinstance(source.root, MappingNode), "it was read as an issue before"
    texts = texts_of(issue)
    name = next((t.place.file for t in texts.values() if t.place), file)
    places = Places(source.root, text.splitlines(), issue.file or name)
    edits: list[Edit] = []
    for change in list(found.changes):
        made = _edits_of(change, places, texts)
        if made is None:
            found.changes.remove(change)
            words = "{path} is written so that it cannot be changed here; Word has: {text}"
            new = "" if isinstance(change, Removal) else change.new
            found.unplaced.append(Message(words, path=change.path, text=new))
        else:
            edits += made
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


def _edits_of(
    change: Change | Addition | Removal | Move, places: Places, texts: dict[str, Text]
) -> list[Edit] | None:
    """Return the edits that one change is, None if it cannot be made."""
    at = texts[change.path]
    if isinstance(change, Change):
        edits = [places.change(at, change.new)]
    elif isinstance(change, Removal):
        edits = [places.remove(at, _entry(change.path))]
    elif isinstance(change, Addition):
        edits = [places.add(at, _entry(change.path), change.new, change.after)]
    else:
        edits = _moved(change, places, texts)
    return None if None in edits else [edit for edit in edits if edit is not None]


def _moved(change: Move, places: Places, texts: dict[str, Text]) -> list[Edit | None]:
    """Return the edits that a move is: an entry that did not change is written as it was."""
    at, to = texts[change.path], texts[change.to]
    is_same = normal(written_marks(at)) == change.new
    written = places.written_entry(_entry(change.path), at) if is_same else None
    gone = places.remove(at, _entry(change.path))
    if written is not None and places.line_of_block(to) is None:
        return [gone, places.add_item(_entry(change.to), written, to, change.after)]
    if _entry(change.path) != change.path and written is None:
        return [None]
    return [gone, places.add(to, _entry(change.to), change.new, change.after)]


def _entry(path: str) -> str:
    """Return the path of the entry of a list that a text is or is in."""
    end = path.find("]", path.find("body[") if "body[" in path else path.rfind("["))
    return path[: end + 1]


def _prove(after: str, file: str, found: Comparison, options: BuildOptions) -> None:
    """Raise InputError unless the new file says what Word says in what was changed."""
    said = {text.value for text in texts_of(_parsed(after, file, options)).values()}
    for change in found.changes:
        if isinstance(change, Removal) or not change.new:
            continue
        value = parse_marks(change.new, None)[0].value if is_marked(change.path) else change.new
        if value not in said:
            message = Message("{path} would not be read as Word has it.", path=change.path)
            raise InputError([error(None, file, message, "Make this change by hand.")])
