"""A Document's leaves numbered on, so that it can be joined with others.

In: a structure or pages, whose leaves count from 0. Out: the same, counted from another number;
identifiers are set apart by a prefix, and runs name the faces of the joined set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bulletin_layout.layout.model import Page, PlacedLine
from bulletin_layout.structure import Node, OutlineEntry, Part


def renumbered_node(node: Node, by: int, prefix: str = "", targets_by: int = 0) -> Node:
    """Return a tree with its leaves counted `by` higher.

    Links within it lead `targets_by` higher: by as much where they lead to leaves of this tree.
    Where its texts stand in a file is forgotten.
    """
    attributes = tuple(_attribute(k, v, prefix, targets_by) for k, v in node.attributes)
    children = tuple(renumbered_node(child, by, prefix, targets_by) for child in node.children)
    leaf = node.leaf + by if node.leaf is not None else None
    parts = tuple(Part(part.text, part.generated, mark=part.mark) for part in node.parts)
    return Node(node.role, attributes, children, leaf, parts, node.kind)


def _attribute(key: str, value: str, prefix: str, targets_by: int) -> tuple[str, str]:
    if key == "Target":
        return key, str(int(value) + targets_by)
    return (key, prefix + value) if key == "ID" else (key, value)


def renumbered_outline(
    outline: Iterable[OutlineEntry], by: int, deeper: int = 0
) -> tuple[OutlineEntry, ...]:
    """Return bookmarks that lead to leaves counted `by` higher, some levels deeper."""
    return tuple(OutlineEntry(e.title, e.level + deeper, e.leaf + by) for e in outline)


def renumbered_page(page: Page, by: int, faces: Mapping[str, str]) -> Page:
    """Return a page whose leaves count `by` higher, its faces under the names given."""
    return replace(
        page,
        lines=_lines(page.lines, by, faces),
        repeated=_lines(page.repeated, by, faces),
        furniture=_lines(page.furniture, by, faces),
        backdrop=_lines(page.backdrop, by, faces),
        images=tuple(image._replace(node=image.node + by) for image in page.images),
    )


def _lines(
    lines: Iterable[PlacedLine], by: int, faces: Mapping[str, str]
) -> tuple[PlacedLine, ...]:
    """Return lines renumbered; what belongs to no leaf (a negative number) stays so."""
    return tuple(
        line._replace(
            runs=tuple(
                run._replace(
                    node=run.node + by if run.node >= 0 else run.node,
                    face=faces.get(run.face, run.face),
                )
                for run in line.runs
            )
        )
        for line in lines
    )
