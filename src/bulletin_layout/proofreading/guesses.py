"""A guess about a place where another rule knows what is wrong is not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_layout.proofreading.model import Finding, ProofreadingRule

# Rules that reckon with what is likely, and give way to all that know.
_GUESSING = {"spelling", "typing"}


# A finding after the rule that made it.
FoundBy = tuple[ProofreadingRule[Any], Finding]


def without_guesses(found: Sequence[FoundBy]) -> Iterator[FoundBy]:
    """Yield findings, but for guesses at a place that another finding covers."""
    if not any(rule.name in _GUESSING for rule, _ in found):
        yield from found
        return
    told: dict[int, set[int]] = defaultdict(set)
    for rule, finding in found:
        if rule.name not in _GUESSING:
            told[id(finding.spot.text)].update(range(finding.spot.start, finding.spot.end))
    for rule, finding in found:
        spot = finding.spot
        if rule.name not in _GUESSING or told[id(spot.text)].isdisjoint(
            range(spot.start - 1, spot.end + 1)
        ):
            yield rule, finding
