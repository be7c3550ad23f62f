"""The 通报 of a period: what each unit brought, its points, its rank, its running total."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from bulletin_layout.diagnostics import Diagnostic, Refused, Severity, in_file_order
from bulletin_layout.immutable import immutable
from bulletin_layout.messages import Message
from bulletin_layout.series.checks.repeats import Printed
from bulletin_layout.series.ledger.adoptions import Adoption
from bulletin_layout.series.ledger.doubts import doubts
from bulletin_layout.series.ledger.join import Joined, guesses, join
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.model import Series
from bulletin_layout.series.periods import Span, spans
from bulletin_layout.series.scoring.duties import late_items, quota_items, sending_items
from bulletin_layout.series.scoring.items import Deed, Item, items_of
from bulletin_layout.series.scoring.rules import Rules
from bulletin_layout.series.scoring.works import Work, works_of

# How the 通报 is divided: not at all, by class of unit, or in a column for each month or quarter.
BY = ("unit", "class", "month", "quarter")
# More columns no sheet takes.
_MOST_PARTS = 24


@immutable
class Standing:
    """How a unit stands: items counted by what they are for, and points of the period.

    `parts` are the points of each month or quarter of the period, `total` is the running total of
    the year. Units with as many points have one rank; with `by` class, ranks are within a class.
    """

    rank: int
    unit: str
    unit_class: str
    counts: dict[Deed, int]
    points: Fraction
    deducted: Fraction
    parts: tuple[Fraction, ...]
    total: Fraction


@immutable
class Totals:
    """What all units brought together; a contribution of several is one."""

    units: int
    sent: int
    printed: int
    briefs: int
    adopted: int
    remarks: int


@immutable
class Ranking:
    """The 通报 of the days from `first` to `last`. `hints` are for the editor, not for print."""

    rules: Rules
    first: datetime.date
    last: datetime.date
    by: str
    parts: tuple[Span, ...]
    standings: tuple[Standing, ...]
    totals: Totals
    items: tuple[Item, ...]
    hints: tuple[Diagnostic, ...]


def rank_units(
    series: Series,
    submissions: Sequence[Submission],
    adoptions: Sequence[Adoption],
    rules: Rules,
    *,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    by: str = "unit",
    units: Sequence[str] = (),
) -> Ranking:
    """Return the 通报 of the days from `first` to `last`, both included.

    Without `last` it goes to the last day on which anything was, without `first` it begins with
    that year; the running total begins with the year of `last`. `by` is one of BY. Listed are the
    units of the rules, `units`, and all of the register, whatever they brought. What may have been
    printed but is not sure is in the hints, and counts as not printed. Raises Refused, a
    ValueError, for more than two years of months, or another `by`.
    """
    joined = join(submissions, series)
    found = rank_joined(joined, adoptions, rules, first=first, last=last, by=by, units=units)
    told = [*guesses(joined, found.first, found.last), *doubts(joined, series), *found.hints]
    hints = in_file_order(told)
    return replace(found, hints=hints)


def rank_joined(
    joined: Sequence[Joined],
    adoptions: Sequence[Adoption],
    rules: Rules,
    *,
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    by: str = "unit",
    units: Sequence[str] = (),
) -> Ranking:
    """Return the 通报 of contributions of which it is known what was printed; see `rank_units`."""
    works = works_of(joined, adoptions)
    events, untold = items_of(works, rules)
    submissions = [one.submission for one in joined]
    items = [*sending_items(submissions, rules), *events, *late_items(submissions, rules)]
    last = last or max((item.date for item in items), default=datetime.date.min)
    year = last.replace(month=1, day=1)
    first = first or year
    items += quota_items(items, rules, min(first, year), last)
    hints = [hint for day, hint in untold if first <= day <= last]
    classes = {str(name): str(c.unit_class) for c in rules.units for name in c.names}
    names = [*classes, *units, *(str(unit) for one in submissions for unit in one.units)]
    parts = _parts(by, first, last)
    sums = _Sums(items, first, last, year, parts)
    standings = [sums.standing(name, classes.get(name, "")) for name in dict.fromkeys(names)]
    ranked = tuple(_ranked(standings, by, list(dict.fromkeys(classes.values()))))
    order = {one.unit: at for at, one in enumerate(ranked)}
    kept = sorted(sums.within, key=lambda item: (order[item.unit], item.date))
    totals = _totals(works, first, last)
    told = in_file_order([*hints, *_strangers(joined, classes), *_idle_quotas(rules)])
    return Ranking(rules, first, last, by, parts, ranked, totals, tuple(kept), told)


def _parts(by: str, first: datetime.date, last: datetime.date) -> tuple[Span, ...]:
    """Return the months or quarters that have columns of their own. Raises Refused for many."""
    if by not in BY:
        said = "a ranking is not by {by}. Write one of: {known}."
        raise Refused(Message(said, by=by, known=", ".join(BY)))
    if by in ("unit", "class"):
        return ()
    parts = tuple(islice(spans(by, first, last), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS:
        words = "a table has no more than {most} columns of months or quarters."
        raise Refused(Message(words, most=_MOST_PARTS))
    return parts


class _Sums:
    """Items by unit, counted and summed."""

    def __init__(
        self,
        items: Iterable[Item],
        first: datetime.date,
        last: datetime.date,
        year: datetime.date,
        parts: Sequence[Span],
    ) -> None:
        self.within: list[Item] = []
        self._parts = parts
        self._of: dict[str, list[Item]] = defaultdict(list)
        self._total: dict[str, Fraction] = defaultdict(Fraction)
        for item in items:
            if year <= item.date <= last:
                self._total[item.unit] += item.points
            if first <= item.date <= last:
                self.within.append(item)
                self._of[item.unit].append(item)

    def standing(self, unit: str, unit_class: str) -> Standing:
        """Return how a unit stands, its rank not yet told."""
        items = self._of[unit]
        counts = dict.fromkeys(Deed, 0)
        for item in items:
            counts[item.deed] += 1
        parts = [Fraction()] * len(self._parts)
        begins = {span.first: at for at, span in enumerate(self._parts)}
        for item in items if parts else ():
            parts[_part_of(item.date, begins)] += item.points
        owed = (item.points for item in items if item.deed in (Deed.LATE, Deed.LACKING))
        deducted = sum(owed, Fraction())
        points = sum((item.points for item in items), Fraction())
        total = self._total[unit]
        return Standing(0, unit, unit_class, counts, points, deducted, tuple(parts), total)


def _part_of(day: datetime.date, begins: dict[datetime.date, int]) -> int:
    month = day.replace(day=1)
    if month in begins:
        return begins[month]
    return begins[month.replace(month=(month.month - 1) // 3 * 3 + 1)]


def _ranked(standings: list[Standing], by: str, classes: list[str]) -> Iterator[Standing]:
    """Yield units by points, those with as many in the order in which they are listed."""
    groups: dict[str, list[Standing]] = {name: [] for name in classes} if by == "class" else {}
    for one in standings:
        groups.setdefault(one.unit_class if by == "class" else "", []).append(one)
    for group in groups.values():
        rank, before = 0, None
        for at, one in enumerate(sorted(group, key=lambda s: -s.points), 1):
            rank = rank if one.points == before else at
            before = one.points
            yield replace(one, rank=rank)


def _totals(works: Iterable[Work], first: datetime.date, last: datetime.date) -> Totals:
    sent = printed = briefs = adopted = remarks = 0
    units: set[str] = set()
    for work in works:
        for one in work.submissions:
            if first <= one.date <= last:
                sent += 1
                units.update(map(str, one.units))
        for event in work.events:
            if not first <= event.date <= last:
                continue
            if isinstance(event.what, Printed):
                briefs += event.what.contribution.is_brief
                printed += not event.what.contribution.is_brief
            else:
                adopted += event.what.deed == "adopted"
                remarks += event.what.deed == "remark"
    return Totals(len(units), sent, printed, briefs, adopted, remarks)


def _idle_quotas(rules: Rules) -> Iterator[Diagnostic]:
    """Yield a hint if there are quotas of classes, and no unit is in one."""
    if rules.quotas and not rules.units:
        words = "no quota counts: units: (名册) does not say which units are in which class."
        yield Diagnostic(Severity.HINT, rules.quotas[0].place, "quotas", words, "Add it.")


def _strangers(joined: Iterable[Joined], classes: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield a hint for each unit of the register that the rules list in no class, once."""
    seen = set(classes)
    for one in joined if classes else ():
        for unit in one.submission.units:
            if unit.value not in seen:
                seen.add(unit.value)
                words = Message("the rules list {unit} in no class.", unit=unit.value)
                advice = "Mend its name, or add it under units: (名册)."
                yield Diagnostic(Severity.HINT, unit.place, "", words, advice)
