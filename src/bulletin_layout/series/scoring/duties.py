"""What units owe: points for sending up to a bound, deductions for lateness and for quotas."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from bulletin_layout.deadline import check_time
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.periods import Span, spans
from bulletin_layout.series.scoring.items import Deed, Item
from bulletin_layout.series.scoring.rows import exact
from bulletin_layout.series.scoring.rules import Quota, Rules


def sending_items(submissions: Sequence[Submission], rules: Rules) -> Iterator[Item]:
    """Yield an item for each contribution of each unit: what sending it is worth, by its date."""
    given: dict[tuple[str, datetime.date], Fraction] = defaultdict(Fraction)
    for one in sorted(submissions, key=lambda s: s.date):
        span = next(spans(rules.period, one.date, one.date))
        units = dict.fromkeys(map(str, one.units))
        share = Fraction(1, len(units)) if rules.joint == "shared" else Fraction(1)
        for unit in units:
            points = exact(rules.sent.points) * share if rules.sent else Fraction()
            if rules.sent and rules.sent.most is not None:
                points = min(points, exact(rules.sent.most) - given[unit, span.first])
            given[unit, span.first] += points
            yield Item(unit, one.date, Deed.SENT, str(one.title), "", points)


def late_items(submissions: Iterable[Submission], rules: Rules) -> Iterator[Item]:
    """Yield an item for each contribution that came late: each of its units has it in full."""
    rows = sorted(rules.late, key=lambda row: row.days)
    days = [row.days for row in rows]
    for one in submissions:
        late = (one.date - one.due).days if one.due is not None else 0
        at = bisect_right(days, late)
        if late > 0 and at:
            for unit in dict.fromkeys(map(str, one.units)):
                points = -exact(rows[at - 1].deduct)
                yield Item(unit, one.date, Deed.LATE, str(one.title), f"{late}天", points)


def quota_items(
    items: Sequence[Item], rules: Rules, first: datetime.date, last: datetime.date
) -> list[Item]:
    """Return an item for each unit and period that is over on `last` and short of its quota.

    The first period is that of `first`, or of the earliest item if that is later: before it there
    was no register. An item stands on the period's last day.
    """
    if not items or not rules.quotas:
        return []
    begin = max(first, min(item.date for item in items))
    over = [span for span in spans(rules.period, begin, last) if span.last <= last]
    quotas = {str(quota.unit_class): quota for quota in rules.quotas}
    done = {counted: _done(items, counted, over) for counted in {q.counted for q in rules.quotas}}
    return [
        item
        for unit_class in rules.units
        if (quota := quotas.get(str(unit_class.unit_class))) is not None
        for unit in map(str, unit_class.names)
        for item in _lacking(unit, quota, over, done[quota.counted])
    ]


_Done = dict[tuple[str, datetime.date], Fraction]


def _lacking(unit: str, quota: Quota, over: Iterable[Span], done: _Done) -> Iterator[Item]:
    check_time()
    for span in over:
        lacking = exact(quota.quota) - done[unit, span.first]
        if lacking <= 0:
            continue
        points = lacking * exact(quota.deduct)
        if quota.most is not None:
            points = min(points, exact(quota.most))
        yield Item(unit, span.last, Deed.LACKING, "", span.name, -points)


def _done(items: Iterable[Item], counted: str, over: Sequence[Span]) -> _Done:
    """Return what each unit brought in each period, by the period's first day."""
    firsts = [span.first for span in over]
    done: _Done = defaultdict(Fraction)
    for item in items:
        at = bisect_right(firsts, item.date)
        if at and item.date <= over[at - 1].last:
            done[item.unit, firsts[at - 1]] += _amount(item, counted)
    return done


def _amount(item: Item, counted: str) -> Fraction | int:
    if counted == "points":
        return item.points
    if counted == "sent":
        return item.deed is Deed.SENT
    return item.deed in (Deed.PRINTED, Deed.BRIEF)
