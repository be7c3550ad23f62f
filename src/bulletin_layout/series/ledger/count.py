"""来稿及刊用情况: for each unit what it sent, what was printed of it, what may have been."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from bulletin_layout.immutable import immutable
from bulletin_layout.series.ledger.join import Joined

_HEADS = ("序号", "来稿单位", "来稿数", "刊用数", "简讯数", "待认数")


@immutable
class UnitCount:
    """What a unit sent in a period: `printed` as articles, `briefs` as 简讯.

    `unsure` may have been printed: somebody has to look. A contribution of several units counts
    for each of them; one that was merged with others counts for each that was sent.
    """

    unit: str
    sent: int
    printed: int
    briefs: int
    unsure: int


def count_by_unit(
    joined: Iterable[Joined],
    units: Sequence[str] = (),
    first: datetime.date | None = None,
    last: datetime.date | None = None,
) -> tuple[UnitCount, ...]:
    """Return the counts of what came from `first` to `last`, both included.

    `units` come first, in this order, with nothing where they sent nothing; then the others as
    they stand in the register.
    """
    counts: dict[str, list[int]] = {unit: [0, 0, 0, 0] for unit in units}
    for one in joined:
        day = one.submission.date
        if (first is not None and day < first) or (last is not None and day > last):
            continue
        for unit in dict.fromkeys(map(str, one.submission.units)):
            row = counts.setdefault(unit, [0, 0, 0, 0])
            row[0] += 1
            if one.printed is not None:
                is_brief = one.printed.contribution.is_brief
                row[(2 if is_brief else 1) if one.is_sure else 3] += 1
    return tuple(UnitCount(unit, *row) for unit, row in counts.items())


def table_of_counts(counts: Iterable[UnitCount]) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table of counts, the names of its columns first."""
    yield _HEADS
    for number, one in enumerate(counts, 1):
        yield number, one.unit, one.sent, one.printed, one.briefs, one.unsure
