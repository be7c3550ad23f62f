"""Units and persons whose names are written in two ways in a series.

Looked at are who sent in, wrote, signs and receives, and persons after their offices in titles and
texts; what is another spelling, `names_alike` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.persons import persons_after_offices
from bulletin_layout.series.model import Contribution, Series, SeriesIssue
from bulletin_layout.series.names_alike import spelt_otherwise


class _Use(NamedTuple):
    """Where a name stands; `office`: what stands before a person's, "" where that is not told."""

    issue: SeriesIssue
    line: int
    path: str
    office: str = ""


_Uses = dict[str, list[_Use]]


def check_spellings(series: Series) -> Iterator[Diagnostic]:
    """Yield each rare way of writing a unit's or person's name, where it first stands."""
    units: _Uses = defaultdict(list)
    persons: _Uses = defaultdict(list)
    for issue in series.issues:
        _gather(issue, units, persons)
    yield from _variants(units, are_persons=False)
    yield from _variants(persons, are_persons=True)


def _gather(issue: SeriesIssue, units: _Uses, persons: _Uses) -> None:
    for one in issue.contributions:
        path = f"{'briefs' if one.is_brief else 'articles'}[{one.number}]"
        for unit in one.sources:
            units[unit].append(_Use(issue, one.line, f"{path}.source"))
        for author in one.authors:
            persons[author].append(_Use(issue, one.line, f"{path}.authors"))
        _gather_from_texts(issue, one, path, persons)
    for line in issue.recipients:
        for name in line.names:
            units[name].append(_Use(issue, issue.period_line, f"distribution.{line.key}"))
    for post, name in issue.persons:
        persons[name].append(_Use(issue, issue.period_line, post, post))


def _gather_from_texts(issue: SeriesIssue, one: Contribution, path: str, persons: _Uses) -> None:
    for passage in one.passages:
        for office, name in persons_after_offices(passage.text):
            persons[name].append(_Use(issue, passage.line, path, office))


def _variants(uses: _Uses, *, are_persons: bool) -> Iterator[Diagnostic]:
    counts = {name: len(found) for name, found in uses.items()}
    for rare, usual in spelt_otherwise(counts, are_persons=are_persons):
        if are_persons and not _may_be_one(uses[rare], uses[usual]):
            continue
        use = uses[rare][0]
        words = Message(
            "“{name}” is elsewhere written “{usual}” ({count} times).",
            name=rare,
            usual=usual,
            count=counts[usual],
        )
        yield Diagnostic(Severity.HINT, use.issue.place_of(use.line), use.path, words)


def _may_be_one(uses: list[_Use], others: list[_Use]) -> bool:
    """Return whether two names may be one person's: each with another office, they are not."""
    offices, known = ({u.office for u in found if u.office} for found in (uses, others))
    return not offices or not known or bool(offices & known)
