"""Entries for the office's own words, from issues that were printed: names, and one spelling each.

In: issues. Out: what stands in them often enough to be meant, and names that are spelt two ways.
Nothing is decided here: the editor takes over what is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bulletin_layout.issue.model import Issue
from bulletin_layout.issue.text import Text
from bulletin_layout.proofreading.issue_rules.names import (
    names_spelt_twice,
    persons_after_offices,
)
from bulletin_layout.proofreading.issue_rules.spelling import suspected_words
from bulletin_layout.proofreading.model import IssueTexts
from bulletin_layout.proofreading.texts import texts_of

# So often a name stands before it is proposed.
_OFTEN = 2


class Suggestion(NamedTuple):
    """An entry, and why it is proposed: how often it stands, or what else stands for it."""

    entry: str
    times: int


class Suggestions(NamedTuple):
    """What may stand in `check:` of the series: under `known:`, and under `words:`."""

    known: tuple[Suggestion, ...]
    words: tuple[Suggestion, ...]


def suggested(issues: Sequence[Issue]) -> Suggestions:
    """Return what issues suggest for the words of their office, the most frequent first."""
    texts = [text for issue in issues for text in texts_of(issue)]
    known = {word for issue in issues for word in (entry.value for entry in issue.check.known)}
    counts = Counter(word for word in _names(issues, texts) if word not in known)
    found = tuple(Suggestion(word, n) for word, n in counts.most_common() if n >= _OFTEN)
    return Suggestions(found, tuple(_one_spelling(issues[0], texts)) if issues else ())


def _names(issues: Sequence[Issue], texts: Sequence[tuple[str, Text]]) -> Iterator[str]:
    """Yield persons after their offices, contributors, receivers, and words the check doubts."""
    for issue in issues:
        yield from (source.value for article in issue.articles for source in article.source)
        distribution = issue.distribution
        for receivers in (distribution.report, distribution.send, distribution.issue):
            yield from (receiver.value for receiver in receivers)
    yield from (name for _, name in persons_after_offices("\n".join(t.value for _, t in texts)))
    yield from suspected_words(IssueTexts(issues[0], texts)) if issues else ()


def _one_spelling(issue: Issue, texts: Sequence[tuple[str, Text]]) -> Iterator[Suggestion]:
    """Yield the rarer of two spellings of a name with the usual one."""
    pairs = Counter(
        f"{finding.spot.words} → {finding.text}"
        for finding in names_spelt_twice.find(IssueTexts(issue, texts))
    )
    yield from (Suggestion(pair, times) for pair, times in pairs.most_common())
