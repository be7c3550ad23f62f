"""What is in a node of an issue's file, and on which lines it stands."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.yaml_text.nodes import MappingNode, Node, ScalarNode, SequenceNode


def chains_in(node: Node, target: Node) -> Iterator[list[Node]]:
    """Yield the way from a node down to another, if it is below."""
    if node is target:
        yield [node]
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from ([node, *chain] for chain in chains_in(item, target))
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from ([node, *chain] for chain in chains_in(value, target))


def mappings_in(node: Node) -> Iterator[MappingNode]:
    """Yield the mappings in a node, itself one."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from mappings_in(item)
    elif isinstance(node, MappingNode):
        yield node
        for _, value in node.entries:
            yield from mappings_in(value)


def scalars_in(node: Node) -> Iterator[ScalarNode]:
    """Yield the single values in a node, keys too."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from scalars_in(item)
    else:
        for key, value in node.entries:
            yield from scalars_in(key)
            yield from scalars_in(value)


def last_line(node: Node) -> int:
    """Return the last line, from 0, on which something of a node stands."""
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return node.start.line + node.value.rstrip("\n").count("\n") + 1
    if isinstance(node, ScalarNode) or node.flow:
        return node.end.line
    return max((last_line(n) for n in scalars_in(node)), default=node.start.line)


def holds_line(node: ScalarNode, line: int) -> bool:
    """Return whether a line, from 0, is of a block of text."""
    return node.style in ("|", ">") and node.start.line < line <= last_line(node)
