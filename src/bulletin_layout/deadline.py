"""How long work may take. The clock is looked at for this alone; nothing else depends on it.

Work that may be long asks `check_time` now and then; outside `time_limit` it costs next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from bulletin_layout.diagnostics import InputError, error
from bulletin_layout.messages import Message
from bulletin_layout.named_tuple import NamedTuple

Item = TypeVar("Item")


class Overtime(NamedTuple):
    """What is said once the time is over: a template with `{seconds}`, and advice."""

    message: str
    advice: str


COMMAND = Overtime(
    "it takes longer than {seconds} s (limit seconds).",
    "Divide it, or raise the limit.",
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
def time_limit(seconds: int, name: str, words: Overtime = COMMAND) -> Iterator[None]:
    """Let `check_time` raise within the block once so many seconds have passed.

    `name` is the file, and `words` what is said then. Within another limit the one that ends first
    holds: a command sets one for all that it does, and the stages that it asks set theirs in vain.
    """
    deadline, outer = _Deadline(time.monotonic() + seconds, seconds, name, words), _DEADLINE.get()
    if outer is not None and outer.end <= deadline.end:
        yield
        return
    token = _DEADLINE.set(deadline)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_time() -> None:
    """Raise InputError if the time is up."""
    deadline = _DEADLINE.get()
    if deadline is not None and time.monotonic() > deadline.end:
        message = Message(deadline.words.message, seconds=deadline.seconds)
        raise InputError([error(None, deadline.name, message, deadline.words.advice)])


def timed(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what is yielded, asking for the time before each item and at the end."""
    for item in items:
        check_time()
        yield item
    check_time()
