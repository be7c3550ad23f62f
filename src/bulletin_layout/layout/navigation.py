"""Where leaves begin, and where the words of links stand: what bookmarks and links need.

In: a Document. Out: places in points, from the page's top left corner downwards.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from bulletin_layout.geometry import ASCENT, DESCENT
from bulletin_layout.layout.model import Document, Page
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.structure import Node

# Where a leaf begins: its page's index, its line's left edge and top.
Beginning = tuple[int, float, float]


class LinkBox(NamedTuple):
    """The box round a link's words on one line."""

    leaf: int
    left: float
    top: float
    right: float
    foot: float


def beginnings(document: Document) -> dict[int, Beginning]:
    """Return where each leaf begins."""
    found: dict[int, Beginning] = {}
    for index, page in enumerate(document.pages):
        for line in page.lines:
            for run in line.runs:
                if run.node not in found:
                    found[run.node] = (index, line.x, line.y - line.runs[0].size)
    return found


def links_of(document: Document) -> dict[int, Node]:
    """Return the leaves that are links: to an address (URL) or a leaf (Target)."""
    leaves = document.structure.leaves()
    return {leaf.leaf: leaf for leaf in leaves if leaf.leaf is not None and leaf.role == "Link"}


def link_boxes(page: Page, links: Container[int]) -> Iterator[LinkBox]:
    """Yield where the words of these leaves stand on a page, a box for each line."""
    if not links:
        return
    for line in page.lines:
        for leaf in dict.fromkeys(run.node for run in line.runs if run.node in links):
            runs = [run for run in line.runs if run.node == leaf]
            following = [run for run in line.runs if run.x > runs[-1].x]
            right = following[0].x if following else line.end
            size = max(run.size for run in runs)
            left, y = line.x + runs[0].x, line.y
            yield LinkBox(leaf, left, y - ASCENT * size, line.x + right, y + DESCENT * size)
