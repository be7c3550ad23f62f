"""`bulletin series ranking`: what units' contributions are worth, told and as tables."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable
from pathlib import Path

from bulletin_layout.cli.new import write_schema
from bulletin_layout.cli.options import GOOD, WRONG_INPUT
from bulletin_layout.cli.terminal import print_diagnostics, print_message
from bulletin_layout.csv_text.write import csv_of
from bulletin_layout.deadline import time_limit
from bulletin_layout.diagnostics import Refused
from bulletin_layout.issue.reader import parse_issue
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message, MessageList
from bulletin_layout.output.write import create_new, write_atomically
from bulletin_layout.resources import is_file
from bulletin_layout.series.ledger.adoptions import Adoption, read_adoptions
from bulletin_layout.series.ledger.read import read_register
from bulletin_layout.series.model import Series
from bulletin_layout.series.scoring.items import Deed
from bulletin_layout.series.scoring.ranking import Ranking, Standing, rank_units
from bulletin_layout.series.scoring.read_rules import read_rules
from bulletin_layout.series.scoring.table import csv_rows, items_table, shown, table_of

_COUNTED = (
    (Deed.SENT, "sent"),
    (Deed.PRINTED, "printed"),
    (Deed.BRIEF, "in brief"),
    (Deed.ADOPTED, "adopted"),
    (Deed.REMARK, "remarked on"),
    (Deed.ASKED, "asked for"),
    (Deed.LATE, "late"),
)
Days = tuple[datetime.date | None, datetime.date | None]
Read = Callable[[argparse.Namespace, Limits], Series]


def ranking(
    options: argparse.Namespace,
    limits: Limits,
    days: Days,
    read: Read,
    date: datetime.date | None,
) -> int:
    """Score the series that `read` returns from the first to the last of `days`.

    `date` is that of the issue to be written. Return the exit code. Raises InputError, OutputError,
    Refused.
    """
    _refuse_wrong_use(options, date)
    with time_limit(limits.seconds, options.register):
        found, series = _ranking(options, limits, days, read)
        outputs = _outputs(options, found)
        notice = None
        if options.issue is not None and date is not None:
            notice = _notice(options, found, series, date)
        print_diagnostics(found.hints)
        for one in found.standings:
            print_message(_line(one))
        for path, data in outputs:
            write_atomically(path, [data])
        if notice is not None:
            _write_notice(notice, Path(options.issue), options.root, limits)
    return WRONG_INPUT if series.unread else GOOD


def _refuse_wrong_use(options: argparse.Namespace, date: datetime.date | None) -> None:
    """Raise Refused for options that do not go together, before anything is read."""
    if options.issue is None:
        if date is not None:
            raise Refused("--date is that of the issue: write --issue too.")
        return
    if date is None or options.csv is None:
        raise Refused("--issue needs --date, the issue's date, and --csv, which it is taken from.")
    if is_file(Path(options.issue)):
        words = Message("{target} exists already; nothing was written.", target=options.issue)
        raise Refused(words)
    for option, name in (("--csv", options.csv), ("--items", options.items)):
        if name is not None and _beside(name, options.issue) is None:
            words = Message("{option}: it has to lie beside the issue, or below.", option=option)
            raise Refused(words)


def _beside(name: str, issue: str) -> str | None:
    """Return a file's name as the issue has it, None if it does not lie in its folder."""
    path, folder = Path(name).resolve(), Path(issue).resolve().parent
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def _notice(
    options: argparse.Namespace, found: Ranking, series: Series, date: datetime.date
) -> str:
    from bulletin_layout.series.scoring.notice import ITEMS, RANKING, last_issue, notice_text

    named = {RANKING: options.csv, ITEMS: options.items}
    files = {title: _beside(name, options.issue) or "" for title, name in named.items() if name}
    target = Path(options.issue)
    return notice_text(found, last_issue(series), date, target, files, root=options.root)


def _write_notice(text: str, target: Path, root: str | None, limits: Limits) -> None:
    """Write the issue, proved to be one; tell what there is to say of it."""
    from bulletin_layout.yaml_text.proof import refuse_unprovable

    refuse_unprovable(text, str(target))
    read = parse_issue(text, name=target.name, root=root or target.parent, limits=limits)
    create_new(target, text.encode())
    write_schema(target.parent)
    print_diagnostics(read.diagnostics)
    print_message(Message("{file} is written.", file=target))


def _ranking(
    options: argparse.Namespace, limits: Limits, days: Days, read: Read
) -> tuple[Ranking, Series]:
    first, last = days
    rules = read_rules(options.rules, limits=limits)
    submissions = read_register(options.register, limits=limits)
    adoptions: tuple[Adoption, ...] = ()
    if options.adoptions is not None:
        adoptions = read_adoptions(options.adoptions, submissions, limits=limits)
    series = read(options, limits)
    print_diagnostics(series.unread)
    more = {"by": options.by, "units": options.units}
    return rank_units(series, submissions, adoptions, rules, first=first, last=last, **more), series


def _outputs(options: argparse.Namespace, found: Ranking) -> list[tuple[Path, bytes]]:
    """Return the files that are asked for; all are made before one is written."""
    outputs = []
    if options.csv is not None:
        outputs.append((Path(options.csv), csv_of(csv_rows(table_of(found))).encode()))
    if options.items is not None:
        outputs.append((Path(options.items), csv_of(csv_rows(items_table(found))).encode()))
    if options.xlsx is not None:
        from bulletin_layout.series.scoring.xlsx import xlsx_of  # only where it is asked

        outputs.append((Path(options.xlsx), xlsx_of(found)))
    return outputs


def _line(one: Standing) -> Message:
    counts: list[str] = [
        Bilingual(f"{n} {words}", f"{deed.value}{n}")
        for deed, words in _COUNTED
        if (n := one.counts[deed])
    ]
    return Message(
        "{rank}. {unit}: {points} points, {total} in the year ({counts})",
        rank=one.rank,
        unit=" ".join(filter(None, (one.unit_class, one.unit))),
        points=shown(one.points),
        total=shown(one.total),
        counts=MessageList(counts or ["nothing sent"]),
    )
