"""YAML nodes with their places, typed: what a parser makes, taken in at the door.

Positions count lines and columns from 0, as editors' protocols do; places from 1, as people do.
"""

from __future__ import annotations

from typing import Any

from bulletin_layout.diagnostics import Place
from bulletin_layout.immutable import immutable
from bulletin_layout.named_tuple import NamedTuple

_YAML_TAG = "tag:yaml.org,2002:"


class Position(NamedTuple):
    """A position in a text: line and column from 0. Positions are ordered."""

    line: int
    column: int


@immutable
class _Node:
    """What all nodes have."""

    file: str
    start: Position
    end: Position

    @property
    def place(self) -> Place:
        """Where the node begins."""
        return Place(self.file, self.start.line + 1, self.start.column + 1)


@immutable
class ScalarNode(_Node):
    """A single value: its text, its style ("", ", ', | or >), whether it has a tag of its own."""

    value: str
    style: str = ""
    has_tag: bool = False


@immutable
class SequenceNode(_Node):
    """A list. `flow`: written in brackets."""

    items: tuple[Node, ...]
    flow: bool = False


@immutable
class MappingNode(_Node):
    """Keys and values, in order. `flow`: written in braces."""

    entries: tuple[tuple[Node, Node], ...]
    flow: bool = False


Node = ScalarNode | SequenceNode | MappingNode


class RecursiveAlias(ValueError):
    """An alias stands within what it names; `place` is where that begins."""

    def __init__(self, place: Place) -> None:
        super().__init__(str(place))
        self.place = place


def key_of(node: Node) -> str:
    """Return the word that a key is, "?" for a list or a mapping in its place."""
    return node.value if isinstance(node, ScalarNode) else "?"


def typed(root: Any, file: str) -> Node:
    """Return a PyYAML node, and all in it, as typed nodes. What is shared stays shared.

    Raises RecursiveAlias for a node that holds itself.
    """
    return _Typing(file).typed(root)


class _Typing:
    """Makes typed nodes of one file; a node that is being made stands for None."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._made: dict[int, Node | None] = {}

    def typed(self, node: Any) -> Node:
        made = self._made
        known = made.get(id(node), made)
        if known is None:
            mark = node.start_mark
            raise RecursiveAlias(Place(self._file, mark.line + 1, mark.column + 1))
        if known is not made:
            return known  # type: ignore[return-value]
        made[id(node)] = None
        start = Position(node.start_mark.line, node.start_mark.column)
        end = Position(node.end_mark.line, node.end_mark.column)
        new: Node
        if node.id == "scalar":
            has_tag = not node.tag.startswith(_YAML_TAG)
            new = ScalarNode(self._file, start, end, node.value, node.style or "", has_tag)
        elif node.id == "sequence":
            items = tuple(map(self.typed, node.value))
            new = SequenceNode(self._file, start, end, items, node.flow_style)
        else:
            pairs = tuple((self.typed(key), self.typed(value)) for key, value in node.value)
            new = MappingNode(self._file, start, end, pairs, node.flow_style)
        made[id(node)] = new
        return new
