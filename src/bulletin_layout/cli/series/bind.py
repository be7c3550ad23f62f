"""`bulletin series bind`: a volume, or its parts, and the sheets that go round them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bulletin_layout.cli.options import GOOD, WRONG_INPUT, WRONG_USE, build_options
from bulletin_layout.cli.progress import Progress
from bulletin_layout.cli.series.pool import pool
from bulletin_layout.cli.terminal import print_diagnostics, print_message
from bulletin_layout.deadline import time_limit
from bulletin_layout.limits import Limits
from bulletin_layout.messages import Message, MessageList, counted
from bulletin_layout.pipeline import save
from bulletin_layout.series.model import Series
from bulletin_layout.series.volume.bind import bind
from bulletin_layout.series.volume.model import Volume, VolumeOptions


def bind_series(series: Series, options: argparse.Namespace, limits: Limits) -> int:
    """Bind a series; return the exit code."""
    asked = build_options(options, None)
    if asked is None:
        return WRONG_USE
    if series.unread:
        print_diagnostics(series.unread)
        return WRONG_INPUT
    volume = VolumeOptions(
        style=options.style,
        folios=options.folios,
        most_sheets=options.most_sheets,
        approval=options.approval,
        font_sets=tuple(options.font_sets) or (None,),
    )
    progress = Progress(len(series.issues))
    plain = replace(asked, style=None, fonts=None)
    # Each issue has its own time; a volume has that of all.
    with time_limit(limits.seconds * (len(series.issues) + 1), options.output):
        with pool(options.jobs, len(series.issues)) as executor:
            made = bind(series, volume, plain, executor=executor, passed=_stepping(progress))
        progress.clear()
        for part in made:
            _write(part, options)
    return GOOD


def _stepping(progress: Progress) -> Callable[[int, int], None]:
    return lambda _done, _all: progress.step()


def _write(part: Volume, options: argparse.Namespace) -> None:
    print_diagnostics(part.document.diagnostics)
    target = _named(options.output, part)
    save(part.document, target, "pdf")
    if options.cover is not None:
        save(part.cover, _named(options.cover, part), "pdf")
        print_diagnostics(part.cover.diagnostics)
    issues = counted(len(part.issues), "{n} issue", "{n} issues")
    pages = counted(len(part.document.pages), "{n} page", "{n} pages")
    sheets = counted(part.sheets, "{n} sheet", "{n} sheets")
    said = MessageList((issues, pages, sheets, part.secrecy))
    print_message(Message("{target}  {said}", target=target, said=said))


def _named(output: str, part: Volume) -> Path:
    """Return a part's file: the one that is asked for, with the part's number if there are more."""
    path = Path(output)
    if part.parts == 1:
        return path
    return path.with_name(f"{path.stem}-{part.number}{path.suffix}")
