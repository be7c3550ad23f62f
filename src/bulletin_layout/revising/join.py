"""Join two lists of texts: what is the same, then what stands between the same and is alike.

In: texts. Out: for texts of the one the place in the other. It takes time in proportion to the
texts, but for short stretches in which every one is held against every other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from bulletin_layout.rising import longest_rise

_LEAST_ALIKE = 0.4
# A stretch of more pairs than this is joined in order only, and longer texts by their beginnings.
_MOST_PAIRS = 400
_MOST_CHARACTERS = 400
# Of longer lists what is the same is joined by its words alone.
_MOST_IN_ORDER = 4_000


def joined(
    old: Sequence[str], new: Sequence[str], known: Mapping[int, int] | None = None
) -> dict[int, int]:
    """Return for numbers of `new` those of `old` that they were. `known` are joined already."""
    found = dict(known or {})
    if not found and len(old) + len(new) <= _MOST_IN_ORDER:
        for match in SequenceMatcher(None, old, new, False).get_matching_blocks():
            found |= {match.b + n: match.a + n for n in range(match.size) if new[match.b + n]}
    _join_same(old, new, found)
    _join_alike(old, new, found)
    return found


def in_order(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of what is the same or alike, both rising: what was moved is not paired."""
    found = joined(old, new)
    numbers = sorted(found)
    rise = longest_rise([found[n] for n in numbers], strict=True)
    return [(found[numbers[i]], numbers[i]) for i in rise]


def _join_same(old: Sequence[str], new: Sequence[str], found: dict[int, int]) -> None:
    """Join texts that are the same, in their order where one stands several times."""
    taken = set(found.values())
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(old):
        if number not in taken:
            places[text].append(number)
    for left in places.values():
        left.reverse()
    for number, text in enumerate(new):
        if number not in found and text and places.get(text):
            found[number] = places[text].pop()


def _join_alike(old: Sequence[str], new: Sequence[str], found: dict[int, int]) -> None:
    """Join what is left between neighbours that are joined, if it is alike."""
    taken = set(found.values())
    free = [number for number in range(len(old)) if number not in taken]
    numbers = sorted(found)
    in_order = {numbers[i] for i in longest_rise([found[n] for n in numbers], strict=True)}
    stretch: list[int] = []
    before = -1
    for number in range(len(new) + 1):
        if number < len(new) and number not in found:
            stretch.append(number)
            continue
        if number < len(new) and number not in in_order:
            continue  # it stands elsewhere now, and tells nothing of its neighbours
        after = found.get(number, len(old))
        if stretch:
            between = free[bisect_left(free, before + 1) : bisect_left(free, after)]
            _pair(old, new, stretch, between, found)
        stretch, before = [], after


def _pair(
    old: Sequence[str],
    new: Sequence[str],
    stretch: Sequence[int],
    between: Sequence[int],
    found: dict[int, int],
) -> None:
    """Join the texts of a stretch with those they are most like, in order."""
    if len(stretch) * len(between) > _MOST_PAIRS:
        between = between[: len(stretch)]
        pairs = list(zip(stretch, between, strict=False))
    else:
        pairs = [(n, o) for n in stretch for o in between]
    scored = [(_alike(old[o], new[n]), n, o) for n, o in pairs]
    for score, number, place in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        is_free = number not in found and place not in found.values()
        if score >= _LEAST_ALIKE and is_free:
            found[number] = place


def _alike(first: str, second: str) -> float:
    """Return how much of two texts is the same, from 0 to 1."""
    matcher = SequenceMatcher(None, first[:_MOST_CHARACTERS], second[:_MOST_CHARACTERS], False)
    return matcher.ratio() if matcher.quick_ratio() >= _LEAST_ALIKE else 0.0
