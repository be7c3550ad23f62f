"""`bulletin series stats`: what each unit sent and what of it was printed, told and as tables."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_diagnostics, print_message
from bulletin_layout.csv_text.write import csv_of
from bulletin_layout.diagnostics import Refused
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message
from bulletin_layout.output.write import write_atomically
from bulletin_layout.series.ledger.count import (
    Count,
    Counts,
    counts_by_unit,
    heads_of,
    rows_of,
)
from bulletin_layout.series.ledger.doubts import doubts
from bulletin_layout.series.ledger.join import guesses, join
from bulletin_layout.series.ledger.model import Submission
from bulletin_layout.series.ledger.read import read_register
from bulletin_layout.series.model import Series
from bulletin_layout.series.periods import Span, spans
from bulletin_layout.series.workbook import Sheet, workbook

Days = tuple[datetime.date | None, datetime.date | None]
Read = Callable[[argparse.Namespace, Limits], Series]
_NAME = "来稿及刊用情况"
_MOST_YEARS = 50
_OF_UNIT = "{name}: {sent} sent, {printed} printed, {briefs} in brief, {unsure} unsure"
_OF_PERIOD = "  {name}: {sent} sent, {printed} printed, {briefs} in brief, {unsure} unsure"


def stats(options: argparse.Namespace, limits: Limits, days: Days, read: Read) -> int:
    """Count what came from the first to the last of `days`; return the exit code.

    Raises InputError, OutputError, Refused.
    """
    submissions = read_register(options.register, limits=limits)
    series = read(options, limits)
    print_diagnostics(series.unread)
    joined = join(submissions, series)
    periods = _periods(options.by, submissions, days)
    counts = counts_by_unit(joined, options.units, *days, periods=periods)
    outputs = _outputs(options, counts, _last_day(submissions, days))
    print_diagnostics([*guesses(joined, *days), *doubts(joined, series)])
    for one in counts.units:
        print_message(_told(_OF_UNIT, one.unit, one.all))
        for period, part in zip(periods, one.parts, strict=True):
            if part.sent:
                print_message(_told(_OF_PERIOD, period.name, part))
    for path, data in outputs:
        write_atomically(path, [data])
    return WRONG_INPUT if series.unread else GOOD


def _periods(by: str, submissions: Sequence[Submission], days: Days) -> tuple[Span, ...]:
    """Return the months or quarters of the days, or of all that came in; none for `unit`."""
    came = [one.date for one in submissions]
    if by == "unit" or not came:
        return ()
    first, last = days[0] or min(came), days[1] or max(came)
    if last.year - first.year > _MOST_YEARS:
        words = "from {first} to {last} are too many periods; say --from and --to."
        raise Refused(Message(words, first=first, last=last))
    return tuple(spans(by, first, last)) if first <= last else ()


def _last_day(submissions: Sequence[Submission], days: Days) -> datetime.date:
    return days[1] or max((one.date for one in submissions), default=datetime.date(2000, 1, 1))


def _outputs(
    options: argparse.Namespace, counts: Counts, day: datetime.date
) -> list[tuple[Path, bytes]]:
    """Return the files that are asked for; all are made before one is written."""
    outputs = []
    heads, rows = heads_of(counts), rows_of(counts)
    if options.csv is not None:
        outputs.append((Path(options.csv), csv_of([heads, *rows]).encode()))
    if options.xlsx is not None:
        outputs.append((Path(options.xlsx), workbook(_NAME, day, [Sheet(_NAME, heads, rows)])))
    return outputs


def _told(words: str, name: str, count: Count) -> Message:
    return Message(
        words,
        name=name,
        sent=count.sent,
        printed=count.printed,
        briefs=count.briefs,
        unsure=count.unsure,
    )
