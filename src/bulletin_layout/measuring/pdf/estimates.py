"""One number out of many that were measured: clusters, and how far they are off.

In: lengths. Out: estimates with their number and spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from bulletin_layout.named_tuple import NamedTuple

# What a PDF's coordinates are rounded to, at least; in points.
ROUNDING = 0.02


class Estimate(NamedTuple):
    """A length: the middle of `count` measured ones, and by how much it may be off."""

    value: float
    within: float
    number: int


def estimate(values: Sequence[float]) -> Estimate:
    """Return the median of values, and the median distance from it as its error."""
    middle = median(values)
    spread = median(abs(v - middle) for v in values)
    return Estimate(middle, max(spread, ROUNDING), len(values))


def clusters(values: Iterable[float], gap: float) -> list[Estimate]:
    """Return the clusters of values, which are parted by more than `gap`, from the least on."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= gap:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [estimate(group) for group in groups]


def largest(found: Sequence[Estimate]) -> Estimate:
    """Return the cluster of most values, the first of several."""
    return max(found, key=lambda cluster: cluster.number)


def densest(values: Iterable[float], width: float) -> Estimate:
    """Return the estimate of the values in the window of a width that holds most, the first such.

    Clusters grow together where values lie everywhere; a window does not.
    """
    ordered = sorted(values)
    best = (0, 0)
    start = 0
    for end in range(len(ordered)):
        while ordered[end] - ordered[start] > width:
            start += 1
        if end + 1 - start > best[1] - best[0]:
            best = (start, end + 1)
    return estimate(ordered[slice(*best)])
