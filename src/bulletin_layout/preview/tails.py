"""How many characters stand in a paragraph's last line where few do: cut them, and a line is won.

In: a laid-out Document. Out: tails, each a box behind a last line, and the count.
"""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_layout.layout.model import Document, PlacedLine
from bulletin_layout.named_tuple import NamedTuple

# More characters than these nobody cuts for a line.
_MOST = 8
_ABOVE, _BELOW = 0.8, 0.1


class Tail(NamedTuple):
    """A short last line: its page from 1, the place behind it in points, its characters."""

    page: int
    left: float
    top: float
    foot: float
    characters: int


def tails_of(document: Document) -> tuple[Tail, ...]:
    """Return the short last lines of paragraphs of several lines, in reading order."""
    roles = {leaf.leaf: leaf.role for leaf in document.structure.leaves()}
    lines = [(page.number, line) for page in document.pages for line in page.lines]
    return tuple(_tails(lines, roles))


def _tails(lines: list[tuple[int, PlacedLine]], roles: dict[int | None, str]) -> Iterator[Tail]:
    for index, (page, line) in enumerate(lines[1:], 1):
        node, size = line.runs[0].node, line.runs[0].size
        before = lines[index - 1][1].runs[-1].node
        after = lines[index + 1][1].runs[0].node if index + 1 < len(lines) else None
        is_last = node == before and node != after and not line.angle
        count = sum(len(run.text) for run in line.runs)
        if is_last and roles.get(node) in ("P", "LBody") and count <= _MOST:
            left = line.x + line.end + size / 2
            yield Tail(page, left, line.y - _ABOVE * size, line.y + _BELOW * size, count)
