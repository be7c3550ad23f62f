"""Works: contributions that belong together, with all that became of them.

Contributions are one work if they were merged into one article, or adopted as one by others.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.immutable import immutable
from bulletin_layout.series.checks.repeats import Printed
from bulletin_layout.series.ledger.adoptions import Adoption
from bulletin_layout.series.ledger.join import Joined
from bulletin_layout.series.ledger.model import Submission

# What a contribution is if nobody says, and one that was printed as a 简讯.
ORDINARY, BRIEF = "信息", "简讯"


@immutable
class Event:
    """That contributions were printed, or adopted, remarked on or asked for by others."""

    submissions: tuple[Submission, ...]
    what: Printed | Adoption

    @property
    def date(self) -> datetime.date:
        """When it was."""
        return self.what.issue.date if isinstance(self.what, Printed) else self.what.date

    def kinds(self) -> dict[str, str]:
        """Return the units whose contributions they were, and as what each one's counts."""
        if isinstance(self.what, Printed):
            said = BRIEF if self.what.contribution.is_brief else ""
        else:
            said = str(self.what.kind or "")
        found: dict[str, str] = {}
        for one in self.submissions:
            for unit in map(str, one.units):
                found[unit] = found.get(unit) or said or str(one.kind or "")
        return {unit: kind or ORDINARY for unit, kind in found.items()}


@immutable
class Work:
    """Contributions that belong together, and what became of them, by date; printing first."""

    submissions: tuple[Submission, ...]
    events: tuple[Event, ...]


def works_of(joined: Sequence[Joined], adoptions: Iterable[Adoption]) -> tuple[Work, ...]:
    """Return the works that a register's contributions are, in its order.

    What may have been printed but is not sure counts as not printed.
    """
    submissions = [one.submission for one in joined]
    events = [*_prints(joined), *_deeds(submissions, adoptions)]
    heads = _heads(len(joined), (members for members, _ in events))
    grouped: dict[int, list[Event]] = defaultdict(list)
    for members, what in events:
        event = Event(tuple(submissions[at] for at in members), what)
        grouped[heads[members[0]]].append(event)
    members_of: dict[int, list[Submission]] = defaultdict(list)
    for at, submission in enumerate(submissions):
        members_of[heads[at]].append(submission)
    return tuple(
        Work(tuple(members), tuple(sorted(grouped[head], key=_order)))
        for head, members in members_of.items()
    )


_Members = tuple[tuple[int, ...], Printed | Adoption]


def _prints(joined: Sequence[Joined]) -> Iterator[_Members]:
    """Yield what was printed with the rows of the register that it was made of."""
    rows: dict[tuple[str, bool, int], list[int]] = defaultdict(list)
    for at, one in enumerate(joined):
        if one.printed is not None and one.is_sure:
            issue, contribution = one.printed
            rows[issue.file, contribution.is_brief, contribution.number].append(at)
    for members in rows.values():
        printed = joined[members[0]].printed
        assert printed is not None
        yield tuple(members), printed


def _deeds(submissions: Sequence[Submission], adoptions: Iterable[Adoption]) -> Iterator[_Members]:
    numbers = {str(one.manuscript): at for at, one in enumerate(submissions) if one.manuscript}
    for adoption in adoptions:
        members = dict.fromkeys(numbers[number.value] for number in adoption.manuscripts)
        yield tuple(members), adoption


def _heads(count: int, groups: Iterable[tuple[int, ...]]) -> list[int]:
    """Return for each of so many the first that it belongs with, over all groups (union-find)."""
    heads = list(range(count))

    def head_of(at: int) -> int:
        while heads[at] != at:
            heads[at] = heads[heads[at]]
            at = heads[at]
        return at

    for group in groups:
        found = [head_of(at) for at in group]
        first = min(found)
        for head in found:
            heads[head] = first
    return [head_of(at) for at in range(count)]


def _order(event: Event) -> tuple[datetime.date, bool]:
    return event.date, not isinstance(event.what, Printed)
