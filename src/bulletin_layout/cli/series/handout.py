"""`bulletin series recipients`, `number` and `booklet`: what is printed and handed out."""

from __future__ import annotations

import argparse
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE, build_options
from bulletin_layout.cli.terminal import print_diagnostics, print_message
from bulletin_layout.diagnostics import Refused
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message, MessageList, counted
from bulletin_layout.output.write import write_atomically
from bulletin_layout.pipeline import save
from bulletin_layout.series.handout import count, register
from bulletin_layout.series.handout.booklet import booklet
from bulletin_layout.series.handout.serial_pages import serial_pages
from bulletin_layout.series.handout.shares import NO_TABLE, Shares, read_shares
from bulletin_layout.series.model import Series


def tell_recipients(series: Series, options: argparse.Namespace, limits: Limits) -> int:
    """Print who got how many copies, and write the table; return the exit code."""
    shares = _shares(options, limits)
    print_diagnostics([*series.unread, *count.too_few(series, shares)])
    rows = count.count_copies(series, shares)
    for row in rows:
        words = "{name}: {issues}, {copies}{several}"
        issues = counted(row.issues, "{n} issue", "{n} issues")
        copies = counted(row.copies, "{n} copy", "{n} copies")
        several = Message("; it stands for several") if row.is_several else ""
        print_message(Message(words, name=row.name, issues=issues, copies=copies, several=several))
    _tell_printed(count.count_printed(series, shares))
    if options.csv is not None:
        write_atomically(Path(options.csv), [count.csv_of(rows).encode()])
    return WRONG_INPUT if series.unread else GOOD


def number_issue(series: Series, options: argparse.Namespace, limits: Limits) -> int:
    """Number the copies of one issue; write the register, and pages with the numbers if asked."""
    if series.unread:
        print_diagnostics(series.unread)
        return WRONG_INPUT
    if len(series.issues) != 1:
        raise Refused("copies are numbered of one issue at a time.")
    (issue,) = series.issues
    copies = register.number_copies(issue, _shares(options, limits), first=options.first)
    pages = None
    if options.pages is not None:
        build = build_options(options, None)
        if build is None:
            return WRONG_USE
        pages = serial_pages(issue.file, copies, build)
    write_atomically(Path(options.csv), [register.csv_of(issue, copies).encode()])
    if pages is not None:
        save(pages, options.pages, "pdf")
    said = counted(len(copies), "{n} copy", "{n} copies")
    span = f"{copies[0].serial}—{copies[-1].serial}" if copies else ""
    told = MessageList((said, span))
    print_message(Message("{target}  {said}", target=options.csv, said=told))
    return GOOD


def make_booklet(options: argparse.Namespace) -> int:
    """Impose a PDF as a booklet; return the exit code."""
    made = booklet(options.pdf, blanks=options.blanks, gathering=options.gathering)
    write_atomically(Path(options.output), [made.pdf])
    sheets = counted(made.sheets, "{n} sheet", "{n} sheets")
    blanks = counted(made.blanks, "{n} blank page", "{n} blank pages")
    kind = Message("a print file: no tags, no PDF/A, no PDF/UA")
    said = MessageList((sheets, blanks, kind))
    print_message(Message("{target}  {said}", target=options.output, said=said))
    return GOOD


def _shares(options: argparse.Namespace, limits: Limits) -> Shares:
    return read_shares(options.shares, limits=limits) if options.shares is not None else NO_TABLE


def _tell_printed(printed: count.Printed) -> None:
    issues = counted(printed.issues, "{n} issue", "{n} issues")
    words = "{issues}; {told} tell 共印: {printed} printed, {given} given."
    told = printed.told
    print_message(
        Message(words, issues=issues, told=told, printed=printed.printed, given=printed.given)
    )
