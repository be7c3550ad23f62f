"""The keys of an issue's file as they stand in it, and small changes to their lines.

In: a file's lines and its root node. Out: entries, each with its lines and the comments above it;
an entry's lines with values replaced or keys taken out, all else as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bulletin_layout.issue import grammar, kinds


class Entry(NamedTuple):
    """A key of an issue's file: its field, the key as written, its node, its lines from `first`."""

    field: kinds.Field
    key: str
    node: Any
    lines: tuple[str, ...]
    first: int

    @property
    def text(self) -> str:
        """The lines as they stand, comments above included."""
        return "\n".join(self.lines).rstrip()

    def inner(self) -> dict[str, tuple[Any, Any]]:
        """Return the keys and values of a record, by the keys' English names."""
        record = self.field.kind
        if not isinstance(record, kinds.Record) or self.node.id != "mapping":
            return {}
        named = [(record.find(str(key.value)), key, node) for key, node in self.node.value]
        return {field.name: (key, node) for field, key, node in named if field is not None}


class Change(NamedTuple):
    """A stretch of an entry, from mark to mark, and what stands there instead."""

    start: Any
    end: Any
    text: str


def entries_of(root: Any, lines: Sequence[str]) -> Iterator[Entry]:
    """Yield a file's keys in order; what stands above the first speaks of that issue alone."""
    starts = [key.start_mark.line for key, _ in root.value]
    above = [_comments_above(lines, start) for start in starts]
    above[0] = starts[0]
    for number, (key, node) in enumerate(root.value):
        end = above[number + 1] if number + 1 < len(above) else len(lines)
        field = grammar.ISSUE.find(key.value)
        if field is not None:
            own = tuple(line for line in lines[above[number] : end])
            yield Entry(field, key.value, node, own, above[number])


def changed(entry: Entry, changes: Sequence[Change]) -> Entry:
    """Return an entry with changes made; a line of which nothing is left goes too."""
    lines: list[str | None] = list(entry.lines)
    for change in sorted(changes, key=lambda c: (c.start.line, c.start.column), reverse=True):
        first, last = change.start.line - entry.first, change.end.line - entry.first
        begin, end = lines[first] or "", lines[last] or ""
        line = begin[: change.start.column] + change.text + end[change.end.column :]
        gone = not change.text and not line.strip(" ,")
        lines[first : last + 1] = [None if gone else line]
    return entry._replace(lines=tuple(line for line in lines if line is not None))


def without(entry: Entry, name: str) -> Entry:
    """Return an entry whose record lacks one of its keys."""
    inner = entry.inner()
    if name not in inner:
        return entry
    key, node = inner[name]
    if not entry.node.flow_style:
        return changed(entry, [Change(key.start_mark, node.end_mark, "")])
    pairs = entry.node.value
    at = next(n for n, (k, _) in enumerate(pairs) if k is key)
    # A comma goes with the key: the one after it, or of the last key the one before.
    if at + 1 < len(pairs):
        return changed(entry, [Change(key.start_mark, pairs[at + 1][0].start_mark, "")])
    start = pairs[at - 1][1].end_mark if at else key.start_mark
    return changed(entry, [Change(start, node.end_mark, "")])


def _comments_above(lines: Sequence[str], start: int) -> int:
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return start
