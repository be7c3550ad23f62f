"""The frame that a file's body keeps to: its edges, its pitch, its first and last lines.

In: the lines of all pages. Out: a Frame. Everything comes from where glyphs stand, nothing from
how well lines would fit. Lengths in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bulletin_layout.geometry import ASCENT
from bulletin_layout.measuring.pdf.estimates import ROUNDING, Estimate, clusters, densest, largest
from bulletin_layout.measuring.pdf.lines import Line, Look, is_han
from bulletin_layout.named_tuple import NamedTuple

# Edges nearer than this are one; in em.
_EDGE = 0.06
# What share of the lines on an edge may end farther out by chance.
_NEARLY_ALL = 0.9
# The least share of the body's lines that begin at its left edge.
_LEAST_AT_LEFT = 0.08
# Between lines of one paragraph, in em: closer they would overlap, farther they are not.
_CLOSEST, _FARTHEST = 1.0, 3.2
# By how much of a pitch a line may be off the grid.
_OFF_GRID = 0.12
# Lines are justified if so few end beyond the edge by so much, in em; and an edge is none that is
# nearer to the left one than so many cells, or that fewer lines reach.
_BEYOND, _MOST_BEYOND = 0.15, 0.06
_LEAST_CELLS, _FEW_LINES = 10, 3
_LATIN = re.compile("[A-Za-z0-9]")
_LEADERS = re.compile(r"[.…·．]{6,}")


class Frame(NamedTuple):
    """The body's look, the edges of its lines, its pitch, its first baseline, lines a page.

    `justified`: its lines end on one edge. `full_pages` is how many pages show the first
    baseline, `lines` is how many lines stand on the fullest page.
    """

    look: Look
    left: Estimate
    right: Estimate
    justified: bool
    pitch: Estimate | None
    first: Estimate
    lines: int
    full_pages: int

    @property
    def size(self) -> float:
        """The body's type size."""
        return self.look.size


def body_look(lines: Iterable[Line]) -> Look | None:
    """Return the look that most Han characters have, None where there are none."""
    weights: Counter[Look] = Counter()
    for line in lines:
        weights[line.look] += sum(is_han(c.text) for c in line.characters)
    best = weights.most_common(1)
    return best[0][0] if best and best[0][1] else None


def in_look(line: Line, look: Look) -> bool:
    """Return whether a line is of a look, colour aside."""
    return line.look.font == look.font and abs(line.look.size - look.size) < 0.06


def frame_of(lines: Sequence[Line], width: float) -> Frame | None:
    """Return the frame of a file's lines without furniture, None if nothing Han is in them.

    `width` is the paper's.
    """
    look = body_look(lines)
    if look is None:
        return None
    body = [line for line in lines if in_look(line, look) and not _LEADERS.search(line.text)]
    left = _left(body, look.size)
    right, justified = _right(body, left.value, look.size, width)
    pitch = _pitch(body, look.size)
    first, lines_a_page, full = _vertical(body, lines, pitch)
    return Frame(look, left, right, justified, pitch, first, lines_a_page, full)


def _left(body: Sequence[Line], size: float) -> Estimate:
    """Return the leftmost edge at which lines begin again and again."""
    starts = [line.x for line in body if is_han(line.characters[0].text)]
    found = clusters(starts or [line.x for line in body], _EDGE * size)
    enough = max(2, _LEAST_AT_LEFT * len(body))
    return next((c for c in found if c.number >= enough), largest(found))


def _right(body: Sequence[Line], left: float, size: float, width: float) -> tuple[Estimate, bool]:
    """Return the edge where most lines end, and whether it is one of justified lines.

    Only lines that end with a Han character count: a mark there may be squeezed or hang.
    """
    ends = [line.end for line in body if is_han(line.characters[-1].text)]
    ends = ends or [line.end for line in body]
    best = densest(ends, _EDGE * size)
    far = best.value - left > _LEAST_CELLS * size
    if best.number >= _FEW_LINES and far and _is_justified(body, ends, best.value, size):
        return best._replace(value=_outermost(ends, best.value, size)), True
    return _ragged(ends, left, size, width), False


def _outermost(ends: Sequence[float], usual: float, size: float) -> float:
    """Return the edge that nearly all lines reach at most, near their usual end.

    Programs that round the gaps of a justified line down end it up to a point short.
    """
    near = sorted(e for e in ends if -_EDGE * size < e - usual < 2 * _EDGE * size)
    return max(usual, near[int(_NEARLY_ALL * (len(near) - 1))])


def _is_justified(body: Sequence[Line], ends: Sequence[float], edge: float, size: float) -> bool:
    """Return whether lines are set to end on an edge.

    Lines of Han alone end on whole cells anyhow; those with Latin only if they are set to.
    """
    near = [
        abs(line.end - edge) < _EDGE * size
        for line in body
        if _LATIN.search(line.text) and abs(line.end - edge) < size and is_han(line.text[-1])
    ]
    if len(near) >= _FEW_LINES:
        return sum(near) >= len(near) / 2
    beyond = sum(end > edge + _BEYOND * size for end in ends)
    return beyond <= _MOST_BEYOND * len(ends)


def _ragged(ends: Sequence[float], left: float, size: float, width: float) -> Estimate:
    """Return the right edge of lines that are not justified: where the margins are alike.

    The longest line tells it to one cell only.
    """
    longest = max(ends)
    alike = width - left
    if -_BEYOND * size < alike - longest < size:
        return Estimate(alike, size / 2, 1)
    return Estimate(longest, size, 1)


def _pitch(body: Sequence[Line], size: float) -> Estimate | None:
    """Return the body's pitch: its usual step, made exact over all lines of each page."""
    steps = [
        b.y - a.y
        for a, b in pairwise(body)
        if a.page == b.page and _CLOSEST * size < b.y - a.y < _FARTHEST * size
    ]
    if not steps:
        return None
    usual = largest(clusters(steps, 0.15))
    far = lines = 0.0
    for _, group in groupby(body, key=lambda line: line.page):
        for a, b in pairwise(group):
            if abs(b.y - a.y - usual.value) < max(0.2, 4 * usual.within):
                far += b.y - a.y
                lines += 1
    value = far / lines if lines else usual.value
    return Estimate(value, max(usual.within / max(lines, 1), ROUNDING / max(lines, 1)), int(lines))


def _vertical(
    body: Sequence[Line], lines: Sequence[Line], pitch: Estimate | None
) -> tuple[Estimate, int, int]:
    """Return the first baseline of full pages, how many lines a page has, on how many pages.

    A page that begins with a title or a masthead begins lower: the highest baseline with which
    pages begin counts.
    """
    heads = [next(group).y for _, group in groupby(body, key=lambda line: line.page)]
    first = clusters(heads, 1.0)[0]
    if pitch is None:
        return first, 0, first.number
    step = pitch.value
    lowest = max(line.y for line in body)
    size = body[0].look.size
    tops = [line.y - ASCENT * line.look.size for line in lines]
    if tops:
        first = first._replace(value=_raised(first.value, min(tops) + ASCENT * size, step))
    count = round((lowest - first.value) / step) + 1
    return first, count, first.number


def _raised(first: float, highest: float, step: float) -> float:
    """Return the first baseline of the body's grid that reaches as high as another line."""
    slots = (first - highest) / step
    return first - max(0, int(slots + 0.5)) * step if slots < 30 else first


def on_grid(frame: Frame, y: float) -> bool:
    """Return whether a baseline is on the body's grid."""
    if frame.pitch is None:
        return False
    slots = (y - frame.first.value) / frame.pitch.value
    return abs(slots - round(slots)) < _OFF_GRID


def slot_of(frame: Frame, y: float) -> int:
    """Return the slot of the grid in which a baseline lies, from 0."""
    assert frame.pitch is not None, "a grid has a pitch"
    return round((y - frame.first.value) / frame.pitch.value)


def pages_of(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Yield the lines of each page."""
    for page, group in groupby(lines, key=lambda line: line.page):
        yield page, list(group)
