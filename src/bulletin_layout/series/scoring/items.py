"""What each thing that became of a contribution is worth to each unit: the items of a 通报.

An item is worth what it adds on its day: where the highest counts alone, or a forwarding
multiplies what was given before, it is the difference. So items of any dates add up, and so do
periods and running totals. Points are fractions: a third of ten stays one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from bulletin_layout.diagnostics import Diagnostic, Place, Severity
from bulletin_layout.messages import Message
from bulletin_layout.series.checks.repeats import Printed
from bulletin_layout.series.ledger.adoptions import LEVELS, Adoption
from bulletin_layout.series.scoring.rows import Rows
from bulletin_layout.series.scoring.rules import Rules
from bulletin_layout.series.scoring.works import Event, Work

_LEVEL_NAMES = dict(LEVELS)
_ONE = Fraction(1)


class Deed(Enum):
    """What an item is for, with its Chinese."""

    SENT = "来稿"
    PRINTED = "刊用"
    BRIEF = "简讯"
    ADOPTED = "采用"
    REMARK = "批示"
    ASKED = "约稿"
    LATE = "迟报"
    LACKING = "未完成任务"


class Item(NamedTuple):
    """One thing, and what it is worth to a unit. `where`: the issue, the publication, the level."""

    unit: str
    date: datetime.date
    deed: Deed
    title: str
    where: str
    points: Fraction


# The day of what the rules give nothing for, and what is said of it.
Untold = tuple[datetime.date, Diagnostic]


def items_of(works: Iterable[Work], rules: Rules) -> tuple[list[Item], list[Untold]]:
    """Return the items of works for every unit, and hints to what the rules give nothing for."""
    rows = Rows(rules)
    items: list[Item] = []
    untold: list[Untold] = []
    for work in works:
        ledgers: dict[str, _Ledger] = {}
        for event in work.events:
            units = event.units()
            share = Fraction(1, len(units)) if rules.joint == "shared" else _ONE
            fits = [
                _add(event, unit, share, ledgers.setdefault(unit, _Ledger(rules)), rows, items)
                for unit in units
            ]
            if not any(fits):
                untold += ((event.date, hint) for hint in _untold(event))
    return items, untold


@dataclass(slots=True)
class _Ledger:
    """What a unit has of one work so far."""

    rules: Rules
    own_sum: Fraction = Fraction()
    own_most: Fraction = Fraction()
    unprinted: Fraction = Fraction()
    times: Fraction = _ONE
    others_sum: Fraction = Fraction()
    others_most: Fraction = Fraction()

    def worth(self) -> Fraction:
        """Return what printing and adoptions are worth together."""
        if self.rules.several == "highest":
            own = max(self.own_most, self.unprinted)
            return max(own * self.times, self.others_most)
        return (self.own_sum or self.unprinted) * self.times + self.others_sum

    def print(self, points: Fraction) -> None:
        self.own_sum += points
        self.own_most = max(self.own_most, points)

    def adopt(self, points: Fraction) -> None:
        self.others_sum += points
        self.others_most = max(self.others_most, points)

    def forward(self, times: Fraction, unprinted: Fraction) -> None:
        """Multiply; what we did not print counts as if it stood in an ordinary issue."""
        self.times = max(self.times, times)
        if not self.own_sum:
            self.unprinted = max(self.unprinted, unprinted)


def _add(
    event: Event, unit: str, share: Fraction, ledger: _Ledger, rows: Rows, items: list[Item]
) -> bool:
    """Add what an event is worth to a unit; return whether the rules say it."""
    kind = event.kind_of(unit)
    before = ledger.worth()
    what = event.what
    if isinstance(what, Printed):
        points = rows.printed(what.issue.kind, kind, event.is_merged)
        ledger.print((points or 0) * share)
        deed = Deed.BRIEF if what.contribution.is_brief else Deed.PRINTED
        added = ledger.worth() - before
        items.append(
            Item(unit, what.issue.date, deed, what.contribution.title, _issue_of(what), added)
        )
        return points is not None
    fits, extra = _adopted(event, what, kind, share, ledger, rows)
    title = str(event.submissions[0].title)
    deed = {"adopted": Deed.ADOPTED, "remark": Deed.REMARK, "asked": Deed.ASKED}[what.deed]
    added = ledger.worth() - before + extra
    items.append(Item(unit, what.date, deed, title, _who(what), added))
    return fits


def _adopted(
    event: Event, what: Adoption, kind: str, share: Fraction, ledger: _Ledger, rows: Rows
) -> tuple[bool, Fraction]:
    """Enter what others did; return whether the rules say it, and what comes on top for it."""
    if what.deed != "adopted":
        points = rows.on_top(what.deed, what.level)
        return points is not None, (points or 0) * share
    publication = str(what.publication)
    points = rows.adopted(what.level, publication, kind)
    times = rows.times(what.level, publication, kind)
    if points is not None:
        ledger.adopt(points * share)
    elif times is not None:
        unprinted = rows.printed("", kind, event.is_merged) or Fraction()
        ledger.forward(times, unprinted * share)
    return points is not None or times is not None or not rows.knows_adoptions, Fraction()


def _issue_of(printed: Printed) -> str:
    issue = printed.issue
    number = issue.number if issue.number is not None else ""
    return f"{issue.kind}第{number}期"


def _who(adoption: Adoption) -> str:
    """Return the publication and its level; of a 批示 there is no more than the level."""
    level = _LEVEL_NAMES[adoption.level]
    name = str(adoption.publication or "").strip("《》")
    return f"{level}《{name}》" if name else level


def _untold(event: Event) -> Iterator[Diagnostic]:
    what = event.what
    if isinstance(what, Printed):
        place: Place | None = what.issue.place_of(what.contribution.line)
        words = Message("the rules give nothing for it: {what}.", what=_issue_of(what))
    elif what.deed == "asked":
        return
    else:
        place = what.place
        words = Message("the rules give nothing for it: {what}.", what=_who(what))
    advice = "Add a row for it if they should."
    yield Diagnostic(Severity.HINT, place, "", words, advice)
