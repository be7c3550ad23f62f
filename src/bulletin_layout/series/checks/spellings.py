"""Units and persons whose names are written in two ways in a series.

Looked at are who sent in, wrote, signs and receives, and persons after their offices in titles and
texts; what is another spelling, `names_alike` says.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from bulletin_layout.diagnostics import Diagnostic, Severity
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.proofreading.persons import persons_named
from bulletin_layout.series.model import Contribution, Series, SeriesIssue
from bulletin_layout.series.names_alike import spelt_otherwise

# An office that a person has so often is the usual one.
_LEAST_USUAL = 3


class _Use(NamedTuple):
    """Where a name stands; `office`: what stands before a person's, "" where that is not told.

    `post` is the office with the 副 before it.
    """

    issue: SeriesIssue
    line: int
    path: str
    office: str = ""
    post: str = ""


_Uses = dict[str, list[_Use]]


def check_spellings(series: Series) -> Iterator[Diagnostic]:
    """Yield each rare way of writing a unit's or person's name, where it first stands."""
    units: _Uses = defaultdict(list)
    persons: _Uses = defaultdict(list)
    for issue in series.issues:
        _gather(issue, units, persons)
    yield from _variants(units, are_persons=False)
    yield from _variants(persons, are_persons=True)
    yield from _posts(persons)


def _posts(persons: _Uses) -> Iterator[Diagnostic]:
    """Yield a post that a person has once, with another of the same kind before and after.

    局长 is 副局长's kind. Whoever is promoted has the new post from then on.
    """
    for name, uses in persons.items():
        days: dict[str, list[datetime.date]] = defaultdict(list)
        for use in uses:
            if use.post:
                days[use.post].append(use.issue.date)
        for use in (u for u in uses if len(days.get(u.post, ())) == 1):
            around = (
                post
                for post, known in days.items()
                if _is_of_kind(use.post, post) and min(known) < use.issue.date < max(known)
            )
            usual = next((post for post in around if len(days[post]) >= _LEAST_USUAL), None)
            if usual is None:
                continue
            words = Message(
                "{name} is {office} here, and {usual} elsewhere, before and after ({count} times).",
                name=name,
                office=use.post,
                usual=usual,
                count=len(days[usual]),
            )
            yield Diagnostic(Severity.HINT, use.issue.place_of(use.line), use.path, words)


def _is_of_kind(post: str, other: str) -> bool:
    return post != other and post.removeprefix("副") == other.removeprefix("副")


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
        for one_named in persons_named(passage.text):
            office = one_named.office
            post = f"副{office}" if one_named.is_deputy else office
            persons[one_named.name].append(_Use(issue, passage.line, path, office, post))


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
