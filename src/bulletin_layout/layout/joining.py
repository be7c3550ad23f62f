"""Two Documents as one: the pages of the second behind or before those of the first."""

from __future__ import annotations

from dataclasses import replace

from bulletin_layout.layout.model import Document, Page, PlacedLine
from bulletin_layout.structure import Node


def with_pages(document: Document, others: Document, before: bool = False) -> Document:
    """Return a Document with the pages of another, which have no numbers on them.

    What the other says stands in the structure where its pages stand; its leaves have numbers
    behind those of the first.
    """
    numbers = (leaf.leaf for leaf in document.structure.leaves() if leaf.leaf is not None)
    by = max(numbers, default=-1) + 1
    pages = [_shifted_page(page, by) for page in others.pages]
    own = list(document.pages)
    said = tuple(_shifted(node, by) for node in others.structure.children)
    children = document.structure.children
    return replace(
        document,
        pages=tuple(
            replace(page, number=number)
            for number, page in enumerate(pages + own if before else own + pages, 1)
        ),
        structure=replace(
            document.structure, children=said + children if before else children + said
        ),
        diagnostics=document.diagnostics + others.diagnostics,
    )


def _shifted(node: Node, by: int) -> Node:
    if node.leaf is not None:
        return replace(node, leaf=node.leaf + by)
    return replace(node, children=tuple(_shifted(child, by) for child in node.children))


def _shifted_page(page: Page, by: int) -> Page:
    return replace(
        page,
        lines=tuple(_shifted_line(line, by) for line in page.lines),
        images=tuple(image._replace(node=image.node + by) for image in page.images),
        furniture=(),
    )


def _shifted_line(line: PlacedLine, by: int) -> PlacedLine:
    return line._replace(runs=tuple(run._replace(node=run.node + by) for run in line.runs))
