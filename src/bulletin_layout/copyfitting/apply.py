"""Apply a proposal that moves only layout: a photo's width, or a key of the style.

In: the text of an issue's file, a change. Out: its new text, and the file of a style of its own
where one is needed. No word is touched.
"""

from __future__ import annotations

from pathlib import Path

from bulletin_layout.copyfitting.model import Applicable, PhotoWidth, StyleKey
from bulletin_layout.diagnostics import OutputError, Place
from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.model import Issue
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)
from bulletin_layout.yaml_text.read import parse_plain
from bulletin_layout.yaml_text.scalars import scalar

_PHOTO_KEYS = {"photo", "照片", "photos", "并排照片"}
_WIDTH_KEYS = {"width", "宽"}


class Applied(NamedTuple):
    """An issue's new text; the name and text of a style file to be written beside it, if any."""

    text: str
    style_file: str = ""
    style_text: str = ""


def applied(
    text: str, issue: Issue, change: Applicable, place: Place | None, folder: Path
) -> Applied:
    """Return an issue's file with a change made. Raises OutputError if it cannot be made there."""
    root = parse_plain(text, issue.file)
    if not isinstance(root, MappingNode):
        raise OutputError(Message("{file} is no list of keys.", file=issue.file))
    if isinstance(change, PhotoWidth):
        return Applied(apply_edits(text, [_width_edit(root, change, place, issue.file)]))
    return _with_style(text, root, issue, change, folder)


def _width_edit(root: MappingNode, change: PhotoWidth, place: Place | None, file: str) -> Edit:
    """Return the edit that writes a width beside the photo that stands at a place."""
    width = f"{change.millimetres:g}mm"
    holder = _photo_at(root, place)
    if holder is None:
        raise OutputError(Message("{file}: the photo is not in this file.", file=file))
    key, value = holder.entries[0]
    for name, node in holder.entries:
        if key_of(name) in _WIDTH_KEYS:
            return Edit(node.start, node.end, width)
    chinese = key_of(key) in ("照片", "并排照片")
    word = "宽" if chinese else "width"
    if holder.flow:
        return Edit(key.start, key.start, f"{word}: {width}, ")
    if isinstance(value, ScalarNode) and value.start.line == key.start.line:
        line = Position(value.start.line + 1, 0)
        return Edit(line, line, f"{' ' * key.start.column}{word}: {width}\n")
    return Edit(key.start, key.start, f"{word}: {width}\n{' ' * key.start.column}")


def _photo_at(node: Node, place: Place | None) -> MappingNode | None:
    """Return the mapping that is a block of photos and holds the value at a place."""
    if place is None:
        return None
    at = Position(place.line - 1, place.column - 1)
    if isinstance(node, MappingNode):
        keys = {key_of(key) for key, _ in node.entries}
        if keys & _PHOTO_KEYS and node.start <= at < node.end:
            return node
        children = [value for _, value in node.entries]
    else:
        children = list(node.items) if isinstance(node, SequenceNode) else []
    found = (_photo_at(child, place) for child in children if child.start <= at <= child.end)
    return next(filter(None, found), None)


def _with_style(
    text: str, root: MappingNode, issue: Issue, change: StyleKey, folder: Path
) -> Applied:
    """Return an issue's file that names a style of its own, which extends the one it had."""
    name = _free_name(folder, Path(issue.file).stem)
    *sections, key = change.key.split(".")
    written = f"{{{key}: {change.value}}}"
    for section in reversed(sections[1:]):
        written = f"{{{section}: {written}}}"
    style = f"extends: {scalar(issue.style)}\n{sections[0]}: {written}\n"
    field = field_named(Issue, "style")
    for word, node in root.entries:
        if field is not None and key_of(word) in (field.name, field.chinese):
            edit = Edit(node.start, node.end, scalar(name))
            return Applied(apply_edits(text, [edit]), name, style)
    first = root.entries[0][0]
    chinese = any("\u4e00" <= c <= "\u9fff" for c in key_of(first))
    line = f"{'版式' if chinese else 'style'}: {scalar(name)}\n"
    start = Position(first.start.line, 0)
    return Applied(apply_edits(text, [Edit(start, start, line)]), name, style)


def _free_name(folder: Path, stem: str) -> str:
    """Return the name of a style file that is not there yet."""
    number = 1
    while True:
        name = f"{stem}-style.yaml" if number == 1 else f"{stem}-style-{number}.yaml"
        if not (folder / name).exists():
            return name
        number += 1
