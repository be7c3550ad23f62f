"""The longest row of values in order: what moved stands outside of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any


def longest_rise(values: Sequence[Any], *, strict: bool = False) -> set[int]:
    """Return the indexes of a longest row of values that never falls (patience sorting).

    `strict`: it always rises.
    """
    find = bisect_left if strict else bisect_right
    tails: list[Any] = []
    at_tail: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = find(tails, value)
        before.append(at_tail[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        at_tail[place : place + 1] = [index]
    kept: set[int] = set()
    index = at_tail[-1] if at_tail else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
