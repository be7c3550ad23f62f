"""What the commands share: exit codes, arguments, and how issues are to be built."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from bulletin_layout.cli.terminal import print_problem
from bulletin_layout.diagnostics import Refused
from bulletin_layout.limits import DEFAULT_LIMITS, Limits
from bulletin_layout.messages import Message
from bulletin_layout.pipeline import BuildOptions
from bulletin_layout.proofreading.level import ProofreadingLevel

# What a draft may be called, and what stands for `--draft` alone.
STAGES = ("送审稿", "清样", "征求意见稿")
_DRAFT = "yes"
GOOD, WRONG_INPUT, WRONG_USE = 0, 1, 2
# As shells count processes that SIGINT and SIGPIPE ended.
INTERRUPTED, PIPE_CLOSED = 130, 141


def formats_in(words: str) -> list[str]:
    """Return the formats that a list with commas names, each once."""
    return list(dict.fromkeys(word.strip().lower() for word in words.split(",")))


def add_reading(command: argparse.ArgumentParser) -> None:
    """Add the options that say how an issue is read."""
    command.add_argument(
        "--root", metavar="DIR", help="where files named by an issue may lie (its own folder)"
    )
    command.add_argument(
        "--drop-invisible",
        action="store_true",
        help="leave out invisible characters with a warning, instead of refusing them",
    )
    add_limit(command)


def add_limit(command: argparse.ArgumentParser) -> None:
    """Add the limits, by name."""
    command.add_argument(
        "--limit",
        metavar="NAME=N",
        action="append",
        default=[],
        help="raise or lower a limit, such as pages=5000 (docs/reliability.md)",
    )


def build_options(
    options: argparse.Namespace, proofread: ProofreadingLevel | None
) -> BuildOptions | None:
    """Return how issues are to be built, None after saying what is wrong with a limit."""
    limits = limits_of(options)
    if limits is None:
        return None
    asked = getattr(options, "draft", False)
    draft = bool(asked)
    style, fonts = getattr(options, "style", None), getattr(options, "fonts", None)
    return BuildOptions(
        style,
        fonts,
        draft,
        options.root,
        limits,
        options.drop_invisible,
        proofread,
        keep_lock=bool(getattr(options, "keep_lock", True)),
        stage=asked if asked in STAGES else "",
        review_sheet=bool(getattr(options, "review_sheet", False)),
    )


def limits_of(options: argparse.Namespace) -> Limits | None:
    """Return the limits that are asked for, None after saying what is wrong with one."""
    limits = DEFAULT_LIMITS
    try:
        for words in options.limit:
            limits = limits.changed(words)
    except Refused as problem:
        print_problem(Message("bulletin: --limit: {problem}", problem=problem.message))
        return None
    return limits


def positive(text: str) -> int:
    """Return a number of processes or pages. Raises ValueError, which argparse reports."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def stage(text: str) -> str:
    """Return what a draft is called. Raises ValueError, which argparse reports."""
    if text not in (_DRAFT, *STAGES):
        raise ValueError
    return text


def with_stage(arguments: Sequence[str]) -> list[str]:
    """Return arguments in which `--draft` of a build has what it is called, if that follows it.

    A file may follow it as well, which argparse would take for it.
    """
    made: list[str] = []
    is_build = arguments[:1] == ["build"]
    for argument in arguments:
        if made and made[-1] == "--draft" and is_build:
            made[-1] = f"--draft={argument if argument in STAGES else _DRAFT}"
            if argument in STAGES:
                continue
        made.append(argument)
    if made and made[-1] == "--draft" and is_build:
        made[-1] = f"--draft={_DRAFT}"
    return made
