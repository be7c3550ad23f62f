"""Dates: they rise with the numbers, and lie on days on which an office may issue."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bulletin_layout.diagnostics import Diagnostic, Severity, warning
from bulletin_layout.grammar.values import Numbers
from bulletin_layout.messages import Message
from bulletin_layout.rising import longest_rise
from bulletin_layout.series.checks.holidays import holiday
from bulletin_layout.series.model import Series, SeriesIssue

_PATH = "editors.date"
# The last issues of December are often dated in January.
_LATE_DAYS = 31


def check_dates(
    series: Series, misnumbered: Mapping[str, Numbers] = MappingProxyType({})
) -> list[Diagnostic]:
    """Return dates that do not rise with the numbers, and those on days that cannot be.

    `misnumbered` has by file the numbers that issues should have: a wrong one is told once.
    """
    found: list[Diagnostic] = []
    rows: dict[tuple[str, int], list[SeriesIssue]] = defaultdict(list)
    for issue in series.issues:
        said = _wrong_year(issue)
        if said is None and issue.number is not None:
            rows[issue.kind, issue.year].append(issue)
        found += [said] if said else _odd_day(issue)
    for issues in rows.values():
        found += _out_of_order(issues, misnumbered)
    return found


def _wrong_year(issue: SeriesIssue) -> Diagnostic | None:
    first = datetime.date(issue.year, 1, 1)
    days = (issue.date - first).days
    if 0 <= days < 366 + _LATE_DAYS and issue.date.year - issue.year in (0, 1):
        return None
    words = Message("the issue is of {year}, and dated {date}.", year=issue.year, date=issue.date)
    return warning(issue.place, _PATH, words, "Mend the year or the date.")


def _odd_day(issue: SeriesIssue) -> Iterator[Diagnostic]:
    if name := holiday(issue.date):
        words = Message("{date} is a public holiday, {name}.", date=issue.date, name=name)
        yield Diagnostic(Severity.HINT, issue.place, _PATH, words)
    if issue.sent_on is not None and issue.sent_on < issue.date:
        words = Message(
            "sent on {sent}, before the day of the issue, {date}.",
            sent=issue.sent_on,
            date=issue.date,
        )
        yield warning(issue.place, "distribution.date", words, "Mend one of them.")


def _out_of_order(
    issues: Sequence[SeriesIssue], misnumbered: Mapping[str, Numbers]
) -> Iterator[Diagnostic]:
    """Yield the fewest issues without which the others' dates rise with their numbers."""
    row = sorted(issues, key=lambda i: (misnumbered.get(i.file, i.number) or (0, 0), i.date))
    kept = longest_rise([issue.date for issue in row])
    for at, issue in enumerate(row):
        if at in kept:
            continue
        before = max((k for k in kept if k < at), default=None)
        after = min((k for k in kept if k > at), default=None)
        words = Message(
            "dated {date}, out of the order of the numbers: {between}.",
            date=issue.date,
            between=_between(row, before, after),
        )
        yield warning(issue.place, _PATH, words, "Mend the date or the number.")


def _between(row: Sequence[SeriesIssue], before: int | None, after: int | None) -> Message:
    if before is None:
        last = row[after or 0]
        return Message("no. {after} is of {last}", after=last.number, last=last.date)
    first = row[before]
    if after is None:
        return Message("no. {before} is of {first}", before=first.number, first=first.date)
    last = row[after]
    return Message(
        "no. {before} is of {first}, no. {after} of {last}",
        before=first.number,
        first=first.date,
        after=last.number,
        last=last.date,
    )
