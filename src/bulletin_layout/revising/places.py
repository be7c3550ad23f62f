"""Where an issue's texts stand in its file.

In: a file's nodes and lines, and the paths of its texts. Out: nodes, lines, and entries as they are
written. A text is the line of a block, or a scalar of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.content import BodyTable
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.revising.nodes_in import (
    chains_in,
    holds_line,
    last_line,
    mappings_in,
    scalars_in,
)
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_BLANK = " \t\u3000\u00a0"


class Places:
    """The places of one file's texts."""

    def __init__(self, root: MappingNode, lines: Sequence[str], file: str) -> None:
        self.root = root
        self.lines = lines
        self._file = file
        self._scalars = {node.start: node for node in scalars_in(root)}

    def line_of_block(self, text: Text) -> int | None:
        """Return the line, from 0, of a text that is a line of a block; None if it is none."""
        place = text.place
        if place is None or place.file != self._file or self.scalar(text) is not None:
            return None
        line = self.lines[place.line - 1]
        return place.line - 1 if line[: place.column - 1].strip(_BLANK) == "" else None

    def ends_block(self, line: int, after: bool) -> bool:
        """Return whether nothing of a block of text stands behind a line of it, or before it."""
        holder = self.block_at(line)
        first, last = holder.start.line + 1, last_line(holder)
        beyond = self.lines[line + 1 : last + 1] if after else self.lines[first:line]
        return not any(words.strip() for words in beyond)

    def scalar(self, text: Text) -> ScalarNode | None:
        """Return the scalar that is a text and nothing else."""
        place = text.place
        if place is None or place.file != self._file:
            return None
        at = Position(place.line - 1, place.column - 1)
        node = self._scalars.get(at) or self._scalars.get(Position(at.line, at.column - 1))
        return node if node is not None and node.style not in ("|", ">") else None

    def chain(self, text: Text) -> list[Node]:
        """Return the nodes from the root down to the scalar that a text is, none if it is none."""
        target = self.scalar(text)
        return next(iter(chains_in(self.root, target)), []) if target is not None else []

    def sequence(self, text: Text, up: int) -> tuple[SequenceNode | None, int]:
        """Return the list that a text is in, or one further `up`, and the place in it."""
        chain = self.chain(text)
        lists = [n for n, node in enumerate(chain[:-1]) if isinstance(node, SequenceNode)]
        if len(lists) <= up:
            return None, 0
        at = lists[-1 - up]
        parent = chain[at]
        assert isinstance(parent, SequenceNode), "it was found as one"
        return parent, next(n for n, item in enumerate(parent.items) if item is chain[at + 1])

    def entry(self, path: str, text: Text | None) -> tuple[SequenceNode | None, int]:
        """Return the list that a path's last number is of, and the entry's number from 0.

        An entry of a body may hold several paragraphs: where the text is known, its line tells.
        """
        base, _, number = path.rpartition("[")
        parent = self.node(base)
        index = int(number.rstrip("]")) - 1
        place = text.place if text is not None else None
        if isinstance(parent, SequenceNode) and not parent.flow and place is not None:
            if place.file != self._file:
                return None, 0
            lines = ((n, item.start.line, last_line(item)) for n, item in enumerate(parent.items))
            index = next((n for n, low, high in lines if low < place.line <= high + 1), -1)
        if isinstance(parent, SequenceNode) and 0 <= index < len(parent.items):
            return parent, index
        return None, 0

    def node(self, path: str) -> Node | None:
        """Return the node at a path of the grammar; keys may be Chinese."""
        node: Node | None = self.root
        record: type | None = Issue
        for name, number in _STEP.findall(path):
            if isinstance(node, MappingNode) and record is None:
                record = BodyTable  # a block of a body, known by its first key
                table = [v for k, v in node.entries if field_named(record, key_of(k))]
                node = table[0] if table else node
                record = next(iter(_records_of(BodyTable)))
            if not isinstance(node, MappingNode) or record is None:
                return None
            fields = [(field_named(record, key_of(k)), v) for k, v in node.entries]
            field, node = next(((f, v) for f, v in fields if f and f.name == name), (None, None))
            record = getattr(field.kind, "record", None) if field is not None else None
            if number and isinstance(node, SequenceNode):
                if int(number) > len(node.items):
                    return None
                node = node.items[int(number) - 1]
        return node

    def key(self, record: type, name: str) -> str:
        """Return a key's name in the language of the file's keys."""
        is_chinese = any(not key_of(key).isascii() for key, _ in self.root.entries)
        return self.key_in(is_chinese, record, name)

    def key_in(self, is_chinese: bool, record: type, name: str) -> str:
        """Return a key's name in Chinese or English."""
        field = field_named(record, name)
        assert field is not None, "it is a key of the grammar"
        return field.chinese if is_chinese else field.name

    def holder(self, node: Node) -> MappingNode | None:
        """Return the mapping that a node is a value of."""
        held = (m for m in mappings_in(self.root) if any(v is node for _, v in m.entries))
        return next(held, None)

    def block_at(self, line: int) -> ScalarNode:
        """Return the block of text that a line is of."""
        return next(n for n in scalars_in(self.root) if holds_line(n, line))

    def new_line(self, at: int, words: str) -> Edit:
        """Return the edit that puts a line, or several, before one."""
        position = Position(at, 0)
        if at >= len(self.lines):  # the file's last line has no end
            last = len(self.lines) - 1
            end = Position(last, len(self.lines[last]))
            return Edit(end, end, "\n" + words)
        return Edit(position, position, words + "\n")

    def written_entry(self, path: str, text: Text | None = None) -> str | None:
        """Return an entry of a list as it is written, without its dash; None if it is none.

        An entry that holds other paragraphs too is none of its own.
        """
        if text is not None and self.line_of_block(text) is not None:
            return None
        return self._written(*self.entry(path, text))

    def _written(self, parent: SequenceNode | None, number: int) -> str | None:
        if parent is not None and parent.flow:
            start, end = parent.items[number].start, parent.items[number].end
            line = self.lines[start.line]
            return line[start.column : end.column] if start.line == end.line else None
        if parent is None:
            return None
        first, last = parent.items[number].start.line, last_line(parent.items[number])
        head = self.lines[first].lstrip()
        if not head.startswith("- "):
            return None
        return "\n".join([head[2:], *self.lines[first + 1 : last + 1]])

    def written_row(self, text: Text) -> str | None:
        """Return the row of a cell as it is written, without its dash; None if it has none."""
        parent, number = self.sequence(text, 1)
        return self._written(parent, number)

    def comments_above(self, path: str, text: Text | None = None, row: bool = False) -> list[str]:
        """Return the lines of comments right above an entry of a list, or above a cell's row.

        Those of its own indentation alone.
        """
        in_row = self.sequence(text, 1) if row and text is not None else None
        parent, number = in_row or self.entry(path, text)
        if parent is None or parent.flow:
            return []
        first = parent.items[number].start.line
        content = self.lines[first]
        start = content[: len(content) - len(content.lstrip())] + "#"
        above = first
        while above and self.lines[above - 1].startswith(start):
            above -= 1
        return list(self.lines[above:first])


def _records_of(record: type) -> Iterator[type]:
    from bulletin_layout.grammar.fields import fields_of

    yield from (kind for f in fields_of(record) if (kind := getattr(f.kind, "record", None)))
