"""How long a command may work on an issue. The clock is looked at for this; nothing else depends on
it.

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

Item = TypeVar("Item")
_DEADLINE: ContextVar[tuple[float, int, str] | None] = ContextVar("_DEADLINE", default=None)


@contextmanager
def time_limit(seconds: int, name: str) -> Iterator[None]:
    """Let `check_time` raise within the block once so many seconds have passed.

    `name` is the issue's file, for the message. Within another limit that one holds on: a command
    sets one for all that it does, and the stages that it asks set theirs in vain.
    """
    if _DEADLINE.get() is not None:
        yield
        return
    token = _DEADLINE.set((time.monotonic() + seconds, seconds, name))
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_time() -> None:
    """Raise InputError if the time is up."""
    deadline = _DEADLINE.get()
    if deadline is not None and time.monotonic() > deadline[0]:
        message = Message("it takes longer than {seconds} s (limit seconds).", seconds=deadline[1])
        advice = "Divide it, or raise the limit."
        raise InputError([error(None, deadline[2], message, advice)])


def timed(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what is yielded, asking for the time before each item and at the end."""
    for item in items:
        check_time()
        yield item
    check_time()
