"""Break a heading in the text (一、（一）1.) by meaning: each line as far as a phrase goes.

In: a Prepared heading, a width, indents, what a break costs before each character. Out: Breaks.
Source: practice; a title's 词意完整 (GB/T 9704-2012 7.3.1) without its symmetry, since a heading
begins where paragraphs do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bulletin_layout.text.boundaries import BREAKS
from bulletin_layout.text.breaking import EPSILON, Break
from bulletin_layout.text.prepare import Prepared

# In the unit of a title's joints: what a line costs by the square of the 字 that it leaves free,
# what every line more costs, and what the last costs for each 字 that it has less than these.
_LEFT_FREE, _A_LINE, _SHORT_END, _LEAST_END = 0.15, 25.0, 8.0, 4


def break_heading(
    text: Prepared, width: float, indents: tuple[float, float], joints: Sequence[float]
) -> list[Break]:
    """Return a heading's lines, the first and the others indented; none if it cannot be broken."""
    count = len(text.text)
    places = [0, *(i for i in range(1, count) if text.boundary[i] in BREAKS), count]
    # For each place: what the lines before it cost, and where the last of them begins.
    best = {0: (0.0, 0)}
    for at, end in enumerate(places[1:], 1):
        for start in reversed(places[:at]):
            room = width - indents[start > 0] - (text.ends[end - 1] - text.starts[start])
            if room < -EPSILON:
                break
            if start not in best:
                continue
            cost = best[start][0] + joints[start] + _line_cost(room, width, text.size, end == count)
            if end not in best or cost < best[end][0]:
                best[end] = (cost, start)
    if count not in best:
        return []
    edges = [count]
    while edges[-1]:
        edges.append(best[edges[-1]][1])
    return [Break(a, b, b == count, False) for a, b in pairwise(reversed(edges))]


def _line_cost(room: float, width: float, size: float, is_last: bool) -> float:
    """Return what a line costs that leaves so much room."""
    if is_last:
        return _A_LINE + _SHORT_END * max(_LEAST_END - (width - room) / size, 0.0)
    return _A_LINE + _LEFT_FREE * (room / size) ** 2
