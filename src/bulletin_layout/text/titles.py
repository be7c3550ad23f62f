"""Break a title by meaning: between phrases, in lines of like length, never a lone 字.

In: a Prepared title, a width, what a break costs before each character. Out: Breaks. Source:
GB/T 9704-2012 7.3.1: 词意完整，排列对称，长短适宜，间距恰当; 梯形 or 菱形.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bulletin_layout.text.breaking import EPSILON, Break
from bulletin_layout.text.prepare import FREE, Prepared

# What a line costs that is one 字 longer or shorter than the mean; it grows by the square.
_RAGGED = 0.12
# A middle line that is the shortest makes an hourglass.
_HOURGLASS = 20.0
_MOST_LINES = 5
_LEAST_CHARACTERS = 2
# So many places to break are looked at in full; more only at the cheapest.
_MOST_PLACES = 30


def break_title(text: Prepared, width: float, joints: Sequence[float]) -> list[Break]:
    """Return the lines of a title, as few as it needs; none if it cannot be broken so."""
    total = text.ends[-1]
    places = _places(text, joints)
    for lines in range(2, _MOST_LINES + 1):
        if total > lines * width:
            continue
        best = _best(text, width, joints, places, lines)
        if best is not None:
            return best
    return []


def _places(text: Prepared, joints: Sequence[float]) -> list[int]:
    free = [i for i in range(1, len(text.text)) if text.boundary[i] == FREE]
    cheapest = sorted(free, key=lambda i: (joints[i], i))[:_MOST_PLACES]
    return sorted(cheapest)


def _best(
    text: Prepared, width: float, joints: Sequence[float], places: list[int], lines: int
) -> list[Break] | None:
    """Return the cheapest division into so many lines, None if none fits."""
    best: tuple[float, tuple[int, ...]] | None = None
    for breaks in combinations(places, lines - 1):
        edges = (0, *breaks, len(text.text))
        lengths = list(_lengths(text, edges))
        alone = any(b - a < _LEAST_CHARACTERS for a, b in pairwise(edges))
        if alone or max(lengths) > width + EPSILON:
            continue
        cost = sum(joints[i] for i in breaks) + _shape_cost(lengths, text.size)
        if best is None or cost < best[0]:
            best = (cost, edges)
    if best is None:
        return None
    return [Break(a, b, b == len(text.text), False) for a, b in pairwise(best[1])]


def _lengths(text: Prepared, edges: Sequence[int]) -> Iterator[float]:
    for start, end in pairwise(edges):
        yield text.ends[end - 1] - text.starts[start]


def _shape_cost(lengths: list[float], size: float) -> float:
    mean = sum(lengths) / len(lengths)
    cost = sum(_RAGGED * ((length - mean) / size) ** 2 for length in lengths)
    for before, here, after in zip(lengths, lengths[1:], lengths[2:], strict=False):
        if here + size / 2 < min(before, after):
            cost += _HOURGLASS
    return cost
