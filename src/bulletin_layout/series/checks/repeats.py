"""The same contribution printed twice, word for word or nearly.

Of each text a fixed share of its runs of eight characters is kept, chosen by their hash alone
(Broder 1997, "On the resemblance and containment of documents", mod-m sketches): texts that share
most of theirs share most of their words.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.model import Contribution, Series, SeriesIssue

_RUN, _KEPT_OF = 8, 4
# Shorter texts are formulas as often as contributions.
_LEAST_CHARACTERS, _LEAST_RUNS = 60, 8
# Of a short text the whole is compared, if it is no formula of few words.
_LEAST_WHOLE = 15
# A run that stands in more texts is a formula, and tells nothing.
_MOST_TEXTS = 12
# From this share of the shorter text on it is the same contribution.
_SAME = 0.5
_NO_WORDS = re.compile(r"[\W\d_]+")


class Printed(NamedTuple):
    """A contribution and the issue that printed it."""

    issue: SeriesIssue
    contribution: Contribution


def check_repeats(series: Series) -> Iterator[Diagnostic]:
    """Yield contributions most of which stand in an earlier one, each with the likest."""
    texts: list[tuple[Printed, frozenset[int]]] = []
    short: dict[str, Printed] = {}
    holders: dict[int, list[int]] = defaultdict(list)
    for printed in contributions_in(series):
        text = printed.contribution.text
        runs = sketch(text)
        if not runs and len(words := _NO_WORDS.sub("", text)) >= _LEAST_WHOLE:
            other_one = short.setdefault(words, printed)
            if other_one is not printed:
                yield _repeat(printed, other_one, 1.0)
        shared = Counter(
            other for run in runs if len(holders[run]) <= _MOST_TEXTS for other in holders[run]
        )
        same = [
            (count / min(len(runs), len(texts[other][1])), other) for other, count in shared.items()
        ]
        share, other = max(same, key=lambda s: (s[0], -s[1]), default=(0.0, 0))
        if share >= _SAME:
            yield _repeat(printed, texts[other][0], share)
        for run in runs:
            if len(holders[run]) <= _MOST_TEXTS:
                holders[run].append(len(texts))
        texts.append((printed, runs))


def contributions_in(series: Series) -> Iterator[Printed]:
    """Yield every article and 简讯 of a series with its issue, in order."""
    for issue in series.issues:
        for contribution in issue.contributions:
            yield Printed(issue, contribution)


def sketch(text: str) -> frozenset[int]:
    """Return what of a text is compared: a share of its runs, none of a short text."""
    words = _NO_WORDS.sub("", text)
    if len(words) < _LEAST_CHARACTERS:
        return frozenset()
    ends = range(len(words) - _RUN + 1)
    hashes = (zlib.crc32(words[at : at + _RUN].encode()) for at in ends)
    kept = frozenset(value for value in hashes if value % _KEPT_OF == 0)
    return kept if len(kept) >= _LEAST_RUNS else frozenset()


def _repeat(printed: Printed, other: Printed, share: float) -> Diagnostic:
    issue, one = printed
    words = Message(
        "{share:.0%} of “{title}” was printed before: {place}.",
        share=share,
        title=one.title[:30],
        place=other.issue.place_of(other.contribution.line),
    )
    path = f"{'briefs' if one.is_brief else 'articles'}[{one.number}]"
    return Diagnostic(Severity.WARNING, issue.place_of(one.line), path, words)
