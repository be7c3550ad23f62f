"""The leaves of two structures in one tree, and what became of each.

In: the trees of two flows. Out: the new one's tree, in which a leaf whose text changed is divided,
and what went stands where it stood. Leaves of the old tree have numbers behind all of the new's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, Literal, TypeVar

from bulletin_layout.flow.blocks import Note, PhotoItem
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.redlining.who import Who
from bulletin_layout.structure import Node, Part
from bulletin_layout.text.model import Piece

_T = TypeVar("_T")
# What a leaf may be that stands in a line: the parts of one stand beside each other.
_INLINE = ("Span", "Link", "Reference")
_GROUPS = ("Document", "Sect", "Div", "Part", "Art")
_HOLDERS = {
    "LI": ("L",),
    "TR": ("Table", "THead", "TBody"),
    **dict.fromkeys((*_INLINE, "Note"), ("P",)),
}
_OWN_HOLDERS = {"LI": "L", "TR": "Table"}
_DECORATION = {"gone": "LineThrough", "new": "Underline"}


class Change(NamedTuple):
    """What became of a leaf and by whom; a `sign` is the library's word on a change."""

    state: Literal["gone", "new", "sign"]
    who: Who


class Leaves:
    """Gathers what becomes of leaves while two flows are merged."""

    def __init__(self, old: Node, new: Node) -> None:
        self.changes: dict[int, Change] = {}
        self._old, self._new = old, new
        numbers = [
            leaf.leaf for tree in (old, new) for leaf in tree.leaves() if leaf.leaf is not None
        ]
        self.offset = max(numbers, default=0) + 1
        self._fresh = count(2 * self.offset)
        self._by_number = {leaf.leaf: leaf for leaf in new.leaves()}
        self._divided: dict[int, list[Node]] = {}
        self._behind: dict[int, list[Node]] = defaultdict(list)
        self._last = next((leaf.leaf for leaf in new.leaves() if leaf.leaf is not None), 0)

    def stay(self, value: Any) -> None:
        """Note that what a value of the new flow holds stands where the next may be put behind."""
        for leaf in leaves_in(value):
            self._last = leaf

    def come(self, value: Any, who: Who) -> None:
        """Note that all of a value of the new flow is new."""
        for leaf in leaves_in(value):
            self.changes[leaf] = Change("new", who)
            self._last = leaf

    def go(self, value: _T, who: Who) -> _T:
        """Return a value of the old flow that went, behind what came last."""
        numbers = set(leaves_in(value))
        self._behind[self._last] += [self._moved(n) for n in _whole(self._old, numbers)]
        for number in numbers:
            self.changes[number + self.offset] = Change("gone", who)
        made: _T = _shifted(value, self.offset)
        return made

    def part(self, leaf: int, start: int, end: int, change: Change | None, words: str = "") -> int:
        """Divide a leaf of the new flow: return the leaf of some of it, or of `words` that went."""
        given = self._by_number[leaf]
        parts = self._divided.setdefault(leaf, [])
        is_own = not words
        first = is_own and not any(node.leaf == leaf for node in parts)
        number = leaf if first else next(self._fresh)
        text = _cut(given.parts, start, end) if is_own else (Part(words),)
        role = given.role if is_own and given.role in _INLINE else "Span"
        attributes = given.attributes if role == given.role else ()
        parts.append(Node(role, attributes, (), number, text))
        if change is not None:
            self.changes[number] = change
        self._last = leaf
        return number

    def tree(self) -> Node:
        """Return the tree of both."""
        behind: dict[int, list[Node]] = defaultdict(list)
        paths = _paths(self._new)
        for leaf, nodes in self._behind.items():
            for node in nodes:
                holder, child = _place(paths[leaf], node)
                _put(behind[id(child)], node, holder)
        (tree,) = self._built(self._new, behind)
        return tree

    def _built(self, node: Node, behind: dict[int, list[Node]]) -> Iterator[Node]:
        if node.leaf is not None:
            yield from self._leaf(node)
        else:
            inner = (made for child in node.children for made in self._built(child, behind))
            yield replace(node, children=tuple(inner))
        yield from behind.get(id(node), ())

    def _leaf(self, node: Node) -> Iterator[Node]:
        parts = self._divided.get(node.leaf if node.leaf is not None else -1)
        if parts is None:
            yield node
            return
        if node.text and not any(part.leaf == node.leaf for part in parts):
            # It is whole itself, as a note's mark is, and something stands beside it.
            own = node if node.role in _INLINE else replace(node, role="Span", attributes=())
            parts = [own, *parts]
        if node.role in _INLINE:
            yield from parts
        else:
            yield replace(node, children=tuple(parts), leaf=None, parts=())

    def _moved(self, node: Node) -> Node:
        """Return an element of the old tree, its leaves and names apart from the new one's."""
        leaf = None if node.leaf is None else node.leaf + self.offset
        attributes = tuple(
            (key, f"old-{value}" if key == "ID" else value)
            for key, value in node.attributes
            if key not in ("Target", "URL")
        )
        role = "Span" if node.role == "Link" else node.role
        children = tuple(map(self._moved, node.children))
        return replace(node, role=role, attributes=attributes, children=children, leaf=leaf)


def decorated(node: Node, changes: Mapping[int, Change]) -> Node:
    """Return a tree whose changed leaves tell how their words are drawn (ISO 32000-1, 14.8.5.4)."""
    if node.leaf is None:
        return replace(node, children=tuple(decorated(child, changes) for child in node.children))
    change = changes.get(node.leaf)
    word = _DECORATION.get(change.state) if change is not None else None
    if word is None:
        return node
    return replace(node, attributes=(*node.attributes, ("TextDecorationType", word)))


def leaves_in(value: Any) -> Iterator[int]:
    """Yield the leaves that a part of a flow refers to."""
    if isinstance(value, Piece):
        yield value.node
    elif isinstance(value, tuple):
        if isinstance(value, Note):
            yield value.mark
        elif isinstance(value, PhotoItem):
            yield value.node
        for part in value:
            yield from leaves_in(part)


def _shifted(value: Any, by: int) -> Any:
    if isinstance(value, Piece):
        return value._replace(node=value.node + by)
    if not isinstance(value, tuple):
        return value
    parts = [_shifted(part, by) for part in value]
    made = type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(made, Note):
        return made._replace(mark=made.mark + by)
    return made._replace(node=made.node + by) if isinstance(made, PhotoItem) else made


def _cut(parts: Sequence[Part], start: int, end: int) -> tuple[Part, ...]:
    """Return the parts of a leaf between two of its characters."""
    made, at = [], 0
    for part in parts:
        text = part.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            made.append(replace(part, text=text, place=part.place if start <= at else None))
        at += len(part.text)
    return tuple(made)


def _whole(tree: Node, numbers: set[int]) -> Iterator[Node]:
    """Yield the largest elements all of whose leaves are among these."""
    own = {leaf.leaf for leaf in tree.leaves()}
    if own and own <= numbers:
        yield tree
        return
    for child in tree.children:
        yield from _whole(child, numbers)


def _paths(tree: Node) -> dict[int, tuple[Node, ...]]:
    """Return for each leaf the elements that it is in, from the root to itself."""
    found: dict[int, tuple[Node, ...]] = {}

    def walk(node: Node, above: tuple[Node, ...]) -> None:
        path = (*above, node)
        if node.leaf is not None:
            found[node.leaf] = path
        for child in node.children:
            walk(child, path)

    walk(tree, ())
    return found


def _place(path: Iterable[Node], node: Node) -> tuple[Node, Node]:
    """Return the element of a path that another may stand in, and behind which of what is in it."""
    steps = list(path)
    holders = _HOLDERS.get(node.role, ())
    for holder, child in zip(reversed(steps[:-1]), reversed(steps), strict=False):
        if holder.role in (*_GROUPS, *holders):
            return holder, child
    return steps[0], steps[-1]


def _put(nodes: list[Node], node: Node, holder: Node) -> None:
    """Add an element; items and rows that come where no list and no table is bring their own."""
    own = _OWN_HOLDERS.get(node.role)
    if own is None or holder.role in _HOLDERS[node.role]:
        nodes.append(node)
    elif nodes and nodes[-1].role == own and nodes[-1].children[-1].role == node.role:
        nodes[-1] = replace(nodes[-1], children=(*nodes[-1].children, node))
    else:
        nodes.append(Node(own, children=(node,)))
