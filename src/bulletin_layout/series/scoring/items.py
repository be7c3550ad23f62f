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

from bulletin_layout.diagnostics import Diagnostic, Place, Severity
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
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


_DEEDS = {"adopted": Deed.ADOPTED, "remark": Deed.REMARK, "asked": Deed.ASKED}
# Titles of issues with a 密级 are told by no table.
_SECRET = "（有密级）"


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
            kinds = event.kinds()
            share = Fraction(1, len(kinds)) if rules.joint == "shared" else _ONE
            is_merged = len(event.submissions) > 1 and len(kinds) > 1
            fits = []
            for unit, kind in kinds.items():
                ledger = ledgers.setdefault(unit, _Ledger(rules))
                part = _Part(unit, kind, is_merged, share)
                fits.append(_add(event, part, ledger, rows, items))
            if not any(fits):
                untold += ((event.date, hint) for hint in _untold(event))
    return items, untold


class _Part(NamedTuple):
    """A unit's part in an event: as what its contribution counts, and how much of the points."""

    unit: str
    kind: str
    is_merged: bool
    share: Fraction


@dataclass(slots=True)
class _Ledger:
    """What a unit has of one work so far."""

    rules: Rules
    is_printed: bool = False
    own_sum: Fraction = Fraction()
    own_most: Fraction = Fraction()
    unprinted: Fraction = Fraction()
    times: Fraction = _ONE
    others_sum: Fraction = Fraction()
    others_most: Fraction = Fraction()

    def worth(self) -> Fraction:
        """Return what printing and adoptions are worth together."""
        if self.rules.several == "highest":
            own = self.own_most if self.is_printed else self.unprinted
            return max(own * self.times, self.others_most)
        own = self.own_sum if self.is_printed else self.unprinted
        return own * self.times + self.others_sum

    def print(self, points: Fraction) -> None:
        self.is_printed = True
        self.own_sum += points
        self.own_most = max(self.own_most, points)

    def adopt(self, points: Fraction) -> None:
        self.others_sum += points
        self.others_most = max(self.others_most, points)

    def forward(self, times: Fraction, unprinted: Fraction) -> None:
        """Multiply; what we did not print counts as if it stood in an ordinary issue."""
        self.times = max(self.times, times)
        self.unprinted = max(self.unprinted, unprinted)


def _add(event: Event, part: _Part, ledger: _Ledger, rows: Rows, items: list[Item]) -> bool:
    """Add what an event is worth to a unit; return whether the rules say it."""
    what = event.what
    before = ledger.worth()
    if isinstance(what, Printed):
        points = rows.printed(what.issue.kind, part.kind, part.is_merged)
        ledger.print((points or 0) * part.share)
        deed = Deed.BRIEF if what.contribution.is_brief else Deed.PRINTED
        title = _SECRET if what.issue.is_secret else what.contribution.title
        added = ledger.worth() - before
        items.append(Item(part.unit, event.date, deed, title, _issue_of(what), added))
        return points is not None
    fits, extra = _adopted(what, part, ledger, rows)
    added = ledger.worth() - before + extra
    title = str(event.submissions[0].title)
    items.append(Item(part.unit, event.date, _DEEDS[what.deed], title, _who(what), added))
    return fits


def _adopted(what: Adoption, part: _Part, ledger: _Ledger, rows: Rows) -> tuple[bool, Fraction]:
    """Enter what others did; return whether the rules say it, and what comes on top for it."""
    if what.deed != "adopted":
        points = rows.on_top(what.deed, what.level)
        return points is not None, (points or 0) * part.share
    publication = str(what.publication)
    points = rows.adopted(what.level, publication, part.kind)
    times = rows.times(what.level, publication, part.kind)
    if points is not None:
        ledger.adopt(points * part.share)
    elif times is not None:
        unprinted = rows.printed("", part.kind, part.is_merged) or Fraction()
        ledger.forward(times, unprinted * part.share)
    return points is not None or times is not None or not rows.knows_adoptions, Fraction()


def _issue_of(printed: Printed) -> str:
    issue = printed.issue
    if issue.number is None:
        return f"{issue.kind}{issue.date}"
    return f"{issue.kind}第{issue.number}期"


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
