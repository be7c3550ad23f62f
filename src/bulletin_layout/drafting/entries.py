"""The keys of an issue's file as they stand in it, and small changes to their lines.

In: a file's root node and lines. Out: entries, each with its lines and the comments above it; an
entry's lines with values replaced or keys taken out, all else as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_layout.grammar.fields import Field, field_named
from bulletin_layout.grammar.kinds import One
from bulletin_layout.issue.model import Issue
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.yaml_text.edits import Edit, apply_edits
from bulletin_layout.yaml_text.nodes import MappingNode, Node, Position, ScalarNode, key_of


class Entry(NamedTuple):
    """A key of an issue's file: its field, the key as written, its node, its lines from `first`."""

    field: Field
    key: str
    node: Node
    lines: tuple[str, ...]
    first: int

    @property
    def text(self) -> str:
        """The lines as they stand, comments above included."""
        return "\n".join(self.lines).rstrip()

    def inner(self) -> dict[str, tuple[Node, Node]]:
        """Return the keys and values of a record, by the keys' English names."""
        kind = self.field.kind
        if not isinstance(kind, One) or not isinstance(self.node, MappingNode):
            return {}
        named = (
            (field_named(kind.record, key_of(key)), key, node) for key, node in self.node.entries
        )
        return {field.name: (key, node) for field, key, node in named if field is not None}


def entries_of(root: MappingNode, lines: Sequence[str]) -> Iterator[Entry]:
    """Yield a file's keys in order; what stands above the first speaks of that issue alone."""
    starts = [key.start.line for key, _ in root.entries]
    above = [_comments_above(lines, start) for start in starts]
    above[0] = starts[0]
    for number, (key, node) in enumerate(root.entries):
        end = above[number + 1] if number + 1 < len(above) else len(lines)
        field = field_named(Issue, key_of(key), is_text=isinstance(node, ScalarNode))
        if field is not None:
            own = tuple(lines[above[number] : end])
            yield Entry(field, key_of(key), node, own, above[number])


def set_value(node: Node, text: str) -> Edit:
    """Return the edit that writes another value in a node's place."""
    return Edit(node.start, node.end, text)


def edited(entry: Entry, edits: Sequence[Edit]) -> Entry:
    """Return an entry with edits made; a line of which nothing is left goes too."""
    moved = [Edit(_up(e.start, entry.first), _up(e.end, entry.first), e.text) for e in edits]
    emptied = {e.start.line for e in moved if not e.text}
    lines = apply_edits("\n".join(entry.lines), moved).split("\n")
    kept = (line for n, line in enumerate(lines) if n not in emptied or line.strip(" ,"))
    return entry._replace(lines=tuple(kept))


def without_key(entry: Entry, name: str) -> Entry:
    """Return an entry whose record lacks one of its keys."""
    inner = entry.inner()
    if name not in inner or not isinstance(entry.node, MappingNode):
        return entry
    key, node = inner[name]
    pairs = entry.node.entries
    at = next(n for n, (k, _) in enumerate(pairs) if k is key)
    if not entry.node.flow:
        return edited(entry, [Edit(key.start, node.end, "")])
    # A comma goes with the key: the one after it, or of the last key the one before.
    if at + 1 < len(pairs):
        return edited(entry, [Edit(key.start, pairs[at + 1][0].start, "")])
    start = pairs[at - 1][1].end if at else key.start
    return edited(entry, [Edit(start, node.end, "")])


def _up(position: Position, lines: int) -> Position:
    return Position(position.line - lines, position.column)


def _comments_above(lines: Sequence[str], start: int) -> int:
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    return start
