"""Where an issue's texts stand in its file, and the edits that change, take out or add one.

In: a file's nodes and lines, and the paths of its texts. Out: edits of the file, by ranges. A text
is the line of a block, or a scalar of its own; whatever stands round it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.content import BodyTable, Photo
from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.revising.written_articles import article_lines, heading_entry
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)
from bulletin_layout.yaml_text.scalars import quoted, scalar

_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
_ROWS = ("rows", "行")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_BLANK = " \t\u3000\u00a0"


class Places:
    """The places of one file's texts."""

    def __init__(self, root: MappingNode, lines: Sequence[str], file: str) -> None:
        self._root = root
        self._lines = lines
        self._file = file
        self._scalars = {node.start: node for node in _scalars(root)}

    def line_of_block(self, text: Text) -> int | None:
        """Return the line, from 0, of a text that is a line of a block; None if it is none."""
        place = text.place
        if place is None or place.file != self._file or self._scalar(text) is not None:
            return None
        line = self._lines[place.line - 1]
        return place.line - 1 if line[: place.column - 1].strip(_BLANK) == "" else None

    def change(self, text: Text, new: str) -> Edit | None:
        """Return the edit that gives a text other words, None if it cannot be told where."""
        line = self.line_of_block(text)
        if line is not None:
            content = self._lines[line]
            start = len(content) - len(content.lstrip(_BLANK))
            return Edit(Position(line, start), Position(line, len(content.rstrip(_BLANK))), new)
        node = self._scalar(text)
        return Edit(node.start, node.end, _as_before(node, new)) if node is not None else None

    def remove(self, text: Text, path: str) -> Edit | None:
        """Return the edit that takes a text out with its line or lines."""
        line = self.line_of_block(text)
        if line is None:
            return self.remove_item(path, text)
        holder = next(n for n in _scalars(self._root) if _holds(n, line))
        if len([words for words in holder.value.splitlines() if words.strip()]) < 2:
            return self.remove_item(path, text)  # the block would be empty
        return Edit(Position(line, 0), Position(line + 1, 0), "")

    def remove_item(self, path: str, text: Text | None = None) -> Edit | None:
        """Return the edit that takes an entry of a list out: the one at a path, or of a text."""
        parent, number = self._entry(path, text)
        return self._removed(parent, number)

    def remove_cell(self, text: Text, row: bool = False) -> Edit | None:
        """Return the edit that takes out a cell of a table, or its row."""
        return self._removed(*self._sequence(text, int(row)))

    def _removed(self, parent: SequenceNode | None, number: int) -> Edit | None:
        if parent is None or len(parent.items) < 2:
            return None
        item = parent.items[number]
        if parent.flow:
            if number + 1 < len(parent.items):
                return Edit(item.start, parent.items[number + 1].start, "")
            return Edit(parent.items[number - 1].end, item.end, "")
        first, last = item.start.line, last_line(item)
        if not self._lines[first].lstrip().startswith("- "):
            return None
        return Edit(Position(first, 0), Position(last + 1, 0), "")

    def add(self, text: Text | None, path: str, new: str, after: bool = True) -> Edit | None:
        """Return the edit that puts a new text after one, or before it."""
        line = self.line_of_block(text) if text is not None else None
        if line is not None:
            content = self._lines[line]
            indent = content[: len(content) - len(content.lstrip(_BLANK))]
            return self._new_line(line + 1 if after else line, f"{indent}{new}")
        return self.add_item(path, scalar(new), text, after)

    def add_heading(
        self, text: Text, path: str, new: str, level: int, after: bool = True
    ) -> Edit | None:
        """Return the edit that puts a heading beside a text; None in a block of text."""
        if self.line_of_block(text) is not None:
            return None
        return self.add_item(path, heading_entry(new, level, self._key), text, after)

    def add_article(
        self,
        path: str,
        title: Sequence[str],
        texts: Sequence[tuple[str, str]],
        after: bool = True,
    ) -> Edit | None:
        """Return the edit that puts an article beside another: its title's lines, kinds and texts.

        None in a list in braces.
        """
        parent, number = self._entry(path, None)
        if parent is None or parent.flow:
            return None
        column = parent.items[number].start.column
        written = ("\n" + " " * column).join(article_lines(title, texts, self._key))
        return self._added(parent, number, written, after)

    def _key(self, record: type, name: str) -> str:
        """Return a key's name in the language of the file's keys."""
        field = field_named(record, name)
        assert field is not None, "it is a key of the grammar"
        is_chinese = any(not key_of(key).isascii() for key, _ in self._root.entries)
        return field.chinese if is_chinese else field.name

    def add_item(
        self, path: str, written: str, text: Text | None = None, after: bool = True
    ) -> Edit | None:
        """Return the edit that puts an entry, written as YAML, beside another in its list.

        Beside an entry of several lines of text it stands only where no line is between.
        """
        line = self.line_of_block(text) if text is not None else None
        if line is not None and not self._ends_block(line, after):
            return None
        parent, number = self._entry(path, text)
        return self._added(parent, number, written, after)

    def add_cell(
        self, text: Text, written: str, after: bool = True, row: bool = False
    ) -> Edit | None:
        """Return the edit that puts a cell beside one of a table, or a row beside its row."""
        return self._added(*self._sequence(text, int(row)), written, after)

    def add_first_row(self, heading: Text, written: str) -> Edit | None:
        """Return the edit that puts a row before a table's first, by a column's heading."""
        chain = self._chain(heading)
        table = next((n for n in chain[-3::-1] if isinstance(n, MappingNode)), None)
        rows = [v for k, v in table.entries if key_of(k) in _ROWS] if table is not None else []
        first = rows[0] if rows else None
        return self._added(first if isinstance(first, SequenceNode) else None, 0, written, False)

    def _added(
        self, parent: SequenceNode | None, number: int, written: str, after: bool
    ) -> Edit | None:
        if parent is None or not parent.items:
            return None
        item = parent.items[number]
        if parent.flow:
            if after:
                return Edit(item.end, item.end, f", {written}")
            return Edit(item.start, item.start, f"{written}, ")
        line = self._lines[item.start.line]
        if not line.lstrip().startswith("- "):
            return None
        indent = line[: len(line) - len(line.lstrip())]
        at = last_line(item) + 1 if after else item.start.line
        return self._new_line(at, f"{indent}- {written}")

    def _ends_block(self, line: int, after: bool) -> bool:
        """Return whether nothing of a block of text stands behind a line of it, or before it."""
        holder = next(n for n in _scalars(self._root) if _holds(n, line))
        first, last = holder.start.line + 1, last_line(holder)
        beyond = self._lines[line + 1 : last + 1] if after else self._lines[first:line]
        return not any(words.strip() for words in beyond)

    def _chain(self, text: Text) -> list[Node]:
        """Return the nodes from the root down to the scalar that a text is, none if it is none."""
        target = self._scalar(text)
        return next(iter(_chains(self._root, target)), []) if target is not None else []

    def _sequence(self, text: Text, up: int) -> tuple[SequenceNode | None, int]:
        """Return the list that a text is in, or one further `up`, and the place in it."""
        chain = self._chain(text)
        lists = [n for n, node in enumerate(chain[:-1]) if isinstance(node, SequenceNode)]
        if len(lists) <= up:
            return None, 0
        at = lists[-1 - up]
        parent = chain[at]
        assert isinstance(parent, SequenceNode), "it was found as one"
        return parent, next(n for n, item in enumerate(parent.items) if item is chain[at + 1])

    def lines(self, texts: Sequence[Text], lines: Sequence[str]) -> list[Edit | None]:
        """Return the edits that let a title of some lines have others."""
        first = self._scalar(texts[0])
        chain = self._chain(texts[0])
        if first is None or not isinstance(chain[-2], SequenceNode):
            listed = f"[{', '.join(map(scalar, lines))}]" if len(lines) > 1 else ""
            if first is None:
                return [None]
            return [Edit(first.start, first.end, listed or _as_before(first, lines[0]))]
        pairs = zip(texts, lines, strict=False)
        edits = [self.change(text, line) for text, line in pairs if text.value != line]
        edits += [self.add_cell(texts[-1], scalar(line)) for line in lines[len(texts) :]]
        return edits + [self.remove_cell(text) for text in texts[len(lines) :]]

    def remove_caption(self, text: Text, is_needed: bool) -> Edit | None:
        """Return the edit that takes out a caption with its key.

        `is_needed`: a photo has no other words; they stay as those for who cannot see it.
        """
        node = self._scalar(text)
        holder = next((m for m in _mappings(self._root) if node in dict(m.entries).values()), None)
        if node is None or holder is None or len(holder.entries) < 2:
            return None
        at = next(n for n, (_, value) in enumerate(holder.entries) if value is node)
        key, _ = holder.entries[at]
        if is_needed:
            alt = field_named(Photo, "alt")
            assert alt is not None, "a photo has this key"
            return Edit(key.start, key.end, "alt" if key_of(key).isascii() else alt.chinese)
        if holder.flow:
            if at:
                return Edit(holder.entries[at - 1][1].end, node.end, "")
            return Edit(key.start, holder.entries[1][0].start, "")
        line = self._lines[key.start.line]
        if line[: key.start.column].strip():
            return None  # a dash stands before it
        return Edit(Position(key.start.line, 0), Position(last_line(node) + 1, 0), "")

    def written_entry(self, path: str, text: Text | None = None) -> str | None:
        """Return an entry of a list as it is written, without its dash; None if it is none.

        An entry that holds other paragraphs too is none of its own.
        """
        if text is not None and self.line_of_block(text) is not None:
            return None
        return self._written(*self._entry(path, text))

    def _written(self, parent: SequenceNode | None, number: int) -> str | None:
        if parent is not None and parent.flow:
            start, end = parent.items[number].start, parent.items[number].end
            line = self._lines[start.line]
            return line[start.column : end.column] if start.line == end.line else None
        if parent is None:
            return None
        first, last = parent.items[number].start.line, last_line(parent.items[number])
        head = self._lines[first].lstrip()
        if not head.startswith("- "):
            return None
        return "\n".join([head[2:], *self._lines[first + 1 : last + 1]])

    def written_row(self, text: Text) -> str | None:
        """Return the row of a cell as it is written, without its dash; None if it has none."""
        parent, number = self._sequence(text, 1)
        return self._written(parent, number)

    def comments_above(self, path: str, text: Text | None = None, row: bool = False) -> list[str]:
        """Return the lines of comments right above an entry of a list, or above a cell's row.

        Those of its own indentation alone.
        """
        in_row = self._sequence(text, 1) if row and text is not None else None
        parent, number = in_row or self._entry(path, text)
        if parent is None or parent.flow:
            return []
        first = parent.items[number].start.line
        content = self._lines[first]
        start = content[: len(content) - len(content.lstrip())] + "#"
        above = first
        while above and self._lines[above - 1].startswith(start):
            above -= 1
        return list(self._lines[above:first])

    def comment(self, text: Text, path: str, words: str) -> Edit | None:
        """Return the edit that puts a comment above a text, or above the block that it is in."""
        line = self.line_of_block(text)
        node = self._scalar(text)
        if line is not None:
            holder = next((n for n in _scalars(self._root) if _holds(n, line)), None)
            line = holder.start.line if holder is not None else None
        elif node is not None:
            line = node.start.line
        if line is None:
            return None
        content = self._lines[line]
        indent = content[: len(content) - len(content.lstrip())]
        return self._new_line(line, f"{indent}# {words}")

    def _new_line(self, at: int, words: str) -> Edit:
        position = Position(at, 0)
        if at >= len(self._lines):  # the file's last line has no end
            last = len(self._lines) - 1
            end = Position(last, len(self._lines[last]))
            return Edit(end, end, "\n" + words)
        return Edit(position, position, words + "\n")

    def _scalar(self, text: Text) -> ScalarNode | None:
        """Return the scalar that is a text and nothing else."""
        place = text.place
        if place is None or place.file != self._file:
            return None
        at = Position(place.line - 1, place.column - 1)
        node = self._scalars.get(at) or self._scalars.get(Position(at.line, at.column - 1))
        return node if node is not None and node.style not in ("|", ">") else None

    def _entry(self, path: str, text: Text | None) -> tuple[SequenceNode | None, int]:
        """Return the list that a path's last number is of, and the entry's number from 0.

        An entry of a body may hold several paragraphs: where the text is known, its line tells.
        """
        base, _, number = path.rpartition("[")
        parent = self._node(base)
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

    def _node(self, path: str) -> Node | None:
        """Return the node at a path of the grammar; keys may be Chinese."""
        node: Node | None = self._root
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


def _records_of(record: type) -> Iterator[type]:
    from bulletin_layout.grammar.fields import fields_of

    yield from (kind for f in fields_of(record) if (kind := getattr(f.kind, "record", None)))


def _chains(node: Node, target: Node) -> Iterator[list[Node]]:
    """Yield the way from a node down to another, if it is below."""
    if node is target:
        yield [node]
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from ([node, *chain] for chain in _chains(item, target))
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from ([node, *chain] for chain in _chains(value, target))


def _mappings(node: Node) -> Iterator[MappingNode]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _mappings(item)
    elif isinstance(node, MappingNode):
        yield node
        for _, value in node.entries:
            yield from _mappings(value)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            yield from _scalars(key)
            yield from _scalars(value)


def last_line(node: Node) -> int:
    """Return the last line, from 0, on which something of a node stands."""
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return node.start.line + node.value.rstrip("\n").count("\n") + 1
    if isinstance(node, ScalarNode) or node.flow:
        return node.end.line
    return max((last_line(n) for n in _scalars(node)), default=node.start.line)


def _holds(node: ScalarNode, line: int) -> bool:
    return node.style in ("|", ">") and node.start.line < line <= last_line(node)


def _as_before(node: ScalarNode, new: str) -> str:
    """Return a text written as a scalar was: in its quotes, or plain if it can be."""
    if node.style == '"':
        return quoted(new) if not quoted(new).startswith("'") else _in_double(new)
    if node.style == "'":
        return "'" + new.replace("'", "''") + "'"
    return cell_scalar(new) if _NUMBER.fullmatch(node.value) else scalar(new)


def cell_scalar(text: str) -> str:
    """Return a text as the cell of a table: a number as it is, like the ones beside it."""
    return text if _NUMBER.fullmatch(text) else scalar(text)


def _in_double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
