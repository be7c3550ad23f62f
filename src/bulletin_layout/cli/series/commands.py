"""`bulletin series`: what is asked of many issues at once."""

from __future__ import annotations

import argparse
import datetime
import os
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from itertools import groupby, islice

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE, build_options, limits_of
from bulletin_layout.cli.progress import Progress
from bulletin_layout.cli.series.outputs import refuse_overwriting
from bulletin_layout.cli.terminal import (
    print_command_problem,
    print_diagnostics,
    print_message,
    print_problem,
)
from bulletin_layout.diagnostics import BulletinError, InputError, Refused, Severity
from bulletin_layout.grammar.values import date
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Bilingual, Message, MessageList, counted
from bulletin_layout.proofreading.format_diagnostic import chinese_path
from bulletin_layout.series.check import check_series
from bulletin_layout.series.model import Series
from bulletin_layout.series.read import Reading, read_series
from bulletin_layout.series.search.hits import Hit, Query, scan

_AROUND = 12
# More than these nobody reads.
_MOST_HITS = 1000


def series(options: argparse.Namespace) -> int:
    """Run a command of `bulletin series`; return the exit code."""
    limits = limits_of(options)
    if limits is None:
        return WRONG_USE
    try:
        refuse_overwriting(options)
        return _RUN[options.series_command](options, limits)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
    except BulletinError as problem:
        print_problem(problem.message)
    except Refused as problem:
        print_command_problem(f"series {options.series_command}", problem.message)
        return WRONG_USE
    return WRONG_INPUT


def read(options: argparse.Namespace, limits: Limits) -> Series:
    """Return the series that is asked for, showing how far its reading is."""
    progress: Progress | None = None

    def passed(done: int, all_: int) -> None:
        nonlocal progress
        if progress is None:
            progress = Progress(all_ - done)
        else:
            progress.step()

    processes = options.jobs or os.cpu_count() or 1
    reading = Reading(options.root, limits, options.drop_invisible)
    if processes == 1:
        pool = nullcontext(None)
    else:
        from concurrent.futures import ProcessPoolExecutor  # 15 ms, for the many only

        pool = ProcessPoolExecutor(processes)  # type: ignore[assignment]
    with pool as executor:
        found = read_series(
            options.paths,
            memory=options.memory,
            executor=executor,
            reading=reading,
            passed=passed,
        )
    if progress is not None:
        progress.clear()
    print_diagnostics(found.passed_over)
    return found


def _check(options: argparse.Namespace, limits: Limits) -> int:
    series = read(options, limits)
    found = check_series(series, counted_on=frozenset(options.counted_on))
    print_diagnostics(found)
    counts = Counter(diagnostic.severity for diagnostic in found)
    said = MessageList(
        (
            counted(counts[Severity.ERROR], "{n} error", "{n} errors"),
            counted(counts[Severity.WARNING], "{n} warning", "{n} warnings"),
            counted(counts[Severity.HINT], "{n} hint", "{n} hints"),
        )
    )
    issues = counted(len(series.issues), "{n} issue", "{n} issues")
    print_message(Message("{issues}: {counts}.", issues=issues, counts=said))
    return WRONG_INPUT if counts[Severity.ERROR] else GOOD


def _search(options: argparse.Namespace, limits: Limits) -> int:
    if not options.term.strip():
        raise Refused("there is nothing to look for.")
    first, last = days_of(options)
    query = Query(options.term, options.unit, options.person, first, last)
    series = read(options, limits)
    print_diagnostics(series.unread)
    hits = _hits(series, query, options.memory)
    cut = len(hits) > _MOST_HITS
    hits = hits[:_MOST_HITS]
    for _, group in groupby(hits, key=lambda hit: hit.file):
        _tell_hits(list(group), query, options)
    issues = counted(len({hit.file for hit in hits}), "{n} issue", "{n} issues")
    passages = counted(len(hits), "{n} passage", "{n} passages")
    print_message(Message("{passages} in {issues}.", passages=passages, issues=issues))
    if cut:
        print_problem("There are more. Narrow it with --unit, --person, --from and --to.")
    return WRONG_INPUT if series.unread else GOOD


def _hits(series: Series, query: Query, memory: str | None) -> list[Hit]:
    if memory is None:
        return list(islice(scan(series.issues, query), _MOST_HITS + 1))
    from bulletin_layout.series.search.index import SearchIndex  # only where one is kept

    with SearchIndex(memory, series) as index:
        return index.search(query, _MOST_HITS + 1)


def _tell_hits(hits: list[Hit], query: Query, options: argparse.Namespace) -> None:
    """Print one issue's hits, a line each."""
    places: list[Message | str] = [""] * len(hits)
    if options.pages:
        places = _pages(hits, query, options)
    for hit, printed in zip(hits, places, strict=True):
        begin = max(hit.at - _AROUND, 0)
        end = hit.at + len(query.term) + _AROUND
        words = "…" * (begin > 0) + hit.text[begin:end] + "…" * (end < len(hit.text))
        part = Bilingual(hit.part, chinese_path(hit.part))
        where = MessageList((hit.issue, part, printed))
        print_message(
            Message("{place}: {where}: {words}", place=hit.place, where=where, words=words)
        )


def _pages(hits: list[Hit], query: Query, options: argparse.Namespace) -> list[Message | str]:
    from bulletin_layout.series.search.printed import printed_places  # only where it is asked

    asked = build_options(options, None)
    if asked is None:
        return [""] * len(hits)
    try:
        found = printed_places(hits, query.term, asked)
    except InputError as wrong:
        print_diagnostics(wrong.diagnostics)
        return [""] * len(hits)
    said = "page {page} line {line}"
    return [Message(said, page=p.page, line=p.line) if p else "" for p in found]


def _stats(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.stats import stats  # for this command only

    return stats(options, limits, days_of(options), read)


def _ranking(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.ranking import ranking  # for this command only

    days = days_of(options)
    return ranking(options, limits, days, read, day_of(options.date, "--date"))


def _of_period(options: argparse.Namespace, limits: Limits) -> Series:
    """Return the series of the year and the days that are asked for. Raises Refused for none."""
    series = read(options, limits).between(*days_of(options))
    if options.year is not None:
        kept = tuple(issue for issue in series.issues if issue.year == options.year)
        series = replace(series, issues=kept)
    if not series.issues and not series.unread:
        raise Refused("no issue is of that time.")
    return series


def _bind(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.bind import bind_series  # only where it is asked

    return bind_series(_of_period(options, limits), options, limits)


def _archive(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.archive import archive_series  # only where it is asked

    day = day_of(options.date, "--date")
    return archive_series(_of_period(options, limits), options, limits, day)


def _verify(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.archive import verify_series  # only where it is asked

    return verify_series(options, limits)


def _recipients(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.handout import tell_recipients  # only where it is asked

    return tell_recipients(_of_period(options, limits), options, limits)


def _number(options: argparse.Namespace, limits: Limits) -> int:
    from bulletin_layout.cli.series.handout import number_issue  # only where it is asked

    return number_issue(read(options, limits), options, limits)


def _booklet(options: argparse.Namespace, _limits: Limits) -> int:
    from bulletin_layout.cli.series.handout import make_booklet  # only where it is asked

    return make_booklet(options)


def days_of(options: argparse.Namespace) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the days that --from and --to name. Raises Refused, also if they are in disorder."""
    first, last = day_of(options.first, "--from"), day_of(options.last, "--to")
    if first is not None and last is not None and first > last:
        raise Refused("--from is after --to.")
    return first, last


def day_of(text: str | None, option: str) -> datetime.date | None:
    """Return the day that an option names, None for none. Raises Refused."""
    if text is None:
        return None
    try:
        return date(text)
    except Refused as problem:
        words = Message("{option}: {problem}", option=option, problem=problem.message)
        raise Refused(words) from None


_RUN: dict[str, Callable[[argparse.Namespace, Limits], int]] = {
    "check": _check,
    "search": _search,
    "stats": _stats,
    "ranking": _ranking,
    "bind": _bind,
    "archive": _archive,
    "verify": _verify,
    "recipients": _recipients,
    "number": _number,
    "booklet": _booklet,
}
