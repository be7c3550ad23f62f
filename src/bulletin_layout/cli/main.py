"""The commands of `bulletin`: arguments in, exit code out.

0 good, 1 the input is wrong or a PDF could not be written, 2 the command was used wrongly, 130
ended by Ctrl-C (which is how a preview ends well).
What is wrong goes to standard error, a line of progress an issue to standard output.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from bulletin_layout.cli.arguments import parsed
from bulletin_layout.cli.options import (
    GOOD,
    INTERRUPTED,
    PIPE_CLOSED,
    WRONG_INPUT,
    WRONG_USE,
    build_options,
    limits_of,
)
from bulletin_layout.cli.terminal import print_problem
from bulletin_layout.messages import Message
from bulletin_layout.proofreading.level import ProofreadingLevel


def console() -> None:
    """Run the command on the process's arguments and exit with its code."""
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main(sys.argv[1:])
        for stream in streams:
            stream.flush()  # here, where it is told if it cannot be
        sys.exit(code)
    except BrokenPipeError:
        # Who reads what is said has enough, as `head` does: nothing more is said.
        _say_nothing_more()
        sys.exit(PIPE_CLOSED)
    except OSError as problem:
        # A full disk behind standard output: a line, not a traceback.
        _say_nothing_more()
        reason = problem.strerror or str(problem)
        print_problem(Message("bulletin: what is said cannot be written: {reason}.", reason=reason))
        sys.exit(WRONG_INPUT)


def _say_nothing_more() -> None:
    """Lead standard output nowhere, so that what waits in it does not fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: Sequence[str]) -> int:
    """Run the command on `arguments` and return its exit code."""
    options = parsed(arguments)
    try:
        return _RUN[options.command](options)
    except KeyboardInterrupt:
        return INTERRUPTED


def _build(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.build import build, jobs_of

    asked = build_options(options, ProofreadingLevel.BUILD if options.proofread else None)
    if asked is None:
        return WRONG_USE
    if options.with_source and (asked.stage or asked.review_sheet):
        words = "--with-source is for what is issued, not for a draft by name or a 送审单."
        print_problem(Message(words))
        return WRONG_USE
    keywords = {} if options.ink == "all" else {"ink": options.ink}
    for name in ("fragment", "inline_styles"):
        if getattr(options, name):
            keywords[name] = True
    if options.pictures != "inside":
        keywords["pictures"] = options.pictures
    files = _issues_among(options.files)
    jobs = jobs_of(files, options.output, asked, options.to, keywords, options.with_source)
    return WRONG_USE if jobs is None else build(jobs, options.jobs, options.timings)


def _issues_among(files: list[str]) -> list[str]:
    """Return the issues among several files; of one there is nothing to ask."""
    if len(files) < 2:
        return files
    from bulletin_layout.cli.issues_among import issues_among

    return issues_among(files)


def _check(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.check import check

    asked = build_options(options, ProofreadingLevel.CHECK)
    return (
        WRONG_USE
        if asked is None
        else check(_issues_among(options.files), asked, options.format, options.report)
    )


def _fix(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.fix import fix_files

    asked = build_options(options, ProofreadingLevel.CHECK)
    if asked is None:
        return WRONG_USE
    return fix_files(_issues_among(options.files), options.dry_run, asked)


def _confirm(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.confirm import confirm

    limits = limits_of(options)
    if limits is None:
        return WRONG_USE
    return confirm(options.file, options.line, options.dry_run, limits)


def _fill(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.fill import fill_files

    limits = limits_of(options)
    return WRONG_USE if limits is None else fill_files(options, limits)


def _fit(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.fit import fit

    asked = build_options(options, None)
    return WRONG_USE if asked is None else fit(options.file, options.pages, options.apply, asked)


def _amend(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.amend import amend

    asked = build_options(options, None)
    if asked is None:
        return WRONG_USE
    return amend(options.file, options.marks, options.by, options.dry_run, asked)


def _lock(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.lock import lock

    asked = build_options(options, ProofreadingLevel.BUILD)
    if asked is None:
        return WRONG_USE
    return lock(_issues_among(options.files), options.replace, asked)


def _rebuild(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.rebuild import rebuild

    limits = limits_of(options)
    if limits is None:
        return WRONG_USE
    return rebuild(options.file, options.output, options.extract, limits)


def _revise(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.revise import revise_file

    asked = build_options(options, ProofreadingLevel.CHECK)
    if asked is None:
        return WRONG_USE
    return revise_file(options.file, options.word, options.dry_run, asked)


def _redline(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.redline import write_redline

    asked = build_options(options, None)
    return WRONG_USE if asked is None else write_redline(options, asked)


def _new(options: argparse.Namespace) -> int:
    if options.last is None:
        from bulletin_layout.cli.new_bulletin import new_bulletin

        return new_bulletin(options)
    from bulletin_layout.cli.new import new

    return new(options.last, options.date, options.output, options.root)


def _words(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.words import suggest

    asked = build_options(options, None)
    return WRONG_USE if asked is None else suggest(options.files, asked, options.output)


def _import(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.import_ import import_

    limits = limits_of(options)
    return WRONG_USE if limits is None else import_(options, limits)


def _learn(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.learn import learn

    limits = limits_of(options)
    return WRONG_USE if limits is None else learn(options, limits)


def _inspect(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.inspect import inspect

    limits = limits_of(options)
    return WRONG_USE if limits is None else inspect(options, limits)


def _preview(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.preview import preview

    asked = build_options(options, ProofreadingLevel.CHECK)
    return WRONG_USE if asked is None else preview(options, asked)


def _schema(options: argparse.Namespace) -> int:
    import json

    if options.what in ("issue", "words"):
        from bulletin_layout.issue.schema import issue_schema, words_schema

        schema = issue_schema() if options.what == "issue" else words_schema()
    else:
        from bulletin_layout.series.schemas import schema_named

        schema = schema_named(options.what)
    print(json.dumps(schema, ensure_ascii=False, indent=2))
    return GOOD


def _verify(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.verify import verify

    return verify(options.files, options.lock)


def _series(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.series.commands import series

    return series(options)


def _diff(options: argparse.Namespace) -> int:
    from bulletin_layout.cli.diff import diff

    return diff(options.old, options.new, options.html)


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "fix": _fix,
    "confirm": _confirm,
    "fill": _fill,
    "revise": _revise,
    "redline": _redline,
    "fit": _fit,
    "amend": _amend,
    "lock": _lock,
    "rebuild": _rebuild,
    "verify": _verify,
    "diff": _diff,
    "new": _new,
    "words": _words,
    "import": _import,
    "learn": _learn,
    "inspect": _inspect,
    "preview": _preview,
    "series": _series,
    "schema": _schema,
}
