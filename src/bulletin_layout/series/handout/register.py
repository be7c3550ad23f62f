"""Numbered copies of an issue (份号): which number goes to whom, as data for variable printing.

GB/T 9704-2012 7.2.1: 份号 are six Arabic digits. The order is that of the 版记; what is left of
共印 is for the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bulletin_layout.csv_text.read import guarded
from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple
from bulletin_layout.series.handout.count import shares_of, words_of
from bulletin_layout.series.handout.shares import NO_TABLE, Shares
from bulletin_layout.series.model import SeriesIssue

_DIGITS = 6
_MOST = 10**_DIGITS - 1
_HEADS = ("份号", "收件单位", "类别", "期号", "日期", "签收")
_KEPT = "存档"


class NumberedCopy(NamedTuple):
    """A copy: its 份号 as printed (000012), who gets it, and by which line of the 版记."""

    serial: str
    name: str
    kind: str


def number_copies(
    issue: SeriesIssue, shares: Shares = NO_TABLE, *, first: int = 1
) -> tuple[NumberedCopy, ...]:
    """Return the copies of an issue, numbered from `first` on.

    Raises InputError if a name stands for several and the table does not tell for whom, if more
    are to be given than are printed, or six digits do not do.
    """
    given = shares_of(issue, shares)
    wrong = [
        error(
            issue.place,
            "distribution",
            Message("{name} stands for several; who gets which number is not told.", name=s.name),
            "Give a table (--shares) with a row for each, and the name under 名义.",
        )
        for _, s in given
        if s.is_several
    ]
    owners = [(share.name, kind) for kind, share in given for _ in range(share.copies)]
    if issue.copies is not None and len(owners) > issue.copies:
        words = "{given} copies are to be given, and {printed} are printed."
        said = Message(words, given=len(owners), printed=issue.copies)
        wrong.append(error(issue.place, "distribution.copies", said, "Print more, or give fewer."))
    owners += [(_KEPT, "")] * ((issue.copies or 0) - len(owners))
    if first < 1 or first + len(owners) - 1 > _MOST:
        said = Message("a 份号 has six digits: from 1 to {most}.", most=_MOST)
        wrong.append(error(issue.place, "", said))
    if wrong:
        raise InputError(wrong)
    return tuple(
        NumberedCopy(f"{number:0{_DIGITS}d}", name, kind)
        for number, (name, kind) in enumerate(owners, first)
    )


def csv_of(issue: SeriesIssue, copies: Iterable[NumberedCopy]) -> str:
    """Return the register as CSV: a row a copy, room to sign in the last column."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out)
    table.writerow(_HEADS)
    for copy in copies:
        name = guarded(copy.name)
        table.writerow((copy.serial, name, copy.kind, words_of(issue), issue.date, ""))
    return out.getvalue()
