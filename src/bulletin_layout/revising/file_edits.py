"""The edits that change, take out or add a text of an issue's file, by ranges.

In: the places of its texts. Out: edits, None where there can be none; whatever stands round a text
stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_layout.grammar.fields import field_named
from bulletin_layout.issue.content import Photo
from bulletin_layout.issue.period import Period
from bulletin_layout.issue.text import Text
from bulletin_layout.revising.block_entries import BlockEntries
from bulletin_layout.revising.changes import TableAddition
from bulletin_layout.revising.new_photos import NewPhotos
from bulletin_layout.revising.nodes_in import holds_line, last_line, scalars_in
from bulletin_layout.revising.places import Places
from bulletin_layout.revising.written_articles import article_lines, heading_entry
from bulletin_layout.revising.written_tables import cell_scalar, is_number, table_lines
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import (
    MappingNode,
    Position,
    ScalarNode,
    SequenceNode,
    key_of,
)
from bulletin_layout.yaml_text.scalars import quoted, scalar

_ROWS = ("rows", "行")
_BLANK = " \t\u3000\u00a0"


class FileEdits:
    """Makes the edits of one file."""

    def __init__(self, places: Places, photos: NewPhotos) -> None:
        self.places, self.photos = places, photos
        self._blocks = BlockEntries(places)

    def change(self, text: Text, new: str) -> Edit | None:
        """Return the edit that gives a text other words, None if it cannot be told where."""
        line = self.places.line_of_block(text)
        if line is not None:
            content = self.places.lines[line]
            start = len(content) - len(content.lstrip(_BLANK))
            return Edit(Position(line, start), Position(line, len(content.rstrip(_BLANK))), new)
        node = self.places.scalar(text)
        return Edit(node.start, node.end, as_before(node, new)) if node is not None else None

    def remove(self, text: Text, path: str) -> Edit | None:
        """Return the edit that takes a text out with its line or lines."""
        line = self.places.line_of_block(text)
        if line is None:
            return self.remove_item(path, text)
        holder = self.places.block_at(line)
        if len([words for words in holder.value.splitlines() if words.strip()]) < 2:
            return self.remove_item(path, text)  # the block would be empty
        return Edit(Position(line, 0), Position(line + 1, 0), "")

    def remove_item(self, path: str, text: Text | None = None) -> Edit | None:
        """Return the edit that takes an entry of a list out: the one at a path, or of a text."""
        parent, number = self.places.entry(path, text)
        return self._removed(parent, number)

    def remove_cell(self, text: Text, row: bool = False) -> Edit | None:
        """Return the edit that takes out a cell of a table, or its row."""
        return self._removed(*self.places.sequence(text, int(row)))

    def _removed(self, parent: SequenceNode | None, number: int) -> Edit | None:
        if parent is None or len(parent.items) < 2:
            return None
        item = parent.items[number]
        if parent.flow:
            if number + 1 < len(parent.items):
                return Edit(item.start, parent.items[number + 1].start, "")
            return Edit(parent.items[number - 1].end, item.end, "")
        first, last = item.start.line, last_line(item)
        if not self.places.lines[first].lstrip().startswith("- "):
            return None
        return Edit(Position(first, 0), Position(last + 1, 0), "")

    def add(self, text: Text | None, path: str, new: str, after: bool = True) -> Edit | None:
        """Return the edit that puts a new text after one, or before it."""
        line = self.places.line_of_block(text) if text is not None else None
        if line is not None:
            content = self.places.lines[line]
            indent = content[: len(content) - len(content.lstrip(_BLANK))]
            return self.places.new_line(line + 1 if after else line, f"{indent}{new}")
        return self.add_item(path, scalar(new), text, after)

    def add_heading(
        self, text: Text, path: str, new: str, level: int, after: bool = True
    ) -> list[Edit | None]:
        """Return the edits that put a heading beside a text."""
        return self.add_entry(text, path, [heading_entry(new, level, self.places.key)], after)

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
        parent, number = self.places.entry(path, None)
        if parent is None or parent.flow:
            return None
        column = parent.items[number].start.column
        written = ("\n" + " " * column).join(article_lines(title, texts, self.places.key))
        return self._added(parent, number, written, after)

    def add_item(
        self, path: str, written: str, text: Text | None = None, after: bool = True
    ) -> Edit | None:
        """Return the edit that puts an entry, written as YAML, beside another in its list.

        Beside an entry of several lines of text it stands only where no line is between.
        """
        line = self.places.line_of_block(text) if text is not None else None
        if line is not None and not self.places.ends_block(line, after):
            return None
        parent, number = self.places.entry(path, text)
        return self._added(parent, number, written, after)

    def add_cell(
        self, text: Text, written: str, after: bool = True, row: bool = False
    ) -> Edit | None:
        """Return the edit that puts a cell beside one of a table, or a row beside its row."""
        return self._added(*self.places.sequence(text, int(row)), written, after)

    def add_first_row(self, heading: Text, written: str) -> Edit | None:
        """Return the edit that puts a row before a table's first, by a column's heading."""
        chain = self.places.chain(heading)
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
        line = self.places.lines[item.start.line]
        if not line.lstrip().startswith("- "):
            return None
        indent = line[: len(line) - len(line.lstrip())]
        at = last_line(item) + 1 if after else item.start.line
        return self.places.new_line(at, f"{indent}- {written}")

    def lines(self, texts: Sequence[Text], lines: Sequence[str]) -> list[Edit | None]:
        """Return the edits that let a title of some lines have others."""
        first = self.places.scalar(texts[0])
        chain = self.places.chain(texts[0])
        if first is None or not isinstance(chain[-2], SequenceNode):
            listed = f"[{', '.join(map(scalar, lines))}]" if len(lines) > 1 else ""
            if first is None:
                return [None]
            return [Edit(first.start, first.end, listed or as_before(first, lines[0]))]
        pairs = zip(texts, lines, strict=False)
        edits = [self.change(text, line) for text, line in pairs if text.value != line]
        edits += [self.add_cell(texts[-1], scalar(line)) for line in lines[len(texts) :]]
        return edits + [self.remove_cell(text) for text in texts[len(lines) :]]

    def set_value(self, path: str, written: str) -> Edit | None:
        """Return the edit that gives a number or date another value; None if it has no key here.

        A date stays written as it was, a number that a draft lacks gets its key.
        """
        node = self.places.node(path)
        if isinstance(node, ScalarNode):
            return Edit(node.start, node.end, _value_as_before(node, written))
        holder, _, name = path.rpartition(".")
        period = self.places.node(holder)
        if node is not None or holder != "period" or not isinstance(period, MappingNode):
            return None
        return self.new_key(period, self.places.key(Period, name), written)

    def add_table(self, text: Text, path: str, table: TableAddition) -> list[Edit | None]:
        """Return the edits that put a table beside a text."""
        parent, _ = self.places.entry(path, text)
        in_braces = parent is not None and parent.flow
        lines = table_lines(table, self.places.key, in_braces)
        return self.add_entry(text, path, lines, table.after)

    def new_key(self, holder: MappingNode, key: str, written: str) -> Edit | None:
        """Return the edit that adds a key behind the last of a mapping."""
        first, (_, last) = holder.entries[0][0], holder.entries[-1]
        if holder.flow:
            return Edit(last.end, last.end, f", {key}: {written}")
        indent = " " * first.start.column
        return self.places.new_line(last_line(last) + 1, f"{indent}{key}: {written}")

    def add_entry(
        self, text: Text, path: str, lines: Sequence[str], after: bool = True
    ) -> list[Edit | None]:
        """Return the edits that put an entry of some lines beside a text, amid a block too."""
        line = self.places.line_of_block(text)
        if line is not None:
            return list(self._blocks.entry(line, lines, after)) or [None]
        parent, number = self.places.entry(path, text)
        node = self.places.scalar(text)
        if parent is None and node is not None:
            return list(self._blocks.beside_paragraph(node, lines, after)) or [None]
        if parent is None or (parent.flow and len(lines) > 1):
            return [None]
        indent = " " * parent.items[number].start.column
        return [self._added(parent, number, f"\n{indent}".join(lines), after)]

    def remove_caption(self, text: Text, is_needed: bool) -> Edit | None:
        """Return the edit that takes out a caption with its key.

        `is_needed`: a photo has no other words; they stay as those for who cannot see it.
        """
        node = self.places.scalar(text)
        holder = self.places.holder(node) if node is not None else None
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
        line = self.places.lines[key.start.line]
        if line[: key.start.column].strip():
            return None  # a dash stands before it
        return Edit(Position(key.start.line, 0), Position(last_line(node) + 1, 0), "")

    def comment(self, text: Text, path: str, words: str) -> Edit | None:
        """Return the edit that puts a comment above a text, or above the block that it is in."""
        line = self.places.line_of_block(text)
        node = self.places.scalar(text)
        if line is not None:
            holder = next((n for n in scalars_in(self.places.root) if holds_line(n, line)), None)
            line = holder.start.line if holder is not None else None
        elif node is not None:
            line = node.start.line
        if line is None:
            return None
        content = self.places.lines[line]
        indent = content[: len(content) - len(content.lstrip())]
        return self.places.new_line(line, f"{indent}# {words}")


def as_before(node: ScalarNode, new: str) -> str:
    """Return a text written as a scalar was: in its quotes, or plain if it can be."""
    if node.style == '"':
        return quoted(new) if not quoted(new).startswith("'") else _in_double(new)
    if node.style == "'":
        return "'" + new.replace("'", "''") + "'"
    return cell_scalar(new) if is_number(node.value) else scalar(new)


def _value_as_before(node: ScalarNode, new: str) -> str:
    """Return a number or date written as the one before it was."""
    if "年" in node.value:
        year, month, day = new.split("-")
        new = f"{year}年{int(month)}月{int(day)}日"
    if node.style in ("'", '"'):
        return f"{node.style}{new}{node.style}"
    return new if node.value else f" {new}"


def _in_double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
