"""Where each piece of the issue's file is on the pages, and the other way round.

In: a laid-out Document. Out: spots: a box on a page and the place in the file of its first
character. Lengths in points from the page's top left corner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import cos, radians, sin

from bulletin_layout.diagnostics import Place
from bulletin_layout.layout.model import Document, PlacedLine
from bulletin_layout.named_tuple import NamedTuple
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
    spots: list[Spot] = []
    for number, page in enumerate(document.pages, 1):
        for line in page.lines:
            for run, end in zip(line.runs, _ends(line), strict=True):
                at = read.get(run.node, 0)
                read[run.node] = at + len(run.text)
                spots += _spots(parts.get(run.node, ()), at, run, line, end, number)
    return tuple(spots)


def _ends(line: PlacedLine) -> Iterator[float]:
    """Yield where each run of a line ends: where the next begins, the last at the line's end."""
    for after in line.runs[1:]:
        yield line.x + after.x
    yield line.x + max(line.end, line.runs[-1].x) if line.runs else line.x


def _spots(
    parts: Sequence[Part], at: int, run: Run, line: PlacedLine, end: float, page: int
) -> Iterator[Spot]:
    """Yield the spots of one run, whose text begins at `at` in its leaf: one a part."""
    each = (end - line.x - run.x) / max(1, len(run.text))
    begins = 0
    for part in parts:
        first, last = max(at, begins), min(at + len(run.text), begins + len(part.text))
        if part.place is not None and not part.generated and first < last:
            along = (run.x + each * (first - at), run.x + each * (last - at))
            yield Spot(
                page,
                *_box(line, along, run.size),
                part.place.file,
                part.place.line,
                part.place.column + first - begins,
                last - first,
            )
        begins += len(part.text)


def _box(
    line: PlacedLine, along: tuple[float, float], size: float
) -> tuple[float, float, float, float]:
    """Return the box of a stretch of a line, which may be turned about its beginning."""
    turn = radians(line.angle)
    corners = [
        (
            line.x + x * cos(turn) - height * sin(turn),
            line.y - x * sin(turn) - height * cos(turn),
        )
        for x in along
        for height in (_ABOVE * size, -_BELOW * size)
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class SpotIndex:
    """Finds the spot of a place in a file."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._by_line: dict[tuple[str, int], list[Spot]] = defaultdict(list)
        for spot in spots:
            self._by_line[spot.file, spot.line].append(spot)

    def at(self, place: Place, exact: bool = False) -> Spot | None:
        """Return the spot that a place is in, narrowed to its character; else its line's first.

        `exact`: the former only.
        """
        same = self._by_line.get((place.file, place.line), [])
        for spot in same:
            if spot.column <= place.column < spot.column + spot.length:
                return _narrowed(spot, place.column)
        return same[0] if same and not exact else None


def _narrowed(spot: Spot, column: int) -> Spot:
    """Return the part of a spot that one character takes; a turned one stays whole."""
    if spot.foot - spot.top > spot.right - spot.left and spot.length > 1:
        return spot
    each = (spot.right - spot.left) / spot.length
    left = spot.left + each * (column - spot.column)
    return spot._replace(left=left, right=left + each, column=column, length=1)


def moved(spots: Sequence[Spot], file: str, old: Sequence[str], new: Sequence[str]) -> list[Spot]:
    """Return spots in a file whose lines are `new` now, without those of lines that changed."""
    lines = _lines_that_stayed(old, new)
    return [
        spot if spot.file != file else spot._replace(line=lines[spot.line - 1] + 1)
        for spot in spots
        if spot.file != file or spot.line - 1 in lines
    ]


def _lines_that_stayed(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which lines, from 0, are which now: found by lines that stand once, and beside those.

    The first and the last lines are taken as they are. difflib would take the square of the lines.
    """
    shorter = min(len(old), len(new))
    same = (a == b for a, b in zip(old, new, strict=False))
    head = next((n for n, is_same in enumerate(same) if not is_same), shorter)
    ends = (a == b for a, b in zip(reversed(old), reversed(new), strict=False))
    tail = next((n for n, is_same in enumerate(ends) if not is_same), shorter)
    tail = min(tail, shorter - head)
    shift = len(new) - len(old)
    stayed = {n: n for n in range(head)}
    stayed |= {n: n + shift for n in range(len(old) - tail, len(old))}
    places = {line: n for n, line in enumerate(new)}
    before, now = Counter(old), Counter(new)
    for n in range(head, len(old) - tail):
        line, below = old[n], stayed.get(n - 1, -1) + 1
        if before[line] == now[line] == 1:
            stayed[n] = places[line]
        elif 0 < below < len(new) - tail and new[below] == line:
            stayed[n] = below
    return stayed
