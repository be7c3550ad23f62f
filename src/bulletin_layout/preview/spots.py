"""Where each piece of the issue's file is on the pages, and the other way round.

In: a laid-out Document. Out: spots: a box on a page and the place in the file of its first
character. Lengths in points from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_layout.diagnostics import Place
from bulletin_layout.layout.model import Document, PlacedLine
from bulletin_layout.structure import Part
from bulletin_layout.text.model import Run

# A line's box reaches so far above and below its baseline, in em.
_ABOVE, _BELOW = 0.9, 0.15


class Spot(NamedTuple):
    """A stretch of a line: its page from 1, its box, where its characters stand in the file."""

    page: int
    left: float
    top: float
    right: float
    foot: float
    file: str
    line: int
    column: int
    length: int


def spots_of(document: Document) -> tuple[Spot, ...]:
    """Return the spots of a Document in reading order; what the library made itself has none."""
    parts = {leaf.leaf: leaf.parts for leaf in document.structure.leaves() if leaf.leaf is not None}
    read: dict[int, int] = {}
    found: list[Spot] = []
    for number, page in enumerate(document.pages, 1):
        for line in page.lines:
            for run, end in zip(line.runs, _ends(line), strict=True):
                at = read.get(run.node, 0)
                read[run.node] = at + len(run.text)
                found += _spots(parts.get(run.node, ()), at, run, line, end, number)
    return tuple(found)


def _ends(line: PlacedLine) -> Iterator[float]:
    """Yield where each run of a line ends: where the next begins, the last at the line's end."""
    for after in line.runs[1:]:
        yield line.x + after.x
    yield line.x + max(line.end, line.runs[-1].x) if line.runs else line.x


def _spots(
    parts: Sequence[Part], at: int, run: Run, line: PlacedLine, end: float, page: int
) -> Iterator[Spot]:
    """Yield the spots of one run, whose text begins at `at` in its leaf: one a part."""
    left = line.x + run.x
    each = (end - left) / max(1, len(run.text))
    begins = 0
    for part in parts:
        first, last = max(at, begins), min(at + len(run.text), begins + len(part.text))
        if part.place is not None and not part.generated and first < last:
            yield Spot(
                page,
                left + each * (first - at),
                line.y - _ABOVE * run.size,
                left + each * (last - at),
                line.y + _BELOW * run.size,
                part.place.file,
                part.place.line,
                part.place.column + first - begins,
                last - first,
            )
        begins += len(part.text)


def spot_at(spots: Sequence[Spot], place: Place) -> Spot | None:
    """Return the spot that a place in a file is in, narrowed to its character; else of its line."""
    same = [s for s in spots if s.file == place.file and s.line == place.line]
    for spot in same:
        if spot.column <= place.column < spot.column + spot.length:
            each = (spot.right - spot.left) / spot.length
            left = spot.left + each * (place.column - spot.column)
            return spot._replace(left=left, right=left + each, column=place.column, length=1)
    if same:
        return same[0]
    later = [s for s in spots if s.file == place.file and s.line > place.line]
    return min(later, key=lambda s: s.line, default=None)
