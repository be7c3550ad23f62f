"""How long work may take. The clock is looked at for this alone; nothing else depends on it.

Work that may be long asks `check_time` now and then; outside `time_limit` it costs next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.messages import Message


class Overtime(NamedTuple):
    """What is said once the time is over: a template with `{seconds}`, and advice."""

    message: str
    advice: str


BUILD = Overtime(
    "the build takes longer than {seconds} s (limit seconds).",
    "Divide the issue, or raise the limit.",
)
IMPORT = Overtime(
    "reading it takes longer than {seconds} s (limit import_seconds).",
    "Divide it, or raise the limit.",
)


class _Deadline(NamedTuple):
    end: float
    seconds: int
    name: str
    words: Overtime


_DEADLINE: ContextVar[_Deadline | None] = ContextVar("_DEADLINE", default=None)


@contextmanager
def time_limit(seconds: int, name: str, words: Overtime = BUILD) -> Iterator[None]:
    """Let `check_time` raise within the block once so many seconds have passed.

    `name` is the file, and `words` what is said then.
    """
    token = _DEADLINE.set(_Deadline(time.monotonic() + seconds, seconds, name, words))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_time() -> None:
    """Raise InputError if the work has taken longer than it may."""
    deadline = _DEADLINE.get()
    if deadline is not None and time.monotonic() > deadline.end:
        message = Message(deadline.words.message, seconds=deadline.seconds)
        raise InputError([error(None, deadline.name, message, deadline.words.advice)])
