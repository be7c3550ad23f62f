"""What became of each contribution: the printed one it is, sure or guessed.

By its 稿号 first; then by its text, of which most stands in what was printed, whoever retitled or
merged it; then by its title and unit. What is not sure is shown to be confirmed, never counted.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from heapq import nlargest

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.checks.repeats import Printed, contributions_in, sketch
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.model import Series

# From this share of the runs of its text on it is the same, if the next likest has clearly less; a
# 综合 keeps little of each. From the lower share on it may be.
_SURE_TEXT, _LIKELY_TEXT, _CLEARLY = 0.15, 0.1, 2.0
# A run that more of them hold is a formula.
_FORMULA = 12
# The same for pairs of characters that titles have in common, where the unit is the same.
_SURE_TITLE, _LIKELY_TITLE = 0.6, 0.35
# Nothing is printed before it came, nor a year after.
_MOST_DAYS = 366
_SHOWN = 30
_NO_WORDS = re.compile(r"[\W_]+")


class Ground(Enum):
    """By what a contribution was known again."""

    NUMBER = "number"
    TEXT = "text"
    TITLE = "title"
    NONE = "none"


class Joined(NamedTuple):
    """A contribution and what was printed of it, None for nothing.

    `share` is how much agrees, from 0 to 1. `is_sure` is False where somebody has to look.
    """

    submission: Submission
    printed: Printed | None
    ground: Ground
    share: float
    is_sure: bool


def join(submissions: Sequence[Submission], series: Series) -> tuple[Joined, ...]:
    """Return what became of each contribution, in the order of the register."""
    known = _Known(list(contributions_in(series)), submissions)
    return tuple(_joined(one, known) for one in submissions)


def guesses(
    joined: Iterable[Joined], first: datetime.date | None = None, last: datetime.date | None = None
) -> list[Diagnostic]:
    """Return what is not sure of the contributions that came from `first` to `last`."""
    return [
        _guess(one)
        for one in joined
        if not one.is_sure
        and (first is None or one.submission.date >= first)
        and (last is None or one.submission.date <= last)
    ]


def _guess(one: Joined) -> Diagnostic:
    assert one.printed is not None
    issue, contribution = one.printed
    words = Message(
        "“{sent}” may be “{title}”, {place} ({share:.0%}).",
        sent=one.submission.title.value[:_SHOWN],
        title=contribution.title[:_SHOWN],
        place=issue.place_of(contribution.line),
        share=one.share,
    )
    advice = "If it is, write its 稿号 there under manuscript:."
    return Diagnostic(Severity.HINT, one.submission.place, "", words, advice)


class _Known:
    """What was printed, by number, by text and by title."""

    def __init__(self, printed: list[Printed], submissions: Sequence[Submission]) -> None:
        self.printed = printed
        numbers = {p.contribution.manuscript: at for at, p in enumerate(printed)}
        self.by_number = {number: at for number, at in numbers.items() if number}
        rows = {str(one.manuscript) for one in submissions if one.manuscript}
        self.claimed = {at for number, at in self.by_number.items() if number in rows}
        self._runs = list(map(_runs_of, printed))
        self.texts = _Index(self._runs)
        self.titles = _Index(_pairs(p.contribution.title) for p in printed)

    def is_repeat(self, one: int, other: int) -> bool:
        """Return whether two printed contributions are nearly the same."""
        first, second = self._runs[one], self._runs[other]
        return 2 * len(first & second) >= max(len(first), len(second), 1)


class _Index:
    """Which printed contributions hold a feature."""

    def __init__(self, features: Iterable[frozenset[int] | frozenset[str]]) -> None:
        self._holders: dict[int | str, list[int]] = defaultdict(list)
        self.sizes: list[int] = []
        for at, found in enumerate(features):
            self.sizes.append(len(found))
            for feature in found:
                self._holders[feature].append(at)

    def without_formulas(self, features: Iterable[int]) -> list[int]:
        """Return the features that not so many hold that they say nothing."""
        return [f for f in features if len(self._holders.get(f, ())) <= _FORMULA]

    def shared(self, wanted: Iterable[int | str]) -> Counter[int]:
        """Return how many of the features wanted each printed contribution has."""
        return Counter(at for feature in wanted for at in self._holders.get(feature, ()))


def _joined(one: Submission, known: _Known) -> Joined:
    at = known.by_number.get(str(one.manuscript or ""))
    if at is not None:
        return Joined(one, known.printed[at], Ground.NUMBER, 1.0, True)
    runs = sketch("".join(map(str, one.text)))
    telling = known.texts.without_formulas(runs)
    shares = {at: n / len(telling) for at, n in known.texts.shared(telling).items()}
    share, at, next_share, next_at = _best(one, known, shares)
    if share >= _LIKELY_TEXT:
        # What was printed twice was printed, whichever of the two it is.
        is_clear = share >= _CLEARLY * next_share or known.is_repeat(at, next_at)
        is_sure = share >= _SURE_TEXT and is_clear
        return Joined(one, known.printed[at], Ground.TEXT, share, is_sure)
    pairs = _pairs(one.title.value)
    shared = known.titles.shared(pairs).items()
    free = {at: _likeness(n, pairs, at, known) for at, n in shared if at not in known.claimed}
    share, at, _, _ = _best(one, known, free)
    is_like = share >= _SURE_TITLE and _is_of(one, known.printed[at])
    # Where the register has the text and it was not found, a title alone is next to nothing.
    if is_like or (share >= _LIKELY_TITLE and not runs):
        return Joined(one, known.printed[at], Ground.TITLE, share, is_like and not runs)
    return Joined(one, None, Ground.NONE, 0.0, True)


def _likeness(shared: int, pairs: frozenset[str], at: int, known: _Known) -> float:
    """Return how like titles are (Dice); of a 简讯, how much of the title its text has."""
    if known.printed[at].contribution.is_brief:
        return shared / len(pairs)
    return 2 * shared / (len(pairs) + known.titles.sizes[at])


def _best(
    one: Submission, known: _Known, shares: Mapping[int, float]
) -> tuple[float, int, float, int]:
    """Return the likest share that may be it by its date, whose, and the next; first its unit's."""
    fit = (
        (share, _is_of(one, known.printed[at]), -at)
        for at, share in shares.items()
        if 0 <= (known.printed[at].issue.date - one.date).days <= _MOST_DAYS
    )
    none = (0.0, False, 0)
    best, second = [*nlargest(2, fit), none, none][:2]
    return best[0], -best[2], second[0], -second[2]


def _is_of(one: Submission, printed: Printed) -> bool:
    """Return whether a unit that sent it in is named as a source, or in what was printed."""
    words = "".join((*printed.contribution.sources, printed.contribution.title))
    return any(str(unit) in words for unit in one.units)


def _runs_of(printed: Printed) -> frozenset[int]:
    return sketch(printed.contribution.text)


def _pairs(title: str) -> frozenset[str]:
    words = _NO_WORDS.sub("", title)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))
