"""An entry of a body, such as a photo, amid a block of text.

The block ends above it and another begins below it. No line of text changes: the dash of a list may
stand right below the key that it belongs to.

    body: |              body:
      第一段。            - |
      第二段。              第一段。
                          - photo: a.jpg
                          - |
                            第二段。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_layout.revising.places import Places
from bulletin_layout.yaml_text.edits import Edit
from bulletin_layout.yaml_text.nodes import Node, Position, ScalarNode

_LAST_ENTRY = re.compile(r"^( *)- \S+:", re.MULTILINE)


class BlockEntries:
    """Makes the edits of one file; knows which blocks became lists."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._listed: set[Position] = set()

    def entry(self, line: int, lines: Sequence[str], after: bool) -> Iterator[Edit]:
        """Yield the edits that put an entry of some lines behind a line of a block, or before it.

        None for a block in braces, or one that is folded.
        """
        block = self._places.block_at(line)
        if block.style != "|":
            return
        column = self._dash_of(block)
        first = not after and self._places.ends_block(line, after=False)
        if column is None:
            key = self._key_of(block)
            if key is None:
                return
            column = key.start.column
            yield from self._listed_below(key, block, _written(column, lines) if first else "")
        elif first:
            yield self._places.new_line(block.start.line, _written(column, lines).rstrip("\n"))
        if not first:
            yield self._among(line, column, lines, after)

    def beside_paragraph(
        self, node: ScalarNode, lines: Sequence[str], after: bool
    ) -> Iterator[Edit]:
        """Yield the edits that put an entry beside a body of one paragraph, behind its key.

        None in braces, and for one that goes over several lines.
        """
        key = self._key_of(node)
        if key is None or not key.end.line == node.start.line == node.end.line:
            return
        written = _written(key.start.column, lines)
        yield from self._listed_below(key, node, "" if after else written)
        if after:
            yield self._places.new_line(node.start.line + 1, written.rstrip("\n"))

    def _key_of(self, node: ScalarNode) -> Node | None:
        """Return the key that a text is written behind, None in braces or in a list."""
        holder = self._places.holder(node)
        if holder is None or holder.flow:
            return None
        return next(key for key, value in holder.entries if value is node)

    def _listed_below(self, key: Node, node: ScalarNode, above: str) -> Iterator[Edit]:
        """Yield the edit that makes a text an entry below its key, other entries `above` it.

        None for one that is listed already.
        """
        if node.start not in self._listed:
            self._listed.add(node.start)
            colon = Position(key.end.line, key.end.column + 1)
            yield Edit(colon, node.start, f"\n{above}{' ' * key.start.column}- ")

    def _dash_of(self, block: ScalarNode) -> int | None:
        """Return in which column the dash of a block stands, None for one behind a key."""
        line = self._places.lines[block.start.line]
        before = line[: block.start.column].rstrip()
        return len(before) - 1 if before.strip() == "-" else None

    def _among(self, line: int, column: int, lines: Sequence[str], after: bool) -> Edit:
        """Return the edit that puts an entry of a list between lines of a block, or at its end."""
        is_last = after and self._places.ends_block(line, after=True)
        written = _written(column, lines)
        written = written.rstrip("\n") if is_last else f"{written}{' ' * column}- |"
        return self._places.new_line(line + 1 if after else line, written)


def joined_entries(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits in their order, those at one place put together.

    A block that is begun anew behind an entry is begun once, and before any line of text.
    """
    made: list[Edit] = []
    for edit in edits:
        last = made[-1] if made else None
        if last is None or not last.start == last.end == edit.start == edit.end:
            made.append(edit)
            continue
        made[-1] = last._replace(text=_joined(last.text, edit.text))
    return made


def _joined(first: str, second: str) -> str:
    indent = len(second) - len(second.lstrip(" "))
    begun = f"{' ' * indent}- |\n"
    is_entry = second[indent:].startswith("- ")
    if is_entry and first.endswith(begun):
        return first[: -len(begun)] + second
    dash = _LAST_ENTRY.findall(first)
    text_behind_entry = dash and len(dash[-1]) < indent and not is_entry
    if text_behind_entry and not first.endswith("- |\n") and second.strip():
        return f"{first}{dash[-1]}- |\n{second}"
    return first + second


def _written(column: int, lines: Sequence[str]) -> str:
    """Return an entry's lines, a dash before the first."""
    head, *rest = lines
    indent = " " * column
    return "".join([f"{indent}- {head}\n", *(f"{indent}  {line}\n" for line in rest)])
