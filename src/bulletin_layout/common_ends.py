"""What two texts, or two rows of paragraphs, begin and end with alike."""

from __future__ import annotations

from collections.abc import Sequence


def common_ends(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """Return how many items both begin with, and how many of the others both end with."""
    head = _common(first, second)
    return head, _common(first[head:][::-1], second[head:][::-1])


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    for number, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return number
    return min(len(first), len(second))
