"""The edits of an issue's file that a change is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_layout.docx.base import PICTURE
from bulletin_layout.issue.text import Text
from bulletin_layout.issue.written_marks import written_marks
from bulletin_layout.revising.changes import (
    Addition,
    AlternativeChange,
    AnyChange,
    ArticleAddition,
    ArticleMove,
    ArticleRemoval,
    CaptionRemoval,
    Change,
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
    ValueChange,
    WidthChange,
)
from bulletin_layout.revising.entries import is_free
from bulletin_layout.revising.file_edits import FileEdits
from bulletin_layout.revising.normal import normal
from bulletin_layout.revising.photo_edits import add_photo, change_photo, set_photo_key
from bulletin_layout.revising.written_tables import cell_scalar
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import Position
from bulletin_layout.yaml_text.scalars import scalar

_KEY = re.compile(r" +(?:alt|替代文字|width|宽): ")


def edits_of(change: AnyChange, file: FileEdits, texts: dict[str, Text]) -> list[Edit] | None:
    """Return the edits that one change is, None if it cannot be made."""
    edits = _made(change, file, texts)
    return None if None in edits else [edit for edit in edits if edit is not None]


def _made(change: AnyChange, file: FileEdits, texts: dict[str, Text]) -> list[Edit | None]:
    match change:
        case Change(path, _, new):
            return [file.change(texts[path], new)]
        case Removal(path, _, whole):
            return [file.remove(texts[path], _entry(path) if whole else _listed(path))]
        case Addition(path, after, new, level):
            if level:
                return file.add_heading(texts[path], _entry(path), new, level, after)
            return [file.add(texts[path], _entry(path), new, after)]
        case Move():
            return _moved(change, file, texts)
        case ArticleAddition(path, after, title, pieces):
            return [file.add_article(path, title, pieces, after)]
        case ArticleRemoval(path):
            return [file.remove_item(path)]
        case ArticleMove(path, after, to):
            written = file.places.written_entry(path)
            come = file.add_item(to, written, None, after) if written is not None else None
            above = file.places.comments_above(path)
            return list(_with_comments(file.remove_item(path), come, above))
        case TitleLines(path, old, lines):
            return file.lines([texts[f"{path}[{n + 1}]"] for n in range(len(old))], lines)
        case Entries(path, _, parts):
            return file.lines([texts[path]], parts)
        case RowMove(path, after, to):
            written = file.places.written_row(texts[path])
            come = _row(texts[to], to, after, written, file) if written is not None else None
            above = file.places.comments_above("", texts[path], row=True)
            return list(_with_comments(file.remove_cell(texts[path], row=True), come, above))
        case CaptionRemoval(path):
            shown = texts.get(path.removesuffix(".caption") + ".file")
            is_needed = shown is not None and shown.value == f"{PICTURE}{texts[path].value}"
            return [file.remove_caption(texts[path], is_needed)]
        case RowAddition(path, after, cells):
            written = f"[{', '.join(map(cell_scalar, cells))}]"
            return [_row(texts[path], path, after, written, file)]
        case RowRemoval(path):
            is_row = not path.endswith(".heading")
            return [file.remove_cell(texts[path], row=True) if is_row else None]
        case ColumnAddition(_, after, pairs):
            return [_cell(texts[path], path, words, after, file) for path, words in pairs]
        case ValueChange(path, _, _, written):
            return [file.set_value(path, written)]
        case PhotoChange(path, picture):
            return [change_photo(file, texts[path], picture)]
        case AlternativeChange(path, _, new):
            return [set_photo_key(file, texts[path], "alt", scalar(new))]
        case WidthChange(path, _, new):
            return [set_photo_key(file, texts[path], "width", f"{new:g}mm")]
        case PhotoAddition(path, after, picture, caption):
            return add_photo(file, texts[path], _entry(path), picture, caption, after)
        case TableAddition():
            return file.add_table(texts[change.path], _entry(change.path), change)
        case ColumnRemoval(_, paths):
            return [file.remove_cell(texts[path]) for path in paths]


def moved_with(
    edits: list[tuple[int, Edit]], gone: Edit, come: Edit, text: str
) -> tuple[list[tuple[int, Edit]], Edit]:
    """Return the edits of changes without those in an entry that moves, and its coming with these.

    Each edit has the number of its change. `gone` takes the entry's lines out, `come` puts the same
    lines in elsewhere.
    """
    inner = [e for _, e in edits if _is_within(e, gone)]
    if inner and gone.start.column == gone.end.column == 0:
        above = gone.start.line
        held = "\n".join([*text.splitlines()[above : gone.end.line], ""])
        near = [
            Edit(Position(e.start.line - above, e.start.column),
                 Position(e.end.line - above, e.end.column), e.text)
            for e in inner
        ]  # fmt: skip
        before, after = (t.strip("\n").lstrip(" ") for t in (held, apply_edits(held, near)))
        if before in come.text:
            come = come._replace(text=come.text.replace(before, after, 1))
            edits = [(number, e) for number, e in edits if e not in inner]
    return edits, come


def _is_within(edit: Edit, gone: Edit) -> bool:
    """Return whether an edit is of an entry that goes.

    What is put in before it is not; behind it a key is, another entry or a line of text is not.
    """
    if edit.start == edit.end == gone.start:
        return False
    if edit.start == edit.end == gone.end:
        return _KEY.match(edit.text) is not None
    return gone.start <= edit.start and edit.end <= gone.end


def _row(text: Text, path: str, after: bool, written: str, file: FileEdits) -> Edit | None:
    """Return the edit that adds a row; what follows the heading is the first of the rows."""
    if path.endswith(".heading"):
        return file.add_first_row(text, written) if after else None
    return file.add_cell(text, written, after, row=True)


def _cell(text: Text, path: str, words: str, after: bool, file: FileEdits) -> Edit | None:
    is_heading = path.endswith(".heading")
    written = f"{{heading: {scalar(words)}}}" if is_heading else cell_scalar(words)
    return file.add_cell(text, written, after)


def _listed(path: str) -> str:
    """Return what of a list is taken out with a text: a photo of several, else an entry."""
    entry = _entry(path)
    photo = path[len(entry) :].removesuffix(".file")
    return f"{entry}{photo}" if photo.startswith(".photos[") else entry


def _moved(change: Move, file: FileEdits, texts: dict[str, Text]) -> list[Edit | None]:
    """Return the edits that a move is: an entry that did not change is written as it was."""
    at, to = texts[change.path], texts[change.to]
    is_same = normal(written_marks(at)) == change.new or not is_free(change.path)
    written = file.places.written_entry(_entry(change.path), at) if is_same else None
    gone = file.remove(at, _entry(change.path))
    if written is not None and (file.places.line_of_block(to) is None or not is_free(change.path)):
        come = file.add_item(_entry(change.to), written, to, change.after)
        above = file.places.comments_above(_entry(change.path), at)
        return list(_with_comments(gone, come, above))
    if _entry(change.path) != change.path and written is None:
        return [None]
    return [gone, file.add(to, _entry(change.to), change.new, change.after)]


def _with_comments(
    gone: Edit | None, come: Edit | None, above: Sequence[str]
) -> tuple[Edit | None, Edit | None]:
    """Return a move's edits with the comments above what moves."""
    if gone is None or come is None or not above:
        return gone, come
    gone = gone._replace(start=Position(gone.start.line - len(above), 0))
    head = "\n" * come.text.startswith("\n")
    lines = "".join(f"{line}\n" for line in above)
    return gone, come._replace(text=head + lines + come.text.removeprefix("\n"))


def _entry(path: str) -> str:
    """Return the path of the entry of a list that a text is or is in."""
    end = path.find("]", path.find("body[") if "body[" in path else path.rfind("["))
    return path[: end + 1]
