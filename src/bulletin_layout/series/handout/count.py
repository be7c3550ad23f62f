"""Copies per recipient over a period: a series and the office's table in, a row a recipient out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bulletin_layout.csv_text.read import guarded
from bulletin_layout.diagnostics import Diagnostic, warning
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.handout.shares import NO_TABLE, Share, Shares
from bulletin_layout.series.model import Series, SeriesIssue

# The lines of the 版记 as the table tells them.
KINDS = {
    "main_send": "主送",
    "report": "报",
    "copy_report": "抄报",
    "send": "送",
    "copy_send": "抄送",
    "issue": "发",
}
_HEADS = ("序号", "收件单位", "类别", "期数", "份数", "首期", "末期", "备注")
_SEVERAL = "代指若干单位，份数未知"


class Received(NamedTuple):
    """What a recipient got: by which lines of the 版记, how many issues and copies, first and last.

    `is_several`: the name stands for several, and how many is not told.
    """

    name: str
    kinds: tuple[str, ...]
    issues: int
    copies: int
    first: str
    last: str
    is_several: bool


class Printed(NamedTuple):
    """How many copies were printed (共印) where it is told, and how many of them were given."""

    issues: int
    told: int
    printed: int
    given: int


def count_copies(series: Series, shares: Shares = NO_TABLE) -> tuple[Received, ...]:
    """Return who got how many copies, in the order in which they first appear."""
    rows: dict[str, Received] = {}
    for issue in series.issues:
        for kind, share in shares_of(issue, shares):
            known = rows.get(share.name)
            rows[share.name] = _added(known, kind, share, words_of(issue))
    return tuple(rows.values())


def shares_of(issue: SeriesIssue, shares: Shares) -> list[tuple[str, Share]]:
    """Return who gets copies of an issue, in the order of its 版记, each by the line it stands in.

    Somebody who stands there twice gets copies once.
    """
    found: dict[str, tuple[str, Share]] = {}
    for line in issue.recipients:
        for name in line.names:
            for share in shares.of(name):
                found.setdefault(share.name, (KINDS[line.key], share))
    return list(found.values())


def words_of(issue: SeriesIssue) -> str:
    """Return what an issue is called in the table."""
    return f"{issue.year}年{issue.kind}第{issue.number or '—'}期"


def count_printed(series: Series, shares: Shares = NO_TABLE) -> Printed:
    """Return what was printed of those issues that tell it, and what of them was given."""
    told = [issue for issue in series.issues if issue.copies is not None]
    given = sum(share.copies for issue in told for _, share in shares_of(issue, shares))
    printed = sum(issue.copies or 0 for issue in told)
    return Printed(len(series.issues), len(told), printed, given)


def too_few(series: Series, shares: Shares = NO_TABLE) -> list[Diagnostic]:
    """Return a warning for every issue of which more copies are given than were printed."""
    found = []
    for issue in series.issues:
        given = sum(share.copies for _, share in shares_of(issue, shares))
        if issue.copies is not None and given > issue.copies:
            words = "{given} copies are to be given, and {printed} are printed."
            said = Message(words, given=given, printed=issue.copies)
            found.append(warning(issue.place, "distribution.copies", said))
    return found


def csv_of(rows: Iterable[Received]) -> str:
    """Return the table as CSV, with a mark by which spreadsheets know its encoding."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(_HEADS)
    for number, row in enumerate(rows, 1):
        remark = _SEVERAL if row.is_several else ""
        kinds = "、".join(row.kinds)
        told = (row.issues, row.copies, row.first, row.last, remark)
        table.writerow((number, guarded(row.name), kinds, *told))
    return out.getvalue()


def _added(known: Received | None, kind: str, share: Share, issue: str) -> Received:
    if known is None:
        return Received(share.name, (kind,), 1, share.copies, issue, issue, share.is_several)
    kinds = known.kinds if kind in known.kinds else (*known.kinds, kind)
    return known._replace(
        kinds=kinds, issues=known.issues + 1, copies=known.copies + share.copies, last=issue
    )
