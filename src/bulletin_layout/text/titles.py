"""Break a title by meaning: between phrases, in lines of like length, never a lone 字.

In: a Prepared title, a width, what a break costs before each character. Out: Breaks. Source:
GB/T 9704-2012 7.3.1: 词意完整，排列对称，长短适宜，间距恰当; 梯形 or 菱形.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.text.boundaries import BREAKS
from bulletin_layout.text.breaking import EPSILON, Break
from bulletin_layout.text.prepare import Prepared

# What a line costs that is one 字 longer or shorter than the mean; it grows by the square.
_RAGGED = 0.12
# A middle line that is the shortest makes an hourglass.
_HOURGLASS = 20.0
_MOST_LINES = 5
# Where as few lines as can be break a phrase, one more is taken if it costs less by this.
_TEARS, _WORTH_A_LINE = 25.0, 12.0
# Where a title parts of itself, as before ——, it costs so little to break.
_PARTS = -15.0
_LEAST_CHARACTERS = 2
# So many places to break are looked at in full; more only at the cheapest.
_MOST_PLACES = 30


def break_title(text: Prepared, width: float, joints: Sequence[float]) -> list[Break]:
    """Return the lines of a title; none if it cannot be broken so.

    They are as few as it needs, or one more where a phrase would be torn otherwise, or a place
    missed where it parts of itself.
    """
    total = text.ends[-1]
    places = _places(text, joints)
    for lines in range(2, _MOST_LINES + 1):
        if total > lines * width:
            continue
        best = _best(text, width, joints, places, lines)
        if best is None:
            continue
        at = [joints[end] for end in best.edges[1:-1]]
        missed = min((joints[i] for i in places), default=0.0) <= _PARTS and min(at) > _PARTS
        if (max(at) >= _TEARS or missed) and lines < _MOST_LINES:
            more = _best(text, width, joints, places, lines + 1)
            best = more if more and more.cost < best.cost - _WORTH_A_LINE else best
        return [Break(a, b, b == len(text.text), False) for a, b in pairwise(best.edges)]
    return []


def _places(text: Prepared, joints: Sequence[float]) -> list[int]:
    free = [i for i in range(1, len(text.text)) if text.boundary[i] in BREAKS]
    cheapest = sorted(free, key=lambda i: (joints[i], i))[:_MOST_PLACES]
    return sorted(cheapest)


def _best(
    text: Prepared, width: float, joints: Sequence[float], places: list[int], lines: int
) -> _Way | None:
    """Return the cheapest division into so many lines, None if none fits.

    Line by line, of all ways whose last two lines are the same only the cheapest is kept: what
    comes after costs the same whatever stands before those.
    """
    mean = text.ends[-1] / lines
    ways: dict[tuple[int, int, int], _Way] = {(0, 0, 0): _Way(0.0, (0,))}
    for number in range(1, lines + 1):
        ends = places if number < lines else [len(text.text)]
        longer: dict[tuple[int, int, int], _Way] = {}
        for way in ways.values():
            for end in ends:
                start = way.edges[-1]
                length = text.ends[end - 1] - text.starts[start] if end > start else 0.0
                if end - start < _LEAST_CHARACTERS:
                    continue
                if length > width + EPSILON:
                    break
                cost = way.cost + joints[end] if number < lines else way.cost
                cost += _shape_cost(text, way.edges, end, length, mean)
                edges = (*way.edges, end)
                known = longer.get(edges[-3:])  # type: ignore[arg-type]
                if known is None or cost < known.cost:
                    longer[edges[-3:]] = _Way(cost, edges)  # type: ignore[index]
        ways = longer
    return min(ways.values(), key=lambda way: way.cost, default=None)


class _Way(NamedTuple):
    """A title's beginning divided into lines: what it costs, where they begin and end."""

    cost: float
    edges: tuple[int, ...]


def _shape_cost(
    text: Prepared, edges: tuple[int, ...], end: int, length: float, mean: float
) -> float:
    """Return what a line adds to the cost of those before it by its length."""
    cost = _RAGGED * ((length - mean) / text.size) ** 2
    if len(edges) >= 3:
        first, second, start = edges[-3:]
        before = text.ends[second - 1] - text.starts[first]
        here = text.ends[start - 1] - text.starts[second]
        if here + text.size / 2 < min(before, length):
            cost += _HOURGLASS
    return cost
