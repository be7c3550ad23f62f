"""来稿及刊用情况: for each unit what it sent, what was printed of it, what may have been."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bulletin_layout.immutable import immutable
from bulletin_layout.series.ledger.join import Joined
from bulletin_layout.series.periods import Span

_HEADS = ("序号", "来稿单位", "来稿数", "刊用数", "简讯数", "待认数")
# Of a month or quarter: what came, and what of it was printed, as articles or 简讯.
_HEADS_OF_PERIOD = ("来稿", "刊用")


@immutable
class Count:
    """How many were sent, `printed` as articles, `briefs` as 简讯; `unsure` may be either."""

    sent: int = 0
    printed: int = 0
    briefs: int = 0
    unsure: int = 0

    def with_one(self, one: Joined) -> Count:
        """Return the count with one contribution more."""
        sure, brief = one.is_sure, one.printed is not None and one.printed.contribution.is_brief
        is_printed = one.printed is not None
        return Count(
            self.sent + 1,
            self.printed + (is_printed and sure and not brief),
            self.briefs + (is_printed and sure and brief),
            self.unsure + (is_printed and not sure),
        )


@immutable
class UnitCount:
    """What a unit sent: `all` of it, and by months or quarters in `parts`.

    A contribution of several units counts for each of them; one that was merged with others counts
    for each that was sent.
    """

    unit: str
    all: Count
    parts: tuple[Count, ...] = ()


@immutable
class Counts:
    """The counts of all units, and the months or quarters that their parts are of."""

    units: tuple[UnitCount, ...]
    periods: tuple[Span, ...] = ()


def counts_by_unit(
    joined: Iterable[Joined],
    units: Sequence[str] = (),
    first: datetime.date | None = None,
    last: datetime.date | None = None,
    periods: tuple[Span, ...] = (),
) -> Counts:
    """Return the counts of what came from `first` to `last`, both included, and by `periods`.

    `units` come first, in this order, with nothing where they sent nothing; then the others as
    they stand in the register. `periods` follow each other.
    """
    none = Count()
    counts: dict[str, list[Count]] = {unit: [none] * (1 + len(periods)) for unit in units}
    begins = [period.first for period in periods]
    for one in joined:
        day = one.submission.date
        if (first is not None and day < first) or (last is not None and day > last):
            continue
        at = bisect_right(begins, day)
        for unit in dict.fromkeys(map(str, one.submission.units)):
            row = counts.setdefault(unit, [none] * (1 + len(periods)))
            for number in {0, at}:
                row[number] = row[number].with_one(one)
    found = (UnitCount(unit, all_, tuple(parts)) for unit, (all_, *parts) in counts.items())
    return Counts(tuple(found), periods)


def heads_of(counts: Counts) -> list[str]:
    """Return the names of a table's columns."""
    of_periods = (f"{p.name}{head}" for p in counts.periods for head in _HEADS_OF_PERIOD)
    return [*_HEADS, *of_periods]


def rows_of(counts: Counts) -> list[list[str | int]]:
    """Return the rows of a table of counts."""
    return [
        [
            *(number, one.unit, one.all.sent, one.all.printed, one.all.briefs, one.all.unsure),
            *(n for part in one.parts for n in (part.sent, part.printed + part.briefs)),
        ]
        for number, one in enumerate(counts.units, 1)
    ]
